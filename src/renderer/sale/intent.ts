import type { Sale, SaleIntent } from '../../contract/schemas.ts'

/** The same words under the same id: the same sale, never a second one. */
export function intentOf(sale: Sale): SaleIntent {
  const { id, kind, operator, number, lineType, amount_e4, provider, retryOf } = sale
  const words = { id, kind, operator, number, lineType, amount_e4, provider }
  return retryOf === null ? words : { ...words, retryOf }
}
