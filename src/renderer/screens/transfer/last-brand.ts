import { useQuery } from '@tanstack/react-query'
import type { Sale } from '../../../contract/schemas.ts'
import { mobileOfWallet, WalletNumber } from '../../../domain/kinds/transfer/recipient.ts'
import type { WalletBrandCode } from '../../../domain/operator.ts'
import { deliveredStates } from '../../../domain/sale.ts'
import { queryKeys } from '../../core/queries.ts'
import { useSession } from '../../core/session.ts'

/** How far back the memory of a number goes, in transfers to it. */
const REMEMBERED = 20

/**
 * The brand that the last transfer to this number arrived at; null where none did. It is told and
 * never chosen: the same number may be another's wallet elsewhere. One wallet of Rocket is written
 * with a twelfth digit or without it.
 */
export function lastBrandOf(
  newestFirst: readonly Sale[],
  number: WalletNumber,
): WalletBrandCode | null {
  for (const sale of newestFirst) {
    if (sale.kind !== 'transfer' || !deliveredStates.includes(sale.state)) continue
    const to = WalletNumber.parse(sale.number)
    if (mobileOfWallet(to) === mobileOfWallet(number)) return sale.operator
  }
  return null
}

/** @param number null while there is no whole one */
export function useLastBrand(number: WalletNumber | null): WalletBrandCode | null {
  const { api } = useSession()
  const brand = useQuery({
    queryKey: queryKeys.brand(number ?? ''),
    queryFn: async () => {
      if (number === null) return null
      const filter = {
        kind: 'transfer',
        number: mobileOfWallet(number),
        limit: REMEMBERED,
      } as const
      return lastBrandOf((await api.sales.list(filter)).sales, number)
    },
    enabled: number !== null,
  })
  return number === null ? null : (brand.data ?? null)
}
