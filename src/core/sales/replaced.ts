import type { DeliveryState, SaleId, TenderState } from '../../domain/sale.ts'
import type { ReadableDb } from '../db/database.ts'
import { DECIDE_FIRST } from './decide-first.ts'
import { isPaidAlike } from './payment.ts'
import { paidOf, type SaleRow } from './rows.ts'

/** A sale that another was made in place of, and that is not over as it was then. */
export interface Replaced {
  readonly seq: number
  readonly id: SaleId
  readonly state: DeliveryState
  readonly tender: TenderState
  readonly amount_e4: number
  readonly service_charge_e4: number
  readonly credit_e4: number
  readonly customer_seq: number | null
}

/**
 * What a retry rests on is that nothing else was made of the same sale: not the one before it, not
 * another retry, nor the retry of one. That may turn out wrong while the retry waits or after it
 * failed: one comes late, or its cost is taken.
 *
 * @returns those that stand of all that were made before it, the nearest first
 */
export type ReplacedBy = (
  retry: Pick<SaleRow, 'retry_of'> & { readonly seq?: number },
) => readonly Replaced[]

/** True of one whose customer has what was paid for; else its cost was taken, and it is open. */
export function isArrived({ state }: Replaced): boolean {
  return state !== 'failed' && state !== 'reversed'
}

/**
 * Whether the money of the one in its place can pay for it. Where that one was paid anew it may be
 * another sum, which leaves a rest that is nobody's, or in another way, which no refund could tell.
 */
export function canPayFor(
  sale: Pick<SaleRow, 'amount_e4' | 'service_charge_e4' | 'credit_e4' | 'customer_seq'>,
  replaced: Replaced,
): boolean {
  const isOwed = replaced.tender === 'taken-over' || replaced.tender === 'refunded'
  return isOwed && paidOf(sale) === paidOf(replaced) && isPaidAlike(sale, replaced)
}

/** However often the first of them was tried again, and each of those. */
export function createReplacedBy(db: ReadableDb): ReplacedBy {
  const find = db.read<[string, number], Replaced>(
    `WITH RECURSIVE before(id, nth) AS (
       SELECT CAST(? AS TEXT), 1
       UNION ALL
       SELECT sale.retry_of, nth + 1 FROM before JOIN sale ON sale.id = before.id
       WHERE sale.retry_of IS NOT NULL
     ),
     family(id, nth) AS (
       SELECT id, nth FROM before
       UNION
       SELECT sale.id, nth FROM family CROSS JOIN sale ON sale.retry_of = family.id
       WHERE sale.seq < CAST(? AS INTEGER)
     )
     SELECT sale.seq, sale.id, sale.state, sale.tender, sale.amount_e4, sale.service_charge_e4,
       sale.credit_e4, sale.customer_seq
     FROM (SELECT id, min(nth) AS nth FROM family GROUP BY id) AS one
       CROSS JOIN sale ON sale.id = one.id
     WHERE sale.state NOT IN ('failed', 'cancelled', 'reversed') OR ${DECIDE_FIRST}
     ORDER BY nth, sale.seq`,
  )
  return ({ retry_of, seq }) =>
    retry_of === null ? [] : find.all(retry_of, seq ?? Number.MAX_SAFE_INTEGER)
}
