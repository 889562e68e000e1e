import { describe, expect, it } from 'vitest'
import { type Page, daysOf, hasLater, lengthOf, turned } from './pages.ts'

/** A Sunday. */
const TODAY = '2026-11-29'
const back = (unit: 'day' | 'week' | 'month' | 'year', back = 0): Page => ({ unit, back })

describe('the page of a report', () => {
  it.each([
    ['today', back('day'), '2026-11-29', '2026-11-29'],
    ['yesterday', back('day', 1), '2026-11-28', '2026-11-28'],
    [
      'the week, which begins on Saturday, as far as it has come',
      back('week'),
      '2026-11-28',
      TODAY,
    ],
    ['the whole week before', back('week', 1), '2026-11-21', '2026-11-27'],
    ['the month so far', back('month'), '2026-11-01', TODAY],
    ['the month before, with its last day', back('month', 1), '2026-10-01', '2026-10-31'],
    ['a month of the year before', back('month', 11), '2025-12-01', '2025-12-31'],
    ['a February of a leap year', back('month', 33), '2024-02-01', '2024-02-29'],
    ['the year so far', back('year'), '2026-01-01', TODAY],
    ['the year before', back('year', 1), '2025-01-01', '2025-12-31'],
  ])('is %s', (_, page, from, to) => {
    expect(daysOf(page, TODAY)).toEqual({ from, to })
  })

  it('of a week begins today where today is its first day', () => {
    expect(daysOf(back('week'), '2026-11-28')).toEqual({ from: '2026-11-28', to: '2026-11-28' })
    expect(daysOf(back('week'), '2026-11-27')).toEqual({ from: '2026-11-21', to: '2026-11-27' })
  })

  it('goes on to the next day of trade by itself, but typed days stay', () => {
    expect(daysOf(back('day'), '2026-11-30').from).toBe('2026-11-30')
    const typed: Page = { unit: 'span', from: '2026-04-01', to: '2026-04-10' }
    expect(daysOf(typed, '2026-11-30')).toEqual({ from: '2026-04-01', to: '2026-04-10' })
  })
})

describe('turning the page', () => {
  it('goes back without end, and no further than today', () => {
    expect(turned(back('day'), -1, TODAY)).toEqual(back('day', 1))
    expect(turned(back('month', 3), 1, TODAY)).toEqual(back('month', 2))
    expect(turned(back('day'), 1, TODAY)).toEqual(back('day'))
    expect(hasLater(back('day'), TODAY)).toBe(false)
    expect(hasLater(back('day', 1), TODAY)).toBe(true)
  })

  it('turns typed days by as many as they are', () => {
    const typed: Page = { unit: 'span', from: '2026-11-10', to: '2026-11-19' }
    expect(lengthOf(typed)).toBe(10)
    const before = turned(typed, -1, TODAY)
    expect(before).toEqual({ unit: 'span', from: '2026-10-31', to: '2026-11-09' })
    const after = turned(typed, 1, TODAY)
    expect(after).toEqual({ unit: 'span', from: '2026-11-20', to: '2026-11-29' })
    expect(hasLater(after, TODAY)).toBe(false)
    expect(turned(after, 1, TODAY)).toBe(after)
  })
})
