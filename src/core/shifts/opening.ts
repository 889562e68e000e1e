import type { ShiftOpen } from '../../contract/shifts.ts'
import { countedTotal } from '../../domain/cash/notes.ts'
import type { FieldProblem } from '../../domain/kinds/kind.ts'
import { cash, drawerOpenedEntries } from '../../domain/ledger.ts'
import { money } from '../../domain/money.ts'
import { type Result, success } from '../../domain/result.ts'
import { booking, refused, type ShiftParts } from './booking.ts'
import { writtenNotes } from './rows.ts'

/** Writes a counted drawer down as the beginning of a shift, and books what it differs by. */
export function createBegin(parts: ShiftParts) {
  const { db, run, shopDay, balances, changes, rules } = parts
  const insert = db.change<
    [string, string, string, number, number, string, string, number, number, string | null, number]
  >(
    `INSERT INTO shift (id, cashier, business_date, opened_at_ms, opened_mono_ms, opened_boot,
       opening_notes, opening_e4, booked_e4, difference_of, is_blind)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
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
      const counted = writtenNotes(notes)
      insert.run(
        ...([id, cashier, shopDay.today()] as const),
        ...([at_ms, mono_ms, boot] as const),
        ...([counted, opening_e4, booked_e4, of, rules().blind ? 1 : 0] as const),
      )
      if (of) book('shift-opened', drawerOpenedEntries(difference_e4, of))
      db.afterCommit(() => changes.tell('shift', id))
      return success(null)
    })
  }
}
