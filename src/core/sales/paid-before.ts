import type { BillQuote } from '../../contract/bills.ts'
import type { BillTerms } from '../../domain/kinds/bill/terms.ts'
import { money } from '../../domain/money.ts'
import { SaleId } from '../../domain/sale.ts'
import type { ReadableDb } from '../db/database.ts'
import type { SaleRow } from './rows.ts'

/**
 * The last bill of the same number and month that left and did not come to nothing: it was paid,
 * or may have been. The year is part of it, which its provider is never told (C6).
 */
export type PaidBefore = (
  bill: Pick<BillTerms, 'operator' | 'number' | 'billMonth'>,
) => BillQuote['paidBefore']

export function createPaidBefore(db: ReadableDb): PaidBefore {
  // By its number, of which there are few: a biller has all its customers.
  const last = db.read<[string, string, string], SaleRow>(
    `SELECT * FROM sale WHERE number = CAST(? AS TEXT) AND +kind = 'bill'
       AND +operator = CAST(? AS TEXT)
       AND json_extract(terms, '$.billMonth') = CAST(? AS TEXT)
       AND +state NOT IN ('created', 'cancelled', 'failed', 'reversed')
     ORDER BY seq DESC LIMIT 1`,
  )
  return ({ number, operator, billMonth }) => {
    const row = last.get(number, operator, billMonth)
    if (!row) return null
    return {
      sale: SaleId.parse(row.id),
      state: row.state,
      amount_e4: money(row.amount_e4),
      at_ms: row.created_at_ms,
      businessDate: row.business_date,
    }
  }
}
