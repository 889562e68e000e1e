import { type Money, taka } from '../../money.ts'
import type { WalletBrandCode } from '../../operator.ts'
import { problem, type Result, success } from '../../result.ts'
import { parseRecipient, type RecipientProblem, type WalletNumber } from './recipient.ts'

/** Until the owner names another figure, the number is typed once up to this amount. */
export const TYPED_ONCE_UP_TO_e4: Money = taka(5_000)

/** True where so much goes to a number that it must be typed a second time. */
export function mustTypeTwice(amount: Money, once_e4: Money = TYPED_ONCE_UP_TO_e4): boolean {
  return amount > once_e4
}

/**
 * Lays the second typing of a number beside the first. However each is written, they must be the
 * same number: at Rocket the twelfth digit is typed both times or not at all. The problem of a text
 * that is no number is told of the first one before the second.
 */
export function typedTwice(
  brand: WalletBrandCode,
  first: string,
  second: string,
): Result<WalletNumber, RecipientProblem | 'differs'> {
  const one = parseRecipient(brand, first)
  if (!one.ok) return one
  const other = parseRecipient(brand, second)
  if (!other.ok) return other
  return one.value === other.value ? success(one.value) : problem('differs')
}
