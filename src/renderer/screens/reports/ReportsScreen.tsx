import { Suspense, lazy, useState } from 'react'
import { useHealth } from '../../core/use-core.ts'
import { useStore } from '../../core/store.ts'
import { useSay } from '../../i18n/say.ts'
import { type ReportsPlace, place } from '../../shell/navigation.ts'
import { DayBar } from './DayBar.tsx'
import { LedgerPage } from './LedgerPage.tsx'
import { PicturePane } from './PicturePane.tsx'
import { toPictures } from './to-pictures.ts'
import { type Page, daysOf } from './pages.ts'
import styles from './Reports.module.css'
import { useReportsKeys } from './use-reports-keys.ts'
import { WritingProgress } from './WritingProgress.tsx'

const SaveDialog = lazy(async () => {
  const { SaveDialog } = await import('./SaveDialog.tsx')
  return { default: SaveDialog }
})

/** Opened anew from elsewhere it begins with the page it was opened for, else with today's. */
export function ReportsScreen() {
  const here = useStore(place)
  const health = useHealth()
  const asked = here.screen === 'reports' ? here : null
  const today = health.data?.today.businessDate
  const nth = useOpening(asked)
  if (today === undefined) return <main className={styles['main']} id="main" />
  return <Reports key={nth} asked={asked} today={today} />
}

/** Grows with each coming, so that whoever comes again does not read the page of another day. */
function useOpening(asked: ReportsPlace | null): number {
  const [seen, setSeen] = useState({ asked, nth: 0 })
  if (seen.asked === asked) return seen.nth
  const nth = seen.nth + 1
  setSeen({ asked, nth })
  return nth
}

interface Props {
  readonly asked: ReportsPlace | null
  readonly today: string
}

/** The shop's own book: the page of some days at the left, and what can be drawn of them. */
function Reports({ asked, today }: Props) {
  const { t } = useSay()
  const [page, setPage] = useState<Page>({ unit: asked?.unit ?? 'day', back: 0 })
  const [isTyping, setTyping] = useState(false)
  const [isSaving, setSaving] = useState(asked?.save ?? false)
  const days = daysOf(page, today)
  const leave = () => {
    setTyping(false)
    toPictures()
  }
  const open = (next: Page) => {
    if (isTyping) leave()
    setPage(next)
  }
  useReportsKeys({
    page,
    days,
    today,
    open,
    type: () => setTyping(true),
    save: () => setSaving(true),
  })
  return (
    <main className={styles['main']} id="main">
      <h2 className="unseen">{t('reports.title')}</h2>
      <DayBar
        page={page}
        days={days}
        today={today}
        isTyping={isTyping}
        onOpen={open}
        onType={() => setTyping(true)}
        onLeave={leave}
        onSave={() => setSaving(true)}
      />
      {!isSaving && <WritingProgress />}
      <div className={styles['book']}>
        <LedgerPage page={page} days={days} />
        <PicturePane days={days} />
      </div>
      {isSaving && (
        <Suspense fallback={null}>
          <SaveDialog days={days} onClose={() => setSaving(false)} />
        </Suspense>
      )}
    </main>
  )
}
