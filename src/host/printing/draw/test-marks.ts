import {
  ruler as rulerLook,
  shades as shadesLook,
  spaces,
  texts,
} from '../../../domain/paper/look.ts'
import { DOTS_PER_mm } from '../../../domain/paper/printer.ts'
import { blacken, blank, isShaded } from './dots.ts'
import { type Sheet, bits, dotsOf, putLine, spaced, write } from './sheet.ts'

/** Marks over the whole width: the first and the last dot of the head are among them. */
export function ruler(sheet: Sheet): void {
  const marks = blank(sheet.dots, dotsOf(rulerLook.ten_mm))
  const stroke = rulerLook.stroke_dots
  blacken(marks, { x: 0, y: 0, width: sheet.dots, height: stroke })
  const width_mm = sheet.dots / DOTS_PER_mm
  for (let at_mm = 0; at_mm <= width_mm; at_mm += 1) {
    const isEnd = at_mm === 0 || at_mm === width_mm
    const long_mm = isEnd || at_mm % 10 === 0 ? rulerLook.ten_mm : shorter_mm(at_mm)
    // The last mark stands on the last dot: there is none after it.
    const x = Math.min(at_mm * DOTS_PER_mm, sheet.dots - stroke)
    blacken(marks, { x, y: 0, width: stroke, height: dotsOf(long_mm) })
  }
  spaced(sheet, spaces.ruler, () => {
    keepClear(sheet, marks.height_dots)
    bits(sheet, 0, sheet.y, marks)
    sheet.y += marks.height_dots
    for (let at_mm = 0; at_mm <= width_mm; at_mm += 10) {
      const number = sheet.ruler.whole(String(at_mm), texts.mark)
      const x = at_mm * DOTS_PER_mm - Math.round(number.width_dots / 2)
      const last = sheet.dots - Math.ceil(number.width_dots)
      putLine(sheet, texts.mark, number, Math.min(Math.max(0, x), last))
    }
    sheet.y += sheet.ruler.step(texts.mark)
  })
}

function shorter_mm(at_mm: number): number {
  return at_mm % 5 === 0 ? rulerLook.five_mm : rulerLook.tick_mm
}

/** Fields beside each other, each with its share of black below it. */
export function shades(sheet: Sheet): void {
  const { percents } = shadesLook
  const gap = dotsOf(shadesLook.gap_mm)
  const width = Math.floor((sheet.dots - gap * (percents.length - 1)) / percents.length)
  // The last of them ends where the paper does.
  const leftOf = (index: number): number =>
    Math.round((index * (sheet.dots - width)) / (percents.length - 1))
  const height = dotsOf(shadesLook.height_mm)
  const fields = blank(sheet.dots, height)
  for (const [index, percent] of percents.entries()) {
    const left = leftOf(index)
    for (let y = 0; y < height; y += 1) {
      for (let x = left; x < left + width; x += 1) {
        if (isShaded(x, y, percent)) blacken(fields, { x, y, width: 1, height: 1 })
      }
    }
  }
  spaced(sheet, spaces.shades, () => {
    keepClear(sheet, height)
    bits(sheet, 0, sheet.y, fields)
    sheet.y += height
    const from = sheet.y
    for (const [index, percent] of percents.entries()) {
      sheet.y = from
      write(sheet, texts.mark, `${percent}%`, { x: leftOf(index), width })
    }
  })
}

function keepClear(sheet: Sheet, height: number): void {
  sheet.clear.push({ x: 0, width: sheet.dots, top: sheet.y, bottom: sheet.y + height })
}
