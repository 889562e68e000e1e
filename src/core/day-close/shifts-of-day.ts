import type { DayReport } from '../../contract/days.ts'
import { money } from '../../domain/money.ts'
import type { ReadableDb } from '../db/database.ts'

type ShiftOfDay = DayReport['shifts'][number]

interface Row {
  readonly seq: number
  readonly cashier: string
  readonly opened_at_ms: number
  readonly closed_at_ms: number | null
  readonly opening_e4: number
  readonly expected_e4: number | null
  readonly counted_e4: number | null
  readonly reason: string | null
  readonly signed_by: string | null
  /** Cash of it was booked on a later day: it was left open, and counted then. */
  readonly goes_on: 0 | 1
}

export interface ShiftsOfDay {
  list(businessDate: string): ShiftOfDay[]
  /** What the last shift of the day was counted with; null where that says nothing of the day. */
  counted_e4(businessDate: string): number | null
  /** One that has to be counted before the day is closed. */
  isOpen(upTo: string): boolean
}

export function createShiftsOfDay(db: ReadableDb): ShiftsOfDay {
  const ofDay = db.read<[string, string, string], Row>(
    `SELECT shift.seq, cashier, opened_at_ms, closed_at_ms, opening_e4, expected_e4, counted_e4,
       reason, signed_by,
       EXISTS (SELECT 1 FROM ledger_transaction
         WHERE ledger_transaction.shift_seq = shift.seq
           AND +business_date > CAST(? AS TEXT)) AS goes_on
     FROM shift LEFT JOIN shift_close ON shift_close.shift_seq = shift.seq
       LEFT JOIN shift_count ON shift_count.seq = shift_close.count_seq
     WHERE shift.business_date = CAST(? AS TEXT) OR shift.seq IN (
       SELECT shift_seq FROM ledger_transaction
       WHERE business_date = CAST(? AS TEXT) AND shift_seq IS NOT NULL)
     ORDER BY shift.seq`,
  )
  const open = db.read<[string], { one: number }>(
    'SELECT 1 AS one FROM open_shift WHERE business_date <= CAST(? AS TEXT)',
  )
  const rows = (day: string) => ofDay.all(day, day, day)
  return {
    list: (day) => rows(day).map(shiftOf),
    counted_e4(day) {
      const last = rows(day).at(-1)
      return last?.goes_on === 0 ? last.counted_e4 : null
    },
    isOpen: (upTo) => open.get(upTo) !== undefined,
  }
}

function shiftOf(row: Row): ShiftOfDay {
  return {
    number: row.seq,
    cashier: row.cashier,
    openedAt_ms: row.opened_at_ms,
    closedAt_ms: row.closed_at_ms,
    opening_e4: money(row.opening_e4),
    expected_e4: row.expected_e4 === null ? null : money(row.expected_e4),
    counted_e4: row.counted_e4 === null ? null : money(row.counted_e4),
    reason: row.reason ?? '',
    signedBy: row.signed_by,
  }
}
