import { z } from 'zod'
import { DeliveryState, SaleKind } from '../domain/sale.ts'
import { BusinessDate } from './moments.ts'

/** As many as are answered at a time: the counter sells on while a year is read. */
export const OF_DAYS_LIMIT = 200

/** The sales of some days of trade, the last one included, day by day and the oldest first. */
export const SalesOfDays = z.strictObject({
  from: BusinessDate,
  to: BusinessDate,
  kind: SaleKind.optional(),
  state: DeliveryState.optional(),
  /** From the answer before. */
  cursor: z
    .string()
    .regex(/^\d{4}-\d\d-\d\d:\d{1,15}:\d{1,15}$/u)
    .optional(),
})
export type SalesOfDays = z.infer<typeof SalesOfDays>
