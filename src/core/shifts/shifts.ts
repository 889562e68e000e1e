import type { ClockDoubt } from '../../contract/days.ts'
import type {
  CashMove,
  ShiftClose,
  ShiftHead,
  ShiftOpen,
  ShiftReport,
} from '../../contract/shifts.ts'
import { countedTotal } from '../../domain/cash/notes.ts'
import type { FieldProblem } from '../../domain/kinds/kind.ts'
import { cash } from '../../domain/ledger.ts'
import type { Money } from '../../domain/money.ts'
import { inOneLine } from '../../domain/one-line.ts'
import { present, problem, type Result, success } from '../../domain/result.ts'
import { refused, type ShiftParts } from './booking.ts'
import { createEnd } from './closing.ts'
import { createMove } from './movements.ts'
import { createBegin } from './opening.ts'
import { createShiftReport } from './report.ts'
import {
  createShiftRows,
  headOf,
  type IsBlind,
  notesOf,
  type ShiftRow,
  writtenNotes,
} from './rows.ts'
import { createShortDrawer, type ShortDrawer } from './short-drawer.ts'

export interface Shifts {
  /** The one that is open; null where none is. */
  open(): ShiftHead | null
  /** Shifts are counted in this shop, and none is open: no cash moves before one is. */
  needed(): boolean
  /**
   * What lies in the drawer of the open shift by the books, null within while its count is blind.
   * Null where none is open: then nobody has counted what else lies there.
   */
  drawer(): { readonly cash_e4: Money | null } | null
  /**
   * The day from which on nobody is told of the drawer: that of the open shift, while its count is
   * blind. Null where it is not, or none is open.
   */
  blindFrom(): string | null
  /** What is against so much out of the drawer of the open shift. */
  readonly short: ShortDrawer
  /**
   * The drawer is counted and a shift begins; the same id and count are the same shift. Not while
   * nobody believes the date: its day is that of all that is sold in it.
   */
  begin(wanted: ShiftOpen): Result<ShiftReport, FieldProblem | ClockDoubt>
  /**
   * The drawer is counted and the shift ends; short or over is booked. Every count is written down,
   * also one that is turned back for want of a reason or a signature.
   */
  end(wanted: ShiftClose): Result<ShiftReport, FieldProblem>
  /** Books cash that is no customer's; the same id is the same movement. */
  move(wanted: CashMove): Result<ShiftReport, FieldProblem | 'no-shift'>
  report(id: string): ShiftReport | null
  /** The newest first. @param before a shift's number; absent, from the newest on */
  list(before: number | undefined): ShiftHead[]
}

/** So many shifts are listed at a time. */
const LISTED = 60

export function createShifts(parts: ShiftParts): Shifts {
  const { db, changes, shopDay, rules, balances } = parts
  const rows = createShiftRows(db)
  const isBlind: IsBlind = (row) => row.is_blind === 1 || rules().blind
  const reportOf = createShiftReport(db, shopDay, isBlind)
  const short = createShortDrawer(parts, () => rows.open(), isBlind)
  const begin = createBegin(parts)
  const end = createEnd(parts, isBlind)
  const told = (id: string): ShiftReport => reportOf(present(rows.byId(id), `shift ${id}`))
  const head = (row: ShiftRow): ShiftHead => headOf(row, shopDay.nightOver())
  return {
    open() {
      const row = rows.open()
      return row ? head(row) : null
    },
    needed: () => rows.any() && !rows.open(),
    drawer() {
      const row = rows.open()
      if (!row) return null
      return { cash_e4: isBlind(row) ? null : balances.balance(cash) }
    },
    blindFrom() {
      const row = rows.open()
      return row && isBlind(row) ? row.business_date : null
    },
    short,
    begin(said) {
      const wanted = { ...said, cashier: inOneLine(said.cashier) }
      if (wanted.cashier === '') return refused('cashier', 'empty')
      const before = rows.byId(wanted.id)
      if (before) return isSameOpening(before, wanted) ? success(reportOf(before)) : differs
      if (rows.open()) return refused('id', 'shift-open')
      const doubt = parts.clockCheck.doubtOfClose()
      if (doubt) return problem(doubt)
      const begun = begin(wanted)
      return begun.ok ? success(told(wanted.id)) : begun
    },
    end(wanted) {
      const shift = rows.byId(wanted.id)
      if (!shift) return refused('id', 'no-such-shift')
      if (shift.closed_at_ms !== null) {
        // Somebody else closed it meanwhile: whoever counted another sum is told so.
        const isSame = shift.counted_e4 === countedTotal(wanted.notes)
        return isSame ? success(reportOf(shift)) : refused('id', 'shift-closed')
      }
      const ended = db.write(() => {
        const outcome = end(shift, wanted)
        db.afterCommit(() => changes.tell('shift', wanted.id))
        return outcome
      })
      return ended ? problem(ended) : success(told(wanted.id))
    },
    move: createMoving(createMove(parts, short), () => rows.open(), told),
    report(id) {
      const row = rows.byId(id)
      return row ? reportOf(row) : null
    },
    list: (before) => rows.before(before ?? Number.MAX_SAFE_INTEGER, LISTED).map(head),
  }
}

const differs = refused('id', 'words-differ')

function isSameOpening(before: ShiftRow, { cashier, notes, differenceOf }: ShiftOpen): boolean {
  const isSameCount = writtenNotes(notesOf(before.opening_notes)) === writtenNotes(notes)
  // Where nothing differed it was nobody's, whatever was said.
  const isSameWord = before.difference_of === null || before.difference_of === differenceOf
  return isSameCount && isSameWord && before.cashier === cashier
}

function createMoving(
  moves: ReturnType<typeof createMove>,
  open: () => ShiftRow | undefined,
  told: (id: string) => ShiftReport,
): Shifts['move'] {
  return (said) => {
    const wanted = { ...said, words: inOneLine(said.words) }
    if (wanted.words === '') return refused('words', 'empty')
    // What was booked is told of, also where its shift was closed since.
    const before = moves.find(wanted.id)
    if (before) return moves.isSame(before, wanted) ? success(told(before.shift)) : differs
    const shift = open()
    if (!shift) return problem('no-shift')
    const refusal = moves.book(shift, wanted)
    return refusal ? problem(refusal) : success(told(shift.id))
  }
}
