import type { Paper, PaperBlock, Stamps } from '../../../domain/paper/paper.ts'
import type { HeadDots, PrinterSettings } from '../../../domain/paper/printer.ts'
import { referenceText, spaces } from '../../../domain/paper/look.ts'
import { copyWords, practiceWords } from '../../../domain/paper/stamp-words.ts'
import * as blocks from './blocks.ts'
import { qr } from './qr.ts'
import { type Sheet, openSheet, spaced, wholeWidth, write } from './sheet.ts'
import { table } from './table.ts'
import { ruler, shades } from './test-marks.ts'
import { tokens } from './tokens.ts'

export interface DrawnFor {
  readonly dots: HeadDots
  readonly qr: PrinterSettings['qr']
}

/** Where everything stands, and what of it is left to the printer. */
export interface Layout {
  readonly sheet: Sheet
  readonly qr: string | null
}

export function layOut(paper: Paper, stamps: Stamps, drawnFor: DrawnFor): Layout {
  const sheet = openSheet(drawnFor.dots)
  const left = drawnFor.qr === 'printer' ? firstCode(paper) : null
  if (stamps.practice) blocks.inFrame(sheet, 'practice', practiceWords[paper.language])
  if (stamps.copy !== null) {
    blocks.inFrame(sheet, 'copy', copyWords(stamps.copy, paper.language))
  }
  for (const block of paper.blocks) if (block !== left) place(sheet, block)
  if (stamps.practice) blocks.inFrame(sheet, 'practice', practiceWords[paper.language])
  if (left !== null) {
    spaced(sheet, spaces.qr, () =>
      write(sheet, referenceText(sheet.dots, 'center'), left.text, wholeWidth(sheet)),
    )
  }
  return { sheet, qr: left?.content ?? null }
}

function firstCode({ blocks }: Paper): Extract<PaperBlock, { is: 'qr' }> | null {
  return blocks.find((block) => block.is === 'qr') ?? null
}

function place(sheet: Sheet, block: PaperBlock): void {
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
      return tokens(sheet, block)
    case 'table':
      return table(sheet, block)
    case 'rule':
      return blocks.rule(sheet)
    case 'sign':
      return blocks.sign(sheet, block)
    case 'qr':
      return qr(sheet, block.content, block.text)
    case 'ruler':
      return ruler(sheet)
    case 'shades':
      return shades(sheet)
    default:
      return block satisfies never
  }
}
