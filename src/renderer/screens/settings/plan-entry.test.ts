import { describe, expect, it } from 'vitest'
import { readPlan } from './plan-entry.ts'

describe('the calls a minute of a plan, as an owner types them', () => {
  it.each([
    ['60', 60],
    [' 120 ', 120],
    ['১২০', 120],
    ['10', 10],
    ['1000', 1_000],
    ['0060', 60],
  ])('are read: %j', (text, perMinute) => {
    expect(readPlan(text)).toBe(perMinute)
  })

  it.each(['', '9', '1001', '00060', '60.5', '-60', '1e2', '60 a minute', '٦٠'])(
    'are none, and nothing is saved: %j',
    (text) => {
      expect(readPlan(text)).toBeNull()
    },
  )
})
