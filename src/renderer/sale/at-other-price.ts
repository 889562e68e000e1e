import type { Sale } from '../../contract/schemas.ts'
import { type PriceComparison, comparePrice } from '../../domain/kinds/package/age.ts'

/**
 * Of a pack: what its provider took beside what its list said it would take. The request carries no
 * price (C15), so that only its charge tells. Null while nothing is known, and of any other kind.
 */
export function chargeBeside(
  sale: Pick<Sale, 'kind' | 'charged_e4' | 'expectedCost_e4'>,
): PriceComparison | null {
  const { kind, charged_e4, expectedCost_e4 } = sale
  if (charged_e4 === null || (kind !== 'package' && kind !== 'drive')) return null
  return comparePrice(expectedCost_e4, charged_e4)
}

/** Whether the core lists it among what was taken at another price. */
export function isAtOtherPrice(sale: Parameters<typeof chargeBeside>[0]): boolean {
  const compared = chargeBeside(sale)
  return compared !== null && compared.is !== 'same'
}
