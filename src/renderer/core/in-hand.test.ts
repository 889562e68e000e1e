import { QueryClient } from '@tanstack/react-query'
import { describe, expect, it } from 'vitest'
import { type Sale, SalePage } from '../../contract/schemas.ts'
import { saleWith } from '../testing/sales.ts'
import { keepInHand } from './in-hand.ts'
import { queryKeys } from './queries.ts'
import type { SaleMove } from './session.ts'
import { createStore } from './store.ts'

const now_ms = 60 * 60_000

function page() {
  const queries = new QueryClient()
  const move = createStore<SaleMove | null>(null)
  const broughtBack: string[] = []
  const desk = { bringBack: (sale: Sale) => void broughtBack.push(sale.id) }
  keepInHand(queries, desk, move, () => now_ms)
  return {
    broughtBack,
    reads: (...sales: Sale[]) =>
      queries.setQueryData(queryKeys.recent, SalePage.parse({ sales, cursor: null })),
    moves: (sale: Sale, before: Sale | null) => move.set(() => ({ sale, before })),
  }
}

const waiting = () => saleWith({ state: 'accepted', createdAt_ms: now_ms - 1_000 })

describe('a page that was loaded anew', () => {
  it('shows the sale again that was in hand, once', () => {
    const { reads, broughtBack } = page()
    const sale = waiting()
    reads(sale)
    reads(waiting(), sale)
    expect(broughtBack).toEqual([sale.id])
  })

  it('shows nothing where nothing was in hand', () => {
    const { reads, broughtBack } = page()
    reads(saleWith({ state: 'succeeded', createdAt_ms: now_ms - 1_000 }))
    reads(waiting())
    expect(broughtBack).toEqual([])
  })
})

describe('a sale whose card is gone', () => {
  it('comes back when its money turns out to be due back', () => {
    const { moves, broughtBack } = page()
    const before = waiting()
    const owed: Sale = { ...before, state: 'failed', tender: 'refund-due', version: 2 }
    moves(owed, before)
    moves({ ...owed, version: 3 }, owed)
    moves(waiting(), null)
    expect(broughtBack).toEqual([owed.id])
  })
})
