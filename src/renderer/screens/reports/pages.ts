import { addDays, daysBetween } from '../../../domain/calendar.ts'

/** The days a page of the report is about, both ends among them: `2026-04-28`. */
export interface Days {
  readonly from: string
  readonly to: string
}

export const units = ['day', 'week', 'month', 'year'] as const
export type Unit = (typeof units)[number]

/**
 * Which page lies open. What is said by the calendar is counted back from today, so that the page
 * of today goes on to the next day of trade by itself; days that were typed stay.
 */
export type Page =
  | { readonly unit: Unit; readonly back: number }
  | ({ readonly unit: 'span' } & Days)

/** The week of the shop: from Saturday, after the day it rests. */
const SATURDAY = 6

/** @param today the day of trade it is now */
export function daysOf(page: Page, today: string): Days {
  if (page.unit === 'span') return { from: page.from, to: page.to }
  const from = firstOf(page.unit, page.back, today)
  const last = addDays(firstOf(page.unit, page.back - 1, today), -1)
  // What has not come is no part of the page.
  return { from, to: last < today ? last : today }
}

/** The first day of the unit so many before the present one. */
function firstOf(unit: Unit, back: number, today: string): string {
  const { year, month, weekday } = partsOf(today)
  switch (unit) {
    case 'day':
      return addDays(today, -back)
    case 'week':
      return addDays(today, -((weekday - SATURDAY + 7) % 7) - back * 7)
    case 'month':
      return dateOf(Date.UTC(year, month - back, 1))
    case 'year':
      return dateOf(Date.UTC(year - back, 0, 1))
    default:
      return unit satisfies never
  }
}

/**
 * The page before or after. Typed days are turned by as many as they are; nothing is turned beyond
 * today.
 *
 * @param step 1 for the page after, -1 for the page before
 */
export function turned(page: Page, step: 1 | -1, today: string): Page {
  if (page.unit !== 'span') return { ...page, back: Math.max(0, page.back - step) }
  const length = lengthOf(page)
  const from = addDays(page.from, step * length)
  return from > today ? page : { unit: 'span', from, to: addDays(page.to, step * length) }
}

/** Whether a page comes after this one. */
export function hasLater(page: Page, today: string): boolean {
  return page.unit === 'span' ? addDays(page.to, 1) <= today : page.back > 0
}

/** How many days they are. */
export function lengthOf({ from, to }: Days): number {
  return daysBetween(from, to)
}

/** Midnight of a day by the calendar alone: no clock and no place has a part in it. */
export function ms(date: string): number {
  return Date.parse(`${date}T00:00:00Z`)
}

function dateOf(at_ms: number): string {
  return new Date(at_ms).toISOString().slice(0, 10)
}

function partsOf(date: string): { year: number; month: number; weekday: number } {
  const day = new Date(ms(date))
  return { year: day.getUTCFullYear(), month: day.getUTCMonth(), weekday: day.getUTCDay() }
}
