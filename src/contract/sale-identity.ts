import { z } from 'zod'
import { SaleId } from '../domain/sale.ts'

/** Why number and amount alone do not show that an id is this sale's. */
export const IdObjection = z.enum([
  /** Other sales of ours to the same number, of the same amount, have no id either. */
  'rival',
  /** By the time in it the id was given long before or after this sale was sent. */
  'other-time',
  /** Nothing but number and amount agrees: it may be a sale of another counter, or another day. */
  'only-number',
])
export type IdObjection = z.infer<typeof IdObjection>
/** So many other sales of one number and amount are laid beside an id; the newest. */
export const RIVALS_MAX = 20

/** An id a person found on the provider's own pages: the provider is asked about it. */
export const SaleIdentity = z.strictObject({
  id: SaleId,
  providerReference: z.string().trim().min(3).max(64),
  /** What spoke against it: the person was told, and says that it is this sale all the same. */
  despite: IdObjection.optional(),
  /** With `rival`: the sales the person was shown. Any other one is asked about anew. */
  rivals: z.array(SaleId).max(RIVALS_MAX).optional(),
})
export type SaleIdentity = z.infer<typeof SaleIdentity>
