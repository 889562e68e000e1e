import { ORPCError } from '@orpc/client'
import { QueryClient } from '@tanstack/react-query'
import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { Sale, type SaleDetail, SalePage } from '../../contract/schemas.ts'
import type { DeliveryState } from '../../domain/sale.ts'
import { saleWith } from '../testing/sales.ts'
import { queryKeys } from './queries.ts'
import { RECENT_COUNT } from './sale-lists.ts'
import { createSaleWatch } from './sale-watch.ts'

const [mine, other] = [v7(), v7()]

function saleAt(version: number, state: DeliveryState, id = mine, seq = 1_000): Sale {
  return saleWith({ id, version, state, seq })
}

const whole = (sale: Sale): SaleDetail => ({
  ...sale,
  events: [],
  observations: [],
  wallet: null,
  alerts: [],
  tokens: [],
})

/** @param answers of the core in their order; null is one that never arrived. */
function shop(recent: readonly Sale[], answers: readonly (Sale | null)[] = []) {
  const queries = new QueryClient()
  queries.setQueryData(queryKeys.recent, SalePage.parse({ sales: recent, cursor: null }))
  const left = [...answers]
  let fetched = 0
  const get = () => {
    fetched += 1
    const sale = left.shift()
    return sale ? Promise.resolve(whole(sale)) : Promise.reject(new Error('no answer'))
  }
  const pauses: number[] = []
  const pause = (delay_ms: number) => Promise.resolve(void pauses.push(delay_ms))
  const moves: string[] = []
  const moved = Promise.withResolvers<void>()
  const note = (sale: Sale, before: Sale | null) => {
    moves.push(`${before?.state ?? 'new'} → ${sale.state}`)
    if (left.length === 0) moved.resolve()
  }
  const watch = createSaleWatch(get, queries, note, pause)
  const shown = () => queries.getQueryData<SalePage>(queryKeys.recent)?.sales ?? []
  return { queries, watch, moves, pauses, shown, moved: moved.promise, fetched: () => fetched }
}

describe('a sale that changed', () => {
  it('is fetched and shown in its place', async () => {
    const newer = saleAt(2, 'succeeded')
    const { watch, moved, shown, moves } = shop([saleAt(1, 'on-wire')], [newer])
    watch.touched(mine)
    await moved
    expect(shown().map(({ state }) => state)).toEqual(['succeeded'])
    expect(moves).toEqual(['on-wire → succeeded'])
  })

  it('is fetched once more, not ten times, when it changes while it is fetched', async () => {
    const answers = [saleAt(2, 'accepted'), saleAt(3, 'succeeded')]
    const { watch, moved, shown, fetched } = shop([saleAt(1, 'on-wire')], answers)
    for (let nth = 0; nth < 10; nth += 1) watch.touched(mine)
    await moved
    expect(fetched()).toBe(2)
    expect(shown()[0]?.state).toBe('succeeded')
  })
})

describe('a change whose sale the core did not tell of at once', () => {
  it('is asked for until the core answers, less and less often', async () => {
    const answers = [null, null, saleAt(2, 'succeeded')]
    const { watch, moved, shown, moves, pauses } = shop([saleAt(1, 'on-wire')], answers)
    watch.touched(mine)
    await moved
    expect(shown()[0]?.state).toBe('succeeded')
    expect(moves).toEqual(['on-wire → succeeded'])
    expect(pauses).toEqual([100, 250])
  })

  it('is let go where these books do not hold the sale', async () => {
    const asked: string[] = []
    const data = { id: mine }
    const none = () => {
      asked.push(mine)
      return Promise.reject(new ORPCError('NO_SUCH_SALE', { defined: true, status: 404, data }))
    }
    const paused: number[] = []
    const pause = (delay_ms: number) => Promise.resolve(void paused.push(delay_ms))
    const watch = createSaleWatch(none, new QueryClient(), () => undefined, pause)
    watch.touched(mine)
    await new Promise((resolve) => setImmediate(resolve))
    expect(asked).toEqual([mine])
    expect(paused).toEqual([])
  })
})

describe('a sale that is new', () => {
  it('stands on top, and the list does not grow without end', () => {
    const old = Array.from({ length: RECENT_COUNT }, () => saleAt(1, 'succeeded', v7(), 500))
    const { watch, shown } = shop(old)
    watch.keep(saleAt(1, 'created'))
    expect(shown()).toHaveLength(RECENT_COUNT)
    expect(shown()[0]?.id).toBe(mine)
  })

  it('stands on top also when the clock was set back before it was sold', () => {
    const earlier = saleWith({ id: other, seq: 1, createdAt_ms: 7_200_000 })
    const { watch, shown } = shop([earlier])
    watch.keep(saleWith({ id: mine, seq: 2, createdAt_ms: 3_600_000 }))
    expect(shown().map(({ id }) => id)).toEqual([mine, other])
  })

  it('stays out of the list when it is older than all of it', () => {
    const { watch, shown } = shop([saleAt(1, 'succeeded', other, 5_000)])
    watch.keep(saleAt(4, 'failed'))
    expect(shown().map(({ id }) => id)).toEqual([other])
  })
})

