import { z } from 'zod'
import { ProviderId } from '../domain/provider.ts'
import type { ProviderId as Provider } from '../domain/provider.ts'

const Wait_ms = z
  .number()
  .int()
  .min(0)
  .max(7 * 24 * 60 * 60 * 1000)

/**
 * How a provider behaves where its document is silent. Each can be either way in truth, so each
 * can be switched: what a shop measures must come out as it is.
 */
export const Way = z.strictObject({
  /** alsamiflexi answers `GET /transaction/{reference}` too; `any` with its newest, always. */
  findsByReference: z.enum(['no', 'yes', 'any']),
  /** flexiloadbd does not find what it was told to find by `ref_id`. */
  losesReference: z.boolean(),
  /** It says "not found" so long after it took a sale; the wallet pays at once. */
  knownAfter_ms: Wait_ms,
  /** What the same reference a second time gets. */
  sameReference: z.enum(['refused', 'same-id', 'executed']),
  /** The same kind, number, amount and pack within this is refused as a duplicate; 0 is never. */
  sameOrderWithin_ms: Wait_ms,
  /** A failed sale's money is back in the wallet so long after its end. */
  refundAfter_ms: Wait_ms,
  /** flexiloadbd's `payable` repeats the price of a pack, whatever it takes, as in its samples. */
  payableIsPrice: z.boolean(),
})
export type Way = z.infer<typeof Way>

export const WayChange = z.strictObject({ provider: ProviderId, way: Way.partial() })
export type WayChange = z.infer<typeof WayChange>

const usual: Way = {
  findsByReference: 'no',
  losesReference: false,
  knownAfter_ms: 0,
  sameReference: 'executed',
  sameOrderWithin_ms: 0,
  refundAfter_ms: 0,
  payableIsPrice: false,
}

/** As the documents read: only flexiloadbd speaks of duplicates. */
export function usualWays(): Record<Provider, Way> {
  return {
    autoflexi: usual,
    alsamiflexi: usual,
    flexiloadbd: { ...usual, sameReference: 'refused' },
  }
}
