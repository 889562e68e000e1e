import type { Choice } from '../../contract/choice.ts'
import { payingWallet } from '../../domain/kinds/kinds.ts'
import type { WalletAt } from '../../domain/ledger.ts'
import { type Money, subtractMoney } from '../../domain/money.ts'
import { type ProviderId, providerIds } from '../../domain/provider.ts'
import { present } from '../../domain/result.ts'
import type { CannotSell, Order, Provider } from '../providers/provider.ts'
import { earnedBy, type EarnsBy } from './earned.ts'
import type { LaneShut } from './lane-policy.ts'

/** What choosing needs of the accounts, the lanes and the wallets. */
export interface Sellers {
  live(provider: ProviderId): Provider | null
  keyRefused(provider: ProviderId): boolean
  /** Its place in the owner's order, from 1; null where it is not set up. */
  preference(provider: ProviderId): number | null
  /** Why its lane takes nothing just now. */
  shut(provider: ProviderId): LaneShut | null
  /** It did not answer of late, or a login page does in its place. */
  isSilent(provider: ProviderId): boolean
  /** What is free in a wallet by our books; null before it is in them. */
  free_e4(at: WalletAt): Money | null
}

/** A choice before the others are laid beside it. */
interface Standing extends Omit<Choice, 'because'> {
  readonly earned_e4: Money
  /** Why it stands behind those that can take the sale as well. */
  readonly behind: readonly ('short' | 'silent')[]
}

/**
 * Every provider in the order they are chosen from. The owner's own order comes first; one that can
 * take the sale and has too little balance, or does not answer, stands behind the others; on one
 * place of the owner's order the better commission wins. One that cannot take it keeps its place.
 * Reading this moves nothing: a sale that is stored keeps its provider.
 */
export function choicesFor(order: Order, sellers: Sellers, earning: EarnsBy): Choice[] {
  const all = providerIds
    .toSorted()
    .map((provider) => standingOf(provider, order, { sellers, earning }))
    .toSorted(byPlace)
  return all.map((one) => ({
    provider: one.provider,
    cannot: one.cannot,
    limit_e4: one.limit_e4,
    preference: one.preference,
    because: becauseOf(one, all),
  }))
}

/**
 * The provider a sale goes through: the one that was asked for, or the first that can take it.
 * Chosen before anything is opened and never changed after.
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

interface Asked {
  readonly sellers: Sellers
  readonly earning: EarnsBy
}

function standingOf(provider: ProviderId, order: Order, { sellers, earning }: Asked): Standing {
  const earned_e4 = earnedBy(provider, order, earning)
  const { cannot, limit_e4 } = hindranceOf(provider, order, sellers)
  const behind: ('short' | 'silent')[] = []
  if (cannot === null && isShort(provider, order, { sellers, earned_e4 })) behind.push('short')
  if (cannot === null && sellers.isSilent(provider)) behind.push('silent')
  return { provider, cannot, limit_e4, preference: sellers.preference(provider), earned_e4, behind }
}

function hindranceOf(
  provider: ProviderId,
  order: Order,
  sellers: Sellers,
): Pick<Choice, 'cannot' | 'limit_e4'> {
  const seller = sellers.live(provider)
  if (!seller) return { cannot: 'not-set-up', limit_e4: null }
  if (sellers.keyRefused(provider)) return { cannot: 'key-refused', limit_e4: null }
  const cannot = seller.cannotSell(order)
  if (cannot) return { cannot: cannot.why, limit_e4: limitOf(cannot) }
  return { cannot: sellers.shut(provider), limit_e4: null }
}

/** By our books it cannot pay. They may not know of a top-up yet, so that refuses nothing. */
function isShort(
  provider: ProviderId,
  { kind, amount_e4 }: Order,
  { sellers, earned_e4 }: { readonly sellers: Sellers; readonly earned_e4: Money },
): boolean {
  const wallet = payingWallet(kind, provider)
  const free_e4 = wallet === null ? null : sellers.free_e4({ provider, wallet })
  return free_e4 !== null && free_e4 < subtractMoney(amount_e4, earned_e4)
}

function limitOf(cannot: CannotSell): Money | null {
  if (cannot.why === 'below-minimum') return cannot.min_e4
  if (cannot.why === 'above-maximum') return cannot.max_e4
  return cannot.why === 'plain-http' ? cannot.most_e4 : null
}

/** Equals keep the order of the providers' names, as in the list of providers and of wallets. */
function byPlace(one: Standing, other: Standing): number {
  const behind = Number(one.behind.length > 0) - Number(other.behind.length > 0)
  if (behind !== 0) return behind
  const place = placeOf(one) - placeOf(other)
  return place === 0 ? other.earned_e4 - one.earned_e4 : place
}

/** Behind every place an owner can choose; from there on in the order they are listed in. */
const NO_PLACE = 1_000

function placeOf({ preference, provider }: Standing): number {
  return preference ?? NO_PLACE + providerIds.indexOf(provider)
}

function becauseOf(one: Standing, all: readonly Standing[]): Choice['because'] {
  if (one.cannot !== null) return []
  if (one.behind.length > 0) return [...one.behind]
  const rivals = all.filter(
    (other) =>
      other.cannot === null && other.behind.length === 0 && other.preference === one.preference,
  )
  if (rivals.some(({ earned_e4 }) => earned_e4 > one.earned_e4)) return ['earns-less']
  return [rivals.some(({ earned_e4 }) => earned_e4 < one.earned_e4) ? 'earns-more' : 'preference']
}