describe('an answer that comes late', () => {
  it('does not turn a sale back to where it stood before', () => {
    const { watch, shown, moves } = shop([saleAt(3, 'succeeded')])
    watch.keep(saleAt(2, 'accepted'))
    expect(shown()[0]?.state).toBe('succeeded')
    expect(moves).toEqual([])
  })

  it('is told of once: the same step twice is one move', () => {
    const { watch, moves } = shop([saleAt(1, 'on-wire')])
    watch.keep(saleAt(2, 'succeeded'))
    watch.keep(saleAt(2, 'succeeded'))
    expect(moves).toEqual(['on-wire → succeeded'])
  })
})

describe('where a sale stands', () => {
  it('is known from the answer to its submit, without asking again', () => {
    const { queries, watch, fetched } = shop([])
    watch.keep(saleAt(1, 'created'))
    expect(queries.getQueryData(queryKeys.standing(mine))).toMatchObject({ state: 'created' })
    expect(fetched()).toBe(0)
  })

  it('is the newest that anybody heard of it', () => {
    const { queries, watch, moves } = shop([saleAt(1, 'created')])
    queries.setQueryData(queryKeys.sale(mine), whole(saleAt(3, 'accepted')))
    watch.keep(saleAt(2, 'on-wire'))
    expect(moves).toEqual([])
    watch.keep(saleAt(4, 'succeeded'))
    expect(moves).toEqual(['accepted → succeeded'])
  })
})

