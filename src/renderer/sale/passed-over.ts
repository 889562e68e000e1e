import type { CannotSellReason, Choice } from '../../contract/choice.ts'
import type { Quote } from '../../contract/quote.ts'
import type { Money } from '../../domain/money.ts'
import type { ProviderId } from '../../domain/provider.ts'

/** A provider the owner would have had the sale go through, and why it does not. */
export interface PassedOver {
  readonly provider: ProviderId
  readonly why: CannotSellReason | 'short' | 'silent' | 'earns-less'
  readonly limit_e4: Money | null
}

/**
 * Those that stand before the chosen one in the owner's order and are passed over all the same,
 * the one he prefers most first. None where it simply goes through the preferred one.
 */
export function passedOver({ provider, choices }: Quote): readonly PassedOver[] {
  const chosen = choices.find((one) => one.provider === provider)
  const place = chosen?.preference ?? null
  if (place === null) return []
  return choices
    .filter((one) => one.provider !== provider && standsBefore(one, place))
    .toSorted((one, other) => (one.preference ?? place) - (other.preference ?? place))
    .flatMap((one) => {
      const why = whyNot(one)
      return why === null ? [] : [{ provider: one.provider, why, limit_e4: one.limit_e4 }]
    })
}

/** On the same place only one that earns less: between the others the owner prefers none. */
function standsBefore({ preference, because }: Choice, place: number): boolean {
  if (preference === null) return false
  return preference < place || (preference === place && because.includes('earns-less'))
}

/** The first reason is told: one is enough to know what to do. */
function whyNot({ cannot, because }: Choice): PassedOver['why'] | null {
  if (cannot !== null) return cannot
  return because.find((code) => code !== 'preference' && code !== 'earns-more') ?? null
}
