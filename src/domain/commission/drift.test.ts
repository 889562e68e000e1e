import { describe, expect, it } from 'vitest'
import { money } from '../money.ts'
import { driftFinding, driftOf, earnedRate } from './drift.ts'

const sales = { isRuled: true, proved: 3, expected_e4: money(300), earned_e4: money(300) }

describe('what sales earned beside what they should have', () => {
  it.each([
    ['as the rule says', {}, 0, 'agrees'],
    ['a ten-thousandth less', { earned_e4: money(299) }, -1, 'less'],
    ['a ten-thousandth more', { earned_e4: money(301) }, 1, 'more'],
    [
      'more, and nobody said what it should be',
      { isRuled: false, earned_e4: money(301) },
      1,
      'no-rule',
    ],
    ['nobody knows what', { proved: 0, expected_e4: money(0), earned_e4: money(0) }, 0, 'unproved'],
  ] as const)('is %s', (_what, change, drift_e4, finding) => {
    const of = { ...sales, ...change }
    expect(driftOf(of)).toBe(drift_e4)
    expect(driftFinding(of)).toBe(finding)
  })
})

describe('the rate that sales earned on the whole', () => {
  it.each([
    [5_225, 190_000, 27_500],
    [5_224, 190_000, 27_494],
    [0, 190_000, 0],
    [190_000, 190_000, 1_000_000],
    [190_001, 190_000, null],
    [-1, 190_000, null],
    [0, 0, null],
    [2 ** 50, 2 ** 51, 500_000],
  ])('of %i on %i is %s parts per million', (earned_e4, amount_e4, ppm) => {
    expect(earnedRate(money(earned_e4), money(amount_e4))).toBe(ppm)
  })
})
