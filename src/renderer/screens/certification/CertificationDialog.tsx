import { LoaderCircle } from 'lucide-react'
import { useRef } from 'react'
import type { Certification } from '../../../contract/certification.ts'
import type { ProviderSummary } from '../../../contract/schemas.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Notice } from '../../components/Notice.tsx'
import { useSay } from '../../i18n/say.ts'
import styles from './Certification.module.css'
import { CertifiedFacts, ToHttps } from './CertifiedFacts.tsx'
import { StepForm } from './StepForm.tsx'
import { type Step, useWizard } from './use-certification.ts'
import { type StepHand, useStepKeys } from './use-step-keys.ts'

interface Props {
  readonly certification: Certification
  readonly provider: ProviderSummary
  readonly onClose: () => void
}

/** The owner's wizard, a page a step: Enter goes on and sends nothing, Esc leaves what goes on. */
export function CertificationDialog({ certification, provider, onClose }: Props) {
  const { t, count } = useSay()
  const wizard = useWizard(certification)
  const { step, nth, standing } = wizard
  const hand = useRef<StepHand>(null)
  // Heard over the dialog's own keys, which let none through.
  useStepKeys(hand)
  const onward = () => {
    if (!wizard.forward()) onClose()
  }
  if (!step) return null
  const shown = { nth: count(nth + 1), all: count(certification.steps.length) }
  return (
    <Dialog title={t('certification.title', { provider: provider.provider })} onClose={onClose}>
      {nth === 0 && <p className={styles['lead']}>{t('certification.lead')}</p>}
      <div className={styles['page']} key={`${step.step} ${standing}`}>
        <small className={styles['progress']}>{t('certification.progress', shown)}</small>
        <h3>{t(`certifiedStep.${step.step}.title`)}</h3>
        {standing === 'asked' && (
          <StepForm
            step={step}
            provider={provider.provider}
            own={wizard.own}
            onOwn={wizard.setOwn}
            facts={factsOf(certification, step)}
            onBegun={() => wizard.begins(step.step)}
            onSkip={onward}
            hand={hand}
          />
        )}
        {standing === 'running' && (
          <Running isSelling={certification.running?.sale !== null} onClose={onClose} />
        )}
        {standing === 'measured' && (
          <>
            <CertifiedFacts facts={factsOf(certification, step)} />
            {step.step === 'https' && <ToHttps provider={provider} facts={certification.facts} />}
          </>
        )}
        {standing === 'failed' && wizard.problem && (
          <Notice tone="wait" live>
            {t(`certifiedProblem.${wizard.problem}`)}
          </Notice>
        )}
        {(standing === 'measured' || standing === 'failed') && (
          <div className={styles['actions']}>
            <Button kind="brand" onPress={onward} takesFocus>
              {t('certification.next')}
            </Button>
            <Button onPress={wizard.retry}>{t('certification.again')}</Button>
          </div>
        )}
      </div>
    </Dialog>
  )
}

function factsOf({ facts }: Certification, { measures }: Step) {
  return facts.filter(({ name }) => measures.includes(name))
}

function Running({
  isSelling,
  onClose,
}: {
  readonly isSelling: boolean
  readonly onClose: () => void
}) {
  const { t } = useSay()
  return (
    <>
      <output className={styles['running']}>
        <LoaderCircle size={20} aria-hidden="true" />
        {t('certification.running')} {isSelling && t('certification.runningSale')}
      </output>
      <div className={styles['actions']}>
        <Button onPress={onClose}>{t('certification.leave')}</Button>
      </div>
    </>
  )
}
