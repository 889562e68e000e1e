import { Money } from '../money.ts'
import { problem, type Result, success } from '../result.ts'
import type { FieldProblem } from './kind.ts'

/** An amount as a form sends it, in ten-thousandths of a taka: more than nothing, within range. */
export function readAmount(amount_e4: number): Result<Money, FieldProblem> {
  const amount = Money.safeParse(amount_e4)
  if (amount.success && amount.data > 0) return success(amount.data)
  const code = amount.success ? (amount.data === 0 ? 'zero' : 'sign') : 'characters'
  return problem({ field: 'amount_e4', code, limit_e4: null })
}
