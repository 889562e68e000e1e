import { useInfiniteQuery } from '@tanstack/react-query'
import type { StatementEntry, StatementId } from '../../../contract/statements.ts'
import { rechargeWallet } from '../../../domain/provider.ts'
import type { Outcome } from '../../../domain/statement/match.ts'
import { queryKeys } from '../../core/queries.ts'
import { useSession } from '../../core/session.ts'
import { goTo, open } from '../../shell/navigation.ts'

const FROM_THE_FIRST: number | null = null

/** One of the four lists of a statement, read page by page. */
export function useResult(id: StatementId, outcome: Outcome) {
  const { api } = useSession()
  const pages = useInfiniteQuery({
    queryKey: queryKeys.statementList(id, outcome),
    queryFn: ({ pageParam }) =>
      api.statements.get({
        id,
        outcome,
        ...(pageParam === null ? {} : { cursor: pageParam }),
      }),
    initialPageParam: FROM_THE_FIRST,
    getNextPageParam: ({ cursor }) => cursor,
  })
  return {
    head: pages.data?.pages[0]?.head ?? null,
    entries: pages.data?.pages.flatMap(({ entries }) => entries) ?? null,
    hasMore: pages.hasNextPage,
    more: () => {
      if (!pages.isFetchingNextPage) void pages.fetchNextPage()
    },
  }
}

export type Result = ReturnType<typeof useResult>
type Head = NonNullable<Result['head']>

/** Tells the lines of a list apart; a sale without a line has none of the file's rows. */
export function entryKey({ row, sale }: StatementEntry): string {
  return row === null ? (sale?.id ?? '') : String(row)
}

/** Where a person does what comes next; null where there is nothing to go to. */
export function wayFrom(entry: StatementEntry, { provider, wallet }: Head): (() => void) | null {
  const { next, sale, candidates, number, reference, amount_e4 } = entry
  if (next === 'top-up') {
    const at = { provider, wallet: wallet ?? rechargeWallet[provider] }
    const slip = reference ?? ''
    return () => open({ kind: 'top-up', at, amount_e4, slip })
  }
  if (next === 'decide' && sale) return () => open({ kind: 'decide', sale: sale.id })
  if (next === 'identify' && sale && reference !== null) {
    return () => goTo({ screen: 'transactions', sale: sale.id, reference })
  }
  const [candidate] = candidates
  const one = sale?.id ?? (candidates.length === 1 ? candidate : undefined)
  if (one !== undefined) return () => goTo({ screen: 'transactions', sale: one })
  const isWhole = number !== null && !number.includes('*')
  if (isWhole) return () => goTo({ screen: 'transactions', search: number })
  return candidate === undefined ? null : () => goTo({ screen: 'transactions', sale: candidate })
}
