import { describe, expect, it } from 'vitest'
import type { ReportSums, Trend } from '../../../contract/reports.ts'
import { ReportSums as Sums } from '../../../contract/reports.ts'
import { MOST_BARS, memberBars } from './member-bars.ts'
import { measuredOf } from './provider-parts.ts'
import { trendBars } from './trend-bars.ts'

function sums(amount_e4 = 0): ReportSums {
  const none = Object.fromEntries(Object.keys(Sums.shape).map((name) => [name, 0]))
  return Sums.parse({ ...none, amount_e4, profit_e4: amount_e4 / 100 })
}

function trend(by: Trend['by'], from: string, to: string, at: [string, number | null][]): Trend {
  const rows = at.map(([date, hour]) => ({ ...sums(10_000), date, hour, isClosed: true }))
  return { by, from, to, days: { closed: 0, open: [] }, rows }
}

describe('a picture of the time', () => {
  it('shows an hour without trade as a gap, and a night’s hours after those of its day', () => {
    const night = trend('hour', '2026-04-28', '2026-04-28', [
      ['2026-04-28', 21],
      ['2026-04-28', 25],
    ])
    expect(trendBars(night).map(({ hour, row }) => [hour, row !== null])).toEqual([
      [21, true],
      [22, false],
      [23, false],
      [24, false],
      [25, true],
    ])
  })

  it('has every day and every month of the page', () => {
    const days = trend('day', '2026-02-27', '2026-03-02', [['2026-03-01', null]])
    expect(trendBars(days).map(({ date }) => date)).toEqual([
      '2026-02-27',
      '2026-02-28',
      '2026-03-01',
      '2026-03-02',
    ])
    const months = trend('month', '2025-12-15', '2026-02-02', [['2026-01-01', null]])
    expect(trendBars(months).map(({ date }) => date)).toEqual([
      '2025-12-01',
      '2026-01-01',
      '2026-02-01',
    ])
  })

  it('is blank where nothing was booked', () => {
    expect(trendBars(trend('day', '2026-02-01', '2026-02-28', []))).toEqual([])
  })
})

describe('a picture of those it is sold by', () => {
  const rows = (many: number) =>
    Array.from({ length: many }, (_, nth) => ({
      ...sums((many - nth) * 10_000),
      member: `M${nth}`,
      name: null,
    }))

  it('has a bar for each while there is room', () => {
    expect(memberBars({ rows: rows(MOST_BARS) }).map(({ members }) => members)).toEqual(
      Array<number>(MOST_BARS).fill(1),
    )
  })

  it('puts the smallest together, and loses nothing of them', () => {
    const many = rows(30)
    const bars = memberBars({ rows: many })
    expect(bars).toHaveLength(MOST_BARS)
    expect(bars.at(-1)).toMatchObject({ row: null, members: 30 - MOST_BARS + 1 })
    const whole = many.reduce((sum, { amount_e4 }) => sum + amount_e4, 0)
    expect(bars.reduce((sum, { amount_e4 }) => sum + amount_e4, 0)).toBe(whole)
  })

  it('draws nothing of whom nothing was sold by', () => {
    expect(memberBars({ rows: [{ ...sums(0), member: 'GP', name: null }] })).toEqual([])
  })
})

describe('a picture of how quick a provider is', () => {
  it('divides all that ended into parts, whose times lie within each other', () => {
    const { parts } = measuredOf({
      ...sums(),
      provider: 'flexiloadbd',
      settled: 10,
      successRate_ppm: 900_000,
      meanToSettle_ms: 4_000,
      longestToSettle_ms: 900_000,
      within10s: 6,
      within1min: 8,
      within10min: 9,
    })
    expect(parts.within10s).toBe(0.6)
    expect(parts.within1min).toBeCloseTo(0.2)
    expect(parts.slower).toBeCloseTo(0.1)
    expect(parts.delivered + parts.failed).toBe(1)
  })
})
