import { type RefObject, useLayoutEffect, useRef } from 'react'

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
  const watched = useRef<Watched | null>(null)
  useLayoutEffect(() => {
    const element = holder.current
    if (watched.current?.holder !== element) {
      watched.current?.observer.disconnect()
      watched.current = element && watch(element)
    }
    watched.current?.look()
  })
  useLayoutEffect(
    () => () => {
      watched.current?.observer.disconnect()
      watched.current = null
    },
    [],
  )
  return holder
}

interface Watched {
  readonly holder: HTMLElement
  readonly observer: ResizeObserver
  /** Watches the rows that came since: each that comes, grows or goes moves others. */
  readonly look: () => void
}

function watch(holder: HTMLElement): Watched {
  const observer = new ResizeObserver(() => markCutRows(holder))
  const known = new WeakSet<Element>()
  const look = () => {
    for (const element of holder.querySelectorAll('ul, li')) {
      if (known.has(element)) continue
      known.add(element)
      observer.observe(element)
    }
  }
  observer.observe(holder)
  return { holder, observer, look }
}

function markCutRows(holder: HTMLElement): void {
  const rows = [...holder.querySelectorAll('li')]
  const letsOut = getComputedStyle(holder).overflowY === 'visible'
  const end_px = letsOut ? Number.POSITIVE_INFINITY : holder.getBoundingClientRect().bottom
  const cut = rows.map((row) => row.getBoundingClientRect().bottom > end_px)
  for (const [nth, row] of rows.entries()) row.toggleAttribute('data-cut', cut[nth] === true)
}
