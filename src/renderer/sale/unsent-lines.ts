import type { ProviderSummary } from '../../contract/schemas.ts'
import { linesSoldBy } from '../../domain/capability.ts'
import { type LineType, networkByCode, type NetworkCode } from '../../domain/operator.ts'

/**
 * The lines of a network that no provider which is set up has a word for. None while nobody is set
 * up: then it is that which has to be said, and not this.
 */
export function unsentLines(
  providers: readonly Pick<ProviderSummary, 'provider' | 'hasKey'>[],
  network: NetworkCode | null,
): readonly LineType[] {
  const set = providers.filter(({ hasKey }) => hasKey).map(({ provider }) => provider)
  if (network === null || set.length === 0) return []
  const sent = linesSoldBy(set, network)
  return networkByCode(network).lineTypes.filter((line) => !sent.includes(line))
}
