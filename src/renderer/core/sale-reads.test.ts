import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { type Sale, type SaleDetail, SalePage } from '../../contract/schemas.ts'
import type { DeliveryState } from '../../domain/sale.ts'
import { saleWith } from '../testing/sales.ts'
import { queryKeys } from './queries.ts'
import { createSaleReads } from './sale-reads.ts'
import { createSaleWatch } from './sale-watch.ts'

const mine = v7()

const saleAt = (version: number, state: DeliveryState, id = mine, seq = 1_000) =>
  saleWith({ id, version, state, seq })
const whole = (sale: Sale): SaleDetail => ({
  ...sale,
  events: [],
  observations: [],
  wallet: null,
  alerts: [],
  tokens: [],
})

/** A page whose next question the core answers only when the test says so. */
function page() {
  const queries = new QueryClient()
  const answer = Promise.withResolvers<Sale>()
  const moves: string[] = []
  const watch = createSaleWatch(
    () => answer.promise.then(whole),
    queries,
    (sale, before) => void moves.push(`${before?.state ?? 'new'} → ${sale.state}`),
    () => Promise.resolve(),
  )
  const calls = {
    get: () => answer.promise.then(whole),
    list: () => answer.promise.then((sale) => SalePage.parse({ sales: [sale], cursor: null })),
  }
  const reads = createSaleReads(calls, queries, watch)
  return { queries, watch, moves, reads, core: answer }
}

describe('an answer that is overtaken by a newer one', () => {
  it.each([
    ['the card', queryKeys.standing(mine), 'standing'],
    ['the story', queryKeys.sale(mine), 'story'],
  ] as const)('leaves %s as it stands by then', async (_, queryKey, name) => {
    const { queries, watch, reads, core } = page()
    const read = queries.fetchQuery<Sale>({ queryKey, queryFn: () => reads[name](mine) })
    watch.keep(whole(saleAt(3, 'succeeded')))
    core.resolve(saleAt(2, 'accepted'))
    await read
    expect(queries.getQueryData(queryKey)).toMatchObject({ version: 3, state: 'succeeded' })
  })

  it('leaves the sales sold last as they stand by then, and the one sold since', async () => {
    const { queries, watch, reads, core } = page()
    const { recent: queryKey } = queryKeys
    queries.setQueryData(queryKey, SalePage.parse({ sales: [saleAt(1, 'on-wire')], cursor: null }))
    const read = queries.fetchQuery({ queryKey, queryFn: reads.recent })
    const since = saleAt(1, 'created', v7(), 2_000)
    watch.keep(saleAt(3, 'succeeded'))
    watch.keep(since)
    core.resolve(saleAt(2, 'accepted'))
    await read
    const shown = queries.getQueryData<SalePage>(queryKey)?.sales
    expect(shown?.map(({ state }) => state)).toEqual(['created', 'succeeded'])
  })

  it('leaves a long list as it stands by then', async () => {
    const { watch, reads, core } = page()
    const read = reads.list({})
    watch.keep(saleAt(3, 'succeeded'))
    core.resolve(saleAt(2, 'accepted'))
    expect((await read).sales).toMatchObject([{ version: 3 }])
  })

  it('leaves the first page of a long list as it stands once the last is read', async () => {
    const { queries, watch, reads } = page()
    const at = (sale: Sale, cursor: string | null) => SalePage.parse({ sales: [sale], cursor })
    const shown = new QueryObserver(queries, {
      queryKey: queryKeys.list({}),
      queryFn: () => {
        const pages = [at(saleAt(2, 'accepted'), 'more'), at(saleAt(1, 'failed', v7(), 5), null)]
        // The pages are read one after the other: here it moved after the first of them.
        watch.keep(saleAt(3, 'succeeded'))
        return { pages, pageParams: [null, 'more'] }
      },
      select: reads.heardSince,
    })
    const close = shown.subscribe(() => undefined)
    await expect.poll(() => shown.getCurrentResult().isSuccess).toBe(true)
    const states = shown.getCurrentResult().data?.pages.flatMap((one) => one.sales)
    expect(states?.map(({ state }) => state)).toEqual(['succeeded', 'failed'])
    close()
  })
})

describe('a sale that somebody looks up', () => {
  it('is told of where it moved since it was last known, once', async () => {
    const { watch, moves, reads, core } = page()
    watch.keep(saleAt(1, 'on-wire'))
    core.resolve(saleAt(2, 'succeeded'))
    await reads.story(mine)
    watch.keep(saleAt(2, 'succeeded'))
    expect(moves).toEqual(['new → on-wire', 'on-wire → succeeded'])
  })

  it('has not moved where nobody knew it', async () => {
    const { moves, reads, core } = page()
    core.resolve(saleAt(2, 'succeeded'))
    await reads.story(mine)
    await reads.recent()
    expect(moves).toEqual([])
  })
})
