import {
  type By,
  type ByRequest,
  type Glance,
  type HourReport,
  type ProviderReport,
  type ReportDays,
  type ReportRange,
  type ReportSums,
  type Trend,
  type TrendRequest,
  TREND_HOURS_DAYS_MAX,
} from '../../contract/reports.ts'
import { addDays, daysBetween, midnight_ms, monthOf } from '../../domain/calendar.ts'
import type { FieldProblem } from '../../domain/kinds/kind.ts'
import { money } from '../../domain/money.ts'
import { ProviderId } from '../../domain/provider.ts'
import { problem, type Result, success } from '../../domain/result.ts'
import type { ReadableDb } from '../db/database.ts'
import { hourOf } from './booked.ts'
import { createMoneyAtHand, type MoneyAtHandParts } from './money-at-hand.ts'
import { createNames } from './names.ts'
import { createOpenDays } from './open-days.ts'
import { createRanges, type Ranges } from './ranges.ts'
import type { Range } from './stretches.ts'
import { addSums, noSums, type Sums, withoutSums } from './sums.ts'
import type { OfDay, Total } from './total-rows.ts'

/** What was sold and earned in any time: no report walks through history. */
export interface Reports {
  glance(range: ReportRange): Glance
  trend(wanted: TrendRequest): Result<Trend, FieldProblem>
  by(wanted: ByRequest): By
  providers(range: ReportRange): ProviderReport
  hours(range: ReportRange): HourReport
  /**
   * Reads what is open of a time and of what it is compared with, a piece at a time: its reports
   * are there at once then, and hold nobody up.
   */
  readAhead(range: ReportRange): Generator<null, void>
}

export interface ReportsParts extends MoneyAtHandParts {
  readonly db: ReadableDb
  readonly now_ms: () => number
  /** The day of trade the shop is in. */
  readonly today: () => string
}

export function createReports(parts: ReportsParts): Reports {
  const openDays = createOpenDays(parts.db)
  const ranges = createRanges(parts.db, openDays)
  const names = createNames(parts.db)
  const trendOf = createTrend(ranges)
  const before = createBefore(ranges, parts)
  const atHand = createMoneyAtHand(ranges, parts)
  const frame = ({ from, to }: Range) => ({ from, to, days: daysOf(ranges, { from, to }) })
  return {
    readAhead(wanted) {
      const { from } = sameWeekdays(within(wanted))
      return openDays.readAhead(from, LAST_DAY)
    },
    glance(wanted) {
      const range = within(wanted)
      const now = told(wholeOf(ranges, range))
      const { cash, wallets } = atHand(range)
      return { ...frame(wanted), now, before: before(range), cash, wallets }
    },
    trend(wanted) {
      const range = within(wanted)
      const isTooLong = daysBetween(wanted.from, wanted.to) > TREND_HOURS_DAYS_MAX
      if (wanted.by === 'hour' && isTooLong) {
        return problem({ field: 'from', code: 'too-long', limit_e4: null })
      }
      return success({ ...frame(wanted), by: wanted.by, rows: trendOf(wanted.by, range) })
    },
    by(wanted) {
      const range = within(wanted)
      const { dimension } = wanted
      const rows = [...ranges.sums(dimension, range)].map(([member, total]) => ({
        member,
        name: names(dimension, member),
        ...told(total),
      }))
      const whole = told(wholeOf(ranges, range))
      return { ...frame(wanted), dimension, rows: rows.toSorted(mostFirst), whole }
    },
    providers(wanted) {
      const rows = [...ranges.sums('provider', within(wanted))].map(([provider, total]) => ({
        provider: ProviderId.parse(provider),
        ...told(total),
        ...settlingOf(total),
      }))
      return { ...frame(wanted), rows: rows.toSorted(mostFirst) }
    },
    hours(wanted) {
      const rows = [...byTheClock(ranges.sums('hour', within(wanted)))]
      return {
        ...frame(wanted),
        rows: rows
          .map(([hour, total]) => ({ hour, days: total.days, ...told(total) }))
          .toSorted((a, b) => a.hour - b.hour),
      }
    },
  }
}

/** Centuries nobody sells in are looked for in no index. */
const FIRST_DAY = '2000-01-01'
const LAST_DAY = '2199-12-31'

