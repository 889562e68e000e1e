import { z } from 'zod'
import { Money } from '../domain/money.ts'
import { ProviderId } from '../domain/provider.ts'

export const CannotSellReason = z.enum([
  /** It has no such thing. */
  'kind',
  'line-type',
  'below-minimum',
  'above-maximum',
  'whole-taka',
  'operator',
  'not-set-up',
  /** The owner lets only so much go where anyone on the way can read it. */
  'plain-http',
  /** The provider turned the key away: nothing is sent there until the owner has seen to it. */
  'key-refused',
  /** As much as it may have is in doubt: first what became of that is found out. */
  'in-doubt',
  /** Two sales on end brought no clear answer: it is left alone for a minute. */
  'resting',
])
export type CannotSellReason = z.infer<typeof CannotSellReason>

export const becauseCodes = [
  /** The owner's own order puts it here. */
  'preference',
  /** The owner's order has another on the same place, and this one earns more, or less. */
  'earns-more',
  'earns-less',
  /** By our books its wallet has less than the sale costs: behind those that can pay. */
  'short',
  /** It did not answer of late: behind those that do. */
  'silent',
] as const

/** A provider as a sale could go through it. */
export const Choice = z.object({
  provider: ProviderId,
  /** Null where it can take the sale. */
  cannot: CannotSellReason.nullable(),
  limit_e4: Money.nullable(),
  /** Its place in the owner's order; two may stand on one. Null where it is not set up. */
  preference: z.number().int().nullable(),
  /** Why it stands where it stands; empty where `cannot` says all. */
  because: z.array(z.enum(becauseCodes)),
})
export type Choice = z.infer<typeof Choice>
