import { z } from 'zod'
import { type Digits, inDigits, toLatinDigits } from '../../digits.ts'
import { problem, type Result, success } from '../../result.ts'
import { strangeIn, strangeProblems, withoutSpaces, WRITTEN_MAX } from '../../written.ts'

/**
 * The month a bill is for, `2026-04`. flexiloadbd takes the month alone: the year is the shop's to
 * keep, for without it last December and this one are the same (C6).
 */
export const BillMonth = z
  .string()
  .regex(/^20[0-9]{2}-(?:0[1-9]|1[0-2])$/u)
  .brand<'BillMonth'>()
export type BillMonth = z.infer<typeof BillMonth>

export const monthCodes = ['empty', 'characters', 'range', 'future', ...strangeProblems] as const
/**
 * What is wrong, and in which of the two fields. `range`: no month from 1 to 12, or a year that is
 * not written with four digits. `future`: nobody has the bill of a month that has not begun.
 */
export interface MonthProblem {
  readonly field: 'month' | 'year'
  readonly code: (typeof monthCodes)[number]
}

/**
 * Reads month and year as they are typed, in Bangla or Latin digits: `4`, `04` and `০৪` are April.
 *
 * @param businessDate the shop's day, `YYYY-MM-DD`
 */
export function parseBillMonth(
  typed: { readonly month: string; readonly year: string },
  businessDate: string,
): Result<BillMonth, MonthProblem> {
  const month = figureIn(typed.month, /^(?:0?[1-9]|1[0-2])$/u)
  if (!month.ok) return problem({ field: 'month', code: month.problem })
  const year = figureIn(typed.year, /^20[0-9]{2}$/u)
  if (!year.ok) return problem({ field: 'year', code: year.problem })
  const read = BillMonth.parse(`${year.value}-${month.value.padStart(2, '0')}`)
  if (read <= monthOf(businessDate)) return success(read)
  const isOtherYear = year.value > businessDate.slice(0, 4)
  return problem({ field: isOtherYear ? 'year' : 'month', code: 'future' })
}

function figureIn(text: string, shape: RegExp): Result<string, MonthProblem['code']> {
  const written = toLatinDigits(text.slice(0, WRITTEN_MAX))
  const strange = strangeIn(written)
  if (strange) return problem(strange)
  const compact = withoutSpaces(written)
  if (compact === '' && text.length <= WRITTEN_MAX) return problem('empty')
  if (!/^[0-9]*$/u.test(compact)) return problem('characters')
  return shape.test(compact) && text.length <= WRITTEN_MAX ? success(compact) : problem('range')
}

/** The month a business day is in. */
export function monthOf(businessDate: string): BillMonth {
  return BillMonth.parse(businessDate.slice(0, 7))
}

/** Month and year as their fields show them, and as {@link parseBillMonth} reads them again. */
export function writtenMonth(
  billMonth: BillMonth,
  digits: Digits = 'latin',
): { readonly month: string; readonly year: string } {
  const [year, month] = [billMonth.slice(0, 4), billMonth.slice(5)]
  return { month: inDigits(month, digits), year: inDigits(year, digits) }
}

/** `04/2026`: both, wherever a bill is shown or printed. */
export function formatBillMonth(billMonth: BillMonth, digits: Digits = 'latin'): string {
  const { month, year } = writtenMonth(billMonth, digits)
  return `${month}/${year}`
}

/** How many months a bill is behind the month of the business day: 0 for this month's. */
export function monthsBack(billMonth: BillMonth, businessDate: string): number {
  return monthsSinceYearZero(monthOf(businessDate)) - monthsSinceYearZero(billMonth)
}

function monthsSinceYearZero(month: BillMonth): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5))
}

export const monthWarnings = ['arrears', 'turn-of-year'] as const
/**
 * `arrears`: more than two months back; a provider that is told no year may take it for a month of
 * another one. `turn-of-year`: December's bill in January, the month at which years are mixed up.
 */
export type MonthWarning = (typeof monthWarnings)[number]

/** What the cashier is asked to look at before a bill of this month is paid; null for nothing. */
export function monthWarning(billMonth: BillMonth, businessDate: string): MonthWarning | null {
  const back = monthsBack(billMonth, businessDate)
  if (back > 2) return 'arrears'
  const isDecemberInJanuary = back === 1 && billMonth.endsWith('-12')
  return isDecemberInJanuary ? 'turn-of-year' : null
}
