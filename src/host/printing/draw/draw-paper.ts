import type { Digits } from '../../../domain/digits.ts'
import type { Paper, PaperBlock, Stamps } from '../../../domain/paper/paper.ts'
import type { HeadDots, PrinterSettings } from '../../../domain/paper/printer.ts'
import { spaces, texts } from '../../../domain/paper/look.ts'
import { copyWords, practiceWords } from '../../../domain/paper/stamp-words.ts'
import type { Bitmap, Drawing } from '../bitmap.ts'
import * as blocks from './blocks.ts'
import { blank } from './dots.ts'
import { type Inked, inked } from './ink.ts'
import { practiceStamp } from './practice-stamp.ts'
import { qr } from './qr.ts'
import { type Sheet, openSheet, spaced, wholeWidth, write } from './sheet.ts'
import { table } from './table.ts'
import { ruler, shades } from './test-marks.ts'
import { tokens } from './tokens.ts'

export interface DrawnFor {
  readonly dots: HeadDots
  /** Of what the counter itself counts on a paper; those of its language where nothing is said. */
  readonly digits?: Digits
  readonly qr: PrinterSettings['qr']
}

export interface PaperDrawing extends Drawing {
  /** Signs of which the font has no picture; a question mark stands in the place of each. */
  readonly lacking: readonly string[]
}

/** What is drawn at once: a canvas of a whole long paper would be a hundred thousand rows high. */
const SLICE_dots = 96

/**
 * Lays a whole paper out and draws it as its bands are taken. With `qr: 'printer'` the first code is
 * left to the printer: what stands below it in letters goes to the end, where the printer puts it.
 */
export function drawPaper(paper: Paper, stamps: Stamps, drawnFor: DrawnFor): PaperDrawing {
  const { dots } = drawnFor
  const digits = drawnFor.digits ?? (paper.language === 'bn' ? 'bangla' : 'latin')
  const sheet = openSheet(dots)
  const left = drawnFor.qr === 'printer' ? firstCode(paper) : null
  if (stamps.practice) blocks.inFrame(sheet, 'practice', practiceWords[paper.language])
  if (stamps.copy !== null) {
    blocks.inFrame(sheet, 'copy', copyWords(stamps.copy, paper.language, digits))
  }
  for (const block of paper.blocks) if (block !== left) place(sheet, block, digits)
  if (stamps.practice) blocks.inFrame(sheet, 'practice', practiceWords[paper.language])
  if (left !== null) {
    spaced(sheet, spaces.qr, () => write(sheet, texts.qrText, left.text, wholeWidth(sheet)))
  }
  const stamp = stamps.practice ? practiceStamp(paper.language, dots, sheet.em) : null
  const all: Inked = { width_dots: dots, boxes: sheet.boxes, clear: sheet.clear, stamp }
  return {
    width_dots: dots,
    height_dots: sheet.y,
    qr: left?.content ?? null,
    lacking: [...sheet.ruler.lacking],
    bands: (height_dots) => bands(all, sheet.y, height_dots),
  }
}

function firstCode({ blocks }: Paper): Extract<PaperBlock, { is: 'qr' }> | null {
  return blocks.find((block) => block.is === 'qr') ?? null
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

function place(sheet: Sheet, block: PaperBlock, digits: Digits): void {
  switch (block.is) {
    case 'shop':
      return blocks.shop(sheet, block)
    case 'title':
      return blocks.title(sheet, block)
    case 'words':
    case 'amount':
    case 'heading':
    case 'foot':
      return blocks.plain(sheet, block.is, block.text)
    case 'boxed':
      return blocks.inFrame(sheet, 'boxed', block.text)
    case 'line':
      return blocks.line(sheet, block)
    case 'reference':
      return blocks.reference(sheet, block)
    case 'tokens':
      return tokens(sheet, block, digits)
    case 'table':
      return table(sheet, block)
    case 'rule':
      return blocks.rule(sheet)
    case 'sign':
      return blocks.sign(sheet, block)
    case 'qr':
      return qr(sheet, block.content, block.text)
    case 'ruler':
      return ruler(sheet, digits)
    case 'shades':
      return shades(sheet, digits)
    default:
      return block satisfies never
  }
}
