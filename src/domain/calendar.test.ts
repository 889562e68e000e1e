import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  byHand,
  daysBetween,
  firstOfMonth,
  lastOfMonth,
  midnight_ms,
  monthOf,
  nextMonth,
} from './calendar.ts'

const anyDate = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

describe('the calendar of the shop', () => {
  it('begins a date at midnight in Dhaka', () => {
    expect(new Date(midnight_ms('2026-01-05')).toISOString()).toBe('2026-01-04T18:00:00.000Z')
    expect(() => midnight_ms('2026-02-30')).toThrow('2026-02-30')
  })

  it('writes a date as a hand does, its day first', () => {
    expect(byHand('2026-04-28')).toBe('28/04/2026')
  })

  it('goes over the ends of months and years, there and back', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29')
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -2_000, max: 2_000 }), (date, days) => {
        const other = addDays(date, days)
        expect(addDays(other, -days)).toBe(date)
        expect(daysBetween(date, other)).toBe(days + 1)
      }),
    )
  })

  it('knows where a month ends and the next begins', () => {
    expect(['2026-02', '2028-02', '2026-12'].map((month) => lastOfMonth(month))).toEqual([
      '2026-02-28',
      '2028-02-29',
      '2026-12-31',
    ])
    fc.assert(
      fc.property(anyDate, (date) => {
        const last = lastOfMonth(monthOf(date))
        expect(last >= date && date >= firstOfMonth(monthOf(date))).toBe(true)
        expect(addDays(last, 1)).toBe(firstOfMonth(nextMonth(monthOf(date))))
      }),
    )
  })
})
