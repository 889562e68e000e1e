import type { QueryClient } from '@tanstack/react-query'
import type { Sale, SalePage } from '../../contract/schemas.ts'
import type { Desk } from '../desk/desk.ts'
import { isOver, saleLeftInHand } from '../sale/face.ts'
import { queryKeys } from './queries.ts'
import type { Store } from './store.ts'

/** A step of a sale, as the session tells of it. */
interface Step {
  readonly sale: Sale
  readonly before: Sale | null
}

/**
 * Brings a sale back before the cashier's eyes where its card is gone: after a reload the one that
 * was in hand, and later any whose money turns out to be due back. That one takes the place of a
 * card whose sale is over; over any other it waits until that is put away.
 *
 * @param now the time of day, to tell minutes ago from yesterday
 */
export function keepInHand(
  queries: QueryClient,
  desk: Pick<Desk, 'bring' | 'sales'>,
  move: Store<Step | null>,
  now: () => number,
): void {
  const owed = new Map<string, Sale>()
  const stillOwed = (sale: Sale) =>
    (queries.getQueryData<Sale>(queryKeys.standing(sale.id)) ?? sale).tender === 'refund-due'
  const stop = queries.getQueryCache().subscribe(({ query }) => {
    if (query.queryKey.join() !== queryKeys.recent.join()) return
    const recent = queries.getQueryData<SalePage>(queryKeys.recent)
    if (!recent) return
    stop()
    const sale = saleLeftInHand(recent.sales, now())
    if (sale?.tender === 'refund-due') owed.set(sale.id, sale)
    if (sale && desk.sales.get().length === 0) desk.bring(sale)
  })
  move.subscribe(() => {
    const moved = move.get()
    if (!moved) return
    const { sale, before } = moved
    if (sale.tender !== 'refund-due') owed.delete(sale.id)
    else {
      owed.set(sale.id, sale)
      if (before?.tender !== 'refund-due' && isFree(queries, desk)) desk.bring(sale)
    }
  })
  desk.sales.subscribe(() => {
    if (desk.sales.get().length > 0) return
    const sale = [...owed.values()].find(stillOwed)
    if (sale) desk.bring(sale)
  })
}

/** Nothing stands on the desk, or what stands on top of it is over and owes nobody anything. */
function isFree(queries: QueryClient, desk: Pick<Desk, 'sales'>): boolean {
  const [top] = desk.sales.get()
  if (!top) return true
  const sale = queries.getQueryData<Sale>(queryKeys.standing(top.intent.id))
  return top.phase === 'kept' && sale !== undefined && isOver(sale)
}
