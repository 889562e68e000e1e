import { lettersOf } from '../../../domain/one-line.ts'
import type { TextLook } from '../../../domain/paper/look.ts'
import { drawable } from '../../../domain/paper/signs.ts'
import { type Face, openLetters, setFace } from './canvas.ts'

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

/** Of these each sign is as wide beside any other: a long table is measured by a few of them. */
const FIGURE = /^[\d০-৯.,:+−\-/%•৳]+$/u

/** How far marks may reach above and below their line, of the size of their text. */
export const OVERHANG = 0.4

export function openRuler(em_dots: number): Ruler {
  const lacking = new Set<string>()
  const scales = new Map<string, Scale>()

  const faceOf = ({ size, weight }: TextLook): Face => ({ size_dots: size * em_dots, weight })
  const scale = (look: TextLook): Scale => {
    const name = `${look.size} ${look.weight} ${look.leading}`
    const known = scales.get(name)
    if (known !== undefined) return known
    const made = openScale(faceOf(look), look.leading)
    scales.set(name, made)
    return made
  }
  const clean = (text: string): string => {
    const drawn = drawable(text)
    for (const letter of drawn.lacking) lacking.add(letter)
    return drawn.text.trim()
  }
  return {
    faceOf,
    lacking,
    step: (look) => Math.round(look.size * look.leading * em_dots),
    baseline: (look) => scale(look).baseline,
    whole: (text, look) => {
      const { width } = scale(look)
      const line = clean(text)
      let width_dots = 0
      for (const [piece] of line.matchAll(PIECE)) width_dots += width(piece)
      return { text: line, width_dots }
    },
    lines: (text, look, width_dots) => broken(clean(text), width_dots, scale(look).width),
  }
}

/** What is known of one look of text. */
interface Scale {
  readonly width: Width
  readonly baseline: number
}

function openScale(face: Face, leading: number): Scale {
  const context = openLetters().createCanvas(8, 8).getContext('2d')
  setFace(context, face)
  const widths = new Map<string, number>()
  const measured = (text: string): number => {
    const known = widths.get(text)
    if (known !== undefined) return known
    const { width } = context.measureText(text)
    widths.set(text, width)
    return width
  }
  const { fontBoundingBoxAscent: up, fontBoundingBoxDescent: down } = context.measureText('ক')
  return {
    baseline: Math.round((face.size_dots * leading - up - down) / 2 + up),
    width: (text) => {
      if (!FIGURE.test(text)) return measured(text)
      let sum = 0
      for (const sign of text) sum += measured(sign)
      return sum
    },
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
  // No letter of a language is wider than a paper; one that somebody made is cut as it comes.
  const letters = lettersOf(word).flatMap((letter) =>
    width(letter) > width_dots ? Array.from(letter) : [letter],
  )
  const parts: string[] = []
  let from = 0
  while (from < letters.length) {
    let to = from + 1
    let wide = width(letters[from] ?? '')
    for (; to < letters.length; to += 1) {
      wide += width(letters[to] ?? '')
      if (wide > width_dots) break
    }
    // Side by side letters may be a little wider than the sum of them.
    let part = letters.slice(from, to).join('')
    while (to - from > 1 && width(part) > width_dots) {
      to -= 1
      part = letters.slice(from, to).join('')
    }
    parts.push(part)
    from = to
  }
  return parts
}
