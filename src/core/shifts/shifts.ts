import type {
  CashMove,
  ShiftClose,
  ShiftHead,
  ShiftOpen,
  ShiftReport,
  ShiftSettings,
} from '../../contract/shifts.ts'
import { countProblem, expectedCash } from '../../domain/cash/drawer.ts'
import { purposesOf } from '../../domain/cash/movements.ts'
import { countedTotal } from '../../domain/cash/notes.ts'
import type { FieldProblem } from '../../domain/kinds/kind.ts'
import {
  cash,
  cashMovedEntries,
  drawerClosedEntries,
  drawerOpenedEntries,
  type Entry,
} from '../../domain/ledger.ts'
import { type Money, money } from '../../domain/money.ts'
import { present, problem, type Result, success } from '../../domain/result.ts'
import type { Changes } from '../changes.ts'
import type { WritableDb } from '../db/database.ts'
import type { Balances } from '../ledger/balances.ts'
import type { Post } from '../ledger/post.ts'
import type { Run } from '../run.ts'
import type { ShopDay } from '../shop-day.ts'
import { createDrawer } from './drawer.ts'
import { createShiftReport } from './report.ts'
import { createShiftRows, headOf, type ShiftRow } from './rows.ts'

export interface Shifts {
  /** The one that is open; null where none is. */
  open(): ShiftHead | null
  /** Shifts are counted in this shop, and none is open: nothing is sold before one is. */
  needed(): boolean
  /** The drawer is counted and a shift begins; the same id is the same shift. */
  begin(wanted: ShiftOpen): Result<ShiftReport, FieldProblem>
  /**
   * The drawer is counted and the shift ends; short or over is booked. Every count is written down,
   * also one that is turned back for want of a reason or a signature.
   */
  end(wanted: ShiftClose): Result<ShiftReport, FieldProblem>
  /** Books cash that is no customer's; the same id is the same movement. */
  move(wanted: CashMove): Result<ShiftReport, FieldProblem>
  report(id: string): ShiftReport | null
  /** The newest first. @param before a shift's number; absent, from the newest on */
  list(before: number | undefined): ShiftHead[]
}

export interface ShiftParts {
  readonly db: WritableDb
  readonly post: Post
  readonly run: Run
  readonly shopDay: ShopDay
  readonly balances: Balances
  readonly changes: Changes
  readonly rules: () => ShiftSettings
}

/** So many shifts are listed at a time. */
const LISTED = 60

export function createShifts(parts: ShiftParts): Shifts {
  const { db, changes, shopDay, rules } = parts
  const rows = createShiftRows(db)
  const reportOf = createShiftReport(db, shopDay, () => rules().blind)
  const begin = createBegin(parts)
  const end = createEnd(parts)
  const move = createMove(parts)
  const told = (id: string): ShiftReport => reportOf(present(rows.byId(id), `shift ${id}`))
  const open = (): ShiftHead | null => {
    const row = rows.open()
    return row ? headOf(row, shopDay.byClock()) : null
  }
  return {
    open,
    needed: () => rows.any() && !rows.open(),
    begin(wanted) {
      const before = rows.byId(wanted.id)
      if (before) return success(reportOf(before))
      if (rows.open()) return refused('id', 'shift-open')
      const begun = begin(wanted)
      return begun.ok ? success(told(wanted.id)) : begun
    },
    end(wanted) {
      const shift = rows.byId(wanted.id)
      if (!shift) return refused('id', 'no-such-shift')
      if (shift.closed_at_ms !== null) return success(reportOf(shift))
      const ended = db.write(() => {
        const outcome = end(shift, wanted)
        db.afterCommit(() => changes.tell('shift', wanted.id))
        return outcome
      })
      return ended ? problem(ended) : success(told(wanted.id))
    },
    move(wanted) {
      const shift = rows.open()
      if (!shift) return refused('id', 'no-shift')
      const refusal = move(shift, wanted)
      return refusal ? problem(refusal) : success(told(shift.id))
    },
    report(id) {
      const row = rows.byId(id)
      return row ? reportOf(row) : null
    },
    list: (before) =>
      rows
        .before(before ?? Number.MAX_SAFE_INTEGER, LISTED)
        .map((row) => headOf(row, shopDay.byClock())),
  }
}

function refused(
  field: string,
  code: string,
  limit_e4: Money | null = null,
): Result<never, FieldProblem> {
  return problem({ field, code, limit_e4 })
}

/** Entries of nothing are none: a drawer that fits is not booked. */
function booking({ post, run, shopDay }: ShiftParts) {
  return (cause: string, entries: readonly Entry[]): number => {
    const { at_ms } = run.moment()
    return post({ saleSeq: null, cause, at_ms, businessDate: shopDay.today(), entries })
  }
}

