import { describe, expect, it } from 'vitest'
import type { SaleStep } from '../../domain/sale-machine.ts'
import type { Evidence } from '../sales/history.ts'
import { createSaleRows } from '../sales/rows.ts'
import { success } from '../../domain/result.ts'
import { manualClock } from '../testing/manual-clock.ts'
import { openShop } from '../testing/shop.ts'
import { createDrafts } from './drafts.ts'

const MINUTE_ms = 60_000

/** A draft that nothing of left, and everything that is done about it. */
async function openDraft(mayHaveLeft = false) {
  const shop = await openShop()
  shop.providers.flexiloadbd.refuseToOpen('dns')
  const { id } = await shop.sell()
  const draft = createSaleRows(shop.db).byId(id)
  if (!draft) throw new Error('nothing was sold')
  const clock = manualClock()
  clock.advance(5_000)
  const taken: [seq: number, step: SaleStep, evidence: Evidence][] = []
  const down: [name: string, due_ms: number][] = []
  const take = (...step: (typeof taken)[number]) => {
    taken.push(step)
    return success(draft)
  }
  const parts = { clock, transitions: { take }, mayHaveLeft: () => mayHaveLeft }
  const drafts = createDrafts(parts, { at: (...one) => void down.push(one) })
  return { draft, clock, taken, down, drafts, look: () => drafts.look(draft, 'sale 1') }
}

describe('a draft that nobody sends', () => {
  it('is called off ten minutes after it was first seen, however often looked at', async () => {
    const { draft, clock, taken, down, look } = await openDraft()
    look()
    clock.advance(10 * MINUTE_ms - 1)
    look()
    expect(down).toEqual([
      ['sale 1', 5_000 + 10 * MINUTE_ms],
      ['sale 1', 5_000 + 10 * MINUTE_ms],
    ])
    expect(taken).toEqual([])
    clock.advance(1)
    look()
    const evidence = { cause: 'expiry', words: '', observed: null }
    expect(taken).toEqual([[draft.seq, { type: 'cancelled', by: 'expiry' }, evidence]])
    expect(down).toHaveLength(2)
  })

  it('has its ten minutes anew where it was sent meanwhile and came back', async () => {
    const { draft, clock, taken, drafts, look } = await openDraft()
    look()
    clock.advance(9 * MINUTE_ms)
    drafts.forget(draft)
    look()
    clock.advance(9 * MINUTE_ms)
    look()
    expect(taken).toEqual([])
  })

  it('is left to a person where it may have left before a copy was put back', async () => {
    const { clock, taken, down, look } = await openDraft(true)
    look()
    clock.advance(10 * MINUTE_ms)
    look()
    expect([taken, down]).toEqual([[], []])
  })
})
