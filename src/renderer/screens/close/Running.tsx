import type { DaysStanding } from '../../../contract/days.ts'
import { Button } from '../../components/Button.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { Notice } from '../../components/Notice.tsx'
import { useHealth } from '../../core/use-core.ts'
import { useSay } from '../../i18n/say.ts'
import { closeKeys } from '../../keyboard/tables.ts'
import { pressesItself, typesText, useKeys } from '../../keyboard/use-keys.ts'
import { AskStep } from './AskStep.tsx'
import { CarriedStep } from './CarriedStep.tsx'
import { CashStep } from './CashStep.tsx'
import styles from './Close.module.css'
import { LookStep } from './LookStep.tsx'
import { Region } from './Region.tsx'
import { Strip } from './Strip.tsx'
import type { Closing } from './use-close.ts'
import { useDayReport } from './use-days.ts'
import { WalletsStep } from './WalletsStep.tsx'

interface Props {
  readonly closing: Closing
  readonly standing: DaysStanding
  readonly onClosed: (businessDate: string) => void
}

/** The steps one after the other: Enter looks further, `+` closes on the last one. */
export function Running({ closing, standing, onClosed }: Props) {
  const { t, day } = useSay()
  const health = useHealth()
  const { step, date, problem } = closing
  const told = useDayReport(step === 'ask' ? null : date).data
  const cashier = health.data?.shift?.cashier ?? told?.report.shifts.at(-1)?.cashier
  const usual = cashier ?? standing.last?.closedBy ?? ''
  const name = closing.closing.closedBy ?? usual
  const close = () => {
    if (step === 'look') closing.closing.close(name, onClosed)
  }
  useRunningKeys(closing, close)
  return (
    <>
      <header>
        <h2 className={styles['title']}>{t('close.dayOf', { day: day(date) })}</h2>
        <Strip at={step} />
      </header>
      <Region key={step} label={t(`close.step.${step}`)} step={step}>
        <Step closing={closing} standing={standing} name={name} />
        {problem !== null && (
          <Notice tone="fail" live>
            {problem}
          </Notice>
        )}
      </Region>
      <Bar closing={closing} isReady={standing.preparation?.isReady ?? false} onClose={close} />
    </>
  )
}

function useRunningKeys(closing: Closing, close: () => void): void {
  useKeys(closeKeys, {
    forward: (event) => {
      if (pressesItself(event.target) || closing.step === 'look') return false
      closing.forward()
      return true
    },
    back: (event) => {
      if (typesText(event.target)) return false
      closing.back()
      return true
    },
    close: () => {
      close()
      return closing.step === 'look'
    },
    again: (event) => {
      if (typesText(event.target) || closing.step !== 'ask') return false
      closing.again()
      return true
    },
    leave: (event) => {
      if (typesText(event.target) && event.key !== 'Escape') return false
      closing.leave()
      return true
    },
  })
}

interface StepProps {
  readonly closing: Closing
  readonly standing: DaysStanding
  readonly name: string
}

function Step({ closing, standing, name }: StepProps) {
  const told = useDayReport(closing.step === 'ask' ? null : closing.date).data
  if (closing.step === 'ask') return <AskStep preparation={standing.preparation} />
  if (!told) return null
  const { report } = told
  if (closing.step === 'sales') return <CarriedStep report={report} />
  if (closing.step === 'wallets') return <WalletsStep report={report} />
  if (closing.step === 'cash') return <CashStep report={report} />
  return <LookStep report={report} closing={closing} name={name} />
}

interface BarProps {
  readonly closing: Closing
  readonly isReady: boolean
  readonly onClose: () => void
}

function Bar({ closing, isReady, onClose }: BarProps) {
  const { t } = useSay()
  const { step } = closing
  const waits = step === 'ask' && !isReady
  return (
    <div className="frame-bar">
      <Button size="large" onPress={closing.leave} isPending={closing.isBusy}>
        {t('close.leave')} <Kbd cap={closeKeys.leave.caps[0]} />
      </Button>
      {step === 'ask' ? (
        <Button size="large" onPress={closing.again} isDisabled={!isReady}>
          {t('close.again')} <Kbd cap={closeKeys.again.caps[0]} />
        </Button>
      ) : (
        <Button size="large" onPress={closing.back}>
          {t('close.back')} <Kbd cap={closeKeys.back.caps[0]} />
        </Button>
      )}
      {step === 'look' ? (
        <Button
          kind="brand"
          size="large"
          className={styles['go'] ?? ''}
          isPending={closing.closing.isPending}
          onPress={onClose}
        >
          {t(closing.closing.isPending ? 'close.closingNow' : 'close.closeNow')}{' '}
          <Kbd cap={closeKeys.close.caps[0]} onBrand />
        </Button>
      ) : (
        <Button
          kind={waits ? 'plain' : 'brand'}
          size="large"
          className={styles['go'] ?? ''}
          onPress={closing.forward}
        >
          {t(waits ? 'close.goOn' : 'close.next')}{' '}
          <Kbd cap={closeKeys.forward.caps[0]} onBrand={!waits} />
        </Button>
      )}
    </div>
  )
}
