import { type Frame, type Space, type TextLook, em_mm } from '../../../domain/paper/look.ts'
import { DOTS_PER_mm, type HeadDots } from '../../../domain/paper/printer.ts'
import type { Bitmap } from '../bitmap.ts'
import type { Face } from './canvas.ts'
import { type Measured, type Ruler, OVERHANG, openRuler } from './measure.ts'

/** Something black, and the rows it may touch. Everything is counted in dots from the top left. */
export type Box = { readonly top: number; readonly bottom: number } & (
  | ({ readonly is: 'text'; readonly x: number; readonly y: number; readonly text: string } & {
      readonly face: Face
      readonly width: number
    })
  | { readonly is: 'fill'; readonly x: number; readonly width: number }
  | { readonly is: 'bits'; readonly x: number; readonly bitmap: Bitmap }
)

/** Where nothing is stamped across: what a machine reads, and what is there to be looked at. */
export interface Clear {
  /** Both are multiples of eight. */
  readonly x: number
  readonly width: number
  readonly top: number
  readonly bottom: number
}

interface Place {
  readonly x: number
  readonly width: number
}

/** A paper as it grows downwards. */
export interface Sheet {
  readonly dots: HeadDots
  readonly em: number
  readonly ruler: Ruler
  readonly boxes: Box[]
  readonly clear: Clear[]
  /** Where the next thing stands. */
  y: number
}

export function openSheet(dots: HeadDots): Sheet {
  const em = em_mm[dots] * DOTS_PER_mm
  return { dots, em, ruler: openRuler(em), boxes: [], clear: [], y: 0 }
}

/** @returns whole dots, and never none */
export function dotsOf(length_mm: number): number {
  return Math.max(1, Math.round(length_mm * DOTS_PER_mm))
}

export function wholeWidth(sheet: Sheet): Place {
  return { x: 0, width: sheet.dots }
}

export function spaced(sheet: Sheet, space: Space, write: () => void): void {
  sheet.y += Math.round(space.above_mm * DOTS_PER_mm)
  write()
  sheet.y += Math.round(space.below_mm * DOTS_PER_mm)
}

export function fill(sheet: Sheet, x: number, y: number, width: number, height: number): void {
  sheet.boxes.push({ is: 'fill', x, width, top: y, bottom: y + height })
}

export function bits(sheet: Sheet, x: number, y: number, bitmap: Bitmap): void {
  sheet.boxes.push({ is: 'bits', x, bitmap, top: y, bottom: y + bitmap.height_dots })
}

/** Writes a text in its place from `y` on, and leaves the sheet below it. */
export function write(sheet: Sheet, look: TextLook, text: string, place: Place): void {
  put(sheet, look, sheet.ruler.lines(text, look, place.width), place)
}

/** @param lines as the sheet's ruler broke them for a place as wide as this */
export function put(
  sheet: Sheet,
  look: TextLook,
  lines: readonly Measured[],
  { x, width }: Place,
): void {
  for (const line of lines) {
    const spare = width - line.width_dots
    const shares = { left: 0, center: 0.5, right: 1 } as const
    putLine(sheet, look, line, x + Math.max(0, Math.floor(spare * shares[look.align])))
    sheet.y += sheet.ruler.step(look)
  }
}

/** One line at a place of its own; the sheet stays where it is. */
export function putLine(sheet: Sheet, look: TextLook, line: Measured, x: number): void {
  const face = sheet.ruler.faceOf(look)
  const overhang = Math.ceil(face.size_dots * OVERHANG)
  const { y } = sheet
  sheet.boxes.push({
    is: 'text',
    x,
    y: y + sheet.ruler.baseline(look),
    text: line.text,
    face,
    width: line.width_dots,
    top: y - overhang,
    bottom: y + sheet.ruler.step(look) + overhang,
  })
}

/** Columns beside each other from the same row on; the sheet goes on below the longest. */
export function beside(sheet: Sheet, ...columns: readonly (() => void)[]): void {
  const from = sheet.y
  let below = from
  for (const column of columns) {
    sheet.y = from
    column()
    below = Math.max(below, sheet.y)
  }
  sheet.y = below
}

/** A frame as wide as the paper round what is written in it. */
export function framed(sheet: Sheet, frame: Frame, inside: (place: Place) => void): void {
  const stroke = dotsOf(frame.stroke_mm)
  const inset = stroke + dotsOf(frame.padding_mm)
  const top = sheet.y
  sheet.y += inset
  inside({ x: inset, width: sheet.dots - 2 * inset })
  sheet.y += inset
  const height = sheet.y - top
  const right = sheet.dots - stroke
  for (const y of [top, sheet.y - stroke]) across(sheet, { x: 0, width: sheet.dots }, y, frame)
  if (!frame.dashed) {
    for (const x of [0, right]) fill(sheet, x, top, stroke, height)
    return
  }
  for (const { at, size } of dashes(height)) {
    for (const x of [0, right]) fill(sheet, x, top + at, stroke, size)
  }
}

/** A line from side to side, whole or dashed. */
export function across(
  sheet: Sheet,
  place: Place,
  y: number,
  stroke: Pick<Frame, 'stroke_mm' | 'dashed'>,
): void {
  const thick = dotsOf(stroke.stroke_mm)
  if (!stroke.dashed) return fill(sheet, place.x, y, place.width, thick)
  for (const { at, size } of dashes(place.width)) fill(sheet, place.x + at, y, size, thick)
}

const DASH_dots = 6
const STEP_dots = 10

/** Dashes that begin and end at the ends. */
function dashes(length: number): { at: number; size: number }[] {
  const gaps = Math.max(1, Math.round((length - DASH_dots) / STEP_dots))
  const step = (length - DASH_dots) / gaps
  return Array.from({ length: gaps + 1 }, (_, index) => ({
    at: Math.round(index * step),
    size: DASH_dots,
  }))
}
