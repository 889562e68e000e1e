import { dhakaInstant_ms, dhakaTime } from './business-day.ts'
import { present } from './result.ts'

const DAY_ms = 86_400_000

/** The first moment of a date, `YYYY-MM-DD`, in Dhaka. @throws for a date that does not exist */
export function midnight_ms(date: string): number {
  return present(dhakaInstant_ms(`${date.replaceAll('-', '')}000000`), `the date ${date}`)
}

/** @param days less than nothing for a date before it */
export function addDays(date: string, days: number): string {
  return dhakaTime(midnight_ms(date) + days * DAY_ms).date
}

/** How many dates there are from one to the other, both of them counted. */
export function daysBetween(from: string, to: string): number {
  return (midnight_ms(to) - midnight_ms(from)) / DAY_ms + 1
}

/** As a date is written by hand in Bangladesh: `28/04/2026`. @param date `2026-04-28` */
export function byHand(date: string): string {
  return date.split('-').toReversed().join('/')
}

/** `YYYY-MM` */
export function monthOf(date: string): string {
  return date.slice(0, 7)
}

export function firstOfMonth(month: string): string {
  return `${month}-01`
}

export function nextMonth(month: string): string {
  return monthOf(addDays(firstOfMonth(month), 31))
}

export function lastOfMonth(month: string): string {
  return addDays(firstOfMonth(nextMonth(month)), -1)
}
