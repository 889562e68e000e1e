import type { Sale, SaleIntent } from '../../contract/schemas.ts'
import { writtenMonth } from '../../domain/kinds/bill/month.ts'
import { assertNever } from '../../domain/result.ts'

/** The same words under the same id: the same sale, never a second one. */
export function intentOf(sale: Sale): SaleIntent {
  const { id, number, amount_e4, provider, retryOf, serviceCharge_e4 } = sale
  const { given_e4, credit_e4, creditTo } = sale
  const words = {
    id,
    number,
    amount_e4,
    provider,
    ...(serviceCharge_e4 === 0 ? {} : { serviceCharge_e4 }),
    ...(retryOf === null ? {} : { retryOf }),
    ...(given_e4 === null ? {} : { given_e4 }),
    ...(creditTo && { credit: { customer: creditTo.id, amount_e4: credit_e4 } }),
  }
  switch (sale.kind) {
    case 'recharge':
      return { ...words, kind: sale.kind, operator: sale.operator, lineType: sale.lineType }
    case 'package':
    case 'drive': {
      const { kind, operator, packageId, packageName, lineType } = sale
      return { ...words, kind, operator, packageId, packageName, lineType }
    }
    case 'transfer':
      return { ...words, kind: sale.kind, operator: sale.operator, walletType: sale.walletType }
    case 'bill': {
      const { kind, operator, billMonth, phone } = sale
      return { ...words, kind, operator, ...writtenMonth(billMonth), phone: phone ?? '' }
    }
    default:
      return assertNever(sale)
  }
}
