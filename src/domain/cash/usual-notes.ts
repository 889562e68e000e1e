import { type Money, money, taka } from '../money.ts'

/** What people round up to when they pay: tens with small notes, then a single large one. */
const rounded = [10, 50, 100, 500, 1000].map(taka)

/**
 * What customers are likely to hand over for a price, the least first: none of it is the price
 * itself, of which no change goes back.
 */
export function usualNotes(price: Money): readonly Money[] {
  if (price <= 0) return []
  const sums = rounded.map((note) => money(Math.ceil(price / note) * note))
  return [...new Set(sums)].filter((sum) => sum > price).sort((one, other) => one - other)
}
