import { describe, expect, it } from 'vitest'
import { money } from '../../domain/money.ts'
import { openShop, recharge } from '../testing/shop.ts'

const delivered = {
  kind: 'accepted',
  providerReference: 'TRX1',
  final: 'succeeded',
  word: 'Success',
  words: '',
  charged_e4: null,
  walletAfter_e4: null,
} as const

const another = { provider: 'autoflexi', number: '01812345678', operator: 'RB' } as const

describe('a charge nobody can believe', () => {
  it.each([0, 1, 449_999, 500_001, 2 ** 50, -(2 ** 50)])(
    'is not booked: %d for ৳50 costs what was expected',
    async (charged) => {
      const shop = await openShop()
      shop.providers.flexiloadbd.willAnswer({ ...delivered, charged_e4: money(charged) })
      expect(await shop.sell()).toMatchObject({
        state: 'succeeded',
        charged_e4: null,
        commission_e4: 13_750,
      })
    },
  )
})

describe('a sale that waits while the machine sleeps', () => {
  it('does not leave when it wakes, though nobody told the counter of the sleep', async () => {
    const shop = await openShop()
    shop.providers.flexiloadbd.refuseToOpen('connect')
    const sale = await shop.sell()
    shop.clock.jumpTo(shop.clock.now() + 8 * 3_600_000)
    await shop.clock.advanceGently(30_000)
    expect((await shop.sale(sale.id)).state).toBe('created')
    expect(shop.providers.flexiloadbd.sent).toHaveLength(0)
  })
})

describe('a sale that waits for its turn while the machine sleeps', () => {
  it('does not leave when its turn comes, and nothing is opened for it', async () => {
    const shop = await openShop()
    const seller = shop.providers.autoflexi
    await shop.sell({ provider: 'autoflexi' })
    const second = await shop.sell(another)
    shop.clock.jumpTo(shop.clock.now() + 8 * 3_600_000)
    seller.answer(delivered)
    await shop.clock.advanceGently(30_000)
    expect(await shop.sale(second.id)).toMatchObject({
      state: 'created',
      reason: { code: 'stopped' },
    })
    expect([seller.sent.length, seller.abandoned.length]).toEqual([1, 0])
  })
})

describe('a connection that cannot be opened', () => {
  it('is told in the words it failed with, and nothing is made up beside them', async () => {
    const shop = await openShop()
    const seller = shop.providers.flexiloadbd
    const words = 'self-signed certificate'
    seller.open = () => Promise.resolve({ kind: 'not-sent', why: 'connect', words })
    const sale = await shop.sell()
    expect(sale.reason).toEqual({ code: 'connect', words })
    const seen = { source: 'open', class: 'not-sent', body: words }
    expect(sale.observations).toMatchObject([{ ...seen, httpStatus: null, elapsed_ms: 0 }])
    expect(sale.events.at(-1)).toMatchObject({ to: 'created', cause: 'dispatch' })
  })
})

describe('a machine that goes to sleep while the wallet is read', () => {
  it('opens no connection afterwards, and has no words but that it stopped', async () => {
    const shop = await openShop()
    const seller = shop.providers.autoflexi
    const letRead = seller.hold('balance')
    const sale = await shop.sell({ provider: 'autoflexi' })
    shop.core.suspending()
    letRead()
    await shop.clock.advanceGently(30_000)
    expect((await shop.sale(sale.id)).reason).toEqual({ code: 'stopped', words: '' })
    expect([seller.sent.length, seller.abandoned.length]).toEqual([0, 0])
  })
})

describe('a machine that goes to sleep while the wallet is read once more', () => {
  it('has the open connection closed unused', async () => {
    const shop = await openShop()
    const seller = shop.providers.autoflexi
    const letOpen = seller.hold('open')
    const words = recharge({ provider: 'autoflexi' })
    await shop.client.sales.submit(words)
    // So long that the figure of the wallet is no evidence any more.
    await shop.clock.advanceGently(6_000)
    const letRead = seller.hold('balance')
    letOpen()
    await shop.settle()
    shop.core.suspending()
    letRead()
    await shop.clock.advanceGently(30_000)
    expect(await shop.sale(words.id)).toMatchObject({
      state: 'created',
      reason: { code: 'stopped' },
    })
    expect([seller.sent.length, seller.abandoned.length]).toEqual([0, 1])
  })
})

describe('the wallet at autoflexi, which is all the evidence there is', () => {
  it('is read after the sale that went ahead, however short the time between', async () => {
    const shop = await openShop()
    shop.providers.autoflexi.willAnswer(delivered)
    await shop.sell({ provider: 'autoflexi' })
    shop.providers.autoflexi.balance_e4 -= 486_250
    shop.providers.autoflexi.willAnswer({ kind: 'unknown', why: 'timeout', words: '' })
    expect(await shop.sell(another)).toMatchObject({
      state: 'in-doubt',
      wallet: { before_e4: 100_000_000 - 486_250 },
    })
  })
})

describe('a key that is turned away while others wait for the lane', () => {
  it('lets none of them out', async () => {
    const shop = await openShop()
    const first = await shop.sell({ provider: 'autoflexi' })
    const second = await shop.sell(another)
    shop.providers.autoflexi.answer({ kind: 'refused', reason: 'key', words: '' })
    await shop.settle()
    expect((await shop.sale(first.id)).state).toBe('failed')
    expect(await shop.sale(second.id)).toMatchObject({
      state: 'created',
      reason: { code: 'lane-closed' },
    })
    expect(shop.providers.autoflexi.sent).toHaveLength(1)
  })
})
