import { useState } from 'react'
import { useSay } from '../../i18n/say.ts'
import { Begin } from './Begin.tsx'
import styles from './Close.module.css'
import { ClosedDay } from './ClosedDay.tsx'
import { PastDays } from './PastDays.tsx'
import { Running } from './Running.tsx'
import { useClose } from './use-close.ts'
import { useDaysStanding } from './use-days.ts'
import { ZDesk } from './ZDesk.tsx'
import type { DaysStanding } from '../../../contract/days.ts'

/** The end of a day: asked, looked at and closed for good; and the days that were. */
export function CloseScreen() {
  const standing = useDaysStanding().data
  if (!standing) return <main className={`frame ${styles['main']}`} id="main" />
  return <Known standing={standing} />
}

function Known({ standing }: { readonly standing: DaysStanding }) {
  const { t } = useSay()
  const [shown, show] = useState<string | null>(null)
  const [left, leaveAt] = useState<string | null>(null)
  const closing = useClose(standing)
  const isRunning = closing.isRunning && shown === null
  // From the second step on its paper grows beside it.
  const onPaper = shown ?? (isRunning && closing.step !== 'ask' ? closing.date : null)
  return (
    <>
      <main className={`frame ${styles['main']}`} id="main" aria-label={t('close.title')}>
        {shown !== null && (
          <ClosedDay
            date={shown}
            hasNext={standing.next !== null && standing.next.before === null}
            onNext={() => {
              leaveAt(shown)
              show(null)
            }}
          />
        )}
        {isRunning && <Running closing={closing} standing={standing} onClosed={show} />}
        {shown === null && !isRunning && <Begin closing={closing} standing={standing} />}
      </main>
      <aside className="frame-aside" aria-label={t(onPaper ? 'close.slip.title' : 'close.past')}>
        {onPaper === null ? (
          <PastDays onChoose={show} from={left} />
        ) : (
          <ZDesk date={onPaper} isClosed={shown !== null} />
        )}
      </aside>
    </>
  )
}
