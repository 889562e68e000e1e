import type { DeliveryState } from '../../domain/sale.ts'
import type { WalletAt } from '../../domain/ledger.ts'
import type { Money } from '../../domain/money.ts'
import { createStore } from '../core/store.ts'

export type ScreenName =
  | 'recharge'
  | 'packages'
  | 'transfer'
  | 'bills'
  | 'transactions'
  | 'wallets'
  | 'settings'
export type SettingsPart = 'shop' | 'providers' | 'transfers' | 'commission' | 'accounts' | 'books'

/** The transactions, and what they are opened for. */
export interface SalesPlace {
  readonly screen: 'transactions'
  readonly sale?: string
  readonly search?: string
  readonly state?: DeliveryState
  readonly tender?: 'refund-due'
}

/** Where the counter is. Each screen begins with what it was opened for. */
export type Place =
  | { readonly screen: Exclude<ScreenName, 'transactions' | 'wallets' | 'settings'> }
  | SalesPlace
  | { readonly screen: 'wallets'; readonly wallet?: WalletAt }
  | { readonly screen: 'settings'; readonly part?: SettingsPart }

/** What lies over the screen. */
export type Overlay =
  | { readonly kind: 'help' }
  | { readonly kind: 'go' }
  | { readonly kind: 'practice' }
  | { readonly kind: 'pack-changes' }
  | { readonly kind: 'slip'; readonly sale: string }
  | { readonly kind: 'decide'; readonly sale: string }
  /** @param amount_e4 what came in at the provider and is not booked yet */
  | { readonly kind: 'top-up'; readonly at: WalletAt; readonly amount_e4?: Money }
  | { readonly kind: 'complaint'; readonly sale: string }

export const place = createStore<Place>({ screen: 'recharge' })
export const overlay = createStore<Overlay | null>(null)

/** The sale that Ctrl P prints: the one whose card or story is on the screen, or was there last. */
export const saleInHand = createStore<string | null>(null)

/** Each going is a place of its own, so that one may be told from the next to the same screen. */
export function goTo(where: Place): void {
  overlay.set(() => null)
  place.set(() => ({ ...where }))
}

export function open(what: Overlay): void {
  overlay.set(() => what)
}

export function closeOverlay(): void {
  overlay.set(() => null)
}
