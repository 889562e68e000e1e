import type { Health } from '../../contract/schemas.ts'
import { type CoreRouter, createRouter } from '../api/router.ts'
import type { UseCases } from '../api/use-cases.ts'
import type { ClockCheck } from '../clock-check.ts'
import { createBills } from '../bills/bills.ts'
import { operatorEntries } from '../catalogue/operators.ts'
import type { Certifying } from '../certification/wizard.ts'
import { createDues } from '../dues/dues.ts'
import { createDriftReport } from '../commission/drift.ts'
import { createDayCash } from '../ledger/day-cash.ts'
import type { Days } from '../day-close/days.ts'
import type { NoticeDoor } from '../notices/door.ts'
import { createLegal } from '../sales/legal.ts'
import { createPaidBefore } from '../sales/paid-before.ts'
import { createQuote } from '../sales/quote.ts'
import { createSaleReading } from '../sales/reading.ts'
import { createSaleRows } from '../sales/rows.ts'
import { createFirstStep } from '../sales/first-step.ts'
import { createTotals, type Totals } from '../sales/totals.ts'
import { createStatements } from '../statements/statements.ts'
import type { Printing } from '../printing/printing.ts'
import type { Settlement } from '../settlement/settlement.ts'
import type { Ground } from './ground.ts'
import type { CoreParts } from './parts.ts'
import type { Reporting } from './reporting.ts'
import { type Selling, walletSaysOf } from './selling.ts'

/** What the counter does beside selling. */
interface OwnAffairs {
  readonly certifying: Certifying
  readonly settlement: Settlement
  readonly days: Days
  readonly noticeDoor: NoticeDoor
  readonly reporting: Reporting
  readonly printing: Printing
}

export function routerFor(
  { db, clock, books, version, practice, firstStep_ms, useBooks }: CoreParts,
  ground: Ground,
  selling: Selling & OwnAffairs,
): CoreRouter {
  const { run, changes, alarms, balances, directory, accounts, wallets, restorations } = ground
  const { packages, settings, shifts, clockCheck } = ground
  const { asking, sales, certifying, settlement, days, noticeDoor, reporting, printing } = selling
  const reading = createSaleReading(db, walletSaysOf(wallets), (sale) => alarms.ofSale(sale.seq))
  const cashOf = createDayCash(db)
  const totals = createTotals(db, ground.days, cashOf, restorations.copy?.seq ?? 0)
  const rows = createSaleRows(db)
  const today = () => ground.shopDay.today()
  const bills = createBills(db, run, changes)
  const known = { reading, shopDay: ground.shopDay, bills, paidBefore: createPaidBefore(db) }
  return createRouter({
    sales,
    certifying,
    firstStep: createFirstStep({ clock, changes, rows, patience_ms: firstStep_ms ?? 0 }),
    quote: createQuote({ ...known, ...asking, directory, legal: createLegal(db) }),
    reading,
    inLine: ground.inLine,
    wallets,
    readWallet: (provider) => settlement.readWallet(provider),
    askFirst: (id) => settlement.askFirst(id),
    accounts,
    shifts,
    dues: createDues({ ...ground, db }),
    commissionRules: ground.commissionRules,
    commissionDrift: createDriftReport(db, ground.shopDay, clock),
    days,
    clockCheck,
    reports: reporting.reports,
    readyReports: (range) => reporting.ready(range),
    statements: createStatements({ db, run, clock }),
    printing,
    balances,
    changes,
    alarms,
    useBooks,
    operators: () => operatorEntries(directory, today()),
    packages,
    readPackages: (operator) => settlement.readPackages(operator),
    refreshPackages: (operator, isDrive) => settlement.refreshPackages(operator, isDrive),
    bills,
    settings,
    noticeDoor,
    restorations,
    health: createHealth({ books, useBooks, version, practice }, ground, {
      totals,
      days,
      printing,
    }),
  })
}

/** How the counter stands: asked for by every screen after every change. */
function createHealth(
  {
    books,
    useBooks,
    version,
    practice,
  }: Pick<CoreParts, 'books' | 'useBooks' | 'version' | 'practice'>,
  { restorations, alarms, shifts, shopDay, clockCheck }: Ground,
  { totals, days, printing }: Pick<OwnAffairs, 'days' | 'printing'> & { readonly totals: Totals },
): UseCases['health'] {
  const today = () => shopDay.today()
  return () => {
    const drawer = shifts.drawer()
    return {
      books,
      booksFixed: useBooks === null,
      version,
      edition: restorations.edition,
      copy: restorations.copy,
      ...totals.open(),
      refundDue: totals.refundDue(),
      barred: totals.barred(),
      alerts: alarms.open(),
      printsOpen: printing.open(),
      today: { ...totals.today(today()), ...(drawer && { drawer_e4: drawer.cash_e4 }) },
      drawerOf: drawer ? 'shift' : 'day',
      shift: shifts.open(),
      needsShift: shifts.needed(),
      closing: days.closing(),
      notClosed: days.notClosed(),
      clock: clockStanding(clockCheck),
      gap: restorations.gap(),
      practice: practice?.guide.map((line) => ({ ...line })) ?? null,
    }
  }
}

function clockStanding(check: ClockCheck): Health['clock'] {
  const doubt = check.doubtOfClose()
  return doubt && { ...doubt, bars: check.doubt() ? 'sales' : 'close' }
}