function createBegin(parts: ShiftParts) {
  const { db, run, shopDay, balances, changes } = parts
  const insert = db.change<
    [string, string, string, number, number, string, string, number, number, string | null]
  >(
    `INSERT INTO shift (id, cashier, business_date, opened_at_ms, opened_mono_ms, opened_boot,
       opening_notes, opening_e4, booked_e4, difference_of)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const book = booking(parts)
  return ({ id, cashier, notes, differenceOf }: ShiftOpen): Result<null, FieldProblem> => {
    const opening_e4 = countedTotal(notes)
    return db.write(() => {
      const booked_e4 = balances.balance(cash)
      const difference_e4 = money(opening_e4 - booked_e4)
      if (difference_e4 !== 0 && !differenceOf) {
        return refused('differenceOf', 'difference', difference_e4)
      }
      const of = difference_e4 === 0 ? null : (differenceOf ?? null)
      const { at_ms, mono_ms, boot } = run.moment()
      const counted = JSON.stringify(notes)
      insert.run(
        ...([id, cashier.trim(), shopDay.today()] as const),
        ...([at_ms, mono_ms, boot] as const),
        ...([counted, opening_e4, booked_e4, of] as const),
      )
      if (of) book('shift-opened', drawerOpenedEntries(difference_e4, of))
      db.afterCommit(() => changes.tell('shift', id))
      return success(null)
    })
  }
}

function createEnd(parts: ShiftParts) {
  const { db, run, balances, rules } = parts
  const drawerOf = createDrawer(db)
  const insertCount = db.change<[number, number, string, number, number]>(
    `INSERT INTO shift_count (shift_seq, at_ms, notes, counted_e4, expected_e4)
     VALUES (?, ?, ?, ?, ?)`,
  )
  const insertClose = db.change<[number, number, number, string, string | null, number]>(
    `INSERT INTO shift_close (shift_seq, closed_at_ms, count_seq, reason, signed_by, was_blind)
     VALUES (?, ?, ?, ?, ?, ?)`,
  )
  const book = booking(parts)
  return (shift: ShiftRow, { notes, reason = '', signedBy }: ShiftClose): FieldProblem | null => {
    const expected_e4 = expectedCash(drawerOf(shift))
    const booked_e4 = balances.balance(cash)
    // Whatever moved the drawer is one of its terms, or the two would differ.
    if (booked_e4 !== expected_e4) {
      throw new Error(`the drawer of shift ${shift.seq} is ${booked_e4}, not ${expected_e4}`)
    }
    const counted_e4 = countedTotal(notes)
    const { at_ms } = run.moment()
    const written = JSON.stringify(notes)
    const { rowid } = insertCount.run(shift.seq, at_ms, written, counted_e4, expected_e4)
    const { blind, signAbove_e4 } = rules()
    const signature = signedBy?.trim() || null
    const difference_e4 = money(counted_e4 - expected_e4)
    const said = { reason: reason.trim(), signedBy: signature, signAbove_e4 }
    const missing = countProblem({ counted_e4, expected_e4, ...said })
    if (missing) {
      const field = missing === 'reason-missing' ? 'reason' : 'signedBy'
      return { field, code: missing, limit_e4: difference_e4 }
    }
    if (difference_e4 !== 0) book('shift-closed', drawerClosedEntries(difference_e4))
    const why = difference_e4 === 0 ? '' : said.reason
    insertClose.run(shift.seq, at_ms, rowid, why, signature, blind ? 1 : 0)
    return null
  }
}

function createMove(parts: ShiftParts) {
  const { db, run, balances, changes } = parts
  const find = db.read<[string], { direction: string; purpose: string; amount_e4: number }>(
    'SELECT direction, purpose, amount_e4 FROM cash_movement WHERE id = ?',
  )
  const insert = db.change<[string, number, string, string, number, string, number, number]>(
    `INSERT INTO cash_movement
       (id, shift_seq, direction, purpose, amount_e4, words, at_ms, transaction_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const book = booking(parts)
  return (shift: ShiftRow, wanted: CashMove): FieldProblem | null => {
    const { id, direction, purpose, words } = wanted
    const amount_e4 = money(wanted.amount_e4)
    const before = find.get(id)
    if (before) {
      const isSame = before.direction === direction && before.amount_e4 === amount_e4
      const differs = !isSame || before.purpose !== purpose
      return differs ? { field: 'id', code: 'words-differ', limit_e4: null } : null
    }
    if (!purposesOf[direction].includes(purpose)) {
      return { field: 'purpose', code: 'not-this-way', limit_e4: null }
    }
    return db.write(() => {
      const held_e4 = balances.balance(cash)
      // Nobody takes out of a drawer what is not in it: a slip of the hand, or a sale not written.
      if (direction === 'out' && amount_e4 > held_e4) {
        return { field: 'amount_e4', code: 'above-drawer', limit_e4: held_e4 }
      }
      const transaction = book(
        direction === 'in' ? 'cash-in' : 'cash-out',
        cashMovedEntries(direction, purpose, amount_e4),
      )
      const { at_ms } = run.moment()
      insert.run(id, shift.seq, direction, purpose, amount_e4, words.trim(), at_ms, transaction)
      db.afterCommit(() => changes.tell('shift', shift.id))
      return null
    })
  }
}
