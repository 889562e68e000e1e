import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { refused } from '../testing/answers.ts'
import { openShop, recharge } from '../testing/shop.ts'

const hashOf = (said: readonly unknown[]) =>
  createHash('sha256').update(JSON.stringify(said)).digest('hex')

describe('what was said of a sale', () => {
  it('is kept as it always was: a draft from before an update is the same after it', async () => {
    const shop = await openShop()
    const kept = shop.db.read<[string], { request_hash: string }>(
      'SELECT request_hash FROM sale WHERE id = ?',
    )
    const number = '01712345678'
    const said = ['recharge', 'GP', number, 'prepaid', 500_000]
    shop.providers.flexiloadbd.willAnswer(refused)
    const { id: retryOf } = await shop.sell({ number })
    const { provider: _, ...unnamed } = recharge({ number, retryOf })
    await shop.client.sales.submit(unnamed)
    expect(kept.get(retryOf)?.request_hash).toBe(hashOf([...said, 'flexiloadbd', '']))
    expect(kept.get(unnamed.id)?.request_hash).toBe(hashOf([...said, '', retryOf]))
  })
})

describe('the story of a sale', () => {
  it('begins with its confirmation, and has nobody say what he did not say', async () => {
    const shop = await openShop()
    const { id } = await shop.sell()
    const events = shop.db.read<[string], { cause: string; step: string; words: string }>(
      `SELECT cause, step, sale_event.words FROM sale_event JOIN sale ON seq = sale_seq
       WHERE id = ? ORDER BY sale_event.version`,
    )
    expect(events.all(id)).toEqual([
      { cause: 'cashier', step: '{"type":"confirmed"}', words: '' },
      { cause: 'dispatch', step: expect.stringContaining('"sent"'), words: '' },
    ])
  })
})
