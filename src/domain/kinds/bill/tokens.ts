import { toLatinDigits } from '../../digits.ts'

/**
 * A prepaid meter takes lines of twenty digits, keyed in one after the other in their order. They
 * come in the words of the provider's answer and nowhere else, once.
 */
const DIGITS = 20
/** After a change of tariff so many of them come at once: 240 digits. */
const RUN_MAX = 12

/** White space within a line, and characters nobody sees. */
const space = '(?:[^\\S\\r\\n\\u2028\\u2029]|[\\u00AD\\u200B-\\u200D\\u2060])'
const gap = `${space}{1,4}`
const dash = '[\\p{Pd}\\u2212]'
const spacedDash = `${gap}${dash}${gap}`

/** Digits that hang on a letter are part of an id, like TRX202604281234001. */
const apart = '(?<![\\p{L}\\p{M}_0-9])'
const noMore = '(?![\\p{L}\\p{M}_0-9])'
/** The number of the next token, `2)`, or the time of day: no digit of the one before it. */
const numbering = '[0-9]{1,2}[.):]'

/** One kind of separator stands between the groups of a token; its neighbours make it longer. */
const separators = [
  { separator: dash, neighbours: [dash] },
  { separator: gap, neighbours: [dash, gap] },
  { separator: spacedDash, neighbours: [dash, gap, spacedDash] },
]

const shapes: readonly RegExp[] = [
  // Twenty digits on end, or so many times twenty.
  shapeOf(`[0-9]{${DIGITS}}`, `${dash}?`, [dash]),
  ...separators.flatMap(({ separator, neighbours }) =>
    [4, 5].map((size) => {
      const group = `[0-9]{${size}}`
      const token = `${group}(?:${separator}${group}){${DIGITS / size - 1}}`
      return shapeOf(token, separator, neighbours)
    }),
  ),
]

/**
 * Whole tokens behind one another. A digit more on either side that belongs to them makes them
 * another number: nineteen digits or twenty-one are no token, however they are grouped.
 */
function shapeOf(token: string, separator: string, neighbours: readonly string[]): RegExp {
  const before = neighbours.map((one) => `(?<![0-9]${one})`).join('')
  const after = neighbours.map((one) => `(?!${one}(?!${numbering})[0-9])`).join('')
  const more = `(?:${separator}${token}){0,${RUN_MAX - 1}}`
  return new RegExp(`${apart}${before}${token}${more}${noMore}${after}`, 'gu')
}

/**
 * The tokens in a provider's words, in their order, each as five groups of four: `1234-5678-…`. In
 * Bangla or Latin digits, on end or in groups of four or five, each within one line. One that is
 * told twice is told once: a meter takes it once.
 */
export function findTokens(text: string): readonly string[] {
  const words = toLatinDigits(text)
  const found = shapes
    .flatMap((shape) => [...words.matchAll(shape)])
    .toSorted((one, other) => one.index - other.index)
    .flatMap(([written]) => inTwenties(written.replaceAll(/[^0-9]/gu, '')))
  return [...new Set(found)]
}

function inTwenties(digits: string): readonly string[] {
  const tokens = Array.from(digits.matchAll(/[0-9]{20}/gu), ([token]) => token)
  return tokens.map((token) => token.replaceAll(/\B(?=(?:[0-9]{4})+$)/gu, '-'))
}
