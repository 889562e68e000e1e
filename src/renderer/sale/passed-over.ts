import type { CannotSellReason, Choice } from '../../contract/choice.ts'
import type { Quote } from '../../contract/quote.ts'
import type { Money } from '../../domain/money.ts'
import { sellersOfKind } from '../../domain/capability.ts'
import type { ProviderId } from '../../domain/provider.ts'
import type { SaleKind } from '../../domain/sale.ts'

/** A provider the owner would have had the sale go through, and why it does not. */
export interface PassedOver {
  readonly provider: ProviderId
  readonly why: CannotSellReason | 'short' | 'silent' | 'earns-less'
  readonly limit_e4: Money | null
}

/** Why a sale goes through the provider it goes through, and what is told of the others. */
export interface WhyThis {
  /** Null where what is said of the others says it all. */
  readonly because: 'preference' | 'earns-more' | 'by-hand' | OnlyOne | null
  readonly passed: readonly PassedOver[]
}

/** Why there is no other to turn to. */
export type OnlyOne = 'only-seller' | 'only-set-up' | 'only-able'

/** Null where nobody takes it: then it is said why not. */
export function whyThis(quote: Quote, kind: SaleKind): WhyThis | null {
  const { provider, choices } = quote
  const chosen = choices.find((one) => one.provider === provider)
  if (!chosen) return null
  const only = onlyOne(quote, kind)
  if (only) return only
  const passed = passedOver(quote)
  const first = choices.find(({ cannot }) => cannot === null)
  if (first !== chosen) return { because: 'by-hand', passed }
  if (passed.length > 0) return { because: null, passed }
  return { because: chosen.because.includes('earns-more') ? 'earns-more' : 'preference', passed }
}

/** That nobody else can be turned to, and what keeps each of the others; null where one can. */
export function onlyOne(
  { provider, choices }: Quote,
  kind: SaleKind,
): { readonly because: OnlyOne; readonly passed: readonly PassedOver[] } | null {
  if (sellersOfKind(kind).length === 1) return { because: 'only-seller', passed: [] }
  const others = choices.filter((one) => one.provider !== provider)
  if (others.some(({ cannot }) => cannot === null)) return null
  const setUp = others.filter(({ cannot }) => cannot !== 'not-set-up')
  return { because: setUp.length > 0 ? 'only-able' : 'only-set-up', passed: told(setUp) }
}

function told(choices: readonly Choice[]): readonly PassedOver[] {
  return choices.flatMap((one) => {
    const why = whyNot(one)
    return why === null ? [] : [{ provider: one.provider, why, limit_e4: one.limit_e4 }]
  })
}

/**
 * Those that stand before the chosen one in the owner's order and are passed over all the same,
 * the one he prefers most first. None where it simply goes through the preferred one.
 */
function passedOver({ provider, choices }: Quote): readonly PassedOver[] {
  const chosen = choices.find((one) => one.provider === provider)
  const place = chosen?.preference ?? null
  if (place === null) return []
  const before = choices
    .filter((one) => one.provider !== provider && standsBefore(one, place))
    .toSorted((one, other) => (one.preference ?? place) - (other.preference ?? place))
  return told(before)
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
