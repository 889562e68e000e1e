import type { ShiftClose } from '../../contract/shifts.ts'
import { countProblem, expectedCash } from '../../domain/cash/drawer.ts'
import { countedTotal } from '../../domain/cash/notes.ts'
import type { FieldProblem } from '../../domain/kinds/kind.ts'
import { cash, drawerClosedEntries } from '../../domain/ledger.ts'
import { money } from '../../domain/money.ts'
import { inOneLine } from '../../domain/one-line.ts'
import { booking, type ShiftParts } from './booking.ts'
import { createDrawer } from './drawer.ts'
import { type IsBlind, type ShiftRow, writtenNotes } from './rows.ts'

/** Writes a count down, and closes the shift with it where nothing of it is missing. */
export function createEnd(parts: ShiftParts, isBlind: IsBlind) {
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
  const lastCount = db.read<[number, string, number], { seq: number }>(
    `SELECT seq FROM (SELECT * FROM shift_count WHERE shift_seq = CAST(? AS INTEGER)
       ORDER BY seq DESC LIMIT 1)
     WHERE notes = CAST(? AS TEXT) AND expected_e4 = CAST(? AS INTEGER)`,
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
    const written = writtenNotes(notes)
    // The same piles handed in once more, with the reason that was missing, are no new count.
    const same = lastCount.get(shift.seq, written, expected_e4)?.seq
    const count = same ?? insertCount.run(shift.seq, at_ms, written, counted_e4, expected_e4).rowid
    const { signAbove_e4 } = rules()
    const blind = isBlind(shift)
    const signature = inOneLine(signedBy ?? '') || null
    const difference_e4 = money(counted_e4 - expected_e4)
    const said = { reason: inOneLine(reason), signedBy: signature, signAbove_e4 }
    const missing = countProblem({ counted_e4, expected_e4, ...said })
    if (missing) {
      const field = missing === 'reason-missing' ? 'reason' : 'signedBy'
      // Who counts blind is told that it does not fit, and neither by how much nor which way: the
      // next count would be what the books say.
      return { field, code: missing, limit_e4: blind ? null : difference_e4 }
    }
    if (difference_e4 !== 0) book('shift-closed', drawerClosedEntries(difference_e4))
    const why = difference_e4 === 0 ? '' : said.reason
    insertClose.run(shift.seq, at_ms, count, why, signature, blind ? 1 : 0)
    return null
  }
}
