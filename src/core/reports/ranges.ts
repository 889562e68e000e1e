import { firstOfMonth, monthOf } from '../../domain/calendar.ts'
import { present } from '../../domain/result.ts'
import type { ReadableDb } from '../db/database.ts'
import type { Moved } from './day-facts.ts'
import type { Dimension } from './dimensions.ts'
import type { OpenDays } from './open-days.ts'
import { createStretches, type Range } from './stretches.ts'
import { addSums, noSums, type Sums } from './sums.ts'
import { createAccountReading, createTotalReading, type OfDay, type Total } from './total-rows.ts'

/** What was booked within a time: closed days from their totals, open ones as they stand. */
export interface Ranges {
  sums(dimension: Dimension, range: Range): ReadonlyMap<string, Total>
  /** Day by day, in their order. */
  byDay(dimension: Dimension, range: Range): OfDay[]
  /** Month by month, each dated to its first, in their order. */
  byMonth(range: Range): OfDay[]
  /** What moved an account, by cause. */
  account(name: string, range: Range): ReadonlyMap<string, Moved>
  closedDays(range: Range): number
  openDays(range: Range): string[]
}

export function createRanges(db: ReadableDb, open: OpenDays): Ranges {
  const stretches = createStretches(db)
  const read = createTotalReading(db)
  const openDays = ({ from, to }: Range) => open.within(from, to)
  const ofOpen = (dimension: Dimension, day: string) =>
    present(open.facts(day).totals.get(dimension), dimension)
  return {
    openDays,
    closedDays: (range) => stretches(range).reduce((days, stretch) => days + read.days(stretch), 0),
    sums(dimension, range) {
      const members = new Map<string, Total>()
      const put = (member: string, sums: Sums, days: number) => {
        const total = members.get(member) ?? { ...noSums(), days: 0 }
        members.set(member, total)
        addSums(total, sums)
        total.days += days
      }
      for (const stretch of stretches(range)) {
        for (const total of read.members(dimension, stretch)) put(total.member, total, total.days)
      }
      for (const day of openDays(range)) {
        for (const [member, sums] of ofOpen(dimension, day)) put(member, sums, 1)
      }
      return members
    },
    byDay(dimension, range) {
      const rows = read.byDay(dimension, range)
      for (const date of openDays(range)) {
        for (const [member, sums] of ofOpen(dimension, date)) rows.push({ ...sums, date, member })
      }
      return rows.toSorted((a, b) => order(a.date, b.date) || order(a.member, b.member))
    },
    byMonth(range) {
      const months = new Map<string, OfDay>()
      const put = (month: string, sums: Sums) => {
        const row = months.get(month) ?? { ...noSums(), date: firstOfMonth(month), member: '' }
        months.set(month, row)
        addSums(row, sums)
      }
      for (const stretch of stretches(range)) {
        for (const total of read.byMonth(stretch)) put(total.month, total)
      }
      for (const day of openDays(range)) {
        for (const sums of ofOpen('all', day).values()) put(monthOf(day), sums)
      }
      return [...months.values()].toSorted((a, b) => order(a.date, b.date))
    },
    account: createAccountRanges(db, open),
  }
}

function createAccountRanges(db: ReadableDb, open: OpenDays): Ranges['account'] {
  const stretches = createStretches(db)
  const read = createAccountReading(db)
  return (name, range) => {
    const causes = new Map<string, Moved>()
    const put = (cause: string, { debit_e4, credit_e4 }: Moved) => {
      const moved = causes.get(cause) ?? { debit_e4: 0, credit_e4: 0 }
      causes.set(cause, moved)
      moved.debit_e4 += debit_e4
      moved.credit_e4 += credit_e4
    }
    for (const stretch of stretches(range)) {
      for (const moved of read(name, stretch)) put(moved.cause, moved)
    }
    for (const day of open.within(range.from, range.to)) {
      for (const [cause, moved] of open.facts(day).accounts.get(name) ?? []) put(cause, moved)
    }
    return causes
  }
}

const order = (a: string, b: string) => (a < b ? -1 : Number(a > b))
