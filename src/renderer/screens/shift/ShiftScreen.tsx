import { CalendarCheck } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { ShiftHead } from '../../../contract/shifts.ts'
import { Button } from '../../components/Button.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { useStore } from '../../core/store.ts'
import { useHealth, useShiftReport, useShifts } from '../../core/use-core.ts'
import { useSay } from '../../i18n/say.ts'
import { useSilentKeys } from '../../keyboard/silent-keys.ts'
import { shiftKeys } from '../../keyboard/tables.ts'
import { typesText, useKeys } from '../../keyboard/use-keys.ts'
import { useHasDrawer } from '../../printing/drawer/use-drawer.ts'
import { goTo, open, place, shiftInHand } from '../../shell/navigation.ts'
import { ClosingForm } from './ClosingForm.tsx'
import { beginClosing, closingCount } from './counting.ts'
import { OpeningForm } from './OpeningForm.tsx'
import { ReportView } from './ReportView.tsx'
import { ShiftList } from './ShiftList.tsx'
import styles from './ShiftScreen.module.css'
import { useBuyBalance } from './use-buy-balance.ts'

/** While the drawer is counted, or no shift is open, the keys that move it are silent. */
const NO_DRAWER_KEYS = ['payIn', 'payOut', 'countDrawer'] as const
const NO_KEYS = [] as const

/** Shift and cash: the drawer is counted, moved and explained here. */
export function ShiftScreen() {
  const { t } = useSay()
  const health = useHealth()
  const shifts = useShifts()
  const [shown, show] = useState<string | null>(null)
  const current = health.data?.shift ?? null
  const asksToCount = useAskedToCount(current)
  const [counts, setCounts] = useState(asksToCount)
  if (asksToCount && (!counts || shown !== null)) {
    setCounts(true)
    show(null)
  }
  const isCounting = counts && current !== null && shown === null
  const report = shown ?? (isCounting ? null : (current?.id ?? null))
  useInHand(report)
  useSilentKeys(report !== null && current !== null ? NO_KEYS : NO_DRAWER_KEYS)
  const isKnown = health.data !== undefined && shifts.data !== undefined
  return (
    <>
      <main className={`frame ${styles['main']}`} id="main" aria-label={t('shift.title')}>
        {isKnown && report !== null && (
          <Report
            id={report}
            current={current}
            onCount={() => {
              show(null)
              setCounts(true)
            }}
            onLeave={() => show(null)}
          />
        )}
        {isKnown && isCounting && (
          <Closing
            shift={current}
            onClosed={(id) => {
              setCounts(false)
              show(id)
            }}
            onLeave={() => setCounts(false)}
          />
        )}
        {isKnown && report === null && current === null && (
          <OpeningForm
            last={shifts.data.pages[0]?.[0]?.cashier ?? ''}
            isFirst={shifts.data.pages[0]?.length === 0}
          />
        )}
      </main>
      <aside className={`frame-aside ${styles['aside']}`} aria-label={t('shift.list')}>
        <ToDayClose />
        <ShiftList chosen={report} onChoose={show} takesFocus={report !== null} />
      </aside>
    </>
  )
}

/** Somebody came to count it, as after the words about one that was left open. */
function useAskedToCount(current: ShiftHead | null): boolean {
  const here = useStore(place)
  const asks = here.screen === 'shift' && here.does === 'count' && current !== null
  useEffect(() => {
    // Once: whoever goes back from the count is not led into it again.
    if (asks) place.set((now) => (now.screen === 'shift' ? { screen: 'shift' } : now))
  }, [asks])
  return asks
}

/** What Ctrl P prints. */
function useInHand(report: string | null): void {
  useEffect(() => {
    shiftInHand.set(() => report)
    return () => shiftInHand.set(() => null)
  }, [report])
}

interface ClosingProps {
  readonly shift: ShiftHead
  readonly onClosed: (id: string) => void
  readonly onLeave: () => void
}

function Closing({ shift, onClosed, onLeave }: ClosingProps) {
  const counting = useStore(closingCount)
  useEffect(() => beginClosing(shift.id), [shift.id])
  if (counting?.id !== shift.id) return null
  return (
    <ClosingForm
      shift={shift}
      counting={counting}
      onClosed={({ id }) => onClosed(id)}
      onLeave={onLeave}
    />
  )
}

