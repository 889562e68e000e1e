import type { ShiftReport } from '../../contract/shifts.ts'
import { expectedCash } from '../../domain/cash/drawer.ts'
import type { CashDirection, CashPurpose } from '../../domain/cash/movements.ts'
import { money } from '../../domain/money.ts'
import { present } from '../../domain/result.ts'
import type { ReadableDb } from '../db/database.ts'
import type { ShopDay } from '../shop-day.ts'
import { createDrawer } from './drawer.ts'
import { headOf, type IsBlind, notesOf, type ShiftRow } from './rows.ts'
import { createSoldInShift } from './sold-in-shift.ts'

interface MovementRow {
  readonly direction: CashDirection
  readonly purpose: CashPurpose
  readonly amount_e4: number
  readonly words: string
  readonly at_ms: number
}

/**
 * The X report of a shift, at any time: of an open one as it stands, of a closed one as it was
 * counted. While a count is blind, neither what is expected nor what adds up to it is told to
 * anybody before the count: how much was sold, least of all.
 */
export function createShiftReport(
  db: ReadableDb,
  shopDay: ShopDay,
  isBlind: IsBlind,
): (row: ShiftRow) => ShiftReport {
  const drawerOf = createDrawer(db)
  const sold = createSoldInShift(db)
  const movements = db.read<[number], MovementRow>(
    `SELECT direction, purpose, amount_e4, words, at_ms FROM cash_movement
     WHERE shift_seq = CAST(? AS INTEGER) ORDER BY seq`,
  )
  return (row) => {
    const isHidden = row.closed_at_ms === null && isBlind(row)
    const drawer = isHidden ? null : drawerOf(row)
    return {
      ...headOf(row, shopDay.nightOver()),
      openingNotes: notesOf(row.opening_notes),
      openingDifference_e4: money(row.opening_e4 - row.booked_e4),
      differenceOf: row.difference_of,
      drawer,
      expected_e4: drawer && expectedCash(drawer),
      movements: movements
        .all(row.seq)
        .map((movement) => ({ ...movement, amount_e4: money(movement.amount_e4) })),
      sold: sold.kinds(row.seq, isHidden),
      onCredit_e4: isHidden ? null : sold.onCredit_e4(row.seq),
      close: closeOf(row),
    }
  }
}

function closeOf(row: ShiftRow): ShiftReport['close'] {
  if (row.closed_at_ms === null) return null
  const of = `the close of shift ${row.seq}`
  return {
    notes: notesOf(present(row.counted_notes, of)),
    counted_e4: money(present(row.counted_e4, of)),
    expected_e4: money(present(row.expected_e4, of)),
    reason: present(row.reason, of),
    signedBy: row.signed_by,
    counts: row.counts,
    wasBlind: row.was_blind === 1,
  }
}
