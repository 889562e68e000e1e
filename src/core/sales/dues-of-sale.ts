import type { Posting } from '../../domain/sale-machine.ts'
import type { WritableDb } from '../db/database.ts'
import type { SaleRow } from './rows.ts'

/** The transaction that books a step of a sale. */
export interface Booked {
  readonly transaction: number
  readonly at_ms: number
  readonly businessDate: string
}

type OnCredit = Pick<SaleRow, 'id' | 'seq' | 'credit_e4' | 'customer_seq'>

/**
 * Writes what a customer comes to owe by a sale, and owes no more once its money goes back, in the
 * write that books it. What is paid in cash leaves no line.
 */
export type DuesOfSale = (posting: Posting, sale: OnCredit, booked: Booked) => void

export function createDuesOfSale(db: WritableDb): DuesOfSale {
  const insert = db.change<[string, number, string, number, number, number, string, number]>(
    `INSERT INTO due_line (id, customer_seq, cause, amount_e4, sale_seq, words, at_ms,
       business_date, transaction_id)
     VALUES (?, ?, ?, ?, ?, '', ?, ?, ?)`,
  )
  return (posting, { id, seq, credit_e4, customer_seq }, booked) => {
    if (customer_seq === null) return
    const { at_ms, businessDate, transaction } = booked
    const write = (cause: string, amount_e4: number) => {
      // It may be collected and given back more than once: each time is its own transaction.
      const line = `${id} ${transaction}`
      insert.run(line, customer_seq, cause, amount_e4, seq, at_ms, businessDate, transaction)
    }
    if (posting === 'collect') write('sale', credit_e4)
    if (posting === 'refund' || posting === 'return-cash') write('given-back', -credit_e4)
  }
}
