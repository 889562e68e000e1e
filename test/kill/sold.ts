import { z } from 'zod'
import type { SaleLine } from './books.ts'
import type { Execution } from './oracle.ts'

const Own = z.object({
  packageId: z.number().optional(),
  walletType: z.string().optional(),
  billMonth: z.string().optional(),
})

/** Whether what a provider executed is what was sold, in the words of its kind. */
export function isAsSold(sale: SaleLine, execution: Execution): boolean {
  const { kind, operator, number, amount_e4, subType, packageId, month } = execution
  const own = Own.parse(sale.terms === null ? {} : JSON.parse(sale.terms))
  const isAgent = kind === 'transfer' && subType === 'Agent'
  return (
    kind === sale.kind &&
    operator === sale.operator &&
    number.slice(-10) === sale.number.slice(-10) &&
    amount_e4 === sale.amount_e4 &&
    packageId === own.packageId &&
    month === own.billMonth?.slice(5) &&
    isAgent === (own.walletType === 'agent')
  )
}