describe('a long list of sales', () => {
  const list = queryKeys.list({})
  const pages = (...sales: Sale[]) => ({
    pages: [SalePage.parse({ sales, cursor: null })],
    pageParams: [null],
  })

  it('is changed in place, not read again', () => {
    const { queries, watch } = shop([])
    queries.setQueryData(list, pages(saleAt(1, 'on-wire')))
    watch.keep(saleAt(2, 'succeeded'))
    expect(queries.getQueryState(list)?.isInvalidated).toBe(false)
    expect(queries.getQueryData(list)).toEqual(pages(saleAt(2, 'succeeded')))
  })

  it('is read again for a new sale, and left alone for one older than all of it', () => {
    const { queries, watch } = shop([])
    queries.setQueryData(list, pages(saleAt(1, 'on-wire', other, 5_000)))
    watch.keep(saleAt(2, 'succeeded'))
    expect(queries.getQueryState(list)?.isInvalidated).toBe(false)
    watch.keep(saleAt(1, 'created', v7(), 9_000))
    expect(queries.getQueryState(list)?.isInvalidated).toBe(true)
  })

  it('has a new sale on top at once, for whoever opens it before it was read again', () => {
    const { queries, watch } = shop([])
    const old = saleAt(1, 'succeeded', other, 5_000)
    const review = queryKeys.list({ state: 'needs-review' })
    queries.setQueryData(list, pages(old))
    queries.setQueryData(review, pages(saleAt(1, 'needs-review', other, 5_000)))
    const sold = saleAt(1, 'created', v7(), 9_000)
    watch.keep(sold)
    expect(queries.getQueryData(list)).toEqual(pages(sold, old))
    // An old one that comes to stand so has its place further down, which only the core knows.
    watch.keep(saleAt(3, 'needs-review', v7(), 1_000))
    expect(queries.getQueryData(review)).toEqual(pages(saleAt(1, 'needs-review', other, 5_000)))
  })

  it('that was begun at its oldest sale takes a new one once it is read to its end', () => {
    const { queries, watch } = shop([])
    const oldest = queryKeys.list({ from: 'oldest' })
    const [page] = pages(saleAt(1, 'succeeded', other, 5_000)).pages
    const sold = () => watch.keep(saleAt(1, 'created', v7(), 9_000))
    queries.setQueryData(oldest, { pages: [{ ...page, cursor: '60' }], pageParams: [null] })
    sold()
    expect(queries.getQueryState(oldest)?.isInvalidated).toBe(false)
    queries.setQueryData(oldest, { pages: [page], pageParams: [null] })
    sold()
    expect(queries.getQueryState(oldest)?.isInvalidated).toBe(true)
  })

  it('is read again where it is of what is owed, and money came to be owed for an old sale', () => {
    const { queries, watch } = shop([])
    const owed = queryKeys.list({ tender: 'refund-due' })
    queries.setQueryData(list, pages(saleAt(1, 'on-wire', other, 5_000)))
    queries.setQueryData(owed, pages(saleAt(1, 'failed', other, 5_000)))
    watch.keep({ ...saleAt(2, 'failed'), tender: 'refund-due' })
    expect(queries.getQueryState(owed)?.isInvalidated).toBe(true)
    expect(queries.getQueryState(list)?.isInvalidated).toBe(false)
  })

  const stale = (queries: QueryClient, key: readonly unknown[]) =>
    queries.getQueryState(key)?.isInvalidated

  it('is read again where an old sale comes to stand as the list was asked for', () => {
    const { queries, watch } = shop([])
    const review = queryKeys.list({ state: 'needs-review' })
    queries.setQueryData(review, pages(saleAt(1, 'needs-review', other, 5_000)))
    watch.keep(saleAt(2, 'in-doubt'))
    expect(stale(queries, review)).toBe(false)
    watch.keep(saleAt(3, 'needs-review'))
    expect(stale(queries, review)).toBe(true)
  })

  it('shows a sale that no longer belongs as it stands, and lets it go at the next look', () => {
    const { queries, watch } = shop([])
    const doubt = queryKeys.list({ state: 'in-doubt' })
    const both = pages(saleAt(1, 'in-doubt', other, 5_000), saleAt(2, 'in-doubt'))
    queries.setQueryData(doubt, both)
    watch.keep(saleAt(3, 'succeeded'))
    const shown = pages(saleAt(1, 'in-doubt', other, 5_000), saleAt(3, 'succeeded'))
    expect(queries.getQueryData(doubt)).toEqual(shown)
    expect(stale(queries, doubt)).toBe(true)
    watch.keep(saleAt(2, 'in-doubt', other, 5_000))
    expect(stale(queries, doubt)).toBe(true)
  })

  it('of what was refused is not that of what failed otherwise', () => {
    const { queries, watch } = shop([])
    const refused = queryKeys.list({ state: 'failed', refused: true })
    const failed = queryKeys.list({ state: 'failed', refused: false })
    for (const list of [failed, refused]) queries.setQueryData(list, pages())
    watch.keep({ ...saleAt(3, 'failed'), reason: { code: 'balance', words: '' } })
    expect([failed, refused].map((list) => stale(queries, list))).toEqual([false, true])
  })

  it('of what must be decided first is looked at anew: a sale alone does not tell', () => {
    const { queries, watch } = shop([])
    const decide = queryKeys.list({ tender: 'refund-due', decideFirst: true })
    const due = { ...saleAt(3, 'failed', other, 5_000), tender: 'refund-due' as const }
    queries.setQueryData(decide, pages(due))
    watch.keep({ ...due, version: 4 })
    expect(queries.getQueryData(decide)).toEqual(pages({ ...due, version: 4 }))
    expect(stale(queries, decide)).toBe(true)
  })

  it('of what was taken at another price is read again once that is known, and not before', () => {
    const { queries, watch } = shop([])
    const otherPrice = queryKeys.list({ otherPrice: true })
    queries.setQueryData(otherPrice, pages(saleAt(3, 'succeeded', other, 5_000)))
    const terms = {
      lineType: undefined,
      packageId: 1,
      packageName: '1 GB',
      packageCommission_e4: 50_000,
    }
    const sold = (version: number, charged_e4: number | null) =>
      Sale.parse({ ...saleAt(version, 'succeeded'), ...terms, kind: 'package', charged_e4 })
    const asExpected = sold(1, null).expectedCost_e4
    watch.keep(sold(1, null))
    watch.keep(sold(2, asExpected))
    expect(stale(queries, otherPrice)).toBe(false)
    watch.keep(sold(3, asExpected + 10_000))
    expect(stale(queries, otherPrice)).toBe(true)
  })

  it('of one kind is read again for a new sale of that kind alone', () => {
    const { queries, watch } = shop([])
    const bills = queryKeys.list({ kind: 'bill' })
    const recharges = queryKeys.list({ kind: 'recharge' })
    for (const list of [bills, recharges]) queries.setQueryData(list, pages())
    watch.keep(saleAt(1, 'created', v7(), 9_000))
    expect([bills, recharges].map((list) => stale(queries, list))).toEqual([false, true])
  })

  it('is not read again for a new sale that it was not asked for', () => {
    const { queries, watch } = shop([])
    const failed = queryKeys.list({ state: 'failed' })
    const robi = queryKeys.list({ number: '018' })
    for (const list of [failed, robi]) queries.setQueryData(list, pages())
    watch.keep(saleAt(1, 'created', v7(), 9_000))
    expect([failed, robi].map((list) => stale(queries, list))).toEqual([false, false])
    watch.keep(Sale.parse({ ...saleAt(1, 'created', v7(), 9_000), number: '01812345678' }))
    expect([failed, robi].map((list) => stale(queries, list))).toEqual([false, true])
  })
})
