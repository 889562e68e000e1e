import type { DaysStanding } from '../../../contract/days.ts'
import { Button } from '../../components/Button.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { Notice } from '../../components/Notice.tsx'
import { useSay } from '../../i18n/say.ts'
import { type KeyWords, useSilentKeys } from '../../keyboard/silent-keys.ts'
import { closeKeys } from '../../keyboard/tables.ts'
import { pressesItself, useKeys, writesSign } from '../../keyboard/use-keys.ts'
import { open } from '../../shell/navigation.ts'
import styles from './Close.module.css'
import { Glance } from './Glance.tsx'
import { Region } from './Region.tsx'
import type { Closing } from './use-close.ts'

interface Props {
  readonly closing: Closing
  readonly standing: DaysStanding
}

const NO_STEP_BACK: readonly KeyWords[] = ['closeBack']
const NOTHING_TO_CLOSE: readonly KeyWords[] = ['closeBack', 'closeForward', 'printZ']

/** Which day is next, and what stands before its close. */
export function Begin({ closing, standing }: Props) {
  const { t, day, count } = useSay()
  const { date, isMissed, before, problem } = closing
  // What is being sent is waited for at the end of the close.
  const canBegin = date !== '' && (before === null || before === 'on-wire')
  useSilentKeys(canBegin ? NO_STEP_BACK : NOTHING_TO_CLOSE)
  useKeys(closeKeys, {
    forward: (event) => {
      if (!canBegin || pressesItself(event.target)) return false
      closing.begin()
      return true
    },
    // The day so far, as beside the steps that follow.
    slip: (event) => {
      if (!canBegin || writesSign(event)) return false
      open({ kind: 'z-slip', businessDate: date })
      return true
    },
  })
  if (date === '') return <Nothing />
  const more = standing.missed - 1
  const title = t(isMissed ? 'close.missedTitle' : 'close.todayTitle', { day: day(date) })
  return (
    <>
      <Region key={date} label={title}>
        <h2 className={styles['title']}>{title}</h2>
        {isMissed && more > 0 && (
          <p className={styles['lead']}>
            {t('close.missedMore', { count: more, shown: count(more) })}
          </p>
        )}
        <p className={styles['lead']}>{t('close.beginLead')}</p>
        <Glance date={date} />
        {!canBegin && before !== null && (
          <Notice tone="wait" live>
            {t(`close.before.${before}`)}
          </Notice>
        )}
        {problem !== null && (
          <Notice tone="fail" live>
            {problem}
          </Notice>
        )}
      </Region>
      <div className="frame-bar">
        <Button
          kind="brand"
          size="large"
          className={styles['go'] ?? ''}
          isDisabled={!canBegin}
          isPending={closing.isBusy}
          onPress={closing.begin}
        >
          {t('close.begin')} <Kbd cap={closeKeys.forward.caps[0]} onBrand />
        </Button>
      </div>
    </>
  )
}

function Nothing() {
  const { t } = useSay()
  return (
    <section className={styles['step']}>
      <h2 className={styles['title']}>{t('close.title')}</h2>
      <Notice tone="calm">
        {t('close.nothing')} {t('close.nothingNext')}
      </Notice>
    </section>
  )
}
