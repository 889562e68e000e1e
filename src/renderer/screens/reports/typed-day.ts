import { toLatinDigits } from '../../../domain/digits.ts'
import { type Result, problem, success } from '../../../domain/result.ts'
import { ms } from './pages.ts'

export type DayProblem = 'empty' | 'short' | 'none' | 'ahead' | 'order'

/**
 * A day as it is typed on the number pad: day and month, with the year behind them where it is not
 * this one. `0104`, `010426` and `01042026` are the first of April.
 *
 * @param today the day of trade it is now
 */
export function readDay(text: string, today: string): Result<string, DayProblem> {
  const digits = digitsIn(text)
  if (digits === '') return problem('empty')
  const parts = /^(\d\d)(\d\d)(\d\d|\d{4})?$/u.exec(digits)
  if (!parts) return problem('short')
  const [, day = '', month = '', typed = today.slice(0, 4)] = parts
  const year = typed.length === 2 ? `${today.slice(0, 2)}${typed}` : typed
  const date = `${year}-${month}-${day}`
  // A thirty-first of April is read as the first of May, and shows itself by that.
  const at_ms = ms(date)
  if (Number.isNaN(at_ms) || new Date(at_ms).toISOString().slice(0, 10) !== date) {
    return problem('none')
  }
  return date > today ? problem('ahead') : success(date)
}

/** As it stands in the field while it is typed: `01/04/2026`. */
export function shownDay(text: string): string {
  const digits = digitsIn(text).slice(0, 8)
  return [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4)].filter(Boolean).join('/')
}

/** What a person would type for a day. */
export function typedDay(date: string): string {
  return `${date.slice(8, 10)}${date.slice(5, 7)}${date.slice(0, 4)}`
}

/** Strokes, dots and blanks between them are no part of it. */
function digitsIn(text: string): string {
  return toLatinDigits(text).replaceAll(/[^0-9]/gu, '')
}
