import { describe, expect, it } from 'vitest'
import { openDatabase } from '../db/open.ts'
import { accepted, delivered, saidInconclusive, saidPending, unknown } from '../testing/answers.ts'
import { manualClock } from '../testing/manual-clock.ts'
import { proveBooks } from '../testing/proof.ts'
import { countingBytes, openShop, recharge, type TestShop } from '../testing/shop.ts'

/** Sells so often that the provider takes no more in this minute. */
async function sellOut(shop: TestShop, provider: 'flexiloadbd' | 'alsamiflexi', times: number) {
  for (let nth = 0; nth < times; nth += 1) {
    shop.providers[provider].willAnswer({ ...delivered, providerReference: `T${nth}` })
    await shop.sell({ provider })
  }
}

const heldBack = { state: 'created', reason: { code: 'limit-full' } }

describe('a sale that would be one too many in a minute', () => {
  it('waits until the provider takes it again, and leaves then', async () => {
    const shop = await openShop()
    const { flexiloadbd } = shop.providers
    await sellOut(shop, 'flexiloadbd', 29)
    await shop.clock.advanceGently(40_000)
    await sellOut(shop, 'flexiloadbd', 1)
    flexiloadbd.willAnswer(accepted)
    const sale = await shop.sell()
    expect(sale).toMatchObject({ state: 'created', reason: null })
    await shop.clock.advanceGently(20_099)
    expect(flexiloadbd.sent).toHaveLength(30)
    await shop.clock.advanceGently(1)
    expect(await shop.sale(sale.id)).toMatchObject({ state: 'accepted' })
    expect(flexiloadbd.sent).toHaveLength(31)
  })

  it('stays a draft that says so where its cashier has waited long enough', async () => {
    const shop = await openShop()
    const { flexiloadbd } = shop.providers
    await sellOut(shop, 'flexiloadbd', 30)
    const words = recharge()
    const { id } = await shop.client.sales.submit(words)
    await shop.clock.advanceGently(29_999)
    expect(await shop.sale(id)).toMatchObject({ state: 'created', reason: null })
    await shop.clock.advanceGently(1)
    expect(await shop.sale(id)).toMatchObject(heldBack)
    expect(flexiloadbd.sent).toHaveLength(30)
    await shop.clock.advanceGently(60_000)
    expect(await shop.sale(id)).toMatchObject(heldBack)
    flexiloadbd.willAnswer(accepted)
    await shop.client.sales.submit(words)
    await shop.settle()
    expect(await shop.sale(id)).toMatchObject({ state: 'accepted' })
    expect(flexiloadbd.sent).toHaveLength(31)
    proveBooks(shop)
  })

  it('is not sent when the machine wakes up, hours after its cashier waited', async () => {
    const shop = await openShop()
    await sellOut(shop, 'flexiloadbd', 30)
    const { id } = await shop.sell()
    shop.core.suspending()
    await shop.settle()
    const stopped = { state: 'created', reason: { code: 'stopped' } }
    expect(await shop.sale(id)).toMatchObject(stopped)
    await shop.clock.advanceGently(120_000)
    expect(shop.providers.flexiloadbd.sent).toHaveLength(30)
  })

  it('leaves its place to the next where its connection cannot be opened', async () => {
    const shop = await openShop()
    const { flexiloadbd } = shop.providers
    await sellOut(shop, 'flexiloadbd', 29)
    const letGo = flexiloadbd.hold('open')
    flexiloadbd.refuseToOpen('connect')
    const first = await shop.sell()
    flexiloadbd.willAnswer(accepted)
    const second = await shop.sell()
    expect((await shop.sale(second.id)).state).toBe('created')
    letGo()
    await shop.settle()
    expect(await shop.sale(first.id)).toMatchObject({ reason: { code: 'connect' } })
    expect((await shop.sale(second.id)).state).toBe('accepted')
  })

  it('counts once, also while its answer is not here', async () => {
    const shop = await openShop()
    const { flexiloadbd } = shop.providers
    await sellOut(shop, 'flexiloadbd', 28)
    await shop.sell()
    await shop.sell()
    expect(flexiloadbd.sent).toHaveLength(30)
    await shop.sell()
    expect(flexiloadbd.sent).toHaveLength(30)
  })

  it('is called off by a counter that closes', async () => {
    const shop = await openShop()
    await sellOut(shop, 'flexiloadbd', 30)
    await shop.sell()
    await shop.core.close()
    expect(shop.providers.flexiloadbd.sent).toHaveLength(30)
  })
})

