import type { ProviderSummary } from '../../../contract/schemas.ts'
import type { ProviderId } from '../../../domain/provider.ts'

/** As many as there are providers: first, second, third. */
export const LAST_PLACE = 3

/**
 * The place in the order that each provider stands on: its own where it is set up, else the next
 * that nobody has taken, so that no two stand on one before anybody chose so.
 */
export function placesOf(
  providers: readonly Pick<ProviderSummary, 'provider' | 'hasKey' | 'preference'>[],
): ReadonlyMap<ProviderId, number> {
  const taken = new Set(providers.flatMap((one) => (one.hasKey ? one.preference : [])))
  const free = [1, 2, LAST_PLACE].filter((place) => !taken.has(place))
  return new Map(
    providers.map(({ provider, hasKey, preference }) => {
      const place = hasKey ? preference : (free.shift() ?? LAST_PLACE)
      return [provider, Math.min(place, LAST_PLACE)]
    }),
  )
}
