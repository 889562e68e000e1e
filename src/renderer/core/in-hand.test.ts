import { QueryClient } from '@tanstack/react-query'
import { describe, expect, it } from 'vitest'
import { type Sale, SalePage } from '../../contract/schemas.ts'
import { type SaleCalls, createDesk } from '../desk/desk.ts'
import { intentOf } from '../sale/intent.ts'
import { saleWith } from '../testing/sales.ts'
import { keepInHand } from './in-hand.ts'
import { queryKeys } from './queries.ts'
import type { SaleMove } from './session.ts'
import { createStore } from './store.ts'

const now_ms = 60 * 60_000

function page() {
  const queries = new QueryClient()
  const move = createStore<SaleMove | null>(null)
  const calls: SaleCalls = {
    submit: (words) => Promise.resolve(saleWith({ id: words.id, state: 'accepted' })),
    get: () => Promise.reject(new Error('not expected')),
    openBooks: () => Promise.resolve('practice'),
  }
  const keep = (sale: Sale) => void queries.setQueryData(queryKeys.standing(sale.id), sale)
  const desk = createDesk(
    calls,
    keep,
    () => Promise.resolve(),
    () => 'practice',
  )
  keepInHand(queries, desk, move, () => now_ms)
  const shown = () => desk.sales.get()[0]
  return {
    desk,
    /** The card on top. */
    shown: () => shown()?.intent.id,
    /** Sells something else, up to where it stands in the books. */
    sells: async (sale: Sale) => {
      desk.send(intentOf(sale))
      await expect.poll(() => shown()?.phase).toBe('kept')
    },
    reads: (...sales: Sale[]) =>
      queries.setQueryData(queryKeys.recent, SalePage.parse({ sales, cursor: null })),
    moves: (sale: Sale, before: Sale | null) => {
      keep(sale)
      move.set(() => ({ sale, before }))
    },
  }
}

const waiting = () => saleWith({ state: 'accepted', createdAt_ms: now_ms - 1_000 })

describe('a page that was loaded anew', () => {
  it('shows the sale again that was in hand, once', () => {
    const { reads, shown, desk } = page()
    const sale = waiting()
    reads(sale)
    expect(shown()).toBe(sale.id)
    desk.dismiss(sale.id)
    reads(waiting(), sale)
    expect(shown()).toBeUndefined()
  })

  it('shows nothing where nothing was in hand', () => {
    const { reads, shown } = page()
    reads(saleWith({ state: 'succeeded', createdAt_ms: now_ms - 1_000 }))
    reads(waiting())
    expect(shown()).toBeUndefined()
  })
})

const failed = (sale: Sale): Sale => ({
  ...sale,
  state: 'failed',
  tender: 'refund-due',
  version: 2,
})
const succeeded = (sale: Sale): Sale => ({ ...sale, state: 'succeeded', version: 2 })

describe('a sale whose card is gone', () => {
  it('comes back when its money turns out to be due back', () => {
    const { moves, shown } = page()
    const [before, other] = [waiting(), waiting()]
    moves(other, null)
    expect(shown()).toBeUndefined()
    moves(failed(before), before)
    expect(shown()).toBe(before.id)
  })

  it('takes the place of a card whose sale is over', async () => {
    const { moves, sells, shown } = page()
    const [first, second] = [waiting(), waiting()]
    await sells(first)
    await sells(second)
    moves(succeeded(second), second)
    expect(shown()).toBe(second.id)
    moves(failed(first), first)
    expect(shown()).toBe(first.id)
  })

  it('waits under a card whose sale is not over, and comes when that is put away', async () => {
    const { moves, sells, shown, desk } = page()
    const [first, second] = [waiting(), waiting()]
    await sells(first)
    await sells(second)
    moves(failed(first), first)
    moves(succeeded(second), second)
    expect(shown()).toBe(second.id)
    desk.dismiss(second.id)
    expect(shown()).toBe(first.id)
  })

  it('stays away once its money went back', async () => {
    const { moves, sells, shown, desk } = page()
    const [first, second] = [waiting(), waiting()]
    await sells(second)
    moves(failed(first), first)
    moves({ ...failed(first), tender: 'refunded', version: 3 }, failed(first))
    desk.dismiss(second.id)
    expect(shown()).toBeUndefined()
  })
})
