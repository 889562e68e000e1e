import { type Money, type MoneyProblem, parseTaka, taka } from '../../money.ts'
import { problem, type Result, success } from '../../result.ts'

/** Until the owner names another figure, the amount is typed once up to this much. */
export const TYPED_ONCE_UP_TO_e4: Money = taka(5_000)

/** True of an amount that must be typed a second time. */
export function mustTypeTwice(amount: Money, once_e4: Money): boolean {
  return amount > once_e4
}

/**
 * Lays the second typing of an amount beside the first. However each is written, they must be the
 * same amount: a nought too many is typed once, and hardly ever twice.
 */
export function typedTwice(
  first: Money,
  again: string,
): Result<Money, MoneyProblem | { readonly code: 'differs' }> {
  const second = parseTaka(again, { decimals: 0 })
  if (!second.ok) return second
  return second.value === first ? success(first) : problem({ code: 'differs' })
}
