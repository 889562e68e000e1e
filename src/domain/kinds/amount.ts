import { type Sold, widestLimit } from '../capability.ts'
import { rangeProblem } from '../limits.ts'
import { Money, ZERO } from '../money.ts'
import type { OperatorCode } from '../operator.ts'
import { problem, type Result, success } from '../result.ts'
import type { SaleKind } from '../sale.ts'
import type { FieldProblem } from './kind.ts'

/** An amount as a form sends it, in ten-thousandths of a taka: more than nothing, within range. */
export function readAmount(amount_e4: number): Result<Money, FieldProblem> {
  const amount = Money.safeParse(amount_e4)
  if (amount.success && amount.data > 0) return success(amount.data)
  const code = amount.success ? (amount.data === 0 ? 'zero' : 'sign') : 'characters'
  return problem({ field: 'amount_e4', code, limit_e4: null })
}

/** An amount that no provider takes, with the figure it is measured against. */
export interface Outside extends FieldProblem {
  readonly code: 'below-minimum' | 'above-maximum'
  readonly limit_e4: Money
}

/** What is wrong with an amount that no provider takes for such a sale on a business day. */
export function outsideOf(
  kind: SaleKind,
  sold: Sold,
  { amount_e4, businessDate }: { readonly amount_e4: Money; readonly businessDate: string },
): Outside | null {
  const widest = widestLimit(kind, sold, businessDate)
  const outside = widest && rangeProblem(amount_e4, widest)
  if (!outside) return null
  const limit_e4 = outside.why === 'below-minimum' ? outside.min_e4 : outside.max_e4
  return { field: 'amount_e4', code: outside.why, limit_e4 }
}

interface Written {
  readonly amount_e4: number
  readonly businessDate: string
  /** Of what the kind is paid in. */
  readonly isWhole: (amount: Money) => boolean
}

/** An amount of a kind that has no list of prices: within what any provider takes, and whole. */
export function readAmountWithin(
  kind: SaleKind,
  operator: OperatorCode,
  { amount_e4, businessDate, isWhole }: Written,
): Result<Money, FieldProblem> {
  const amount = readAmount(amount_e4)
  if (!amount.ok) return amount
  const outside = outsideOf(kind, { operator }, { amount_e4: amount.value, businessDate })
  if (outside) return problem(outside)
  if (isWhole(amount.value)) return amount
  return problem({ field: 'amount_e4', code: 'whole-taka', limit_e4: null })
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
