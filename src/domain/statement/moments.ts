import { dhakaInstant_ms } from '../business-day.ts'
import { toLatinDigits } from '../digits.ts'

const HOUR_ms = 3_600_000
const DAY_ms = 24 * HOUR_ms
/** Dhaka is six hours ahead of a clock that shows universal time. */
const DHAKA_AHEAD_h = 6

/** When a line says something happened: a moment to the second or minute, or a whole day. */
export interface WrittenTime {
  readonly from_ms: number
  readonly to_ms: number
}

const months: readonly (readonly string[])[] = [
  ['jan', 'january', 'জানুয়ারি', 'জানু'],
  ['feb', 'february', 'ফেব্রুয়ারি', 'ফেব'],
  ['mar', 'march', 'মার্চ'],
  ['apr', 'april', 'এপ্রিল'],
  ['may', 'মে'],
  ['jun', 'june', 'জুন'],
  ['jul', 'july', 'জুলাই'],
  ['aug', 'august', 'আগস্ট'],
  ['sep', 'sept', 'september', 'সেপ্টেম্বর', 'সেপ্ট'],
  ['oct', 'october', 'অক্টোবর'],
  ['nov', 'november', 'নভেম্বর'],
  ['dec', 'december', 'ডিসেম্বর'],
]
const monthByName: ReadonlyMap<string, number> = new Map(
  months.flatMap((names, index) =>
    names.map((name) => [name.normalize('NFC'), index + 1] as const),
  ),
)

interface Clock {
  /** `HHmmss` */
  readonly digits: string
  readonly isWholeMinute: boolean
}

const CLOCK =
  /(?<![0-9])(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s*(?:([ap])\.?\s?m\.?(?![a-z]))?/iu
const ZONE = /(?<=\d)\s*(?:(z)|(?:utc|gmt)?\s*([+-])(\d{2}):?(\d{2})|(utc|gmt))$/iu
/** A date behind its clock ends in -2026, which is no zone either. */
const DATE_LAST = /(?<![0-9])\d{1,2}-\d{1,2}-\d{4}$/u

/**
 * A date with or without a time of day, as statements write them, by the clock of Dhaka unless it
 * names a zone. Null for what is none; which of day and month comes first is never guessed here.
 */
export function readTime(
  text: string,
  order: 'day-first' | 'month-first',
  clockText = '',
): WrittenTime | null {
  const written = toLatinDigits(text.normalize('NFC')).trim()
  const zone = zoneOf(written)
  const bare = zone === null ? written : written.replace(ZONE, '')
  const clockPart = CLOCK.exec(bare)
  const date = dateDigits(clockPart ? bare.replace(clockPart[0], ' ') : bare, order)
  if (date === null) return null
  const clock = clockPart ? clockOf(clockPart) : readClock(clockText)
  if (clock === 'none') return wholeDay(date)
  if (clock === null) return null
  const dhaka_ms = dhakaInstant_ms(date + clock.digits)
  if (dhaka_ms === null) return null
  const from_ms = dhaka_ms + (DHAKA_AHEAD_h - (zone ?? DHAKA_AHEAD_h)) * HOUR_ms
  return { from_ms, to_ms: from_ms + (clock.isWholeMinute ? 59_999 : 999) }
}

/** Hours ahead of universal time; null where none is named. */
function zoneOf(text: string): number | null {
  // A date alone may end in -05-12, which is no zone.
  if (!CLOCK.test(text) || DATE_LAST.test(text)) return null
  const zone = ZONE.exec(text)
  if (!zone) return null
  const [, , sign, hours, minutes] = zone
  if (sign === undefined) return 0
  const size = Number(hours) + Number(minutes) / 60
  return sign === '-' ? -size : size
}

function readClock(text: string): Clock | 'none' | null {
  // A spreadsheet keeps the day beside a time of which it shows the clock alone.
  const written = toLatinDigits(text)
    .trim()
    .replace(/^\d{4}-\d{2}-\d{2} /u, '')
  if (written === '') return 'none'
  const found = CLOCK.exec(written)
  return found?.[0].length === written.length ? clockOf(found) : null
}

function clockOf(found: RegExpExecArray): Clock | null {
  const [, hourText, minute = '', second, half] = found
  const hour = Number(hourText)
  if (half !== undefined && (hour < 1 || hour > 12)) return null
  const isLater = half?.toLowerCase() === 'p'
  const hour24 = half === undefined ? hour : (hour % 12) + (isLater ? 12 : 0)
  if (hour24 > 23) return null
  const digits = `${String(hour24).padStart(2, '0')}${minute}${second ?? '00'}`
  return { digits, isWholeMinute: second === undefined }
}

function wholeDay(date: string): WrittenTime | null {
  const from_ms = dhakaInstant_ms(`${date}000000`)
  return from_ms === null ? null : { from_ms, to_ms: from_ms + DAY_ms - 1 }
}

/** `YYYYMMDD` of digits that may still be no date. */
function dateDigits(text: string, order: 'day-first' | 'month-first'): string | null {
  const parts = text
    .toLowerCase()
    .replaceAll(/[,/.\-\s]+|(?<=\d)t(?=\s|$)|(?<=\d)(?:st|nd|rd|th)(?![a-z])/gu, ' ')
    .trim()
    .split(/\s+/u)
  if (parts.length !== 3) return null
  // Three parts: looked at one by one above.
  const [first = '', second = '', third = ''] = parts
  const named = monthByName.get(second) ?? monthByName.get(first)
  if (named !== undefined) {
    const day = monthByName.has(second) ? first : second
    return joined(third, String(named), day)
  }
  if (/^\d{4}$/u.test(first)) return joined(first, second, third)
  return order === 'day-first' ? joined(third, second, first) : joined(third, first, second)
}

function joined(year: string, month: string, day: string): string | null {
  if (!/^(?:\d{2}|\d{4})$/u.test(year) || !/^\d{1,2}$/u.test(month)) return null
  if (!/^\d{1,2}$/u.test(day)) return null
  const whole = year.length === 2 ? `20${year}` : year
  return whole + month.padStart(2, '0') + day.padStart(2, '0')
}
