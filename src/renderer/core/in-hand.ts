import type { QueryClient } from '@tanstack/react-query'
import type { Sale, SalePage } from '../../contract/schemas.ts'
import type { Desk } from '../desk/desk.ts'
import { saleLeftInHand } from '../sale/face.ts'
import { queryKeys } from './queries.ts'
import type { Store } from './store.ts'

/** A step of a sale, as the session tells of it. */
interface Step {
  readonly sale: Sale
  readonly before: Sale | null
}

/**
 * Brings a sale back before the cashier's eyes where its card is gone: after a reload the one that
 * was in hand, and later any whose money turns out to be due back. Never over another card.
 *
 * @param now the time of day, to tell minutes ago from yesterday
 */
export function keepInHand(
  queries: QueryClient,
  desk: Pick<Desk, 'bringBack'>,
  move: Store<Step | null>,
  now: () => number,
): void {
  const stop = queries.getQueryCache().subscribe(({ query }) => {
    if (query.queryKey.join() !== queryKeys.recent.join()) return
    const recent = queries.getQueryData<SalePage>(queryKeys.recent)
    if (!recent) return
    stop()
    const sale = saleLeftInHand(recent.sales, now())
    if (sale) desk.bringBack(sale)
  })
  move.subscribe(() => {
    const moved = move.get()
    if (moved?.sale.tender !== 'refund-due' || moved.before?.tender === 'refund-due') return
    desk.bringBack(moved.sale)
  })
}
