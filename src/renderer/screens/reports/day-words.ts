import { addDays } from '../../../domain/calendar.ts'
import { toLatinDigits } from '../../../domain/digits.ts'
import type { Say } from '../../i18n/say.ts'
import { type Days, type Page, ms } from './pages.ts'

type Saying = Pick<Say, 'language' | 'prose'>

const WEEK = 7
const locales = { bn: 'bn-BD', en: 'en-GB' } as const

/** A day of trade is a day of the calendar: no clock moves it. */
function said(say: Saying, look: Intl.DateTimeFormatOptions, date: string): string {
  const format = new Intl.DateTimeFormat(locales[say.language], { ...look, timeZone: 'UTC' })
  return inDigitsOf(say, format.format(ms(date)))
}

function span(say: Saying, look: Intl.DateTimeFormatOptions, { from, to }: Days): string {
  const format = new Intl.DateTimeFormat(locales[say.language], { ...look, timeZone: 'UTC' })
  return inDigitsOf(say, format.formatRange(ms(from), ms(to)))
}

/** The calendar of a language has digits of its own; what is shown has those the shop set. */
function inDigitsOf({ prose }: Saying, words: string): string {
  return prose(toLatinDigits(words))
}

/** `Sunday, 29 November 2026` */
export function wholeDay(say: Saying, date: string): string {
  return said(say, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }, date)
}

export function weekdayOf(say: Saying, date: string): string {
  return said(say, { weekday: 'long' }, date)
}

/** `29 Nov` */
export function shortDay(say: Saying, date: string): string {
  return said(say, { day: 'numeric', month: 'short' }, date)
}

/** `29`, under a bar that stands among others of its month. */
export function dayOfMonth(say: Saying, date: string): string {
  return said(say, { day: 'numeric' }, date).replace(/[^\p{N}]/gu, '')
}

/** `Nov 2026` */
export function shortMonth(say: Saying, date: string): string {
  return said(say, { month: 'short', year: 'numeric' }, date)
}

/** `1 – 10 April 2026`; one day as that day. */
export function daysInWords(say: Saying, days: Days): string {
  if (days.from === days.to) return wholeDay(say, days.from)
  return span(say, { day: 'numeric', month: 'long', year: 'numeric' }, days)
}

/** What stands at the head of a page: a month by its name, whichever of its days have come. */
export function pageTitle(say: Saying, page: Page, days: Days): string {
  if (page.unit === 'month') return said(say, { month: 'long', year: 'numeric' }, days.from)
  if (page.unit === 'year') return said(say, { year: 'numeric' }, days.from)
  return daysInWords(say, days)
}

/** The weekday of the day so many weeks before, where that is what a page is compared with. */
export function isWeekBefore(days: Days, before: Days): boolean {
  return days.from === days.to && before.from === addDays(days.from, -WEEK)
}
