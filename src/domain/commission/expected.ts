import type { Money } from '../money.ts'
import type { Ruled } from './rules.ts'

export const earningSources = ['rule', 'provider', 'learned', 'assumed'] as const
/**
 * Who says what a sale earns. `rule`: the owner, by a rule of that day. `provider`: its own list.
 * `learned`: what past sales really took from the wallet. `assumed`: nobody; what is usual.
 */
export type EarningSource = (typeof earningSources)[number]

/** What a kind of sale knows by itself of what it earns. */
export interface KnownEarning {
  readonly source: 'provider' | 'assumed'
  readonly earned_e4: Money
}

/** All that is said of what a sale earns. */
export interface Figures {
  readonly own: KnownEarning
  /** Null where that is not known surely. */
  readonly learned_e4: Money | null
  /** Null where no rule is for it. */
  readonly ruled: Ruled | null
}

export interface Earning {
  readonly source: EarningSource
  readonly earned_e4: Money
}

/**
 * What a sale should earn, and is held to afterwards: by the owner's rule of that day, else by the
 * provider's own figure, else as past sales did, else as is usual.
 */
export function shouldEarn({ own, learned_e4, ruled }: Figures): Earning {
  if (ruled) return { source: 'rule', earned_e4: ruled.earned_e4 }
  if (own.source === 'provider' || learned_e4 === null) return own
  return { source: 'learned', earned_e4: learned_e4 }
}

/**
 * What a sale will cost is its amount less this. Money is set aside by it and a sale in doubt is
 * looked for by it, so what was seen comes before what was said: the provider's own figure, then
 * what past sales took, then the owner's rule, then what is usual. A rule with a slip in it moves
 * nothing that is known (docs/decisions/0018-commission-rules.md).
 */
export function willEarn({ own, learned_e4, ruled }: Figures): Earning {
  if (own.source === 'provider') return own
  if (learned_e4 !== null) return { source: 'learned', earned_e4: learned_e4 }
  return ruled ? { source: 'rule', earned_e4: ruled.earned_e4 } : own
}
