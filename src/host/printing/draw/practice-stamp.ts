import { across } from '../../../domain/paper/look.ts'
import type { Paper } from '../../../domain/paper/paper.ts'
import { practiceWords } from '../../../domain/paper/stamp-words.ts'
import { DOTS_PER_mm, type HeadDots } from '../../../domain/paper/printer.ts'
import type { Bitmap } from '../bitmap.ts'
import { openLetters, setFace } from './canvas.ts'
import { blacken, blackOf, blank, isShaded } from './dots.ts'

/** What stands across every paper of the practice books, once: it comes again and again. */
export interface Stamp {
  readonly bitmap: Bitmap
  readonly every_dots: number
}

/** How much of the letters is black: what is under them must be read too. */
const GREY_percent = 25

export function practiceStamp(language: Paper['language'], dots: HeadDots, em: number): Stamp {
  const { createCanvas } = openLetters()
  const radians = (across.slope_degrees * Math.PI) / 180
  const [cos, sin] = [Math.cos(radians), Math.abs(Math.sin(radians))]
  const text = practiceWords[language]
  const context = createCanvas(8, 8).getContext('2d')
  const wanted = across.size * em
  setFace(context, { size_dots: wanted, weight: across.weight })
  const wide = context.measureText(text).width
  // From corner to corner, and not beyond: an end that is cut off would read as another word.
  const room = (dots - wanted * sin * 2) / cos
  const size_dots = Math.min(wanted, (wanted * room) / wide)
  const height = Math.ceil(dots * Math.tan(Math.abs(radians)) + size_dots * 2)
  const canvas = createCanvas(dots, height)
  const on = canvas.getContext('2d')
  setFace(on, { size_dots, weight: across.weight })
  on.textAlign = 'center'
  on.textBaseline = 'middle'
  on.translate(dots / 2, height / 2)
  on.rotate(radians)
  on.fillText(text, 0, 0)
  return {
    bitmap: greyed(blackOf(canvas.data(), dots, height)),
    every_dots: Math.round(across.every_mm * DOTS_PER_mm),
  }
}

function greyed(black: Bitmap): Bitmap {
  const pattern = blank(black.width_dots, black.height_dots)
  for (let y = 0; y < black.height_dots; y += 1) {
    for (let x = 0; x < black.width_dots; x += 1) {
      if (isShaded(x, y, GREY_percent)) blacken(pattern, { x, y, width: 1, height: 1 })
    }
  }
  return { ...black, rows: black.rows.map((byte, at) => byte & (pattern.rows[at] ?? 0)) }
}
