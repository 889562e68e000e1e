import type { Sale } from '../../contract/schemas.ts'
import { useSay } from '../i18n/say.ts'
import { chargeBeside } from './at-other-price.ts'

/** What a provider took for a pack, where that is not what its list said; null elsewhere. */
export function useOtherPrice(): (sale: Sale) => string | null {
  const { t, taka } = useSay()
  return (sale) => {
    const compared = chargeBeside(sale)
    if (compared === null || compared.is === 'same' || sale.charged_e4 === null) return null
    return t(`otherPrice.${compared.is}`, {
      charged: taka(sale.charged_e4, 'cost'),
      expected: taka(sale.expectedCost_e4, 'cost'),
      by: taka(compared.by_e4, 'cost'),
    })
  }
}