function within({ from, to }: Range): Range {
  return { from: from < FIRST_DAY ? FIRST_DAY : from, to: to > LAST_DAY ? LAST_DAY : to }
}

function daysOf(ranges: Ranges, wanted: Range): ReportDays {
  const range = within(wanted)
  return { closed: ranges.closedDays(range), open: ranges.openDays(range) }
}

function wholeOf(ranges: Ranges, range: Range): Sums {
  return ranges.sums('all', range).get('') ?? noSums()
}

/** As a report tells it: money checked, and what is left of it worked out. */
function told(sums: Sums): ReportSums {
  const { sales, delivered, late, failed, reversed, refunds } = sums
  return {
    sales,
    delivered,
    late,
    failed,
    reversed,
    refunds,
    refunds_e4: money(sums.refunds_e4),
    taken_e4: money(sums.taken_e4),
    credit_e4: money(sums.credit_e4),
    amount_e4: money(sums.face_e4),
    cost_e4: money(sums.cost_e4),
    commission_e4: money(sums.commission_e4),
    serviceCharge_e4: money(sums.charge_e4),
    loss_e4: money(sums.loss_e4),
    profit_e4: money(sums.commission_e4 + sums.charge_e4 - sums.loss_e4),
  }
}

function mostFirst(a: ReportSums, b: ReportSums): number {
  return b.amount_e4 - a.amount_e4 || b.sales - a.sales
}

function settlingOf({ delivered, late, failed, settle_ms, ...of }: Sums) {
  const first = delivered - late
  const settled = first + failed
  const none = settled === 0
  return {
    settled,
    successRate_ppm: none ? null : Math.floor((first * 1_000_000) / settled),
    meanToSettle_ms: none ? null : Math.round(settle_ms / settled),
    longestToSettle_ms: none ? null : of.settle_max_ms,
    within10s: of.in_10s,
    within1min: of.in_1min,
    within10min: of.in_10min,
  }
}

/** One o'clock of the night is one o'clock, whichever day it was booked on. */
function byTheClock(hours: ReadonlyMap<string, Total>): Map<number, Total> {
  const clock = new Map<number, Total>()
  for (const [member, total] of hours) {
    const hour = Number(member) % 24
    const sum = clock.get(hour) ?? { ...noSums(), days: 0 }
    clock.set(hour, sum)
    addSums(sum, total)
    sum.days += total.days
  }
  return clock
}

function createTrend(ranges: Ranges) {
  return (by: Trend['by'], range: Range): Trend['rows'] => {
    const partOf = (date: string) => (by === 'month' ? monthOf(date) : date)
    const open = new Set(ranges.openDays(range).map(partOf))
    const row = ({ date, member, ...sums }: OfDay) => ({
      date,
      hour: by === 'hour' ? Number(member) : null,
      isClosed: !open.has(partOf(date)),
      ...told(sums),
    })
    if (by === 'month') return ranges.byMonth(range).map(row)
    return ranges.byDay(by === 'hour' ? 'hour' : 'all', range).map(row)
  }
}

/** The same weekdays before: a shop sells otherwise on a Friday than on a Thursday. */
function sameWeekdays({ from, to }: Range): Range {
  const days = Math.ceil(daysBetween(from, to) / 7) * 7
  return { from: addDays(from, -days), to: addDays(to, -days) }
}

function createBefore(ranges: Ranges, { now_ms, today }: ReportsParts) {
  return (range: Range): Glance['before'] => {
    const { to } = range
    const then = sameWeekdays(range)
    const whole = wholeOf(ranges, then)
    const isKnown = ranges.closedDays(then) + ranges.openDays(then).length > 0
    const last = { from: then.to, to: then.to }
    const byThisHour = (): ReportSums => {
      const hour = hourOf(now_ms(), midnight_ms(to))
      const upTo = withoutSums(whole, wholeOf(ranges, last))
      for (const [member, sums] of ranges.sums('hour', last)) {
        if (member <= hour) addSums(upTo, sums)
      }
      return told(upTo)
    }
    const isToday = to === today()
    return { ...then, sums: told(whole), isKnown, byThisHour: isToday ? byThisHour() : null }
  }
}
