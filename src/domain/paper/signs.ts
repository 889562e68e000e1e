import { lettersOf } from '../one-line.ts'
import { letters } from './letters.ts'

/** Words as they can be drawn, and what of them could not be. */
export interface Drawable {
  readonly text: string
  /** Each sign of which the font has no picture; a question mark stands in its place. */
  readonly lacking: readonly string[]
}

/**
 * Marks of direction, joiners of other scripts and other signs that nobody sees: on paper they
 * could only turn a line round. The two joiners of Bangla stay.
 */
const UNSEEN = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\u034f\u115f\u1160\u17b4\u17b5]/gu

/** More marks on one letter than any language has: they would reach into other lines. */
const TOO_MANY = /(\p{M})\1+|(\p{M}{4})\p{M}+/gu

/** What most often stands in names and is not in the font. */
const nearest: Readonly<Record<string, string>> = {
  '→': '>',
  '←': '<',
  '≤': '<=',
  '≥': '>=',
  '✓': '+',
  '✔': '+',
  '∙': '·',
  '●': '•',
  '★': '*',
  '\u20bf': 'B',
}

/**
 * The font is ours and no other is asked: a sign without a picture in it becomes the nearest that
 * has one, or a question mark; a mark on a letter that has no picture is left away.
 */
export function drawable(text: string): Drawable {
  const clean = text
    .replaceAll(/(?!\ufeff)[^\S\u00a0\u202f]/gu, ' ')
    .replaceAll(UNSEEN, '')
    .replaceAll(TOO_MANY, '$1$2')
    .normalize('NFC')
  if (Array.from(clean).every(has)) return { text: clean, lacking: [] }
  const lacking: string[] = []
  const drawn = lettersOf(clean).map((letter) => {
    if (Array.from(letter).every(has)) return letter
    const near = nearest[letter] ?? letter.normalize('NFKC').replaceAll(/\p{Pd}/gu, '-')
    if (Array.from(near).every(has)) return near
    lacking.push(letter)
    return withoutMarks(near)
  })
  return { text: drawn.join(''), lacking }
}

function has(sign: string): boolean {
  return letters.has(sign.codePointAt(0) ?? 0)
}

function withoutMarks(letter: string): string {
  const signs = Array.from(letter.replaceAll(/[\u200c\u200d]/gu, ''))
  const [base = ''] = signs
  if (/\p{M}/u.test(base) || !has(base)) return '?'
  return signs.filter((sign) => has(sign)).join('')
}
