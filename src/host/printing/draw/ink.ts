import type { Box, Clear } from './sheet.ts'
import { openLetters, setFace } from './canvas.ts'
import { type Draft, blacken, blackOf, blank, lay } from './dots.ts'
import type { Stamp } from './practice-stamp.ts'

export interface Inked {
  readonly width_dots: number
  readonly boxes: readonly Box[]
  readonly clear: readonly Clear[]
  readonly stamp: Stamp | null
}

/** @returns so many rows of the paper from one on */
export function inked(paper: Inked, top: number, height: number): Draft {
  const bottom = top + height
  const here = paper.boxes.filter((box) => box.top < bottom && box.bottom > top)
  const rows = letters(paper.width_dots, here, top, height)
  for (const box of here) {
    const y = box.top - top
    if (box.is === 'fill')
      blacken(rows, { x: box.x, y, width: box.width, height: box.bottom - box.top })
    if (box.is === 'bits') lay(rows, box.bitmap, box.x, y)
  }
  if (paper.stamp !== null) stampAcross(rows, paper.stamp, paper.clear, top)
  return rows
}

function letters(width_dots: number, boxes: readonly Box[], top: number, height: number): Draft {
  const texts = boxes.filter((box) => box.is === 'text')
  if (texts.length === 0) return blank(width_dots, height)
  const canvas = openLetters().createCanvas(width_dots, height)
  const context = canvas.getContext('2d')
  for (const { face, text, x, y } of texts) {
    setFace(context, face)
    context.fillText(text, x, y - top)
  }
  return blackOf(canvas.data(), width_dots, height)
}

/** Over and over, at the same places of the paper whatever part of it is drawn. */
function stampAcross(
  rows: Draft,
  { bitmap, every_dots }: Stamp,
  clear: readonly Clear[],
  top: number,
): void {
  const lets = (byteAt: number, row: number): boolean =>
    !clear.some(
      ({ x, width, ...at }) =>
        byteAt * 8 >= x && byteAt * 8 < x + width && row + top >= at.top && row + top < at.bottom,
    )
  const before = Math.ceil(bitmap.height_dots / every_dots)
  const first = Math.floor(top / every_dots) - before
  const last = Math.floor((top + rows.height_dots) / every_dots)
  for (let nth = first; nth <= last; nth += 1) lay(rows, bitmap, 0, nth * every_dots - top, lets)
}
