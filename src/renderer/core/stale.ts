import type { QueryClient } from '@tanstack/react-query'
import type { Change } from '../../contract/change.ts'
import { queryKeys, touchedBy } from './queries.ts'

/** Long enough for the steps of one sale, short enough that nobody sees the totals lag. */
const TOGETHER_ms = 120

/**
 * Fetches anew what a change made stale. One sale is several changes within a blink: the totals
 * and wallets that follow from it are asked for once, after it, so that they do not stand in the
 * way of the sale's own story. The quote of a form that is being filled is never late.
 *
 * @param later runs its callback once, after a while.
 */
export function createStale(
  queries: QueryClient,
  later: (run: () => void, delay_ms: number) => void,
): (change: Change) => void {
  const waiting = new Set<readonly string[]>()
  const fetchAll = () => {
    const keys = [...waiting]
    waiting.clear()
    for (const queryKey of keys) void queries.invalidateQueries({ queryKey })
  }
  return ({ topic }) => {
    for (const queryKey of touchedBy(topic)) {
      if (queryKey === queryKeys.quotes) void queries.invalidateQueries({ queryKey })
      else {
        if (waiting.size === 0) later(fetchAll, TOGETHER_ms)
        waiting.add(queryKey)
      }
    }
  }
}
