import { type RefObject, useRef } from 'react'
import type { CertifiedFact } from '../../../contract/certification.ts'
import { money } from '../../../domain/money.ts'
import type { ProviderId } from '../../../domain/provider.ts'
import { Button } from '../../components/Button.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { Notice } from '../../components/Notice.tsx'
import { useHealth } from '../../core/use-core.ts'
import { useSay } from '../../i18n/say.ts'
import styles from './Certification.module.css'
import { CertifiedFacts } from './CertifiedFacts.tsx'
import { OwnNumber } from './OwnNumber.tsx'
import { StepReadBack } from './StepReadBack.tsx'
import { type Own, mayCost } from './own-number.ts'
import type { Step } from './use-certification.ts'
import { useStepForm } from './use-step-form.ts'
import type { StepHand } from './use-step-keys.ts'

interface Props {
  readonly step: Step
  readonly provider: ProviderId
  readonly own: Own
  readonly onOwn: (change: (own: Own) => Own) => void
  /** What was measured before. */
  readonly facts: readonly CertifiedFact[]
  readonly onBegun: () => void
  readonly onSkip: () => void
  readonly hand: RefObject<StepHand | null>
}

/** What a step does and what it may cost, before anything is done. */
export function StepForm(props: Props) {
  const { step, facts } = props
  const { t } = useSay()
  const page = useRef<HTMLFormElement>(null)
  const form = useStepForm({ ...props, form: page })
  return (
    <form ref={page} className={styles['form']} onSubmit={(event) => event.preventDefault()}>
      <p>{t(`certifiedStep.${step.step}.lead`)}</p>
      <Cost step={step} />
      {step.cannot && <Notice tone="wait">{t(`certifiedProblem.${step.cannot}`)}</Notice>}
      {form.stage === 'read-back' ? (
        <StepReadBack
          step={step}
          provider={props.provider}
          own={props.own}
          sentAs={form.sentAs}
          problem={form.problem}
          isSending={form.isSending}
          onBack={form.back}
          onSend={form.send}
        />
      ) : (
        <Asked {...props} form={form} />
      )}
      {facts.length > 0 && <CertifiedFacts facts={facts} />}
    </form>
  )
}

function Asked(props: Props & { readonly form: ReturnType<typeof useStepForm> }) {
  const { step, own, facts, form } = props
  const { t, taka } = useSay()
  const practice = usePractice()
  const blocked = step.cannot !== null
  const costs = mayCost(step)
  const begins = facts.length > 0 ? 'certification.again' : 'certification.begin'
  const isFirst = !step.risky && facts.length === 0
  return (
    <>
      {step.sales > 0 && !blocked && (
        <OwnNumber {...props} other={form.other} onOther={form.setOther} isPractice={practice} />
      )}
      {step.risky && !blocked && (
        <label className={styles['accept']} data-wanting="accepted">
          <input
            type="checkbox"
            checked={form.accepted}
            onChange={(event) => form.setAccepted(event.target.checked)}
          />
          {t(practice ? 'certification.practiceAccept' : 'certification.accept', {
            amount: taka(step.amount_e4),
          })}
        </label>
      )}
      {form.problem !== '' && (
        <p role="alert" className={styles['problem']}>
          {form.problem}
        </p>
      )}
      <div className={styles['actions']}>
        <Button
          kind={step.risky ? 'danger' : 'brand'}
          onPress={costs ? form.look : form.send}
          isDisabled={blocked || form.wanting === 'accepted' || (costs && isUnsaid(step, own))}
          isPending={form.isSending}
          takesFocus={step.sales === 0 && (isFirst || form.returned)}
        >
          {costs ? t('recharge.look') : t(begins)}
          {costs && <Kbd cap="Enter" onBrand={!step.risky} />}
        </Button>
        <Button
          onPress={props.onSkip}
          takesFocus={blocked || (step.sales === 0 && !isFirst && !form.returned)}
        >
          {t(facts.length > 0 ? 'certification.next' : 'certification.skip')}
        </Button>
      </div>
    </>
  )
}

function isUnsaid({ sales }: Step, own: Own): boolean {
  return sales > 0 && own.number === ''
}

/** In practice nothing that is measured costs anybody anything. */
function usePractice(): boolean {
  return useHealth().data?.books === 'practice'
}

/** In words what it costs, and that it may cost more than it should. */
function Cost({ step }: { readonly step: Step }) {
  const { t, taka } = useSay()
  const practice = usePractice()
  const amount = taka(step.amount_e4)
  const total = taka(money(step.amount_e4 * step.sales))
  const kind = step.sales === 2 ? 'Two' : step.sales === 1 ? 'One' : step.risky ? 'Probe' : null
  const key = kind === null ? 'free' : (`${practice ? 'practice' : 'cost'}${kind}` as const)
  return (
    <Notice tone={step.risky ? 'fail' : step.sales > 0 ? 'wait' : 'calm'}>
      {t(`certification.${key}`, { amount, total })}
    </Notice>
  )
}
