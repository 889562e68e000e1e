import type { TextLook } from '../../../domain/paper/look.ts'
import { type Face, openLetters, setFace } from './canvas.ts'
import { drawable, lettersOf } from './signs.ts'

/** One line of a text, and how wide it is drawn. */
export interface Measured {
  readonly text: string
  readonly width_dots: number
}

/** Measures with the font everything is drawn with. */
export interface Ruler {
  faceOf(look: TextLook): Face
  /** Broken between words where it can be, and in a word only where one is wider than the line. */
  lines(text: string, look: TextLook, width_dots: number): readonly Measured[]
  /** In one line, however wide. */
  whole(text: string, look: TextLook): Measured
  /** How far below the top of its line the letters of a look stand. */
  baseline(look: TextLook): number
  /** From line to line. */
  step(look: TextLook): number
  /** What the font had no picture of, each once. */
  readonly lacking: ReadonlySet<string>
}

/** A place where a line may end: after a blank, and after a dash or a slash before a letter. */
const PIECE = /[^ ]+?(?:[-–—/](?=[^ \d০-৯,.\-–—/])|(?= |$))| +/gu

/** Marks reach above and below what the font says of its letters in general. */
export const OVERHANG = 0.4

export function openRuler(em_dots: number): Ruler {
  const { createCanvas, points } = openLetters()
  const context = createCanvas(8, 8).getContext('2d')
  const lacking = new Set<string>()
  const widths = new Map<string, number>()
  let set = ''

  const faceOf = ({ size, weight }: TextLook): Face => ({ size_dots: size * em_dots, weight })
  const face = (look: TextLook): string => {
    const name = `${look.size} ${look.weight}`
    if (name !== set) setFace(context, faceOf(look))
    set = name
    return name
  }
  const width = (text: string, look: TextLook): number => {
    const key = `${look.size} ${look.weight} ${text}`
    const known = widths.get(key)
    if (known !== undefined) return known
    face(look)
    const measured = context.measureText(text).width
    widths.set(key, measured)
    return measured
  }
  const clean = (text: string): string => {
    const drawn = drawable(text, points)
    for (const letter of drawn.lacking) lacking.add(letter)
    return drawn.text.trim()
  }
  return {
    faceOf,
    lacking,
    step: (look) => Math.round(look.size * look.leading * em_dots),
    baseline: (look) => {
      face(look)
      const { fontBoundingBoxAscent: up, fontBoundingBoxDescent: down } = context.measureText('ক')
      return Math.round((look.size * look.leading * em_dots - up - down) / 2 + up)
    },
    whole: (text, look) => {
      const line = clean(text)
      return { text: line, width_dots: width(line, look) }
    },
    lines: (text, look, width_dots) =>
      broken(clean(text), width_dots, (piece) => width(piece, look)),
  }
}

type Width = (text: string) => number

function broken(text: string, width_dots: number, width: Width): Measured[] {
  const lines: Measured[] = []
  let line = ''
  let wide = 0
  const end = (): void => {
    const kept = line.trimEnd()
    if (kept !== '') lines.push({ text: kept, width_dots: kept === line ? wide : width(kept) })
    line = ''
    wide = 0
  }
  for (const [piece] of text.matchAll(PIECE)) {
    if (piece.startsWith(' ')) {
      if (line !== '') [line, wide] = [`${line} `, wide + width(' ')]
      continue
    }
    const more = width(piece)
    if (wide + more > width_dots) end()
    if (more <= width_dots) {
      ;[line, wide] = [line + piece, wide + more]
      continue
    }
    const parts = cut(piece, width_dots, width)
    for (const part of parts) {
      end()
      ;[line, wide] = [part, width(part)]
    }
  }
  end()
  return lines
}

/** A word wider than the line: cut between its letters, as few as may be to a part. */
function cut(word: string, width_dots: number, width: Width): string[] {
  const parts: string[] = []
  let part: string[] = []
  let wide = 0
  const end = (): void => {
    // Letters side by side may be a little wider than the sum of them.
    const back: string[] = []
    while (part.length > 1 && width(part.join('')) > width_dots) back.unshift(...part.splice(-1))
    parts.push(part.join(''))
    part = back
    wide = back.reduce((sum, letter) => sum + width(letter), 0)
  }
  for (const letter of lettersOf(word)) {
    const more = width(letter)
    while (part.length > 0 && wide + more > width_dots) end()
    part.push(letter)
    wide += more
  }
  while (part.length > 0) end()
  return parts
}
