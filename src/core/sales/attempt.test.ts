import { describe, expect, it } from 'vitest'
import { delivered } from '../testing/answers.ts'
import { proveBooks } from '../testing/proof.ts'
import { openShop } from '../testing/shop.ts'

const SECOND_ms = 1_000

describe('a sale whose turn does not come while its cashier waits', () => {
  it('stays a draft after thirty seconds and says why; nothing is ever opened for it', async () => {
    const shop = await openShop()
    const seller = shop.providers.autoflexi
    await shop.clock.advanceGently(10 * SECOND_ms)
    await shop.sell({ provider: 'autoflexi' })
    const { id } = await shop.sell({ provider: 'autoflexi' })
    await shop.clock.advanceGently(30 * SECOND_ms - 1)
    expect((await shop.sale(id)).reason).toBeNull()
    await shop.clock.advanceGently(1)
    expect(await shop.sale(id)).toMatchObject({
      state: 'created',
      reason: { code: 'lane-closed', words: '' },
    })
    seller.answer(delivered)
    await shop.clock.advanceGently(60 * SECOND_ms)
    expect((await shop.sale(id)).state).toBe('created')
    expect([seller.sent.length, seller.abandoned.length]).toEqual([1, 0])
    expect(shop.logged).toEqual([])
    proveBooks(shop)
  })
})

describe('a machine that goes to sleep while a connection opens that then fails', () => {
  it('is why nothing was sent, and no mistake of ours', async () => {
    const shop = await openShop()
    const seller = shop.providers.flexiloadbd
    const letOpen = seller.hold('open')
    seller.refuseToOpen('connect')
    const { id } = await shop.sell()
    shop.core.suspending()
    letOpen()
    await shop.clock.advanceGently(60 * SECOND_ms)
    expect((await shop.sale(id)).reason).toEqual({ code: 'stopped', words: '' })
    expect([seller.sent.length, seller.abandoned.length]).toEqual([0, 0])
    expect(shop.logged).toEqual([])
  })
})

describe('a key that is turned away while another sale connects', () => {
  it('has that connection closed unused, and the draft says that its lane is closed', async () => {
    const shop = await openShop()
    const seller = shop.providers.flexiloadbd
    const letOpen = seller.hold('open')
    const { id } = await shop.sell()
    seller.willAnswer({ kind: 'refused', reason: 'key', words: 'Unauthenticated.' })
    expect((await shop.sell()).state).toBe('failed')
    letOpen()
    await shop.settle()
    expect(await shop.sale(id)).toMatchObject({ state: 'created', reason: { code: 'lane-closed' } })
    expect([seller.sent.length, seller.abandoned.length]).toEqual([1, 1])
    proveBooks(shop)
  })
})

describe('the answer to a sale', () => {
  it('ends it by the counter’s own doing: nobody at the shop decided anything', async () => {
    const shop = await openShop()
    shop.providers.flexiloadbd.willAnswer(delivered)
    const { events } = await shop.sell()
    expect(events.map(({ to, cause }) => [to, cause])).toEqual([
      ['created', 'cashier'],
      ['on-wire', 'dispatch'],
      ['succeeded', 'dispatch'],
    ])
  })
})
