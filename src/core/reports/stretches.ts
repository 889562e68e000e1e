import { addDays, firstOfMonth, lastOfMonth, monthOf, nextMonth } from '../../domain/calendar.ts'
import type { ReadableDb } from '../db/database.ts'

/** Both ends are in it. */
export interface Range {
  readonly from: string
  readonly to: string
}

/** A stretch of days, or of whole months that are summed up. */
export interface Stretch extends Range {
  readonly of: 'day' | 'month'
}

/** The whole months of a time that are summed up, and the days before, between and after them. */
export function createStretches(db: ReadableDb) {
  const summedUp = db.read<[string, string], { month: string }>(
    `SELECT DISTINCT month FROM month_total
     WHERE dimension = 'all' AND month BETWEEN CAST(? AS TEXT) AND CAST(? AS TEXT)
     ORDER BY month`,
  )
  return ({ from, to }: Range): Stretch[] => {
    const stretches: Stretch[] = []
    let next = from
    const days = (until: string) => {
      if (next <= until) stretches.push({ of: 'day', from: next, to: until })
    }
    for (const { month } of summedUp.all(monthOf(from), monthOf(to))) {
      const first = firstOfMonth(month)
      if (first < from || lastOfMonth(month) > to) continue
      const last = stretches.at(-1)
      if (next === first && last?.of === 'month') {
        stretches.splice(-1, 1, { ...last, to: month })
      } else {
        days(addDays(first, -1))
        stretches.push({ of: 'month', from: month, to: month })
      }
      next = firstOfMonth(nextMonth(month))
    }
    days(to)
    return stretches
  }
}
