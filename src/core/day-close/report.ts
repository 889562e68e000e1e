import { DayReport } from '../../contract/days.ts'
import type { Wallet } from '../../contract/schemas.ts'
import { dayAfter, daysFrom } from '../../domain/business-day.ts'
import { Account, customersHeld } from '../../domain/ledger.ts'
import { money } from '../../domain/money.ts'
import { present } from '../../domain/result.ts'
import type { ReadableDb } from '../db/database.ts'
import type { Balances } from '../ledger/balances.ts'
import { createDayLedger, sumOf } from './booked.ts'
import { createCarried } from './carried.ts'
import type { LaterDays } from './later-days.ts'
import { type DayRows, toldOf } from './rows.ts'
import { accountsOf, cashOf, duesOf, heldOf, type Left, walletsOf } from './sections.ts'
import { createShiftsOfDay } from './shifts-of-day.ts'
import { unexplainedOf } from './unexplained.ts'

export interface ReportParts {
  readonly db: ReadableDb
  readonly rows: DayRows
  readonly later: LaterDays
  readonly balances: Balances
  readonly wallets: () => readonly Wallet[]
  readonly putBack_ms: () => number | null
  /** The day of trade now. */
  readonly today: () => string
}

/** What goes onto the close beside what is booked. */
export interface Closing {
  readonly number: number
  readonly closedAt_ms: number
  readonly closedBy: string
}

/**
 * A day as it is booked: sums of the ledger, explained from what the close before it left. Nothing
 * is booked on it any more once it is closed, so that it can be proved from the ledger for ever.
 *
 * @param closing null for a look at a day that is open
 */
export function createDayReport(parts: ReportParts) {
  const { db, rows, wallets, today } = parts
  const ledger = createDayLedger(db)
  const carriedOver = createCarried(db, parts.later)
  const shifts = createShiftsOfDay(db)
  const newest = db.read<[], { id: number | null }>('SELECT max(id) AS id FROM ledger_transaction')
  const endOf = createEndOfDay(parts)
  return (businessDate: string, closing: Closing | null): DayReport => {
    const last = rows.last()
    const left: Left = new Map(
      last ? toldOf(last).report.accounts.map((one) => [one.account, one.closing_e4]) : [],
    )
    const booked = ledger.booked(businessDate)
    const told = {
      cash: cashOf(booked, left, shifts.counted_e4(businessDate)),
      wallets: walletsOf(booked, left, wallets(), (account) => parts.balances.balance(account)),
      held: heldOf(booked, left, carriedOver.settledSince_e4(businessDate)),
      carried: carriedOver.sales(businessDate),
      accounts: accountsOf(booked, left),
      dues: duesOf(booked, left),
    }
    const counts = ledger.overShort(businessDate)
    return DayReport.parse({
      number: closing?.number ?? null,
      businessDate,
      closedAt_ms: closing?.closedAt_ms ?? null,
      closedBy: closing?.closedBy ?? null,
      lastTransaction: present(newest.get(), 'the newest transaction').id ?? 0,
      isMissed: businessDate < today(),
      withoutTrade: withoutTrade(last?.business_date ?? null, businessDate),
      putBack_ms: parts.putBack_ms(),
      sold: ledger.sold(businessDate),
      failed: failedIn(booked),
      refunded: refundedIn(booked),
      shifts: shifts.list(businessDate),
      ...told,
      unexplained: unexplainedOf(told, counts, endOf(businessDate)),
      booked,
    })
  }
}

/** Days between two closes have no number; they are named with the one that follows. */
export function withoutTrade(last: string | null, businessDate: string): DayReport['withoutTrade'] {
  const days = last === null ? 0 : daysFrom(last, businessDate) - 1
  if (last === null || days <= 0) return null
  return { from: dayAfter(last), to: dayAfter(businessDate, -1), days }
}

/** What was set aside for each of them is free again. */
export function failedIn(booked: DayReport['booked']): number {
  return booked
    .filter(({ cause, account }) => cause === 'release-reserve' && account.startsWith('wallet:'))
    .reduce((sum, { entries }) => sum + entries, 0)
}

export function refundedIn(booked: DayReport['booked']): DayReport['refunded'] {
  const back = ['refund', 'return-cash']
  const returns = booked.filter(
    ({ account, cause }) => account === customersHeld && back.includes(cause),
  )
  return {
    count: returns.reduce((sum, { entries }) => sum + entries, 0),
    sum_e4: money(sumOf(booked, customersHeld, back)),
  }
}

/** What an account held at a day's end, by its whole sum less what later days booked. */
function createEndOfDay({ balances, later }: ReportParts) {
  return (businessDate: string) => {
    const since = later.sums(businessDate)
    return (account: string) => balances.balance(Account.parse(account)) - (since.get(account) ?? 0)
  }
}
