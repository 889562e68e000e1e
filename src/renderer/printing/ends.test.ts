import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { SaleId } from '../../domain/sale.ts'
import type { Sale } from '../../contract/schemas.ts'
import { createStore } from '../core/store.ts'
import type { DeskSale } from '../desk/cards.ts'
import { intentOf } from '../sale/intent.ts'
import { saleWith } from '../testing/sales.ts'
import { watchEnds } from './ends.ts'

/** What lies on the desk of a page, what it hears of its sales, and the ends it tells. */
function pageWith() {
  const desk = createStore<readonly DeskSale[]>([])
  const move = createStore<{ readonly sale: Sale } | null>(null)
  const ends = watchEnds(desk, move)
  const told: string[] = []
  ends.subscribe(() => told.push(ends.get()?.sale.state ?? ''))
  const id = SaleId.parse(v7())
  return {
    told,
    lies: (phase: DeskSale['phase']) =>
      desk.set(() => [{ intent: intentOf(saleWith({ id })), phase, refusal: null }]),
    hears: (state: Sale['state']) => move.set(() => ({ sale: saleWith({ id, state }) })),
  }
}

describe('the end of a sale that was sent from here', () => {
  it('is its first one: what becomes of it afterwards is another’s', () => {
    const { told, lies, hears } = pageWith()
    lies('sending')
    for (const state of ['accepted', 'succeeded', 'reversed', 'late-success'] as const) hears(state)
    expect(told).toEqual(['succeeded'])
  })

  it('is not told where the first that is heard of it is no end that is printed', () => {
    for (const state of ['cancelled', 'reversed', 'late-success'] as const) {
      const { told, lies, hears } = pageWith()
      lies('sending')
      hears(state)
      hears('succeeded')
      expect(told, state).toEqual([])
    }
  })

  it('is none where the counter did not accept it, until it is sent again', () => {
    const { told, lies, hears } = pageWith()
    lies('sending')
    lies('not-accepted')
    hears('failed')
    expect(told).toEqual([])
    lies('sending')
    lies('kept')
    hears('succeeded')
    expect(told).toEqual(['succeeded'])
  })
})
