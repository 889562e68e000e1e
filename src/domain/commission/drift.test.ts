import { describe, expect, it } from 'vitest'
import { money } from '../money.ts'
import { driftFinding, driftOf } from './drift.ts'

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
