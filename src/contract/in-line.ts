import { z } from 'zod'
import { ProviderId } from '../domain/provider.ts'
import { SaleId } from '../domain/sale.ts'

/** A confirmed sale of which nothing has left, because others go first. It leaves by itself. */
export const SaleInLine = z.object({
  sale: SaleId,
  provider: ProviderId,
  /** `limit`: its provider takes no more in this minute. `turn`: one sale at a time goes there. */
  waitsFor: z.enum(['limit', 'turn']),
  /** Until its place comes free; null where only the sale ahead of it can tell. */
  place_ms: z.number().nonnegative().nullable(),
  /** Until it is given up, because its customer would have waited long enough. */
  givesUp_ms: z.number().nonnegative(),
})
export type SaleInLine = z.infer<typeof SaleInLine>
