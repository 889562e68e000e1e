import { Money, ZERO } from '../money.ts'
import { problem, type Result, success } from '../result.ts'
import type { FieldProblem } from './kind.ts'

/** An amount as a form sends it, in ten-thousandths of a taka: more than nothing, within range. */
export function readAmount(amount_e4: number): Result<Money, FieldProblem> {
  const amount = Money.safeParse(amount_e4)
  if (amount.success && amount.data > 0) return success(amount.data)
  const code = amount.success ? (amount.data === 0 ? 'zero' : 'sign') : 'characters'
  return problem({ field: 'amount_e4', code, limit_e4: null })
}

/**
 * The shop's own charge on top of an amount, as a form sends it. One above the amount itself is a
 * slip of the hand.
 */
export function readServiceCharge(
  charge_e4: number | undefined,
  amount: Money,
): Result<Money, FieldProblem> {
  if (charge_e4 === undefined) return success(ZERO)
  const field = 'serviceCharge_e4'
  const charge = Money.safeParse(charge_e4)
  if (!charge.success) return problem({ field, code: 'characters', limit_e4: null })
  if (charge.data < 0) return problem({ field, code: 'sign', limit_e4: null })
  if (charge.data > amount) return problem({ field, code: 'above-maximum', limit_e4: amount })
  return success(charge.data)
}
