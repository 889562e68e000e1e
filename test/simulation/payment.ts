import type { SaleIntent } from '../../src/contract/schemas.ts'
import { CustomerId } from '../../src/contract/payment.ts'
import { present } from '../../src/domain/result.ts'
import { type Chance, chance, newId } from './chance.ts'
import type { SalePlan } from './plan.ts'
import type { View } from './view.ts'

/** What of a price its customer pays later; the rest is cash. */
export interface OnCredit {
  readonly customer: string
  readonly amount_e4: number
}

type Payment = Pick<SaleIntent, 'given_e4' | 'credit'>

/** So many of a shop's regulars may pay later. */
const CUSTOMERS = 4
/** The day their ids are made of, long before the shop's first. */
const KNOWN_SINCE_ms = Date.parse('2025-06-01T00:00:00Z')

/** Those who may pay later, by their ids: the same in every run of a seed. */
export function creditCustomers(seed: string): readonly CustomerId[] {
  return Array.from({ length: CUSTOMERS }, (_, nth) =>
    CustomerId.parse(newId(KNOWN_SINCE_ms, chance(`${seed} credit ${nth}`))),
  )
}

/**
 * How a customer of the plan pays: mostly cash nobody counts, some of it counted with the change,
 * now and then later, in whole or in part.
 *
 * @param before the sale that it is tried again for
 */
export function paymentOf(seed: string, sale: SalePlan, before: View | null): Payment {
  const draw = chance(`${seed} ${sale.name} pays`)
  const price_e4 = sale.amount_e4 + sale.serviceCharge_e4
  // Its money or its debt pays on: what is said of it is what stands there, or nothing.
  if (before) return before.credit ? said(before.credit, price_e4, draw) : given(price_e4, draw)
  if (!draw.oneIn(6)) return given(price_e4, draw)
  const customer = present(creditCustomers(seed)[draw.between(0, CUSTOMERS - 1)], 'a customer')
  const part_e4 = draw.oneIn(2) ? price_e4 : draw.between(1, Math.floor(price_e4 / 10_000)) * 10_000
  const amount_e4 = Math.min(part_e4, price_e4)
  return { credit: { customer, amount_e4 }, ...given(price_e4 - amount_e4, draw) }
}

function said({ customer, amount_e4 }: OnCredit, price_e4: number, draw: Chance): Payment {
  if (draw.oneIn(2) || amount_e4 > price_e4) return {}
  return { credit: { customer: CustomerId.parse(customer), amount_e4, limitSeen: true } }
}

/** A note that is larger than what is paid in cash; mostly nobody types what was handed over. */
function given(cash_e4: number, draw: Chance): Payment {
  if (cash_e4 === 0 || !draw.oneIn(3)) return {}
  const note_e4 = draw.pick([100, 500, 1_000]) * 10_000
  return { given_e4: Math.ceil(cash_e4 / note_e4) * note_e4 }
}

/** Refusals that are about paying later. */
const AGAINST_CREDIT: readonly string[] = [
  'BAD_INPUT limit-warns',
  'BAD_INPUT above-limit',
  'BAD_INPUT kind-not-on-credit',
  'BAD_INPUT no-such-customer',
]

/** The cashier goes on above a limit that warns, or takes cash; null for any other "no". */
export function paidInstead(intent: SaleIntent, code: string, draw: Chance): SaleIntent | null {
  const { credit, given_e4: _given_e4, ...rest } = intent
  if (!credit || !AGAINST_CREDIT.includes(code)) return null
  const goesOn = code === 'BAD_INPUT limit-warns' && draw.oneIn(2)
  return goesOn ? { ...intent, credit: { ...credit, limitSeen: true } } : rest
}
