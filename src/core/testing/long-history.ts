import type { DeliveryState, TenderState } from '../../domain/sale.ts'
import type { Database } from '../db/database.ts'
import { openDatabase } from '../db/open.ts'

type Past = readonly [
  number: string,
  state?: DeliveryState,
  tender?: TenderState,
  reason?: string | null,
  /** The sale it was sold in place of: the first of them is 1. */
  retryOf?: number | undefined,
]

/** Books with sales put straight into them: a history is long, and only its reading is tested. */
export function openHistory(sales: readonly Past[]): Database {
  const db = openDatabase(':memory:')
  const insert = db.change<
    [string, string, string, DeliveryState, TenderState, string | null, string | null]
  >(
    `INSERT INTO sale (id, number, our_reference, state, request_hash, kind, operator, line_type,
       amount_e4, provider, wallet, tender, version, expected_cost_e4, created_at_ms,
       changed_at_ms, business_date, reason_code, reason_words, retry_of)
     VALUES (?, ?, ?, ?, 'h', 'recharge', 'GP', 'prepaid', 500000, 'flexiloadbd', 'flexiload',
       ?, 1, 486250, 1, 1, '2026-01-01', ?, '', ?)`,
  )
  db.write(() => {
    for (const [nth, sale] of sales.entries()) {
      const [number, state = 'succeeded', tender = 'collected', reason = null, retryOf] = sale
      const before = retryOf === undefined ? null : idOf(retryOf)
      insert.run(idOf(nth + 1), number, `REF${nth + 1}`, state, tender, reason, before)
    }
  })
  return db
}

function idOf(seq: number): string {
  return `019a0000-0000-7000-8000-${String(seq).padStart(12, '0')}`
}
