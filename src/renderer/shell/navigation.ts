import type { DuesMove } from '../../contract/dues.ts'
import type { CustomerId } from '../../contract/payment.ts'
import type { TopUp } from '../../contract/schemas.ts'
import type { DeliveryState, SaleKind } from '../../domain/sale.ts'
import type { CashDirection } from '../../domain/cash/movements.ts'
import type { WalletAt } from '../../domain/ledger.ts'
import type { Money } from '../../domain/money.ts'
import { createStore } from '../core/store.ts'

export type ScreenName =
  | 'recharge'
  | 'packages'
  | 'transfer'
  | 'bills'
  | 'transactions'
  | 'dues'
  | 'shift'
  | 'reports'
  | 'wallets'
  | 'statement'
  | 'settings'
  | 'close'
export type SettingsPart =
  | 'shop'
  | 'shifts'
  | 'providers'
  | 'transfers'
  | 'commission'
  | 'dues'
  | 'accounts'
  | 'printer'
  | 'books'

/** The transactions, and what they are opened for. */
export interface SalesPlace {
  readonly screen: 'transactions'
  readonly sale?: string
  /** The provider's id of that sale, as a statement names it: ready to be asked about. */
  readonly reference?: string
  readonly search?: string
  readonly state?: DeliveryState
  readonly tender?: 'refund-due'
}

/** The shift and its cash, and what it was opened for. */
export interface ShiftPlace {
  readonly screen: 'shift'
  /** Where the hand goes on once the drawer is counted. */
  readonly from?: Place
  readonly does?: 'count'
}

/** The reports, opened at a page of theirs, or to be put on paper or into a file. */
export interface ReportsPlace {
  readonly screen: 'reports'
  readonly unit?: 'day' | 'month'
  readonly save?: true
}

/** Where the counter is. Each screen begins with what it was opened for. */
export type Place =
  | {
      readonly screen: Exclude<
        ScreenName,
        'transactions' | 'dues' | 'shift' | 'reports' | 'wallets' | 'settings'
      >
    }
  | SalesPlace
  | ShiftPlace
  | { readonly screen: 'dues'; readonly customer?: CustomerId }
  | ReportsPlace
  /** @param buys balance is bought out of the drawer: a wallet is chosen for it first */
  | { readonly screen: 'wallets'; readonly wallet?: WalletAt; readonly buys?: true }
  | { readonly screen: 'settings'; readonly part?: SettingsPart }

/** What lies over the due book. */
export type DuesOverlay =
  | {
      readonly kind: 'dues-move'
      readonly customer: CustomerId
      readonly cause: DuesMove['cause']
    }
  /** Absent, a new one. */
  | { readonly kind: 'customer'; readonly customer?: CustomerId }
  | { readonly kind: 'statement'; readonly customer: CustomerId }
  | { readonly kind: 'dues-message'; readonly customer: CustomerId }

/** What lies over the screen. */
export type Overlay =
  | { readonly kind: 'help' }
  | { readonly kind: 'go' }
  | { readonly kind: 'practice' }
  | { readonly kind: 'pack-changes' }
  /** @param on the screen whose sale it is of; @param price_e4 as it stands on its read-back */
  | {
      readonly kind: 'credit'
      readonly on: ScreenName
      readonly sells: SaleKind
      readonly price_e4: Money
    }
  | { readonly kind: 'slip'; readonly sale: string }
  | { readonly kind: 'decide'; readonly sale: string }
  /**
   * @param amount_e4 what came in at the provider and is not booked yet
   * @param paidFrom whose money it is, where that is why the form was opened
   */
  | {
      readonly kind: 'top-up'
      readonly at: WalletAt
      readonly amount_e4?: Money
      readonly paidFrom?: TopUp['paidFrom']
      readonly slip?: string
    }
  /** The report of a shift on paper. */
  | { readonly kind: 'shift-slip'; readonly shift: string }
  /** The Z of a day, or of an open one as it stands. */
  | { readonly kind: 'z-slip'; readonly businessDate: string }
  /** Cash that is no customer's, in or out. */
  | { readonly kind: 'cash-move'; readonly direction: CashDirection }
  | { readonly kind: 'complaint'; readonly sale: string }
  /** The last papers, and what became of them. */
  | { readonly kind: 'prints' }
  /** The whole of what the practice printer has put out. */
  | { readonly kind: 'paper-out' }
  /** The page that shows how the printer is set. */
  | { readonly kind: 'test-page' }
  /** The drawer without a sale. */
  | { readonly kind: 'drawer' }
  | DuesOverlay

export const place = createStore<Place>({ screen: 'recharge' })
export const overlay = createStore<Overlay | null>(null)

/** The sale that Ctrl P prints: the one whose card or story is on the screen, or was there last. */
export const saleInHand = createStore<string | null>(null)

/** The shift whose report is on the screen of the shifts: there Ctrl P prints that. */
export const shiftInHand = createStore<string | null>(null)

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

/**
 * To the shift; where nothing can be sold without one, also back again from there to where the hand
 * is now: nothing typed is lost.
 */
export function toShift(isNeeded: boolean): void {
  const here = place.get()
  if (here.screen === 'shift') goTo(here)
  else goTo(isNeeded ? { screen: 'shift', from: withSale(here) } : { screen: 'shift' })
}

function withSale(here: Place): Place {
  const sale = saleInHand.get()
  return here.screen === 'transactions' && sale !== null ? { ...here, sale } : here
}
