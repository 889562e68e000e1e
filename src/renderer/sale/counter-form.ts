import type { Sale, SaleIntent } from '../../contract/schemas.ts'
import type { SaleKind } from '../../domain/sale.ts'
import type { Payment, PaymentAction } from '../selling/payment.ts'
import type { Begun } from '../selling/selling-form.ts'
import type { ScreenName } from '../shell/navigation.ts'

/** What the counter may do with the form of a kind of sale, on whichever screen it is. */
export interface CounterForm {
  readonly screen: ScreenName
  /** Whose practice it is, and a number as such a sale has it that ends so. */
  readonly practice: { readonly kind: SaleKind; readonly numberEnding: (ending: string) => string }
  /** Begins anew with this number, as if it had been typed. */
  readonly typeNumber: (number: string) => void
  /** Fills it with the words of an earlier sale, as a new one. */
  readonly begin: (words: Sale | SaleIntent, begun: Begun) => void
  readonly isEmpty: () => boolean
  /** @returns whether it may still be written over: it is empty, or untouched from now on. */
  readonly fromNow: () => () => boolean
  /** Where a hand goes on in it, as a selector. */
  readonly turn: () => string
  /** How its customer pays. */
  readonly payment: () => Payment
  readonly pay: (action: PaymentAction) => void
}

/** Any operator would do; Grameenphone's prefix is the one most customers have. */
const FRONT = '0171234'

/** A mobile number for practice, and of a wallet as well. */
export function mobileEnding(ending: string): string {
  return FRONT + ending
}
