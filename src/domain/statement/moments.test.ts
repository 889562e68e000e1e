import { describe, expect, it } from 'vitest'
import { readTime } from './moments.ts'

const at = (written: string) => Date.parse(`${written}+06:00`)

describe('a time in a table', () => {
  it.each([
    ['2026-04-28 10:15:30', '2026-04-28T10:15:30'],
    ['2026/04/28 10:15:30', '2026-04-28T10:15:30'],
    ['28/04/2026 10:15:30', '2026-04-28T10:15:30'],
    ['28-04-26 10:15:30 PM', '2026-04-28T22:15:30'],
    ['28.04.2026, 12:15:30 am', '2026-04-28T00:15:30'],
    ['২৮/০৪/২০২৬ ১০:১৫:৩০', '2026-04-28T10:15:30'],
    ['28 Apr 2026 10:15:30', '2026-04-28T10:15:30'],
    ['28-Apr-2026 10:15:30', '2026-04-28T10:15:30'],
    ['28th April, 2026 10:15:30', '2026-04-28T10:15:30'],
    ['April 28, 2026 10:15:30', '2026-04-28T10:15:30'],
    ['২৮ এপ্রিল ২০২৬, ১০:১৫:৩০', '2026-04-28T10:15:30'],
    ['10:15:30 AM 28/04/2026', '2026-04-28T10:15:30'],
    ['10:15:30 28-04-2026', '2026-04-28T10:15:30'],
    ['10:15:30 AM 28-04-2026', '2026-04-28T10:15:30'],
    ['2026-04-28T10:15:30', '2026-04-28T10:15:30'],
    ['2026-04-28T04:15:30.000000Z', '2026-04-28T10:15:30'],
    ['2026-04-28T10:15:30+06:00', '2026-04-28T10:15:30'],
    ['2026-04-28 04:15:30 UTC', '2026-04-28T10:15:30'],
    ['2026-04-27T23:15:30-05:00', '2026-04-28T10:15:30'],
    ['2026-04-28 10:15:30 GMT+0600', '2026-04-28T10:15:30'],
  ])('%s is read by the clock of Dhaka', (text, moment) => {
    const from_ms = at(moment)
    expect(readTime(text, 'day-first')).toEqual({ from_ms, to_ms: from_ms + 999 })
  })

  it('without seconds is a minute, and without a clock a day', () => {
    const minute_ms = at('2026-04-28T10:15:00')
    expect(readTime('28/4/2026 10:15', 'day-first')).toEqual({
      from_ms: minute_ms,
      to_ms: minute_ms + 59_999,
    })
    const day_ms = at('2026-04-28T00:00:00')
    const day = { from_ms: day_ms, to_ms: day_ms + 86_399_999 }
    expect(readTime('28/04/2026', 'day-first')).toEqual(day)
    expect(readTime('2026-04-28', 'day-first', ' ')).toEqual(day)
  })

  it('takes its clock from a column of its own', () => {
    const from_ms = at('2026-04-28T22:15:00')
    const minute = { from_ms, to_ms: from_ms + 59_999 }
    expect(readTime('28/04/2026', 'day-first', '10:15 PM')).toEqual(minute)
    // As a spreadsheet keeps a time of day that it shows without its day.
    expect(readTime('28/04/2026', 'day-first', '2026-04-28 22:15')).toEqual(minute)
    expect(readTime('28/04/2026', 'day-first', 'noon')).toBeNull()
    expect(readTime('28/04/2026', 'day-first', '10:15 PM or so')).toBeNull()
  })

  it('has its month first where the owner says so', () => {
    const march_ms = at('2026-03-04T00:00:00')
    expect(readTime('03/04/2026', 'month-first')?.from_ms).toBe(march_ms)
    expect(readTime('03/04/2026', 'day-first')?.from_ms).toBe(at('2026-04-03T00:00:00'))
  })

  it.each([
    '',
    '46140.52',
    '31/02/2026',
    '28/13/2026',
    '2026-04-28 25:00',
    '2026-04-28 13:00 PM',
    '2026-04-28 00:10 AM',
    '2026-04-28 10:61',
    '10:15',
    'yesterday 10:15',
    '28/04/6',
    '28/x/2026',
    'x/04/2026',
    '1.2E+04',
  ])('%j is none', (text) => {
    expect(readTime(text, 'day-first')).toBeNull()
  })
})
