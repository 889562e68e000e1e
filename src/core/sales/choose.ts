import type { Quote } from '../../contract/schemas.ts'
import type { Money } from '../../domain/money.ts'
import { type ProviderId, providerIds } from '../../domain/provider.ts'
import { present } from '../../domain/result.ts'
import type { LaneShut } from './lane-policy.ts'
import type { CannotSell, Provider, Order } from '../providers/provider.ts'

/** What choosing needs of the accounts. */
export interface Sellers {
  live(provider: ProviderId): Provider | null
  keyRefused(provider: ProviderId): boolean
  preferred(): readonly ProviderId[]
}

/** The same with what its lane says just now. */
export interface OpenSellers extends Sellers {
  shut(provider: ProviderId): LaneShut | null
}

type Choice = Quote['choices'][number]

/** Every provider in order of preference, with why it cannot take this order where it cannot. */
export function choicesFor(order: Order, sellers: OpenSellers): Choice[] {
  const preferred = sellers.preferred()
  const rest = providerIds.filter((provider) => !preferred.includes(provider))
  return [...preferred, ...rest].map((provider) => {
    const seller = sellers.live(provider)
    if (!seller) return { provider, cannot: 'not-set-up', limit_e4: null }
    if (sellers.keyRefused(provider)) return { provider, cannot: 'key-refused', limit_e4: null }
    const cannot = seller.cannotSell(order)
    const shut = cannot ? null : sellers.shut(provider)
    if (shut) return { provider, cannot: shut, limit_e4: null }
    return { provider, cannot: cannot?.why ?? null, limit_e4: limitOf(cannot) }
  })
}

/**
 * The provider a sale goes through: the one that was asked for, or the first by preference that
 * can take it. Chosen before anything is opened and never changed after.
 */
export function choose(choices: readonly Choice[], wanted: ProviderId | undefined): Choice | null {
  if (wanted !== undefined) {
    const asked = choices.find(({ provider }) => provider === wanted)
    return present(asked, wanted)
  }
  const able = choices.find(({ cannot }) => cannot === null)
  // Where none can, the first that is set up says why; one that could never sell it says least.
  const setUp = choices.filter(({ cannot }) => cannot !== 'not-set-up')
  return able ?? setUp.find(({ cannot }) => cannot !== 'kind') ?? setUp[0] ?? null
}

function limitOf(cannot: CannotSell | null): Money | null {
  if (cannot?.why === 'below-minimum') return cannot.min_e4
  if (cannot?.why === 'above-maximum') return cannot.max_e4
  return null
}
