import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  businessDate,
  dayAfter,
  dayNumber,
  daysFrom,
  dhakaInstant_ms,
  dhakaTime,
} from './business-day.ts'

const FOUR_IN_THE_MORNING = 4 * 60

describe('the clock on the wall in Dhaka', () => {
  it('runs six hours before the one in UTC', () => {
    expect(dhakaTime(Date.UTC(2026, 3, 28, 6, 47, 9))).toEqual({
      date: '2026-04-28',
      time: '12:47',
      year: 2026,
      month: 4,
      day: 28,
      hour: 12,
      minute: 47,
      second: 9,
    })
  })

  it('is already in the new day when UTC is not', () => {
    expect(dhakaTime(Date.UTC(2025, 11, 31, 18, 0)).date).toBe('2026-01-01')
    expect(dhakaTime(Date.UTC(2025, 11, 31, 17, 59, 59, 999)).date).toBe('2025-12-31')
  })

  it('knows leap years', () => {
    expect(dhakaTime(Date.UTC(2024, 1, 29)).date).toBe('2024-02-29')
    expect(dhakaTime(Date.UTC(2100, 1, 28, 18)).date).toBe('2100-03-01')
    expect(dhakaTime(Date.UTC(2000, 1, 28, 18)).date).toBe('2000-02-29')
  })

  it('shows what the calendar shows on any day of four centuries, also before 1970', () => {
    const moment = fc.integer({ min: Date.UTC(1800, 0, 1), max: Date.UTC(2200, 0, 1) })
    fc.assert(
      fc.property(moment, (at_ms) => {
        const { date, time, second } = dhakaTime(at_ms)
        const calendar = new Date(at_ms + 6 * 3_600_000).toISOString()
        expect(`${date}T${time}:${String(second).padStart(2, '0')}`).toBe(calendar.slice(0, 19))
      }),
    )
  })
})

describe('the business day', () => {
  it('ends at midnight unless the shop says otherwise', () => {
    expect(businessDate(Date.UTC(2026, 3, 28, 17, 59, 59, 900))).toBe('2026-04-28')
    expect(businessDate(Date.UTC(2026, 3, 28, 18, 0))).toBe('2026-04-29')
  })

  it('can end in the night: a sale at two belongs to the day before', () => {
    expect(businessDate(Date.UTC(2026, 3, 28, 20, 0), FOUR_IN_THE_MORNING)).toBe('2026-04-28')
    expect(businessDate(Date.UTC(2026, 3, 28, 22, 0), FOUR_IN_THE_MORNING)).toBe('2026-04-29')
  })
})

describe('digits of a clock in Dhaka', () => {
  it.each([
    ['20250210225655', '2025-02-10T22:56:55+06:00'],
    ['20240229000000', '2024-02-29T00:00:00+06:00'],
    ['20251231235959', '2025-12-31T23:59:59+06:00'],
    ['19700101060000', '1970-01-01T06:00:00+06:00'],
    ['20000301000001', '2000-03-01T00:00:01+06:00'],
  ])('are a moment: %s', (digits, moment) => {
    expect(dhakaInstant_ms(digits)).toBe(Date.parse(moment))
  })

  it.each([
    '20250229120000',
    '20251301120000',
    '20250001120000',
    '20250100120000',
    '20250101240000',
    '20250101126000',
    '20250101120060',
    '2025010112000',
    '2025010112000x',
    '202501011200000',
    '020250101120000',
    '20250101 20000',
    '20250132120000',
    '2025-01-01 12:00:00',
    '',
  ])('no clock shows %s', (digits) => {
    expect(dhakaInstant_ms(digits)).toBeNull()
  })
})

describe('the number of a day', () => {
  it.each([
    ['2026-04-28', '2026-04-28', 0],
    ['2026-04-28', '2026-05-01', 3],
    ['2026-05-01', '2026-04-28', -3],
    ['2024-02-28', '2024-03-01', 2],
    ['2025-12-31', '2026-01-01', 1],
    ['1970-01-01', '2026-01-01', 20_454],
  ])('says how far it is from %s to %s', (earlier, later, days) => {
    expect(dayNumber(later) - dayNumber(earlier)).toBe(days)
  })
})

describe('the days of trade', () => {
  it.each([
    ['2026-04-28', 1, '2026-04-29'],
    ['2026-02-28', 1, '2026-03-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2019-04-30', 2_555, '2026-04-28'],
  ])('%s and %i more is %s', (date, days, then) => {
    expect(dayAfter(date, days)).toBe(then)
    expect(daysFrom(date, then)).toBe(days)
    expect(daysFrom(then, date)).toBe(-days)
  })
})
