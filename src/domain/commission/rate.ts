import { z } from 'zod'
import { type Money, money } from '../money.ts'

const MILLION = 1_000_000

/** A rate: 27 500 parts per million is ৳27.50 on ৳1,000. */
export const PartsPerMillion = z.number().int().min(0).max(MILLION).brand<'PartsPerMillion'>()
export type PartsPerMillion = z.infer<typeof PartsPerMillion>

/**
 * What a rate earns on an amount, rounded down to the ten-thousandth of a taka: the shop never
 * counts on what it may not get. ৳19 at 27 500 ppm is exactly 5225.
 *
 * @throws when the amount is negative.
 */
export function commissionFloor(amount: Money, rate: PartsPerMillion): Money {
  if (amount < 0) throw new RangeError(`no commission on a negative amount: ${amount}`)
  // Whole millions and the rest apart: each product stays an exact integer.
  const millions = Math.floor(amount / MILLION)
  return money(millions * rate + Math.floor(((amount % MILLION) * rate) / MILLION))
}
