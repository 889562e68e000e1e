import { type ShiftHead, ShiftId } from '../../contract/shifts.ts'
import { notes as noteOrder, NotesCount } from '../../domain/cash/notes.ts'
import type { ReadableDb } from '../db/database.ts'

/** A shift with its close, as they lie in their tables. */
export interface ShiftRow {
  readonly seq: number
  readonly id: string
  readonly cashier: string
  readonly business_date: string
  readonly opened_at_ms: number
  readonly opened_mono_ms: number
  readonly opened_boot: string
  readonly opening_notes: string
  readonly opening_e4: number
  readonly booked_e4: number
  readonly difference_of: 'owner' | 'over-short' | null
  /** As it was to be counted when it was opened. */
  readonly is_blind: 0 | 1
  /** Null while it is open, as are those below. */
  readonly closed_at_ms: number | null
  readonly reason: string | null
  readonly signed_by: string | null
  readonly was_blind: 0 | 1 | null
  readonly counted_notes: string | null
  readonly counted_e4: number | null
  readonly expected_e4: number | null
  readonly counts: number
}

/**
 * Whether nobody is told of a drawer before its count: as it was when the shift was opened, or is
 * by now. Whoever switches it off looks into no drawer by that.
 */
export type IsBlind = (row: ShiftRow) => boolean

export interface ShiftRows {
  open(): ShiftRow | undefined
  byId(id: string): ShiftRow | undefined
  /** The newest first, before a number of the books. */
  before(seq: number, limit: number): ShiftRow[]
  /** A shop that never opened one does not count its drawer. */
  any(): boolean
}

const WITH_CLOSE = `SELECT shift.*, closed_at_ms, reason, signed_by, was_blind,
    notes AS counted_notes, counted_e4, expected_e4,
    (SELECT count(*) FROM shift_count WHERE shift_count.shift_seq = shift.seq) AS counts
  FROM shift LEFT JOIN shift_close ON shift_close.shift_seq = shift.seq
    LEFT JOIN shift_count ON shift_count.seq = shift_close.count_seq`

export function createShiftRows(db: ReadableDb): ShiftRows {
  const open = db.read<[], ShiftRow>(`${WITH_CLOSE} WHERE shift.seq = (SELECT seq FROM open_shift)`)
  const byId = db.read<[string], ShiftRow>(`${WITH_CLOSE} WHERE shift.id = ?`)
  const before = db.read<[number, number], ShiftRow>(
    `${WITH_CLOSE} WHERE shift.seq < CAST(? AS INTEGER) ORDER BY shift.seq DESC LIMIT ?`,
  )
  const any = db.read<[], { one: number }>('SELECT 1 AS one FROM shift LIMIT 1')
  return {
    open: () => open.get(),
    byId: (id) => byId.get(id),
    before: (seq, limit) => before.all(seq, limit),
    any: () => any.get() !== undefined,
  }
}

/** @param nightOver the day by a clock whose nights are over by six */
export function headOf(row: ShiftRow, nightOver: string): ShiftHead {
  return {
    id: ShiftId.parse(row.id),
    number: row.seq,
    cashier: row.cashier,
    businessDate: row.business_date,
    openedAt_ms: row.opened_at_ms,
    closedAt_ms: row.closed_at_ms,
    isLeftOpen: row.closed_at_ms === null && row.business_date < nightOver,
  }
}

/** As counted notes are written: the same piles are the same text, in whichever order counted. */
export function writtenNotes(counted: NotesCount): string {
  const piles = noteOrder.flatMap((note) => (counted[note] ? [[note, counted[note]]] : []))
  return JSON.stringify(Object.fromEntries(piles))
}

/** Counted notes as they were written. */
export function notesOf(json: string): NotesCount {
  return NotesCount.parse(JSON.parse(json))
}
