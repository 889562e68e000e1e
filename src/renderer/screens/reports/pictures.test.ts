import { describe, expect, it } from 'vitest'
import { nextBy, nextPicture, pictures, trendBy, trendChoices } from './pictures.ts'

const day = { from: '2026-11-29', to: '2026-11-29' }
const month = { from: '2026-11-01', to: '2026-11-29' }
const year = { from: '2026-01-01', to: '2026-11-29' }

describe('the pictures', () => {
  it('come one after the other with one key, and then again from the first', () => {
    const seen = pictures.map((_, nth) =>
      Array.from({ length: nth }).reduce<(typeof pictures)[number]>(nextPicture, 'trend'),
    )
    expect(seen).toEqual([...pictures])
    expect(nextPicture('hours')).toBe('trend')
  })

  it('are as fine as an eye tells bars apart', () => {
    expect(trendBy(day, null)).toBe('hour')
    expect(trendBy(month, null)).toBe('day')
    expect(trendBy(year, null)).toBe('month')
  })

  it('are as fine as was chosen, while the days allow it', () => {
    expect(trendBy(month, 'hour')).toBe('hour')
    expect(trendBy(year, 'hour')).toBe('month')
    expect(trendBy(day, 'month')).toBe('hour')
    expect(nextBy(month, 'hour')).toBe('day')
    expect(nextBy(month, 'month')).toBe('hour')
    expect(trendChoices(day)).toEqual(['hour'])
  })
})
