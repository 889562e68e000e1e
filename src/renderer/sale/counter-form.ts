import type { Sale, SaleIntent } from '../../contract/schemas.ts'
import type { Begun } from '../selling/selling-form.ts'
import type { ScreenName } from '../shell/navigation.ts'

/** What the counter may do with the form of a kind of sale, on whichever screen it is. */
export interface CounterForm {
  readonly screen: ScreenName
  /** Fills it with the words of an earlier sale, as a new one. */
  readonly begin: (words: Sale | SaleIntent, begun: Begun) => void
  readonly isEmpty: () => boolean
  /** @returns whether it may still be written over: it is empty, or untouched from now on. */
  readonly fromNow: () => () => boolean
  /** Where a hand goes on in it, as a selector. */
  readonly turn: () => string
}
