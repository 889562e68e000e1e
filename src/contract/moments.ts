import { z } from 'zod'

/** Milliseconds since 1970 UTC. */
export const Instant_ms = z.number().int().nonnegative()
/** `YYYY-MM-DD` in Dhaka, fixed when the sale was made. */
export const BusinessDate = z.iso.date()

/** What is not in books that were put back from a copy, until a person has looked it up. */
export const Gap = z.object({
  /** The last sale that stands in the copy. */
  from_ms: Instant_ms.nullable(),
  until_ms: Instant_ms,
})
