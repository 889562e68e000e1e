import { toLatinDigits } from '../../digits.ts'
import { present } from '../../result.ts'

/** So many digits a meter takes at a time: whoever has them all can key them in. */
const DIGITS = 20
const HIDDEN = '•'

/** A sign as a reader sees it, and where it stands in the text it was written in. */
interface Sign {
  readonly plain: string
  readonly from: number
  readonly to: number
}

/**
 * What stands for another sign in the answer of a server: the escapes of JSON, in which Laravel
 * writes every Bangla digit and every line break, and the tags and entities of a page.
 */
const written = new RegExp(
  [
    String.raw`\\u(?<hex>[0-9a-f]{4})`,
    String.raw`\\(?<control>[nrtfb])`,
    String.raw`&#(?<decimal>[0-9]{1,5});`,
    String.raw`&#x(?<entity>[0-9a-f]{1,4});`,
    String.raw`(?<blank>&[a-z]{2,8};|</?[a-z][^<>]{0,60}>)`,
    // An id of this counter's own, which has as many digits and is no token.
    String.raw`(?<id>[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})`,
  ].join('|'),
  'giu',
)

/** What is written for a sign of its own, with where it stands; in between each is itself. */
function signsOf(text: string): readonly Sign[] {
  const signs: Sign[] = []
  const asTheyAre = (from: number, to: number) => {
    for (let at = from; at < to; at += 1)
      signs.push({ plain: present(text[at], 'a sign'), from: at, to: at + 1 })
  }
  let from = 0
  for (const found of text.matchAll(written)) {
    const to = found.index + found[0].length
    asTheyAre(from, found.index)
    signs.push({ plain: plainOf(present(found.groups, 'named parts')), from: found.index, to })
    from = to
  }
  asTheyAre(from, text.length)
  return signs
}

function plainOf({ hex, entity, decimal, id }: Partial<Record<string, string>>): string {
  if (id !== undefined) return 'x'
  const code = decimal === undefined ? parseInt(hex ?? entity ?? '20', 16) : Number(decimal)
  return String.fromCharCode(code)
}

/** Groups of four or five, with whatever wide or changing gaps and line breaks between them. */
const between = String.raw`[\s\u00AD\u200B-\u200D\u2060\p{Pd}\u2212]{1,9}`
const likeTokens = new RegExp(
  [
    `[0-9]{${DIGITS},}`,
    ...[4, 5].map((size) => {
      const group = `[0-9]{${size}}(?![0-9])`
      return `(?<![0-9])${group}(?:${between}${group}){${DIGITS / size - 1},}`
    }),
  ].join('|'),
  'gu',
)

/**
 * Groups of any size with the same signs between them, whatever these are. Dates with their times
 * change theirs, and a mobile number is none of the groups.
 */
const group = String.raw`(?!01[3-9][0-9]{8}(?![0-9]))[0-9]{1,19}(?![0-9])`
const gap = String.raw`[^\p{L}\p{M}\p{N}${HIDDEN}]{1,9}`
const alike = new RegExp(
  String.raw`(?<![0-9])(?=(${group}(${gap})${group}(?:\2${group}){0,18}))`,
  'gu',
)

/**
 * The same words for a log, a list or a telephone, where a token is money that anybody can take:
 * each digit of it is a bullet. More is hidden than is found: also twenty digits or more that are
 * none, that hang on letters, or whose groups are of no meter's size, in whatever way an answer
 * may spell them.
 */
export function withoutTokens(text: string): string {
  const signs = signsOf(text)
  // Bangla digits take as much room as Latin ones, and every sign here is one unit long.
  const words = toLatinDigits(signs.map(({ plain }) => plain).join(''))
  const shown = hidden(hidden(words, likeTokens, 0), alike, 1)
  let put = ''
  let from = 0
  for (const [at, sign] of signs.entries()) {
    if (shown[at] === words[at]) continue
    put += text.slice(from, sign.from) + HIDDEN
    from = sign.to
  }
  return put + text.slice(from)
}

/** @param part which group of the pattern is what may be a token */
function hidden(words: string, pattern: RegExp, part: 0 | 1): string {
  let shown = ''
  let from = 0
  for (const found of words.matchAll(pattern)) {
    const like = present(found[part], 'what may be a token')
    if (like.replaceAll(/[^0-9]/gu, '').length < DIGITS) continue
    const to = found.index + like.length
    if (to <= from) continue
    const start = Math.max(from, found.index)
    shown += words.slice(from, start) + words.slice(start, to).replaceAll(/[0-9]/gu, HIDDEN)
    from = to
  }
  return shown + words.slice(from)
}
