import type { Sale, SaleIntent } from '../../contract/schemas.ts'

/** The same words under the same id: the same sale, never a second one. */
export function intentOf(sale: Sale): SaleIntent {
  const { id, number, amount_e4, provider, retryOf } = sale
  const words = { id, number, amount_e4, provider, ...(retryOf === null ? {} : { retryOf }) }
  const { operator } = sale
  if (sale.kind === 'recharge') {
    return { ...words, kind: sale.kind, operator, lineType: sale.lineType }
  }
  return { ...words, kind: sale.kind, operator, packageId: sale.packageId }
}
