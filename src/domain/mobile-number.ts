import { z } from 'zod'
import { type Digits, inDigits, toLatinDigits } from './digits.ts'
import { type Result, problem, success } from './result.ts'
import { WRITTEN_MAX, strangeIn, strangeProblems, withoutSpaces } from './written.ts'

/** A Bangladeshi mobile number in its local form: eleven Latin digits, `01`, then 3 to 9. */
export const MobileNumber = z
  .string()
  .regex(/^01[3-9][0-9]{8}$/u)
  .brand<'MobileNumber'>()
export type MobileNumber = z.infer<typeof MobileNumber>

/**
 * Eleven digits that begin as no operator's do: nobody has it and nobody will. Of the same brand,
 * for the certification asks a provider what it says to it; `MobileNumber` refuses it.
 */
export const NOBODYS_NUMBER: MobileNumber = z
  .literal('01000000000')
  .brand<'MobileNumber'>()
  .parse('01000000000')

export const numberProblems = [
  'empty',
  'too-short',
  'ten-digits',
  'too-long',
  'prefix',
  'country',
  'characters',
  ...strangeProblems,
] as const
/**
 * Why a text is no mobile number; the screen has words for each. `ten-digits`: the leading zero is
 * missing, which is never guessed. `prefix`: no operator has numbers that begin like this (010 to
 * 012). `country`: the number of another country. `characters`: a sign that belongs to no number.
 */
export type NumberProblem = (typeof numberProblems)[number]

const LENGTH = 11

/** Signs people put between the digits: dashes of every kind, parentheses, dots. */
const punctuation = /[\p{Pd}\u2212().]+/gu

/**
 * Reads a number in any form it is written in: Bangla or Latin digits; `+880…`, `880…`, `00880…`
 * or local; with spaces, dashes, dots, parentheses and invisible spaces anywhere.
 *
 * Only the first 32 characters are looked at. What they hold against the number is said; if they
 * alone would be a number the answer is still `too-long`, for what was cut off may have belonged
 * to it.
 */
export function parseMobileNumber(text: string): Result<MobileNumber, NumberProblem> {
  const written = toLatinDigits(text.slice(0, WRITTEN_MAX))
  const strange = strangeIn(written)
  if (strange) return problem(strange)
  const compact = compacted(written)
  if (compact === '' && text.length <= WRITTEN_MAX) return problem('empty')
  if (text.length > WRITTEN_MAX) return problem('too-long')
  if (!/^\+?[0-9]+$/u.test(compact)) return problem('characters')
  const local = withoutCountryCode(compact)
  return local === null ? problem('country') : parseLocal(local)
}

function compacted(written: string): string {
  return withoutSpaces(written).replaceAll(punctuation, '')
}

/** `+8801…`, `008801…`, `8801…` → `01…`; null for another country's number. */
function withoutCountryCode(compact: string): string | null {
  const rest = compact.replace(/^(?:\+|00)/u, '')
  if (rest.startsWith('880')) return rest.slice(2)
  return rest === compact ? compact : null
}

function parseLocal(local: string): Result<MobileNumber, NumberProblem> {
  if (/^1[3-9][0-9]{8}$/u.test(local)) return problem('ten-digits')
  if (local.length < LENGTH) return problem('too-short')
  if (local.length > LENGTH) return problem('too-long')
  const number = MobileNumber.safeParse(local)
  return number.success ? success(number.data) : problem('prefix')
}

/**
 * The digits of a number or of a part of one, as written in a search field, without separators
 * and country code; null when the text holds anything that belongs to no number.
 */
export function writtenDigits(text: string): string | null {
  const written = toLatinDigits(text)
  if (text.length > WRITTEN_MAX || strangeIn(written)) return null
  const compact = compacted(written)
  if (!/^\+?[0-9]+$/u.test(compact)) return null
  // The end of a number may be 0001 or 880: a country code is one only where a number follows it.
  const isCountryCode = compact.startsWith('+') || /^(?:00)?8801/u.test(compact)
  return isCountryCode ? withoutCountryCode(compact) : compact
}

/** `01712-345 678`: the groups people read a number back in. */
export function groupMobileNumber(number: MobileNumber, digits: Digits = 'latin'): string {
  return inDigits(grouped(number), digits)
}

/** `017••••4821`: enough to recognise a sale, too little to call the customer. */
export function maskMobileNumber(number: MobileNumber, digits: Digits = 'latin'): string {
  return inDigits(`${number.slice(0, 3)}••••${number.slice(-4)}`, digits)
}

/**
 * A number while it is being typed, grouped as far as it goes. Once the text is a whole number it
 * shows as the number that will be used; a text that can become none shows as it stands, so that
 * the cashier sees what is wrong with it.
 */
export function groupTyped(text: string, digits: Digits = 'latin'): string {
  const number = parseMobileNumber(text)
  if (number.ok) return groupMobileNumber(number.value, digits)
  const written = toLatinDigits(text.slice(0, WRITTEN_MAX))
  const compact = strangeIn(written) ? written : compacted(written)
  return /^[0-9]*$/u.test(compact) ? inDigits(grouped(compact), digits) : written
}

/** Five, three, and the rest: a digit too many stands at the end, where it is seen. */
function grouped(local: string): string {
  const [head, middle, tail] = [local.slice(0, 5), local.slice(5, 8), local.slice(8)]
  return head + (middle && `-${middle}`) + (tail && ` ${tail}`)
}
