import type { DayReport } from '../../contract/days.ts'
import { cash, customersDues } from '../../domain/ledger.ts'
import { money } from '../../domain/money.ts'
import type { ReadableDb } from '../db/database.ts'
import { createDayLedger } from './booked.ts'
import { canonical } from './chain.ts'
import { failedIn, refundedIn, withoutTrade } from './report.ts'
import { createDayRows, toldOf } from './rows.ts'
import { accountsOf, cashOf, duesOf, heldOf, type Left, walletsOf } from './sections.ts'
import { createShiftsOfDay } from './shifts-of-day.ts'
import { unexplainedOf } from './unexplained.ts'

/**
 * Every figure of every closed day that the books can tell anew is what they tell. The chain alone
 * proves that a report is the one that was closed with: whoever writes it anew with its hash, and
 * every one after it, has to write the entries anew as well. What was so at the moment of a close
 * and is no more (what was open, what a provider said) is under the hash alone.
 *
 * @returns what does not fit, each in a line
 */
export function createReportProof(db: ReadableDb): () => string[] {
  const rows = createDayRows(db)
  const newestOf = db.read<[string], { id: number | null }>(
    'SELECT max(id) AS id FROM ledger_transaction WHERE business_date = CAST(? AS TEXT)',
  )
  const withoutClose = db.read<[], { day: string }>(
    `SELECT business_date AS day FROM day_total WHERE dimension = 'all'
     EXCEPT SELECT business_date FROM day_close`,
  )
  const sections = createSections(db)
  return () => {
    const differences = withoutClose.all().map(({ day }) => `${day}: has totals and no close`)
    let lastDay: string | null = null
    let left: Left = new Map()
    for (const row of rows.all()) {
      const { report } = toldOf(row)
      const of = `${row.business_date} Z ${row.number}`
      for (const [name, is, wanted] of sections(report, left, lastDay)) {
        if (canonical(is) !== canonical(wanted)) {
          differences.push(`${of}: ${name} is not what the entries say`)
        }
      }
      if ((newestOf.get(row.business_date)?.id ?? 0) > row.last_transaction) {
        differences.push(`${of}: something was booked since`)
      }
      for (const day of rows.tradedDays(lastDay ?? '', row.business_date)) {
        differences.push(`${day}: was traded on and lies before Z ${row.number} without a close`)
      }
      lastDay = row.business_date
      left = new Map(report.accounts.map((one) => [one.account, one.closing_e4]))
    }
    return differences
  }
}

type Section = readonly [name: string, is: unknown, wanted: unknown]

/** What the books tell of a report, each beside the same of the report. */
function createSections(db: ReadableDb) {
  const ledger = createDayLedger(db)
  const shifts = createShiftsOfDay(db)
  return (report: DayReport, left: Left, lastDay: string | null): Section[] => {
    const { businessDate } = report
    const booked = ledger.booked(businessDate)
    const { counted_e4 } = report.cash
    const told = {
      cash: cashOf(booked, left, counted_e4),
      wallets: walletsOf(booked, left, [], () => money(0)),
      held: heldOf(booked, left, report.held.settledSince_e4),
      accounts: accountsOf(booked, left),
    }
    const ended = new Map(told.accounts.map((one) => [one.account, one.closing_e4]))
    const lines = unexplainedOf(
      { ...report, accounts: told.accounts },
      ledger.overShort(businessDate),
      (account) => ended.get(account) ?? 0,
    )
    const counted = report.shifts.filter(({ closedAt_ms }) => closedAt_ms !== null)
    const numbers = new Set(counted.map(({ number }) => number))
    return [
      ['booked', report.booked, booked],
      ['accounts', report.accounts, told.accounts],
      ['cash', report.cash, told.cash],
      ['dues', report.dues, duesOf(booked, left)],
      ['held', report.held, told.held],
      ['wallets', report.wallets.map(byBooks), walletsBeside(report, told.wallets)],
      ['sold', report.sold, ledger.sold(businessDate)],
      ['failed', report.failed, failedIn(booked)],
      ['refunded', report.refunded, refundedIn(booked)],
      ['unexplained', report.unexplained.filter(isNoAccount), lines.filter(isNoAccount)],
      ['shifts', counted, shifts.list(businessDate).filter(({ number }) => numbers.has(number))],
      ['withoutTrade', report.withoutTrade, withoutTrade(lastDay, businessDate)],
    ]
  }
}

/**
 * The sum of an account is laid beside all that was ever booked, which is more by now; what the
 * terms of a section leave out is told with these.
 */
function isNoAccount({ kind, words }: DayReport['unexplained'][number]): boolean {
  return kind !== 'account' || words === cash || words === customersDues
}

type WalletOfDay = DayReport['wallets'][number]

/** What of a wallet is sums of the day. */
function byBooks(of: WalletOfDay) {
  const { provider, wallet, opening_e4, closing_e4, bought_e4, opened_e4, spent_e4 } = of
  return { provider, wallet, opening_e4, closing_e4, bought_e4, opened_e4, spent_e4 }
}

/** One that was opened only later stands in a report with nothing of its own. */
function walletsBeside({ wallets }: DayReport, told: readonly WalletOfDay[]) {
  const isSame = (a: WalletOfDay, b: WalletOfDay) =>
    a.provider === b.provider && a.wallet === b.wallet
  const none = { opening_e4: 0, closing_e4: 0, bought_e4: 0, opened_e4: 0, spent_e4: 0 }
  const beside = wallets.map((of) => {
    const found = told.find((one) => isSame(one, of))
    return found ? byBooks(found) : { provider: of.provider, wallet: of.wallet, ...none }
  })
  const missing = told.filter((one) => !wallets.some((of) => isSame(one, of)))
  return [...beside, ...missing.map(byBooks)]
}
