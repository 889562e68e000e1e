import { type Money, subtractMoney } from '../money.ts'
import { PartsPerMillion } from './rate.ts'

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

/**
 * What sales earned on the whole, as a rate: rounded down to the part of a million. Null where that
 * is none, for nothing was sold, or they cost more than they brought.
 */
export function earnedRate(earned: Money, amount: Money): PartsPerMillion | null {
  if (amount <= 0 || earned < 0 || earned > amount) return null
  // A month's earnings times a million are more than a number holds exactly.
  return PartsPerMillion.parse(Number((BigInt(earned) * 1_000_000n) / BigInt(amount)))
}
