import { type DayHead, DayReport, type DayTold } from '../../contract/days.ts'
import type { ReadableDb } from '../db/database.ts'

/** A closed day, as it lies in its table. */
export interface DayRow {
  readonly number: number
  readonly business_date: string
  readonly closed_at_ms: number
  readonly closed_by: string
  readonly last_transaction: number
  readonly report: string
  readonly previous_hash: string
  readonly hash: string
}

export interface DayRows {
  last(): DayRow | undefined
  of(businessDate: string): DayRow | undefined
  /** The oldest first. */
  all(): DayRow[]
  /** The newest first. */
  before(number: number, limit: number): DayRow[]
  /** The oldest day after one on which anything was booked or a shift was opened. */
  nextTraded(after: string): string | null
  /** All of those before another day. */
  tradedDays(after: string, before: string): string[]
}

export function createDayRows(db: ReadableDb): DayRows {
  const last = db.read<[], DayRow>('SELECT * FROM day_close ORDER BY number DESC LIMIT 1')
  const of = db.read<[string], DayRow>('SELECT * FROM day_close WHERE business_date = ?')
  const all = db.read<[], DayRow>('SELECT * FROM day_close ORDER BY number')
  const before = db.read<[number, number], DayRow>(
    'SELECT * FROM day_close WHERE number < CAST(? AS INTEGER) ORDER BY number DESC LIMIT ?',
  )
  const next = db.read<[string, string], { day: string | null }>(
    `SELECT min(day) AS day FROM (
       SELECT min(business_date) AS day FROM ledger_transaction
       WHERE business_date > CAST(? AS TEXT)
       UNION ALL
       SELECT min(business_date) FROM shift WHERE business_date > CAST(? AS TEXT))`,
  )
  const nextTraded = (after: string) => next.get(after, after)?.day ?? null
  return {
    last: () => last.get(),
    all: () => all.all(),
    of: (businessDate) => of.get(businessDate),
    before: (number, limit) => before.all(number, limit),
    nextTraded,
    tradedDays(after, until) {
      // One seek for each day: to look for them would walk through all that was sold.
      const days: string[] = []
      let day = nextTraded(after)
      while (day !== null && day < until) {
        days.push(day)
        day = nextTraded(day)
      }
      return days
    },
  }
}

export function headOf(row: DayRow): DayHead {
  return {
    number: row.number,
    businessDate: row.business_date,
    closedAt_ms: row.closed_at_ms,
    closedBy: row.closed_by,
    hash: row.hash,
  }
}

export function toldOf(row: DayRow): DayTold {
  return { head: headOf(row), report: DayReport.parse(JSON.parse(row.report)) }
}
