import type { Health } from '../../contract/schemas.ts'
import { money } from '../../domain/money.ts'
import { present } from '../../domain/result.ts'
import type { DeliveryState, SaleId } from '../../domain/sale.ts'
import type { ReadableDb } from '../db/database.ts'
import type { DayCash } from '../ledger/day-cash.ts'
import type { DaySale, DaySales } from './day-sales.ts'
import { BARRED } from './decide-first.ts'

export interface Totals {
  /**
   * Today's figures for the foot of the screen, from what is remembered of the day: the sales made
   * on it as they stand, and the cash that moved on it, for whatever day's sale.
   */
  today(businessDate: string): Health['today']
  /** Sales whose end is not known, by how much is known, and drafts that could not be sent. */
  open(): Pick<Health, 'waiting' | 'inDoubt' | 'needsReview' | 'notSent'>
  /**
   * What customers are to get back, of whatever day: it is owed until it is paid. Not what may
   * have arrived after all, itself or by a sale before it: that waits for a decision first.
   */
  refundDue(): Health['refundDue']
  /** The sales whose money waits for a decision, each with the sale to decide about. */
  barred(): Health['barred']
}

interface OwedRow {
  readonly count: number
  readonly sum_e4: number | null
  readonly credit_e4: number | null
  readonly ofCopy: number | null
}

const NOT_SOLD: readonly DeliveryState[] = ['cancelled', 'created', 'failed', 'reversed']

/** @param copied up to this sale the books are a copy that was put back */
export function createTotals(
  db: ReadableDb,
  days: DaySales,
  cashOf: DayCash,
  copied: number,
): Totals {
  const byState = db.read<[], { state: string; sales: number }>(
    `SELECT state, count(*) AS sales FROM sale
     WHERE state IN ('on-wire', 'accepted', 'in-doubt', 'needs-review') GROUP BY state`,
  )
  // A draft has no reason while its first try is under way.
  const notSent = db.read<[], { sales: number }>(
    "SELECT count(*) AS sales FROM sale WHERE state = 'created' AND reason_code IS NOT NULL",
  )
  const owed = db.read<[number], OwedRow>(
    `SELECT count(*) AS count, sum(amount_e4 + service_charge_e4 - credit_e4) AS sum_e4,
       sum(credit_e4) AS credit_e4, sum(seq <= CAST(? AS INTEGER)) AS ofCopy FROM sale
     WHERE tender = 'refund-due' AND seq NOT IN (SELECT seq FROM ${BARRED})`,
  )
  // One whose own decision is open comes after all that were sold before it.
  const barred = db.read<[], { sale: SaleId; by: SaleId }>(
    `SELECT one.id AS sale, latest.id AS by
     FROM (SELECT seq, max(open) AS open FROM ${BARRED} GROUP BY seq) AS barred
       CROSS JOIN sale AS one ON one.seq = barred.seq
       CROSS JOIN sale AS latest ON latest.seq = barred.open
     ORDER BY barred.seq`,
  )
  return {
    today(businessDate) {
      const day = sumsOf(days.of(businessDate))
      return {
        businessDate,
        sales: day.sales,
        sold_e4: money(day.sold_e4),
        commission_e4: money(day.commission_e4),
        serviceCharge_e4: money(day.charge_e4),
        drawer_e4: cashOf(businessDate),
      }
    },
    open() {
      const count = new Map(byState.all().map(({ state, sales }) => [state, sales]))
      return {
        waiting: (count.get('on-wire') ?? 0) + (count.get('accepted') ?? 0),
        inDoubt: count.get('in-doubt') ?? 0,
        needsReview: count.get('needs-review') ?? 0,
        notSent: counted(notSent.get()).sales,
      }
    },
    refundDue() {
      const { count, sum_e4, credit_e4, ofCopy } = counted(owed.get(copied))
      const sums = { sum_e4: money(sum_e4 ?? 0), credit_e4: money(credit_e4 ?? 0) }
      return { count, ...sums, ofCopy: ofCopy ?? 0 }
    },
    barred: () => barred.all(),
  }
}

function sumsOf(sales: Iterable<DaySale>) {
  const day = { sales: 0, sold_e4: 0, commission_e4: 0, charge_e4: 0 }
  for (const { state, amount_e4, commission_e4, service_charge_e4 } of sales) {
    // What is sold counts once it is on its way.
    if (state !== 'cancelled' && state !== 'created') day.sales += 1
    if (!NOT_SOLD.includes(state)) day.sold_e4 += amount_e4
    // What was never paid for, or is owed again, has earned neither.
    if (commission_e4 === null) continue
    day.commission_e4 += commission_e4
    day.charge_e4 += service_charge_e4
  }
  return day
}

/** A count and a sum are a row, also where there is nothing to count. */
function counted<Row>(row: Row | undefined): Row {
  return present(row, 'a count')
}
