import { useState } from 'react'
import type { CertifiedFact } from '../../../contract/certification.ts'
import { money } from '../../../domain/money.ts'
import type { OperatorCode } from '../../../domain/operator.ts'
import { operatorCodes } from '../../../domain/operator.ts'
import type { ProviderId } from '../../../domain/provider.ts'
import { Button } from '../../components/Button.tsx'
import { Field } from '../../components/Field.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Segments } from '../../components/Segments.tsx'
import { useHealth } from '../../core/use-core.ts'
import { useSay } from '../../i18n/say.ts'
import styles from './Certification.module.css'
import { CertifiedFacts } from './CertifiedFacts.tsx'
import { type Own, othersThan, type Step, useBegin } from './use-certification.ts'

interface Props {
  readonly step: Step
  readonly provider: ProviderId
  readonly own: Own
  readonly onOwn: (part: Partial<Own>) => void
  /** What was measured before. */
  readonly facts: readonly CertifiedFact[]
  readonly onBegun: () => void
  readonly onSkip: () => void
}

/** What a step does and what it may cost, before anything is done. */
export function StepForm(props: Props) {
  const { step, own, facts } = props
  const { t, taka } = useSay()
  const practice = usePractice()
  const form = useStepForm(props)
  const blocked = step.cannot !== null
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault()
        enter(event.currentTarget)
      }}
    >
      <p>{t(`certifiedStep.${step.step}.lead`)}</p>
      <Cost step={step} />
      {step.cannot && <Notice tone="wait">{t(`certifiedProblem.${step.cannot}`)}</Notice>}
      {step.sales > 0 && !blocked && <OwnNumber {...props} form={form} />}
      {step.risky && !blocked && (
        <label className={styles['accept']}>
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
          onPress={form.go}
          isDisabled={blocked || form.waits || (step.sales > 0 && own.number === '')}
          takesFocus={step.sales === 0 && !step.risky && facts.length === 0}
        >
          {t(facts.length > 0 ? 'certification.again' : 'certification.begin')}
        </Button>
        <Button
          onPress={props.onSkip}
          takesFocus={blocked || (step.sales === 0 && (step.risky || facts.length > 0))}
        >
          {t(facts.length > 0 ? 'certification.next' : 'certification.skip')}
        </Button>
      </div>
      {facts.length > 0 && <CertifiedFacts facts={facts} />}
    </form>
  )
}

interface FormState {
  readonly accepted: boolean
  readonly setAccepted: (accepted: boolean) => void
  readonly other: OperatorCode | null
  readonly setOther: (operator: OperatorCode) => void
  readonly waits: boolean
  readonly problem: string
  readonly numberProblem: string
  readonly go: () => void
}

function useStepForm({ step, provider, own, onBegun }: Props): FormState {
  const [accepted, setAccepted] = useState(false)
  const [other, setOther] = useState<OperatorCode | null>(null)
  const { begin, numberProblem, problem } = useBegin(step, provider, onBegun)
  const isRefund = step.step === 'refund'
  const waits =
    begin.isPending || (step.risky && !accepted) || (isRefund && wrongOf(other, own) === null)
  return {
    accepted,
    setAccepted,
    other: wrongOf(other, own),
    setOther,
    waits,
    problem,
    numberProblem,
    go() {
      if (waits) return
      const operator = isRefund ? (wrongOf(other, own) ?? own.operator) : own.operator
      begin.mutate({ number: own.number, operator, accepted })
    },
  }
}

/** Enter in a field: on to the button, which a second Enter presses. Scanners end with one. */
function enter(form: HTMLFormElement): void {
  form.querySelector('button')?.focus()
}

/** The operator chosen to be wrong; null where it is the owner's own by now. */
function wrongOf(other: OperatorCode | null, own: Own): OperatorCode | null {
  return other === own.operator ? null : other
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

/** Where a step sells Enter first comes here, then to the button: no run of Enters sells. */
function takeFocus(input: HTMLInputElement | null): void {
  input?.focus()
}

function OwnNumber({ step, own, onOwn, form }: Props & { readonly form: FormState }) {
  const { t, operator: name } = useSay()
  const practice = usePractice()
  const choices = (codes: readonly OperatorCode[]) =>
    codes.map((value) => ({ value, words: name(value) }))
  return (
    <>
      <Field
        label={t('certification.number')}
        hint={t(practice ? 'certification.practiceHint' : 'certification.numberHint')}
        problem={form.numberProblem}
      >
        {({ id, describedBy, invalid }) => (
          <input
            id={id}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            ref={takeFocus}
            inputMode="numeric"
            autoComplete="off"
            data-digits=""
            maxLength={32}
            value={own.number}
            onChange={(event) => onOwn({ number: event.target.value })}
          />
        )}
      </Field>
      <Segments
        label={t('certification.operator')}
        value={own.operator}
        choices={choices(operatorCodes)}
        onChoose={(operator) => onOwn({ operator })}
      />
      {step.step === 'refund' && (
        <Segments
          label={t('certification.otherOperator')}
          value={form.other}
          choices={choices(othersThan(own.operator))}
          onChoose={form.setOther}
        />
      )}
    </>
  )
}
