/** Bangladesh keeps UTC+6 the whole year (summer time was tried in 2009 and given up). */
const DHAKA_OFFSET_MS = 6 * 60 * 60 * 1000
const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

export interface DhakaTime {
  /** `2026-04-28` */
  readonly date: string
  /** `12:47` */
  readonly time: string
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
}

/** What calendar and clock in Dhaka show. @param at_ms milliseconds since 1970 UTC. */
export function dhakaTime(at_ms: number): DhakaTime {
  const local_ms = at_ms + DHAKA_OFFSET_MS
  const days = Math.floor(local_ms / DAY_MS)
  const second = Math.floor((local_ms - days * DAY_MS) / 1000)
  const [hour, minute] = [Math.floor(second / 3600), Math.floor(second / 60) % 60]
  const civil = civilDate(days)
  return {
    ...civil,
    hour,
    minute,
    second: second % 60,
    date: `${padded(civil.year, 4)}-${padded(civil.month, 2)}-${padded(civil.day, 2)}`,
    time: `${padded(hour, 2)}:${padded(minute, 2)}`,
  }
}

/** The latest hour, in minutes after midnight, at which a night's trade is over. */
export const CUT_OFF_MOST_min = 6 * 60

/**
 * The day of trade a moment belongs to, `YYYY-MM-DD`: the shop's day ends at its cut-off, not at
 * midnight. Fixed when a sale is made and never computed again for it.
 *
 * @param now_ms milliseconds since 1970 UTC.
 * @param cutOff_minutes minutes after midnight in Dhaka at which a new day begins.
 */
export function businessDate(now_ms: number, cutOff_minutes = 0): string {
  return dhakaTime(now_ms - cutOff_minutes * MINUTE_MS).date
}

/**
 * The first and the last day of trade that what was sold within a time can bear. A shift carries
 * its day past midnight, a cut-off lets a day begin late, and after a close the next has begun.
 */
export function businessDatesWithin(from_ms: number, to_ms: number): readonly [string, string] {
  return [businessDate(Math.max(0, from_ms - 2 * DAY_MS)), businessDate(to_ms + DAY_MS)]
}

/** Days from 1970-01-01 to a day of trade, `YYYY-MM-DD`: the difference of two is how far apart. */
export function dayNumber(date: string): number {
  const part = (from: number, to: number) => Number(date.slice(from, to))
  return daysOf(part(0, 4), part(5, 7), part(8, 10))
}

/** The day so many days after one, `YYYY-MM-DD`; before it where they are less than none. */
export function dayAfter(date: string, days = 1): string {
  const { year, month, day } = civilDate(dayNumber(date) + days)
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`
}

/** How many days one date is after another; less than none where it is before it. */
export function daysFrom(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from)
}

function padded(figure: number, width: number): string {
  return String(figure).padStart(width, '0')
}

/**
 * Days since 1970-01-01 to a date of the Gregorian calendar. Years are counted from March, so the
 * leap day is the last of a year and months follow a pattern of 153 days in five.
 */
function civilDate(days: number): { year: number; month: number; day: number } {
  const sinceMarch0000 = days + 719_468
  const era = Math.floor(sinceMarch0000 / 146_097)
  const dayOfEra = sinceMarch0000 - era * 146_097
  const leapDays =
    Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096)
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365)
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1,
  }
}

/** Days since 1970-01-01 of a date that exists, the other way round. */
function daysOf(year: number, month: number, day: number): number {
  const marchYear = month <= 2 ? year - 1 : year
  const era = Math.floor(marchYear / 400)
  const yearOfEra = marchYear - era * 400
  const fromMarch = month <= 2 ? month + 9 : month - 3
  const dayOfYear = Math.floor((153 * fromMarch + 2) / 5) + day - 1
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100)
  return era * 146_097 + yearOfEra * 365 + leapDays + dayOfYear - 719_468
}

/**
 * The moment a calendar and a clock in Dhaka show so many digits: `20250210225655`. Null for digits
 * no clock shows. @returns milliseconds since 1970 UTC
 */
export function dhakaInstant_ms(digits: string): number | null {
  const part = (from: number, to: number) => Number(digits.slice(from, to))
  const seconds = (part(8, 10) * 60 + part(10, 12)) * 60 + part(12, 14)
  const days = daysOf(part(0, 4), part(4, 6), part(6, 8))
  const at_ms = days * DAY_MS + seconds * 1000 - DHAKA_OFFSET_MS
  // A thirteenth month or a sixtieth minute is read as the next one and shown as that.
  const shown = dhakaTime(at_ms)
  const clock = `${shown.date}${shown.time}${padded(shown.second, 2)}`
  return clock.replaceAll(/[-:]/gu, '') === digits ? at_ms : null
}
