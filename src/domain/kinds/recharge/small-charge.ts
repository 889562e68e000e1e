import { type Money, taka, ZERO } from '../../money.ts'

/**
 * What the owner of a shop decides about small recharges. Shops ask ৳1 more for one below ৳30, and
 * operators call that against their rules: it is off until the owner switches it on, and what is
 * asked is a line of its own wherever the sale is told of.
 */
export interface SmallRechargeRules {
  readonly on: boolean
  /** A recharge of this much and more is charged nothing. */
  readonly below_e4: Money
  readonly charge_e4: Money
}

/** What a shop would ask once it is switched on, as shops do. */
export const usualSmallCharge: SmallRechargeRules = {
  on: false,
  below_e4: taka(30),
  charge_e4: taka(1),
}

/** No charge is more than the least anybody recharges. */
export const SMALL_CHARGE_MOST_e4 = taka(10)

/**
 * What is asked beside a recharge of so much. Null where the owner has said nothing: then there is
 * no rule of the house that a sale could break.
 */
export function smallCharge(
  amount: Money,
  { on, below_e4, charge_e4 }: SmallRechargeRules,
): Money | null {
  if (!on) return null
  return amount > ZERO && amount < below_e4 ? charge_e4 : ZERO
}
