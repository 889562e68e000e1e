import type { DriftDays } from './use-commission.ts'

/** The whole month before the one of a day, `YYYY-MM-DD`. */
export function lastMonth(today: string): Required<DriftDays> {
  const [year = 0, month = 1] = today.split('-').map(Number)
  const isJanuary = month === 1
  const before = isJanuary ? { year: year - 1, month: 12 } : { year, month: month - 1 }
  const at = `${before.year}-${String(before.month).padStart(2, '0')}`
  return { from: `${at}-01`, to: `${at}-${daysIn(before.year, before.month)}` }
}

const LONG_MONTHS: readonly number[] = [1, 3, 5, 7, 8, 10, 12]

function daysIn(year: number, month: number): number {
  if (LONG_MONTHS.includes(month)) return 31
  if (month !== 2) return 30
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return isLeap ? 29 : 28
}
