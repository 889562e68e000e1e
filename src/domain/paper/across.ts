import { across } from './look.ts'
import type { Paper, PaperBlock } from './paper.ts'

/** What a letter needs at most, in a narrow column whose every line is half empty. */
const LETTER_mm = 1
/** The same of an amount and of a headline. */
const LARGE_LETTER_mm = 2.8
/** One line, and what is above and below it. */
const PIECE_mm = 9
/** A code, a line to sign on, the marks of a test page. */
const PICTURE_mm = 48

/**
 * @returns how often what stands across a paper is drawn, so that it reaches the end however the
 *   lines break: more often than a paper needs it, for what is over is cut off
 */
export function acrossTimes({ blocks }: Pick<Paper, 'blocks'>): number {
  const height_mm = blocks.reduce((sum, block) => sum + atMost_mm(block), PICTURE_mm)
  return Math.ceil(height_mm / across.every_mm)
}

function atMost_mm(block: PaperBlock): number {
  switch (block.is) {
    case 'shop':
      return LARGE_LETTER_mm * block.name.length + textsAtMost_mm(block.lines) + PIECE_mm
    case 'title':
    case 'amount':
      return LARGE_LETTER_mm * block.text.length + PIECE_mm
    case 'words':
    case 'boxed':
    case 'heading':
    case 'foot':
      return textsAtMost_mm([block.text])
    case 'line':
      return textsAtMost_mm([block.name + block.value + (block.note ?? '')])
    case 'reference':
      return textsAtMost_mm([block.name, block.value])
    case 'tokens':
      return textsAtMost_mm([block.title]) + 2 * textsAtMost_mm(block.tokens)
    case 'table':
      return textsAtMost_mm([
        block.head.join(''),
        ...block.rows.flatMap(({ over, cells }) => [(over ?? '') + cells.join('')]),
      ])
    case 'sign':
    case 'qr':
      return PICTURE_mm + textsAtMost_mm([block.text])
    case 'rule':
      return PIECE_mm
    case 'ruler':
    case 'shades':
      return PICTURE_mm
    default:
      return block satisfies never
  }
}

function textsAtMost_mm(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + PIECE_mm + LETTER_mm * text.length, 0)
}
