import { SEARCH_FIELD } from '../screens/transactions/search.ts'

/**
 * Where the hand goes on when what it pressed is gone with what it did: the row of the sale among
 * the transactions, or their search where the list holds it no more; the number of the next
 * customer on the recharge screen. On no other screen is there such a place.
 */
export function focusBack(sale: string): void {
  const places = [`[role="row"][data-sale="${sale}"]`, `#${SEARCH_FIELD}`, '[data-stage="number"]']
  const found = places.map((place) => document.querySelector<HTMLElement>(place))
  found.find((place) => place !== null)?.focus()
}

/** The same after a dialog, which first gives the focus back to the button it was opened with. */
export function focusBackFromDialog(sale: string): void {
  requestAnimationFrame(() => requestAnimationFrame(() => focusBack(sale)))
}
