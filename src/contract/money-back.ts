import { z } from 'zod'
import { SaleId } from '../domain/sale.ts'
import { Instant_ms } from './moments.ts'

/** Money that goes back to the customer. */
export const MoneyBack = z.strictObject({
  id: SaleId,
  /** The sale it was made in place of and that came after all, where the person was shown it. */
  replaced: SaleId.optional(),
  /** When the copy was put back that the sale stands in, where the person was shown that. */
  copySeen: Instant_ms.optional(),
})
export type MoneyBack = z.infer<typeof MoneyBack>
