import { Circle, CircleCheck, CircleDashed } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { ProviderSummary } from '../../../contract/schemas.ts'
import { Dialog } from '../../components/Dialog.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { useWallets } from '../../core/use-core.ts'
import { useSay } from '../../i18n/say.ts'
import { setUpKeys } from '../../keyboard/tables.ts'
import { typesText, useKeys } from '../../keyboard/use-keys.ts'
import { useCertification } from '../certification/use-certification.ts'
import { CertificationStep } from './CertificationStep.tsx'
import { ConnectionStep } from './ConnectionStep.tsx'
import { KeyStep } from './KeyStep.tsx'
import { LimitsStep } from './LimitsStep.tsx'
import styles from './SetUpDialog.module.css'
import {
  firstOpen,
  type SetUpStep,
  setUpSteps,
  standingsOf,
  stepBeside,
  stepOfKey,
  type StepStandings,
} from './steps.ts'
import { WalletsStep } from './WalletsStep.tsx'

interface Props {
  readonly provider: ProviderSummary
  readonly place: number
  readonly onClose: () => void
}

/**
 * The setting up of one provider, a page a step. What is done stands in the books, so it can be
 * left at any step and is taken up at the first that is left.
 */
export function SetUpDialog({ provider, place, onClose }: Props) {
  const { t } = useSay()
  const standings = useStandings(provider)
  const [step, setStep] = useState<SetUpStep>(() => firstOpen(standings))
  /** https was tried and nobody picked up: only then is the address offered without it. */
  const [isPlainOffered, offerPlain] = useState(false)
  const go = (to: SetUpStep | null): boolean => {
    if (to === null || standings[to] === 'waits') return false
    setStep(to)
    return true
  }
  const onward = () => {
    const next = stepBeside(step, 1)
    if (next === null) onClose()
    else setStep(next)
  }
  // Heard over the dialog's own keys, which let none through.
  useKeys(setUpKeys, {
    back: ({ target }) => !typesText(target) && go(stepBeside(step, -1)),
    step: ({ target, code }) => !types(target) && go(stepOfKey(code)),
  })
  const pages: Readonly<Record<SetUpStep, ReactNode>> = {
    key: (
      <KeyStep provider={provider} place={place} isPlainOffered={isPlainOffered} onward={onward} />
    ),
    connection: (
      <ConnectionStep
        provider={provider}
        onward={onward}
        onPlain={() => {
          offerPlain(true)
          setStep('key')
        }}
      />
    ),
    wallets: <WalletsStep provider={provider} onward={onward} />,
    limits: <LimitsStep provider={provider} onward={onward} />,
    certification: <CertificationStep provider={provider} onClose={onClose} />,
  }
  return (
    <Dialog title={t('setUp.title', { provider: provider.provider })} onClose={onClose} size="wide">
      <Way step={step} standings={standings} onStep={go} />
      <section className={styles['page']} key={step} aria-labelledby="set-up-step">
        <h3 id="set-up-step">{t(`setUp.step.${step}.title`)}</h3>
        <p className={styles['lead']}>{t(`setUp.step.${step}.lead`)}</p>
        {pages[step]}
      </section>
    </Dialog>
  )
}

/** A digit belongs to any field it can be typed into, also to one that takes nothing else. */
function types(target: EventTarget | null): boolean {
  return typesText(target) || target instanceof HTMLInputElement
}

function useStandings(provider: ProviderSummary): StepStandings {
  const wallets = useWallets().data ?? []
  const certification = useCertification(provider.provider).data ?? null
  return standingsOf({ provider, wallets, certification })
}

const marks = { done: CircleCheck, open: Circle, waits: CircleDashed } as const

interface WayProps {
  readonly step: SetUpStep
  readonly standings: StepStandings
  readonly onStep: (step: SetUpStep) => boolean
}

/** Where one is, what is done and what is left. */
function Way({ step, standings, onStep }: WayProps) {
  const { t } = useSay()
  return (
    <ol className={styles['way']} aria-label={t('setUp.steps')}>
      {setUpSteps.map((one, nth) => {
        const standing = standings[one]
        const Mark = marks[standing]
        return (
          <li key={one}>
            <button
              type="button"
              data-standing={standing}
              aria-current={one === step ? 'step' : undefined}
              disabled={standing === 'waits'}
              onClick={() => onStep(one)}
            >
              <Mark size={16} aria-hidden="true" />
              <span>{t(`setUp.step.${one}.name`)}</span>
              <Kbd cap={String(nth + 1)} />
              <span className="unseen">{t(`setUp.standing.${standing}`)}</span>
            </button>
          </li>
        )
      })}
    </ol>
  )
}
