import { z } from 'zod'
import { Money } from '../domain/money.ts'

/** What is due back to customers, of whatever day, but for what is `barred`. */
export const RefundDue = z.object({
  count: z.number().int(),
  /** In cash. */
  sum_e4: Money,
  /** What was to be paid later: it comes off the dues, and nobody hands it out. */
  credit_e4: Money,
  /** So many stand in a copy that was put back, and may be settled in the books that are gone. */
  ofCopy: z.number().int(),
})
