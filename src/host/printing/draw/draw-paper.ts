import type { Paper, Stamps } from '../../../domain/paper/paper.ts'
import type { Bitmap, Drawing } from '../bitmap.ts'
import { blank } from './dots.ts'
import { type Inked, inked } from './ink.ts'
import { type DrawnFor, layOut } from './layout.ts'
import { practiceStamp } from './practice-stamp.ts'

export interface PaperDrawing extends Drawing {
  /** Signs of which the font has no picture; a question mark stands in the place of each. */
  readonly lacking: readonly string[]
}

/** What is drawn at once: a canvas of a whole long paper would be a hundred thousand rows high. */
const SLICE_dots = 96

/**
 * Lays a whole paper out and draws it as its bands are taken. With `qr: 'printer'` the first code
 * is left to the printer: what it says in letters goes to the end, where the printer puts it.
 */
export function drawPaper(paper: Paper, stamps: Stamps, drawnFor: DrawnFor): PaperDrawing {
  const { dots } = drawnFor
  const { sheet, qr } = layOut(paper, stamps, drawnFor)
  const stamp = stamps.practice ? practiceStamp(paper.language, dots, sheet.em) : null
  const all: Inked = { width_dots: dots, boxes: sheet.boxes, clear: sheet.clear, stamp }
  return {
    width_dots: dots,
    height_dots: sheet.y,
    qr,
    lacking: [...sheet.ruler.lacking],
    bands: (height_dots) => bands(all, sheet.y, height_dots),
  }
}

function* bands(
  all: Inked,
  whole_dots: number,
  height_dots: number,
): Generator<Bitmap, void, void> {
  for (let top = 0; top < whole_dots; top += height_dots) {
    const height = Math.min(height_dots, whole_dots - top)
    const band = blank(all.width_dots, height)
    for (let from = 0; from < height; from += SLICE_dots) {
      const slice = inked(all, top + from, Math.min(SLICE_dots, height - from))
      band.rows.set(slice.rows, (from * all.width_dots) / 8)
    }
    yield band
  }
}
