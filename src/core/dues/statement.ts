import type { Customer, DuesStatement } from '../../contract/dues.ts'
import type { DueCause } from '../../domain/dues/dues-account.ts'
import { money } from '../../domain/money.ts'
import { SaleId, type SaleKind } from '../../domain/sale.ts'
import type { ReadableDb } from '../db/database.ts'
import type { DuesAccounts } from './accounts.ts'
import type { CustomerRow } from './rows.ts'

/** The newest lines of a customer, with what was owed after each. */
export type TellStatement = (row: CustomerRow, customer: Customer, lines: number) => DuesStatement

interface LineRow {
  readonly seq: number
  readonly at_ms: number
  readonly cause: DueCause
  readonly amount_e4: number
  readonly words: string
  readonly signedBy: string | null
  readonly id: string | null
  /** Null with the id, as are those below. */
  readonly kind: SaleKind
  readonly operator: string
  readonly number: string
  readonly price_e4: number
}

export function createStatement(db: ReadableDb, accounts: DuesAccounts): TellStatement {
  const newest = db.read<[number, number], LineRow>(
    `SELECT due_line.seq, due_line.at_ms, due_line.cause, due_line.amount_e4, due_line.words,
       due_line.signed_by AS signedBy, sale.id, sale.kind,
       sale.operator, sale.number, sale.amount_e4 AS price_e4
     FROM due_line LEFT JOIN sale ON sale.seq = due_line.sale_seq
     WHERE due_line.customer_seq = CAST(? AS INTEGER) ORDER BY due_line.seq DESC LIMIT ?`,
  )
  return (row, customer, most) => {
    const account = accounts()(row.seq)
    const rows = newest.all(row.seq, most).toReversed()
    const told_e4 = rows.reduce((sum, { amount_e4 }) => sum + amount_e4, 0)
    const before_e4 = account.owes_e4() - told_e4
    let owes_e4 = before_e4
    const lines = rows.map((line) => {
      owes_e4 += line.amount_e4
      return toLine(line, owes_e4)
    })
    const earlier = account.lines() - lines.length
    return { customer, before_e4: money(before_e4), earlier, lines }
  }
}

function toLine(line: LineRow, owes_e4: number): DuesStatement['lines'][number] {
  const { seq, at_ms, cause, amount_e4, words, signedBy, id, kind, operator, number, price_e4 } =
    line
  const sale = id && {
    id: SaleId.parse(id),
    kind,
    operator,
    number,
    amount_e4: money(price_e4),
  }
  const told = { seq, at_ms, cause, amount_e4: money(amount_e4), owes_e4: money(owes_e4), words }
  return { ...told, signedBy, sale: sale || null }
}
