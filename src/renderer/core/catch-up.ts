import type { QueryClient } from '@tanstack/react-query'
import type { SalePage } from '../../contract/schemas.ts'
import { queryKeys } from './queries.ts'
import type { SaleReads } from './sale-reads.ts'
import type { SaleWatch } from './sale-watch.ts'

/** Whatever is told through the watch: read past it, what moved meanwhile would go unsaid. */
const byTheWatch: readonly string[] = [queryKeys.standing('')[0], queryKeys.sale('')[0]]

/**
 * Makes up for what nobody listened to: sales that moved while the counter was away are told of
 * like any that moves before the eyes, the oldest first, and everything else is fetched anew.
 */
export async function catchUp(
  recent: SaleReads['recent'],
  queries: QueryClient,
  watch: SaleWatch,
): Promise<void> {
  for (const id of watch.followed()) watch.touched(id)
  // What was read once and is not looked at now is read anew when it is looked at again.
  for (const [prefix] of [queryKeys.standing(''), queryKeys.sale('')]) {
    void queries.invalidateQueries({ queryKey: [prefix], refetchType: 'none' })
  }
  const known = queries.getQueryData<SalePage>(queryKeys.recent) !== undefined
  void queries.invalidateQueries({
    predicate: ({ queryKey }) =>
      !byTheWatch.includes(String(queryKey[0])) &&
      !(known && queryKey.join() === queryKeys.recent.join()),
  })
  if (!known) return
  const page = await recent().catch(() => null)
  if (page === null) void queries.invalidateQueries({ queryKey: queryKeys.recent })
  else queries.setQueryData(queryKeys.recent, page)
}
