import type { SaleEarning } from '../../contract/commission.ts'
import { money } from '../../domain/money.ts'
import type { ReadableDb, WritableDb } from '../db/database.ts'
import type { OrderEarns } from './earned.ts'

/** Writes down what a sale should earn, with the sale: rules that change later change nothing. */
export function createKeepEarning(db: WritableDb): (saleSeq: number, earns: OrderEarns) => void {
  const insert = db.change<[number, number, string, number | null, string]>(
    `INSERT INTO sale_earning (sale_seq, should_e4, should_by, rule_seq, will_by)
     VALUES (?, ?, ?, ?, ?)`,
  )
  return (saleSeq, { should, will, rule }) => {
    insert.run(saleSeq, should.earned_e4, should.source, rule, will.source)
  }
}

type Row = Pick<SaleEarning, 'shouldBy' | 'willBy'> & { readonly should_e4: number }

/** Null of a sale of the time before anybody wrote it down. */
export function createEarningOf(db: ReadableDb): (saleSeq: number) => SaleEarning | null {
  const find = db.read<[number], Row>(
    `SELECT should_e4, should_by AS shouldBy, will_by AS willBy FROM sale_earning
     WHERE sale_seq = ?`,
  )
  return (saleSeq) => {
    const row = find.get(saleSeq)
    return row ? { ...row, should_e4: money(row.should_e4) } : null
  }
}
