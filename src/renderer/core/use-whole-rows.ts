import { type RefObject, useLayoutEffect, useRef, useState } from 'react'

/**
 * Marks the rows of a list for which its holder has no room, so that none is shown cut and nothing
 * scrolls. A marked row keeps its place, so marking moves nothing. A holder that lets its rows out
 * has room for all.
 *
 * The places are read where the browser has just worked them out, never asked for in between: that
 * would lay the whole page out once more for every step of a sale.
 *
 * @returns the holder's ref; its rows are its list items, and a marked one has `data-cut`
 */
export function useWholeRows<Holder extends HTMLElement>(): RefObject<Holder | null> {
  const holder = useRef<Holder>(null)
  const [observer] = useState(() => new ResizeObserver(markCutRows))
  // After every drawing, for a row may have come or grown by a word: what begins to be observed is
  // told of once before it is painted.
  useLayoutEffect(() => {
    observer.disconnect()
    if (holder.current) observer.observe(holder.current)
  })
  useLayoutEffect(() => () => observer.disconnect(), [observer])
  return holder
}

function markCutRows(observed: readonly Pick<ResizeObserverEntry, 'target'>[]): void {
  for (const { target } of observed) {
    const rows = [...target.querySelectorAll('li')]
    const letsOut = getComputedStyle(target).overflowY === 'visible'
    const end_px = letsOut ? Number.POSITIVE_INFINITY : target.getBoundingClientRect().bottom
    const cut = rows.map((row) => row.getBoundingClientRect().bottom > end_px)
    for (const [nth, row] of rows.entries()) row.toggleAttribute('data-cut', cut[nth] === true)
  }
}