describe('sales that wait for a place together', () => {
  it('leave one at a time where one before them has come to doubt', async () => {
    const shop = await openShop()
    const { flexiloadbd } = shop.providers
    await sellOut(shop, 'flexiloadbd', 29)
    await shop.clock.advanceGently(40_000)
    const { id } = await shop.sell()
    const waiting = [await shop.sell(), await shop.sell()]
    flexiloadbd.answer(unknown)
    await shop.clock.advanceGently(20_100)
    expect((await shop.sale(id)).state).toBe('in-doubt')
    expect(flexiloadbd.sent).toHaveLength(31)
    flexiloadbd.answer({ ...accepted, providerReference: 'TRX8' })
    flexiloadbd.willAnswer({ ...accepted, providerReference: 'TRX9' })
    await shop.clock.advanceGently(5_000)
    const states = await Promise.all(waiting.map(async (sale) => (await shop.sale(sale.id)).state))
    expect(states).toEqual(['accepted', 'accepted'])
    expect(flexiloadbd.sent).toHaveLength(32)
    proveBooks(shop)
  })
})

describe('a provider that was called too fast', () => {
  it('by a sale gets the next one only when it wants to', async () => {
    const shop = await openShop()
    const { flexiloadbd } = shop.providers
    const raw = { httpStatus: 429, elapsed_ms: 1, body: '' }
    const limits = { perMinute: null, remaining: null, reset_ms: null, retryAfter_ms: 20_000 }
    const open = flexiloadbd.open.bind(flexiloadbd)
    flexiloadbd.open = async (order) => {
      const opened = await open(order)
      if (opened.kind !== 'ready') return opened
      const send = async () => ({ ...(await opened.send()), raw: { ...raw, limits } })
      return { ...opened, send }
    }
    flexiloadbd.willAnswer({ kind: 'refused', reason: 'rate-limit', words: 'slow down' })
    const { id } = await shop.sell()
    expect(await shop.sale(id)).toMatchObject({ state: 'failed', reason: { code: 'rate-limit' } })
    flexiloadbd.willAnswer(accepted)
    const next = await shop.sell()
    await shop.clock.advanceGently(19_999)
    expect(flexiloadbd.sent).toHaveLength(1)
    await shop.clock.advanceGently(1)
    expect((await shop.sale(next.id)).state).toBe('accepted')
  })

  it.each(['autoflexi', 'alsamiflexi', 'flexiloadbd'] as const)(
    'by a question is sold through all the same: %s',
    async (provider) => {
      const shop = await openShop()
      const seller = shop.providers[provider]
      seller.willAnswer(accepted)
      seller.willSay(
        { ...saidInconclusive, why: 'rate-limit', retryAfter_ms: 300_000 },
        saidPending,
      )
      await shop.sell({ provider })
      await shop.clock.advanceGently(10_000)
      expect(seller.asked).toHaveLength(1)
      seller.willAnswer({ ...accepted, providerReference: 'TRX2' })
      expect(await shop.sell({ provider })).toMatchObject({ state: 'accepted' })
      await shop.clock.advanceGently(280_000)
      expect(seller.asked).toHaveLength(1)
      await shop.clock.advanceGently(30_000)
      expect(seller.asked.length).toBeGreaterThan(1)
    },
  )
})

describe('a sale at alsamiflexi while hundreds of its sales wait to be asked about', () => {
  it('leaves at once, and two more with it within seconds', async () => {
    const random = countingBytes()
    const shop = await openShop({ saleLimits: 'none', random })
    const { alsamiflexi } = shop.providers
    for (let nth = 0; nth < 400; nth += 1) {
      alsamiflexi.willAnswer({ ...accepted, providerReference: `N${nth}` })
      await shop.sell({ provider: 'alsamiflexi' })
      shop.clock.advance(1)
    }
    alsamiflexi.willSay(saidPending)
    const db = openDatabase(shop.db.serialize())
    const { providers } = shop
    const clock = manualClock(shop.clock.now())
    const next = await openShop({ db, clock, providers, random, setUp: false })
    const seller = next.providers.alsamiflexi
    await next.clock.advanceGently(5 * 60_000)
    const before = seller.asked.length
    await next.clock.advanceGently(60_000)
    expect(seller.asked.length - before).toBeGreaterThanOrEqual(57)
    const sold = seller.sent.length
    for (let nth = 0; nth < 3; nth += 1) {
      seller.willAnswer({ ...accepted, providerReference: `L${nth}` })
      await next.client.sales.submit(recharge({ provider: 'alsamiflexi' }))
    }
    await next.settle()
    expect(seller.sent.length - sold).toBeGreaterThanOrEqual(1)
    await next.clock.advanceGently(5_000)
    expect(seller.sent.length - sold).toBe(3)
  })
})
