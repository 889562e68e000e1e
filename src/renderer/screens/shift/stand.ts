import type { Money } from '../../../domain/money.ts'

/** How a count stands to the books. */
export type Stand = 'fits' | 'short' | 'over'

/** @param difference_e4 counted less expected */
export function standOf(difference_e4: Money): Stand {
  if (difference_e4 === 0) return 'fits'
  return difference_e4 < 0 ? 'short' : 'over'
}
