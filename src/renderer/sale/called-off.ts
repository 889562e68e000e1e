import type { Sale, SaleDetail } from '../../contract/schemas.ts'
import { createStore } from '../core/store.ts'

/**
 * Where the cash of a sale that was called off is, when the press did not say that it was handed
 * over: a click asks nothing, and the other provider's sale is still to be sent with it. The books
 * call both returned, and know no more; so it is kept for as long as the page.
 */
export type CashOf = 'to-hand' | 'kept'

export const cashOfCalledOff = createStore<ReadonlyMap<string, CashOf>>(new Map())

export function noteCalledOff(id: string, cash: CashOf): void {
  cashOfCalledOff.set((all) => new Map(all).set(id, cash))
}

/** The sale that was made in its place, where somebody read its story. */
export function soldAgainAs(sale: Sale | SaleDetail): string | null {
  return 'soldAgain' in sale ? (sale.soldAgain?.ourReference ?? null) : null
}
