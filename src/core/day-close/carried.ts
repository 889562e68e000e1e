import { CarriedSale } from '../../contract/days.ts'
import { type Money, money } from '../../domain/money.ts'
import { present } from '../../domain/result.ts'
import type { ReadableDb } from '../db/database.ts'
import type { LaterDays } from './later-days.ts'

/** What is open of a day's end when it is closed. */
export interface Carried {
  /** By name: whose end is not known, what could not be sent, whose money is due back. */
  sales(upTo: string): CarriedSale[]
  /**
   * What customers' money did on later days with sales of those days, where a day is closed late:
   * delivered or given back since, or put into a sale of a later day.
   */
  settledSince_e4(upTo: string): Money
}

interface CarriedRow {
  readonly id: string
  readonly our_reference: string
  readonly provider_reference: string | null
  readonly kind: string
  readonly operator: string
  readonly number: string
  readonly amount_e4: number
  readonly service_charge_e4: number
  readonly credit_e4: number
  readonly provider: string
  readonly state: string
  readonly tender: string
  readonly business_date: string
}

export function createCarried(db: ReadableDb, later: LaterDays): Carried {
  const open = db.read<[string, string], CarriedRow>(
    `SELECT * FROM (
       SELECT * FROM sale INDEXED BY sale_state
       WHERE state IN ('created', 'on-wire', 'accepted', 'in-doubt', 'needs-review')
         AND business_date <= CAST(? AS TEXT)
       UNION ALL
       SELECT * FROM sale INDEXED BY sale_refund_due
       WHERE tender = 'refund-due' AND business_date <= CAST(? AS TEXT)
     ) ORDER BY seq`,
  )
  // The money of a failed sale that pays for one of a later day is that one's.
  const movedOn = db.read<[string, string, string], { sum_e4: number | null }>(
    `SELECT sum(one.amount_e4 + one.service_charge_e4) AS sum_e4
     FROM (SELECT DISTINCT value AS id FROM json_each(?)) AS replaced
       CROSS JOIN sale AS one ON one.id = replaced.id AND one.business_date <= CAST(? AS TEXT)
       CROSS JOIN sale AS next
         ON next.seq = (SELECT max(seq) FROM sale WHERE retry_of = one.id)
     WHERE next.business_date > CAST(? AS TEXT) AND one.tender = 'taken-over'`,
  )
  // And the other way round: a clock that was put back has sales of days to come behind it.
  const movedBack = db.read<[string, string], { sum_e4: number | null }>(
    `SELECT sum(one.amount_e4 + one.service_charge_e4) AS sum_e4
     FROM sale AS one INDEXED BY sale_day
       CROSS JOIN sale AS next ON next.retry_of = one.id
         AND next.business_date <= CAST(? AS TEXT)
     WHERE one.business_date > CAST(? AS TEXT) AND one.tender = 'taken-over'
       AND next.seq = (SELECT max(seq) FROM sale WHERE retry_of = one.id)`,
  )
  const sumOf = (found: { readonly sum_e4: number | null } | undefined): number =>
    present(found, 'a sum').sum_e4 ?? 0
  return {
    sales: (upTo) => open.all(upTo, upTo).map(carriedOf),
    settledSince_e4(upTo) {
      const replaced = JSON.stringify(later.replaced(upTo))
      const settled_e4 = later.held_e4(upTo) + sumOf(movedOn.get(replaced, upTo, upTo))
      return money(settled_e4 - sumOf(movedBack.get(upTo, upTo)))
    },
  }
}

function carriedOf(row: CarriedRow): CarriedSale {
  return CarriedSale.parse({
    id: row.id,
    ourReference: row.our_reference,
    providerReference: row.provider_reference,
    kind: row.kind,
    operator: row.operator,
    number: row.number,
    amount_e4: row.amount_e4,
    paid_e4: row.amount_e4 + row.service_charge_e4,
    credit_e4: row.credit_e4,
    provider: row.provider,
    state: row.state,
    tender: row.tender,
    businessDate: row.business_date,
  })
}
