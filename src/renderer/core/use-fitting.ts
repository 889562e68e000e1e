import { type RefObject, useLayoutEffect, useRef, useState } from 'react'

/** Around the list. */
const FRAME_px = 2

/**
 * How many rows of a list find room in what holds it, so that none is cut and nothing scrolls.
 * Rows are of one height; in a holder that lets its rows out, all of them fit.
 *
 * @param rows how many there are to show
 */
export function useFitting<Holder extends HTMLElement>(
  rows: number,
): { readonly holder: RefObject<Holder | null>; readonly fitting: number } {
  const holder = useRef<Holder>(null)
  const [fitting, setFitting] = useState(rows)
  useLayoutEffect(() => {
    const element = holder.current
    if (element === null) return undefined
    const measure = () => {
      if (getComputedStyle(element).overflowY === 'visible') return setFitting(rows)
      const row_px = element.querySelector('li')?.getBoundingClientRect().height ?? 0
      const room_px = element.clientHeight - FRAME_px
      return row_px > 0 && setFitting(Math.max(1, Math.floor(room_px / row_px)))
    }
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    measure()
    return () => observer.disconnect()
  }, [rows])
  return { holder, fitting }
}
