import { cutBetweenLetters, inOneLine } from '../../one-line.ts'

/** So many letters of a name are kept (bad-inputs row 27). */
export const NAME_MAX = 80
const TAG_MAX = 20

/**
 * Code units a letter may take on average. Eighty letters with a hundred accents each are no name,
 * and a sale keeps two hundred at most of what it sold.
 */
export const NAME_UNITS_MAX = 200
/** No more than this of a text is looked at: a provider may send a name of a megabyte. */
const LOOKED_AT_MAX = 2_000

/**
 * The name of a pack as it is kept and shown: in one line, cut between letters, never within one.
 * Empty where nothing can be read in it.
 */
export function cleanPackName(text: string): string {
  return cleaned(text, NAME_MAX)
}

/** Whether two names say the same to a customer: white space and capitals tell no packs apart. */
export function isSamePackName(one: string, other: string): boolean {
  return asHeard(one) === asHeard(other)
}

function asHeard(name: string): string {
  return inOneLine(name).normalize('NFC').toLowerCase()
}

/** The mark a list puts beside a pack, like `HOT`; null for none. */
export function cleanTag(text: string | null): string | null {
  const tag = cleaned(text ?? '', TAG_MAX)
  return tag === '' ? null : tag
}

function cleaned(text: string, letters: number): string {
  const line = inOneLine(text.slice(0, LOOKED_AT_MAX))
  return cutBetweenLetters(line, { letters, units: NAME_UNITS_MAX })
}
