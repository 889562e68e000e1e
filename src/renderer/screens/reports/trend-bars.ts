import type { Trend } from '../../../contract/reports.ts'
import { addDays } from '../../../domain/calendar.ts'

type Row = Trend['rows'][number]

/** A place in the picture, with its row where something was booked then. */
export interface TrendBar {
  readonly date: string
  readonly hour: number | null
  readonly row: Row | null
}

/** What lies between the first and the last hour, and every day and month: a gap is seen as one. */
export function trendBars(trend: Trend): readonly TrendBar[] {
  const found = new Map(trend.rows.map((row) => [placeOf(row), row]))
  return places(trend).map((place) => ({ ...place, row: found.get(placeOf(place)) ?? null }))
}

type Place = Pick<Row, 'date' | 'hour'>

function placeOf({ date, hour }: Place): string {
  return `${date} ${hour ?? ''}`
}

function places({ by, from, to, rows }: Trend): readonly Place[] {
  if (rows.length === 0) return []
  if (by === 'hour') return daysBetween(from, to).flatMap((date) => hoursOf(date, rows))
  if (by === 'day') return daysBetween(from, to).map((date) => ({ date, hour: null }))
  return daysBetween(from, to)
    .map((date) => `${date.slice(0, 7)}-01`)
    .filter((month, nth, all) => all.indexOf(month) === nth)
    .map((date) => ({ date, hour: null }))
}

/** A night's trade goes on past midnight: its hours follow those of its day. */
function hoursOf(date: string, rows: readonly Row[]): readonly Place[] {
  const hours = rows.flatMap((row) => (row.date === date && row.hour !== null ? [row.hour] : []))
  if (hours.length === 0) return []
  const first = Math.min(...hours)
  return Array.from({ length: Math.max(...hours) - first + 1 }, (_, nth) => ({
    date,
    hour: first + nth,
  }))
}

function daysBetween(from: string, to: string): readonly string[] {
  const days: string[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day)
  return days
}
