import type { CashMove } from '../../contract/shifts.ts'
import { purposesOf } from '../../domain/cash/movements.ts'
import type { FieldProblem } from '../../domain/kinds/kind.ts'
import { cashMovedEntries } from '../../domain/ledger.ts'
import { money } from '../../domain/money.ts'
import { booking, type ShiftParts } from './booking.ts'
import type { ShiftRow } from './rows.ts'
import type { ShortDrawer } from './short-drawer.ts'

/** A movement as it was booked, and the id of its shift. */
interface Booked {
  readonly direction: string
  readonly purpose: string
  readonly amount_e4: number
  readonly words: string
  readonly shift: string
}

/** Books cash that is no customer's. */
export function createMove(parts: ShiftParts, short: ShortDrawer) {
  const { db, run, changes } = parts
  const find = db.read<[string], Booked>(
    `SELECT direction, purpose, amount_e4, words, shift.id AS shift
     FROM cash_movement JOIN shift ON shift.seq = shift_seq
     WHERE cash_movement.id = CAST(? AS TEXT)`,
  )
  const insert = db.change<[string, number, string, string, number, string, number, number]>(
    `INSERT INTO cash_movement
       (id, shift_seq, direction, purpose, amount_e4, words, at_ms, transaction_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const post = booking(parts)
  return {
    find: (id: string) => find.get(id),
    isSame: (before: Booked, { direction, purpose, amount_e4, words }: CashMove): boolean =>
      before.direction === direction &&
      before.purpose === purpose &&
      before.amount_e4 === amount_e4 &&
      before.words === words,
    /** Of an id that nothing was booked under. */
    book(shift: ShiftRow, wanted: CashMove): FieldProblem | null {
      const { id, direction, purpose, words } = wanted
      const amount_e4 = money(wanted.amount_e4)
      if (!purposesOf[direction].includes(purpose)) {
        return { field: 'purpose', code: 'not-this-way', limit_e4: null }
      }
      return db.write(() => {
        const lacking = direction === 'out' ? short(amount_e4) : null
        if (lacking) return lacking
        const transaction = post(
          direction === 'in' ? 'cash-in' : 'cash-out',
          cashMovedEntries(direction, purpose, amount_e4),
        )
        const { at_ms } = run.moment()
        insert.run(id, shift.seq, direction, purpose, amount_e4, words, at_ms, transaction)
        db.afterCommit(() => changes.tell('shift', shift.id))
        return null
      })
    },
  }
}
