import type { Wallet, WalletDrift } from '../../../contract/schemas.ts'
import type { WalletAt } from '../../../domain/ledger.ts'

/** How our figure stands beside the provider's. */
export type Difference = 'agrees' | 'differs' | 'open-sales' | 'next-reading' | 'never-asked'

type Figures = Pick<Wallet, 'unexplained_e4' | 'askedAt_ms' | 'opened' | 'reserved_e4'>

export function differenceOf(wallet: Figures): Difference {
  if (wallet.askedAt_ms === null || !wallet.opened) return 'never-asked'
  if (wallet.unexplained_e4 !== null) return wallet.unexplained_e4 === 0 ? 'agrees' : 'differs'
  // Money on its way is in one of the two figures and not in the other.
  return wallet.reserved_e4 > 0 ? 'open-sales' : 'next-reading'
}

/** What became of a listed drift, and so what there is to do about it. */
export type DriftKind = 'booked' | 'not-risen' | 'owed' | 'may-be-sales' | 'came-in' | 'missing'

export function driftKind({ change_e4, topUp, explanations }: WalletDrift): DriftKind {
  if (topUp) return change_e4 > 0 ? 'booked' : 'not-risen'
  if (explanations.some(({ why }) => why === 'provider-owes')) return 'owed'
  if (explanations.length > 0) return 'may-be-sales'
  return change_e4 > 0 ? 'came-in' : 'missing'
}

export function keyOf({ provider, wallet }: WalletAt): string {
  return `${provider}:${wallet}`
}

const DAY_ms = 24 * 60 * 60_000
/** As far back as the list of drifts reads. */
const LISTED_ms = 30 * DAY_ms

/** Books younger than the list is long have not agreed for as long as that. */
export function noDriftWords(firstSaleAt_ms: number | null, now_ms: number) {
  const isOlder = firstSaleAt_ms !== null && now_ms - firstSaleAt_ms >= LISTED_ms
  return isOlder ? 'drift.none' : 'drift.noneYet'
}
