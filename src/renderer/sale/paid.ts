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
