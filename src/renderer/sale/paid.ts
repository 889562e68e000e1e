import type { Sale, SaleIntent } from '../../contract/schemas.ts'
import { type Money, money } from '../../domain/money.ts'

type Priced = Pick<Sale | SaleIntent, 'amount_e4' | 'serviceCharge_e4'>

/** The shop's own charge on top of what is sent; nothing where there is none. */
export function chargeOf({ serviceCharge_e4 = 0 }: Priced): Money {
  return money(serviceCharge_e4)
}

/**
 * What the customer pays, and gets back where it comes to nothing: what is sent and the shop's own
 * charge. What is sent alone is the amount.
 */
export function paidOf(sale: Priced): Money {
  return money(sale.amount_e4 + chargeOf(sale))
}

type Tendered = Pick<Sale, 'given_e4' | 'credit_e4'> | Pick<SaleIntent, 'given_e4' | 'credit'>

/** What of it is paid later: it never lay in the drawer. */
export function creditOf(sale: Tendered): Money {
  if ('credit_e4' in sale) return sale.credit_e4
  return money(('credit' in sale && sale.credit?.amount_e4) || 0)
}

/** What of it is cash. */
export function cashOf(sale: Priced & Tendered): Money {
  return money(paidOf(sale) - creditOf(sale))
}

/** What went back of what was handed over; null where nobody counted that. */
export function changeOf(sale: Priced & Tendered): Money | null {
  const { given_e4 = null } = sale
  return given_e4 === null ? null : money(given_e4 - cashOf(sale))
}