/** After the last shift comes the end of the day: from wherever this screen stands. */
function ToDayClose() {
  const { t } = useSay()
  const goThere = () => goTo({ screen: 'close' })
  useDrawerKey()
  useKeys(shiftKeys, {
    closeDay: (event) => {
      if (typesText(event.target)) return false
      goThere()
      return true
    },
  })
  return (
    <Button size="large" onPress={goThere}>
      <CalendarCheck size={18} aria-hidden="true" /> {t('shift.toDayClose')}{' '}
      <Kbd cap={shiftKeys.closeDay.caps[0]} />
    </Button>
  )
}

/** The drawer without a sale, where one hangs on the printer: a shift need not be open for that. */
function useDrawerKey(): void {
  const hasDrawer = useHasDrawer()
  useKeys(shiftKeys, {
    openDrawer: () => {
      if (!hasDrawer) return false
      open({ kind: 'drawer' })
      return true
    },
  })
}

interface ReportProps {
  readonly id: string
  readonly current: ShiftHead | null
  readonly onCount: () => void
  readonly onLeave: () => void
}

function Report({ id, current, onCount, onLeave }: ReportProps) {
  const { t } = useSay()
  const report = useShiftReport(id).data
  const buy = useBuyBalance()
  const hasDrawer = useHasDrawer()
  const isOpen = current?.id === id
  useReportKeys({ current, isOpen, buy, onCount, onLeave })
  if (!report) return null
  return (
    <>
      <ReportView report={report}>
        {hasDrawer && isOpen && (
          <Button onPress={() => open({ kind: 'drawer' })}>
            {t('drawer.open')} <Kbd cap={shiftKeys.openDrawer.caps[0]} />
          </Button>
        )}
        <Button onPress={() => open({ kind: 'shift-slip', shift: id })}>
          {t('shift.print')} <Kbd cap="Ctrl P" />
        </Button>
      </ReportView>
      {isOpen ? (
        <OpenBar buy={buy} onCount={onCount} />
      ) : (
        <div className="frame-bar">
          <Button size="large" kind="brand" className={styles['go'] ?? ''} onPress={onLeave}>
            {t(current ? 'shift.leave' : 'shift.nextShift')}{' '}
            <Kbd cap={shiftKeys.leave.caps[0]} onBrand />
          </Button>
        </div>
      )}
    </>
  )
}

interface Doings {
  readonly current: ShiftHead | null
  readonly isOpen: boolean
  readonly buy: () => void
  readonly onCount: () => void
  readonly onLeave: () => void
}

function useReportKeys({ current, isOpen, buy, onCount, onLeave }: Doings): void {
  const whileOpen = (act: () => void) => (event: KeyboardEvent) => {
    if (current === null || typesText(event.target)) return false
    act()
    return true
  }
  useKeys(shiftKeys, {
    payIn: whileOpen(() => open({ kind: 'cash-move', direction: 'in' })),
    payOut: whileOpen(() => open({ kind: 'cash-move', direction: 'out' })),
    buy: whileOpen(buy),
    count: whileOpen(onCount),
    leave: () => {
      if (!isOpen) onLeave()
      return true
    },
  })
}

interface BarProps {
  readonly buy: () => void
  readonly onCount: () => void
}

function OpenBar({ buy, onCount }: BarProps) {
  const { t } = useSay()
  return (
    <div className="frame-bar">
      <Button
        size="large"
        className={styles['way'] ?? ''}
        onPress={() => open({ kind: 'cash-move', direction: 'out' })}
      >
        {t('shift.payOut')} <Kbd cap={shiftKeys.payOut.caps[0]} />
      </Button>
      <Button
        size="large"
        className={styles['way'] ?? ''}
        onPress={() => open({ kind: 'cash-move', direction: 'in' })}
      >
        {t('shift.payIn')} <Kbd cap={shiftKeys.payIn.caps[0]} />
      </Button>
      <Button size="large" className={styles['way'] ?? ''} onPress={buy}>
        {t('shift.buy')} <Kbd cap={shiftKeys.buy.caps[0]} />
      </Button>
      <Button size="large" kind="brand" className={styles['go'] ?? ''} onPress={onCount}>
        {t('shift.count')} <Kbd cap={shiftKeys.count.caps[0]} onBrand />
      </Button>
    </div>
  )
}
