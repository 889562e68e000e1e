import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'

/**
 * Hides the rows of a list for which its holder has no room, so that none is cut and nothing
 * scrolls. A holder that lets its rows out has room for all.
 *
 * @returns the holder's ref; its rows are its list items
 */
export function useWholeRows<Holder extends HTMLElement>(): RefObject<Holder | null> {
  const holder = useRef<Holder>(null)
  // After every drawing: a row may have grown by a word.
  useLayoutEffect(() => {
    if (holder.current) hideCutRows(holder.current)
  })
  useEffect(() => {
    const element = holder.current
    if (element === null) return undefined
    const observer = new ResizeObserver(() => hideCutRows(element))
    observer.observe(element)
    return () => observer.disconnect()
  })
  return holder
}

function hideCutRows(holder: HTMLElement): void {
  const rows = [...holder.querySelectorAll('li')]
  for (const row of rows) row.hidden = false
  if (getComputedStyle(holder).overflowY === 'visible') return
  const end_px = holder.getBoundingClientRect().bottom
  const cut = rows.map((row) => row.getBoundingClientRect().bottom > end_px)
  for (const [nth, row] of rows.entries()) row.hidden = cut[nth] === true
}
