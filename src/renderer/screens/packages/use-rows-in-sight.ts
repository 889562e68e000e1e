import { type RefObject, useLayoutEffect, useRef, useState } from 'react'

/** Rows drawn beyond those in sight, so that a turn of the wheel shows no gap. */
const SPARE = 6

export interface RowsInSight {
  readonly holder: RefObject<HTMLUListElement | null>
  readonly first: number
  /** The first row that is not drawn any more. */
  readonly end: number
  readonly row_px: number
}

/** Which rows are drawn of a list that scrolls. @param lit the row that must be in sight, if any */
export function useRowsInSight(count: number, lit: number | null, row_rem: number): RowsInSight {
  const holder = useRef<HTMLUListElement>(null)
  const [view, setView] = useState({ top_px: 0, height_px: 0, row_px: row_rem * 16 })
  useLayoutEffect(() => {
    const { current } = holder
    if (!current) return undefined
    const look = () => {
      const rem_px = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
      const row_px = row_rem * rem_px
      setView({ top_px: current.scrollTop, height_px: current.clientHeight, row_px })
    }
    look()
    const watch = new ResizeObserver(look)
    watch.observe(current)
    current.addEventListener('scroll', look, { passive: true })
    return () => {
      watch.disconnect()
      current.removeEventListener('scroll', look)
    }
  }, [row_rem])
  const { top_px, height_px, row_px } = view
  useLayoutEffect(() => {
    const { current } = holder
    if (!current || lit === null || height_px === 0) return
    const [above_px, below_px] = [lit * row_px, (lit + 1) * row_px - height_px]
    if (current.scrollTop > above_px) current.scrollTop = above_px
    else if (current.scrollTop < below_px) current.scrollTop = below_px
  }, [lit, row_px, height_px])
  const { first, end } = rowsBetween(count, { top_px, height_px, row_px })
  return { holder, first, end, row_px }
}

interface Sight {
  readonly top_px: number
  readonly height_px: number
  readonly row_px: number
}

/** The rows that lie in sight and a few beside them. */
export function rowsBetween(count: number, { top_px, height_px, row_px }: Sight) {
  const first = Math.max(0, Math.min(count, Math.floor(top_px / row_px)) - SPARE)
  const end = Math.min(count, Math.ceil((top_px + height_px) / row_px) + SPARE)
  return { first, end }
}
