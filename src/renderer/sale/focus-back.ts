import { useRef } from 'react'
import { SEARCH_FIELD } from '../screens/transactions/search.ts'
import { place } from '../shell/navigation.ts'
import { formOn } from './counter-forms.ts'

/**
 * Where the hand goes on when what it pressed is gone with what it did: the row of the sale among
 * the transactions, or their search where the list holds it no more; where something is sold the
 * field whose turn it is, or the read-back. On any other screen its beginning, so that Tab goes on
 * from there.
 */
export function focusBack(sale: string | null): void {
  const places = [
    `[role="row"][data-sale="${sale}"]`,
    `#${SEARCH_FIELD}`,
    formOn(place.get().screen)?.turn(),
    '[data-stage="number"]',
  ]
  const found = places.map((where) => where && document.querySelector<HTMLElement>(where))
  const goesOn = found.find((element) => element instanceof HTMLElement) ?? beginning()
  goesOn?.focus()
}

function beginning(): HTMLElement | null {
  const main = document.querySelector<HTMLElement>('#main')
  main?.setAttribute('tabindex', '-1')
  return main
}

/** The same after a dialog, which first gives the focus back to the button it was opened with. */
export function focusBackFromDialog(sale: string): void {
  requestAnimationFrame(() => requestAnimationFrame(() => focusBack(sale)))
}

/**
 * A press that is answered later, by a button that goes with the answer.
 *
 * @param sale what it is about; null where that is no sale
 */
export function useHandOn(sale: string | null): { pressed: () => void; goOn: () => void } {
  const button = useRef<Element | null>(null)
  return {
    pressed: () => {
      button.current = document.activeElement?.closest('button') ?? null
    },
    /** Whoever went on to something else meanwhile stays there. */
    goOn: () => {
      const { activeElement, body } = document
      if (activeElement === body || activeElement === button.current) focusBack(sale)
    },
  }
}
