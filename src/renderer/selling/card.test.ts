import { describe, expect, it } from 'vitest'
import type { Sale } from '../../contract/schemas.ts'
import type { DeskSale } from '../desk/cards.ts'
import { intentOf } from '../sale/intent.ts'
import { saleWith } from '../testing/sales.ts'
import { canPutAway } from './card.ts'

const shown = (sale: Sale, phase: DeskSale['phase'] = 'kept'): DeskSale => ({
  intent: intentOf(sale),
  phase,
  refusal: null,
})
const kept = (changes: Parameters<typeof saleWith>[0]) => {
  const sale = saleWith(changes)
  return canPutAway(shown(sale), sale)
}
const unsent = { code: 'connect', words: '' }

describe('the key that clears', () => {
  it('puts a card away whose sale needs nobody at the counter', () => {
    expect(kept({ state: 'succeeded' })).toBe(true)
    expect(kept({ state: 'accepted' })).toBe(true)
    expect(kept({ state: 'failed', tender: 'refunded' })).toBe(true)
    expect(kept({ state: 'cancelled', tender: 'unpaid' })).toBe(true)
  })

  it('leaves a card whose money the customer has not got back', () => {
    expect(kept({ state: 'failed', tender: 'refund-due' })).toBe(false)
    expect(kept({ state: 'reversed', tender: 'refund-due' })).toBe(false)
    expect(kept({ state: 'created', reason: unsent })).toBe(false)
  })

  it('leaves a sale that is not in the books yet', () => {
    const sale = saleWith()
    expect(canPutAway(shown(sale, 'sending'), null)).toBe(false)
    expect(canPutAway(shown(sale, 'asking'), null)).toBe(false)
    expect(canPutAway(shown(sale, 'not-received'), null)).toBe(true)
  })
})
