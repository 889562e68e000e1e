import { CircleCheckBig } from 'lucide-react'
import { Button } from '../../components/Button.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { useSay } from '../../i18n/say.ts'
import { closeKeys } from '../../keyboard/tables.ts'
import { pressesItself, useKeys } from '../../keyboard/use-keys.ts'
import { goTo } from '../../shell/navigation.ts'
import { CarriedStep } from './CarriedStep.tsx'
import { CashStep } from './CashStep.tsx'
import styles from './Close.module.css'
import { Region } from './Region.tsx'
import { shortSeal } from './steps.ts'
import { useDayReport } from './use-days.ts'
import { WalletsStep } from './WalletsStep.tsx'

interface Props {
  readonly date: string
  /** Another day waits for its close. */
  readonly hasNext: boolean
  readonly onNext: () => void
}

/** A day that is closed, as it was closed. */
export function ClosedDay({ date, hasNext, onNext }: Props) {
  const { t, day, count } = useSay()
  const told = useDayReport(date).data
  const onward = () => (hasNext ? onNext() : goTo({ screen: 'recharge' }))
  useKeys(closeKeys, {
    forward: (event) => {
      if (pressesItself(event.target)) return false
      onward()
      return true
    },
    back: () => {
      onNext()
      return true
    },
    leave: () => {
      onNext()
      return true
    },
  })
  if (!told?.head) return null
  const { head, report } = told
  const words = { day: day(date), number: count(head.number) }
  return (
    <>
      <Region key={date} label={t('close.done', words)}>
        <h2 className={`${styles['title']} ${styles['closed']}`}>
          <CircleCheckBig size={26} aria-hidden="true" /> {t('close.done', words)}
        </h2>
        <p className={styles['lead']}>
          {t('close.slip.seal')}: <b className={styles['seal']}>{shortSeal(head.hash)}</b>{' '}
          {t('close.slip.sealNote')}
        </p>
        <CarriedStep report={report} />
        <WalletsStep report={report} />
        <CashStep report={report} />
      </Region>
      <div className="frame-bar">
        <Button size="large" onPress={onNext}>
          {t('close.past')} <Kbd cap={closeKeys.back.caps[0]} />
        </Button>
        <Button kind="brand" size="large" className={styles['go'] ?? ''} onPress={onward}>
          {t(hasNext ? 'close.closeNext' : 'shell.recharge')}{' '}
          <Kbd cap={closeKeys.forward.caps[0]} onBrand />
        </Button>
      </div>
    </>
  )
}
