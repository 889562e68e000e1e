import { z } from 'zod'

/** Ten-thousandths of a taka. Within 2^51, not 2^53: headroom for sums that are divided for display. */
export const Money = z
  .number()
  .int()
  .min(-(2 ** 51))
  .max(2 ** 51)
  .brand<'Money'>()
export type Money = z.infer<typeof Money>

/** One taka in the unit money is kept in. */
export const TAKA_E4 = 10_000

/** Checks that a computed figure is money. @throws when it is not a whole number in range. */
export function money(amount_e4: number): Money {
  return Money.parse(amount_e4)
}

export const ZERO: Money = money(0)
