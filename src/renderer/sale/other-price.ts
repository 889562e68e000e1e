import type { Sale } from '../../contract/schemas.ts'
import { comparePrice } from '../../domain/kinds/package/age.ts'
import { useSay } from '../i18n/say.ts'

/**
 * Of a pack: what its provider took beside what its list said it would take. The request carries no
 * price (C15), so that only its charge tells. Null where the two are the same, or nothing is known.
 */
export function useOtherPrice(): (sale: Sale) => string | null {
  const { t, taka } = useSay()
  return ({ kind, charged_e4, expectedCost_e4 }) => {
    if (charged_e4 === null || (kind !== 'package' && kind !== 'drive')) return null
    const compared = comparePrice(expectedCost_e4, charged_e4)
    if (compared.is === 'same') return null
    return t(`otherPrice.${compared.is}`, {
      charged: taka(charged_e4, 'cost'),
      expected: taka(expectedCost_e4, 'cost'),
      by: taka(compared.by_e4, 'cost'),
    })
  }
}
