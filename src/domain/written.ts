/**
 * What people type or paste is looked at in one place, so that a number and an amount refuse the
 * same trickery with the same words.
 */

/**
 * Characters of a typed or pasted text that are looked at. No number and no amount is written
 * longer, and a paste of a megabyte must not slow the counter down.
 */
export const WRITTEN_MAX = 32

export const strangeProblems = ['direction-marks', 'foreign-digits', 'letters'] as const
/**
 * `direction-marks`: controls that turn the reading direction, so that what is seen is not what
 * is sent. `foreign-digits`: digits of another script than Latin or Bangla. `letters`: an `O` for
 * a `0`, `100tk`, `1e3`.
 */
type StrangeProblem = (typeof strangeProblems)[number]

const directionMarks = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u
const foreignDigit = /(?![0-9])\p{N}/u
const letter = /[\p{L}\p{M}]/u

/** What makes a text neither a number nor an amount; Bangla digits are already Latin in it. */
export function strangeIn(text: string): StrangeProblem | null {
  if (directionMarks.test(text)) return 'direction-marks'
  if (foreignDigit.test(text)) return 'foreign-digits'
  return letter.test(text) ? 'letters' : null
}

/** Characters that take no room on the screen and come along with a paste. */
export function withoutInvisible(text: string): string {
  return text.replaceAll(/[\u00AD\u200B-\u200D\u2060\uFEFF]/gu, '')
}

/** Drops white space of every kind too. */
export function withoutSpaces(text: string): string {
  return withoutInvisible(text).replaceAll(/\s/gu, '')
}
