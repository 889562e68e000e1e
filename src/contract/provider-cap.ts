import { z } from 'zod'
import { Money } from '../domain/money.ts'
import { ProviderId } from '../domain/provider.ts'

/**
 * What an owner lets go through a provider. Apart from its account: to look at the limits is not to
 * have seen to its key or its list of operators.
 */
export const ProviderCap = z.strictObject({
  provider: ProviderId,
  /** The most that one sale may be while there is no https; null: as much as elsewhere. */
  plainHttpMost_e4: Money.refine((amount_e4) => amount_e4 > 0).nullable(),
})
export type ProviderCap = z.infer<typeof ProviderCap>
