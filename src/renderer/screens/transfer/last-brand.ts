import { useQuery } from '@tanstack/react-query'
import type { Sale } from '../../../contract/schemas.ts'
import type { WalletNumber } from '../../../domain/kinds/transfer/recipient.ts'
import type { WalletBrandCode } from '../../../domain/operator.ts'
import { queryKeys } from '../../core/queries.ts'
import { useSession } from '../../core/session.ts'

/** How far back the memory of a number goes, in what was delivered to it. */
const REMEMBERED = 20

/**
 * The brand that the last transfer to this very number arrived at; null where none did. It is told
 * and never chosen: the same number may be another's wallet elsewhere.
 */
export function lastBrandOf(
  newestFirst: readonly Sale[],
  number: WalletNumber,
): WalletBrandCode | null {
  const last = newestFirst.find(
    (sale) => sale.kind === 'transfer' && sale.number === number && sale.state === 'succeeded',
  )
  return last?.kind === 'transfer' ? last.operator : null
}

/** @param number null while there is no whole one */
export function useLastBrand(number: WalletNumber | null): WalletBrandCode | null {
  const { api } = useSession()
  const brand = useQuery({
    queryKey: queryKeys.brand(number ?? ''),
    queryFn: async () => {
      if (number === null) return null
      const filter = { number, state: 'succeeded', limit: REMEMBERED } as const
      return lastBrandOf((await api.sales.list(filter)).sales, number)
    },
    enabled: number !== null,
  })
  return number === null ? null : (brand.data ?? null)
}
