import type { QueryClient } from '@tanstack/react-query'
import type { Sale, SaleDetail, SalePage } from '../../contract/schemas.ts'
import type { DeliveryState } from '../../domain/sale.ts'
import { backOff } from './back-off.ts'
import { queryKeys } from './queries.ts'
import { problemOf } from './refusal.ts'
import { patchLists } from './sale-lists.ts'

export type Moved = (sale: Sale, before: Sale | null) => void

export interface SaleWatch {
  /** A sale changed: fetch it and show it wherever it stands. */
  readonly touched: (id: string) => void
  /** A sale came by another way (the answer to a submit): show it likewise. */
  readonly keep: (sale: Sale | SaleDetail) => void
  /** The sales that are looked at now, and those whose end this page has not seen yet. */
  readonly followed: () => readonly string[]
}

type Get = (words: { readonly id: string }) => Promise<SaleDetail>
type Pause = (delay_ms: number) => Promise<void>

/**
 * Brings a changed sale to every list that shows it, and tells what moved. Lists are patched in
 * place, so that a counter with a long list open does not read it all again for every sale.
 *
 * @param get asks the core for one sale.
 */
export function createSaleWatch(
  get: Get,
  queries: QueryClient,
  moved: Moved,
  pause: Pause,
): SaleWatch {
  const running = new Set<string>()
  const again = new Set<string>()
  const open = new Set<string>()

  const keep = (sale: Sale | SaleDetail) => {
    const before = knownSale(queries, sale.id)
    if (before && before.version > sale.version) return
    if (isOpen(sale)) open.add(sale.id)
    else open.delete(sale.id)
    queries.setQueryData<Sale>(queryKeys.standing(sale.id), sale)
    if ('events' in sale) queries.setQueryData(queryKeys.sale(sale.id), sale)
    else if (before?.version !== sale.version) {
      void queries.invalidateQueries({ queryKey: queryKeys.sale(sale.id) })
    }
    patchLists(queries, sale)
    if (before?.version !== sale.version) moved(sale, before)
  }

  const fetch = async (id: string): Promise<void> => {
    if (running.has(id)) {
      again.add(id)
      return
    }
    running.add(id)
    // The change was told once: it is lost unless the sale is asked for until the core answers.
    for (let failures = 0; ; ) {
      again.delete(id)
      const answer = await attempt(() => get({ id }))
      if (answer === 'lost') {
        await pause(backOff(failures))
        failures += 1
        continue
      }
      if (answer !== 'not-there') keep(answer)
      if (!again.has(id)) break
      failures = 0
    }
    running.delete(id)
  }
  return {
    touched: (id) => void fetch(id),
    keep,
    followed: () => [...new Set([...open, ...lookedAt(queries)])],
  }
}

const openStates: readonly DeliveryState[] = [
  'created',
  'on-wire',
  'accepted',
  'in-doubt',
  'needs-review',
]

export function isOpen({ state }: Sale): boolean {
  return openStates.includes(state)
}

/** The sales some part of the screen shows, and the open ones among those sold last. */
function lookedAt(queries: QueryClient): string[] {
  const recent = queries.getQueryData<SalePage>(queryKeys.recent)?.sales ?? []
  const shown = [queryKeys.standing(''), queryKeys.sale('')].flatMap(([prefix]) =>
    queries.getQueryCache().findAll({ queryKey: [prefix], type: 'active' }),
  )
  return [
    ...shown.map(({ queryKey }) => String(queryKey[1])),
    ...recent.filter(isOpen).map(({ id }) => id),
  ]
}

/** Whatever else the core says instead of the sale, it may say otherwise a moment later. */
async function attempt(get: () => Promise<SaleDetail>): Promise<SaleDetail | 'not-there' | 'lost'> {
  try {
    return await get()
  } catch (error) {
    const problem = problemOf(error)
    const gone = problem.kind === 'refused' && problem.refusal.code === 'NO_SUCH_SALE'
    return gone ? 'not-there' : 'lost'
  }
}

/** The newest that is known of a sale, whoever asked for it. */
export function knownSale(queries: QueryClient, id: string): Sale | null {
  const known = [
    queries.getQueryData<Sale>(queryKeys.standing(id)),
    queries.getQueryData<SaleDetail>(queryKeys.sale(id)),
    queries.getQueryData<SalePage>(queryKeys.recent)?.sales.find((sale) => sale.id === id),
  ]
  return known.reduce<Sale | null>(
    (newest, sale) => (sale && (!newest || sale.version > newest.version) ? sale : newest),
    null,
  )
}
