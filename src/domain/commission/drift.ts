import { type Money, subtractMoney } from '../money.ts'

export const driftFindings = ['unproved', 'no-rule', 'agrees', 'less', 'more'] as const
/**
 * `unproved`: nothing says what these sales earned. `no-rule`: nobody said what they should.
 * `less`, `more`: they earned another sum than the rule says.
 */
export type DriftFinding = (typeof driftFindings)[number]

/** Sales of one provider, operator, kind and package, as far as it is known what they earned. */
export interface Earned {
  readonly isRuled: boolean
  /** Of which the provider's own figure, or its wallet, shows what they earned. */
  readonly proved: number
  readonly expected_e4: Money
  readonly earned_e4: Money
}

/** Less than nothing where the shop got less than it should have. */
export function driftOf({ earned_e4, expected_e4 }: Earned): Money {
  return subtractMoney(earned_e4, expected_e4)
}

export function driftFinding(of: Earned): DriftFinding {
  if (of.proved === 0) return 'unproved'
  if (!of.isRuled) return 'no-rule'
  const drift_e4 = driftOf(of)
  if (drift_e4 === 0) return 'agrees'
  return drift_e4 < 0 ? 'less' : 'more'
}
