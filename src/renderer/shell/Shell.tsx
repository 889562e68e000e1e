import { Suspense, lazy, useEffect } from 'react'
import { useCopyForProvider } from '../complaint/use-copy-for-provider.ts'
import { useSession } from '../core/session.ts'
import { useStore } from '../core/store.ts'
import { useHealth } from '../core/use-core.ts'
import { useSay } from '../i18n/say.ts'
import { everywhereKeys } from '../keyboard/tables.ts'
import { typesText, useKeys } from '../keyboard/use-keys.ts'
import { RechargeScreen } from '../screens/recharge/RechargeScreen.tsx'
import { PaperOut } from '../printing/practice/PaperOut.tsx'
import { PrintsByItself } from '../printing/PrintsByItself.tsx'
import { SaleAnnouncer } from '../sale/SaleAnnouncer.tsx'
import { Banner } from './Banner.tsx'
import { Broken } from './Broken.tsx'
import { Footer } from './Footer.tsx'
import { Header } from './Header.tsx'
import { useLanguageSwitch } from './language.ts'
import { later } from './later.tsx'
import { Nav } from './Nav.tsx'
import { type ScreenName, open, overlay, place, saleInHand, shiftInHand } from './navigation.ts'
import styles from './Shell.module.css'
import { Told } from './Told.tsx'
import { useScreenKeys } from './use-screen-keys.ts'
import { Watermark } from './Watermark.tsx'

/** The recharge screen is there from the start; the rest comes once that is ready. */
const others = {
  packages: later(async () => {
    const { PackagesScreen } = await import('../screens/packages/PackagesScreen.tsx')
    return PackagesScreen
  }),
  transfer: later(async () => {
    const { TransferScreen } = await import('../screens/transfer/TransferScreen.tsx')
    return TransferScreen
  }),
  bills: later(async () => {
    const { BillsScreen } = await import('../screens/bills/BillsScreen.tsx')
    return BillsScreen
  }),
  transactions: later(async () => {
    const { TransactionsScreen } = await import('../screens/transactions/TransactionsScreen.tsx')
    return TransactionsScreen
  }),
  dues: later(async () => {
    const { DuesScreen } = await import('../screens/dues/DuesScreen.tsx')
    return DuesScreen
  }),
  shift: later(async () => {
    const { ShiftScreen } = await import('../screens/shift/ShiftScreen.tsx')
    return ShiftScreen
  }),
  reports: later(async () => {
    const { ReportsScreen } = await import('../screens/reports/ReportsScreen.tsx')
    return ReportsScreen
  }),
  wallets: later(async () => {
    const { WalletsScreen } = await import('../screens/wallets/WalletsScreen.tsx')
    return WalletsScreen
  }),
  statement: later(async () => {
    const { StatementScreen } = await import('../screens/statement/StatementScreen.tsx')
    return StatementScreen
  }),
  close: later(async () => {
    const { CloseScreen } = await import('../screens/close/CloseScreen.tsx')
    return CloseScreen
  }),
  settings: later(async () => {
    const { SettingsScreen } = await import('../screens/settings/SettingsScreen.tsx')
    return SettingsScreen
  }),
} satisfies Record<Exclude<ScreenName, 'recharge'>, ReturnType<typeof later>>
const bringOverlays = async () => {
  const { Overlays } = await import('./Overlays.tsx')
  return { default: Overlays }
}
const Overlays = lazy(bringOverlays)

export function Shell() {
  const { t } = useSay()
  const here = useStore(place)
  const over = useStore(overlay)
  const Screen = here.screen === 'recharge' ? RechargeScreen : others[here.screen].Screen
  useScreensAhead()
  return (
    <div className={styles['shell']} data-screen={here.screen}>
      <a className={styles['skip']} href="#main">
        {t('shell.skip')}
      </a>
      <Header />
      <Banner />
      <Nav />
      <Broken key={here.screen}>
        <Suspense fallback={<main className={styles['coming']} id="main" />}>
          <Screen />
        </Suspense>
      </Broken>
      <Footer />
      <SaleAnnouncer />
      <PrintsByItself />
      <Told />
      <PaperOut />
      {over && (
        <Suspense fallback={null}>
          <Overlays overlay={over} />
        </Suspense>
      )}
      <Watermark />
      <CardInHand />
      {/* After the screen: its keys are heard before the screen's. */}
      <EverywhereKeys />
    </div>
  )
}

/** The other screens' programs, once the first one rests: whoever opens them sees them at once. */
function useScreensAhead(): void {
  useEffect(() => {
    const idle = requestIdleCallback(() => {
      for (const { bringAhead } of Object.values(others)) bringAhead()
      // What is typed into a form that has not opened yet would be heard by the screen below.
      void bringOverlays().catch(() => undefined)
    })
    return () => cancelIdleCallback(idle)
  }, [])
}

/**
 * On the recharge screen the sale in hand is the one of the card, also where nobody sent it from
 * here and also for whoever comes back from another sale: the keys are printed on the card. Among
 * the transactions it is the one that is open there. This shows nothing, and stands by itself so
 * that a card draws no more than itself.
 */
function CardInHand() {
  const { desk } = useSession()
  const card = useStore(desk.sales)[0]?.intent.id
  const isAmongSales = useStore(place).screen === 'transactions'
  useEffect(() => {
    if (card !== undefined && !isAmongSales) saleInHand.set(() => card)
  }, [card, isAmongSales])
  return null
}

function EverywhereKeys() {
  const switchLanguage = useLanguageSwitch()
  const health = useHealth()
  const copyForProvider = useCopyForProvider()
  const openScreens = useScreenKeys()
  const act = (run: () => void) => () => {
    run()
    return true
  }
  // The due book has papers and messages of its own, of a customer.
  const ofASale = (run: (sale: string) => void) => () => {
    if (place.get().screen === 'dues') return false
    const sale = saleInHand.get()
    if (sale !== null) run(sale)
    return true
  }
  const slipOfSale = ofASale((sale) => open({ kind: 'slip', sale }))
  useKeys(everywhereKeys, {
    ...openScreens,
    goAnywhere: act(() => open({ kind: 'go' })),
    language: act(switchLanguage),
    slip: () => {
      const shift = shiftInHand.get()
      if (shift === null) return slipOfSale()
      open({ kind: 'shift-slip', shift })
      return true
    },
    complaint: ofASale((sale) => void copyForProvider(sale)),
    practice: () => {
      if (health.data?.books !== 'practice') return false
      open({ kind: 'practice' })
      return true
    },
    help: (event) => {
      if (typesText(event.target)) return false
      open({ kind: 'help' })
      return true
    },
  })
  return null
}
