import { describe, expect, it } from 'vitest'
import { saleKinds } from '../../domain/sale.ts'
import { accepted, delivered } from '../testing/answers.ts'
import { intentOf, openShopOfKinds } from '../testing/kinds.ts'
import { openShop, recharge, type TestShop } from '../testing/shop.ts'

/** Sells so often that the provider takes no more in this minute. */
async function sellOut(shop: TestShop, times: number) {
  for (let nth = 0; nth < times; nth += 1) {
    const sold = shop.providers.flexiloadbd.sent.length
    shop.providers.flexiloadbd.willAnswer({ ...delivered, providerReference: `T${sold}` })
    await shop.sell()
  }
}

const inLine = ({ client }: TestShop) => client.sales.inLine()

/** What the counter is told of places in line, from now on. */
async function watching(shop: TestShop) {
  const told: string[] = []
  let isOver = false
  const over = new AbortController()
  const changes = await shop.client.changes.watch(undefined, { signal: over.signal })
  const listening = (async () => {
    for await (const { topic, id } of changes) if (topic === 'line') told.push(id)
  })().catch((cause: unknown) => {
    if (!isOver) throw cause
  })
  return {
    told,
    end: async () => {
      await shop.settle()
      isOver = true
      over.abort()
      await listening
    },
  }
}

describe('a sale that waits for a limit', () => {
  it('is told of with its provider, how long it takes and when it is given up', async () => {
    const shop = await openShop()
    await sellOut(shop, 29)
    await shop.clock.advanceGently(40_000)
    await sellOut(shop, 1)
    expect(await inLine(shop)).toEqual([])
    const { id } = await shop.sell()
    const waits = { sale: id, provider: 'flexiloadbd', waitsFor: 'limit' }
    expect(await inLine(shop)).toEqual([{ ...waits, place_ms: 20_100, givesUp_ms: 30_000 }])
    await shop.clock.advanceGently(8_000)
    expect(await inLine(shop)).toEqual([{ ...waits, place_ms: 12_100, givesUp_ms: 22_000 }])
    shop.providers.flexiloadbd.willAnswer(accepted)
    await shop.clock.advanceGently(12_100)
    expect(await inLine(shop)).toEqual([])
    expect((await shop.sale(id)).state).toBe('accepted')
  })

  it('is told of as later where others wait before it', async () => {
    const shop = await openShop()
    await sellOut(shop, 1)
    await shop.clock.advanceGently(45_000)
    await sellOut(shop, 1)
    await shop.clock.advanceGently(5_000)
    await sellOut(shop, 28)
    for (let nth = 0; nth < 2; nth += 1) await shop.sell()
    const places = (await inLine(shop)).map(({ place_ms }) => place_ms)
    expect(places).toEqual([10_100, 55_100])
  })

  it('has a place nobody can tell where all that count are under way', async () => {
    const shop = await openShop()
    for (let nth = 0; nth < 30; nth += 1) await shop.sell()
    await shop.sell()
    expect(await inLine(shop)).toMatchObject([{ waitsFor: 'limit', place_ms: null }])
  })

  it('leaves the line when it is given up, and its draft says why', async () => {
    const shop = await openShop()
    await sellOut(shop, 30)
    const { told, end } = await watching(shop)
    const { id } = await shop.sell()
    await shop.clock.advanceGently(30_000)
    expect(await inLine(shop)).toEqual([])
    expect(await shop.sale(id)).toMatchObject({ state: 'created', reason: { code: 'limit-full' } })
    await end()
    expect(told).toEqual(['flexiloadbd', 'flexiloadbd'])
  })

  it('leaves it too where the machine goes to sleep', async () => {
    const shop = await openShop()
    await sellOut(shop, 30)
    await shop.sell()
    shop.core.suspending()
    await shop.settle()
    expect(await inLine(shop)).toEqual([])
  })

  it('waits as long as the provider wants to be left alone', async () => {
    const shop = await openShop()
    const { flexiloadbd } = shop.providers
    const limits = { perMinute: null, remaining: null, reset_ms: null, retryAfter_ms: 25_000 }
    flexiloadbd.willAnswer({
      kind: 'refused',
      reason: 'rate-limit',
      words: 'slow down',
      raw: { limits },
    })
    await shop.sell()
    await shop.sell()
    expect(await inLine(shop)).toMatchObject([{ place_ms: 25_000 }])
  })
})

describe.each(saleKinds)('a %s beyond the limit', (kind) => {
  it('waits for its place like any other sale', async () => {
    const { shop } = await openShopOfKinds()
    await sellOut(shop, 30)
    const intent = intentOf(kind)
    await shop.client.sales.submit(intent)
    await shop.settle()
    expect(await inLine(shop)).toMatchObject([{ sale: intent.id, waitsFor: 'limit' }])
    await shop.clock.advanceGently(30_000)
    expect(await shop.sale(intent.id)).toMatchObject({ kind, reason: { code: 'limit-full' } })
    expect(shop.providers.flexiloadbd.sent).toHaveLength(30)
  })
})

describe('a sale that waits for the one ahead of it', () => {
  it('is told of without seconds: nobody knows when that one is answered', async () => {
    const shop = await openShop()
    await shop.sell({ provider: 'autoflexi' })
    const { id } = await shop.client.sales.submit(recharge({ provider: 'autoflexi' }))
    await shop.settle()
    const waits = { sale: id, provider: 'autoflexi', waitsFor: 'turn' }
    expect(await inLine(shop)).toEqual([{ ...waits, place_ms: null, givesUp_ms: 30_000 }])
    shop.providers.autoflexi.answer({ ...delivered, providerReference: 'AT1' })
    await shop.settle()
    expect(await inLine(shop)).toEqual([])
  })
})

describe('a sale that has its place at once', () => {
  it('stands in no line, and nobody is told of one', async () => {
    const shop = await openShop()
    const { told, end } = await watching(shop)
    for (const provider of ['autoflexi', 'alsamiflexi', 'flexiloadbd'] as const) {
      shop.providers[provider].willAnswer({ ...delivered, providerReference: `T-${provider}` })
      await shop.sell({ provider })
    }
    expect(await inLine(shop)).toEqual([])
    await end()
    expect(told).toEqual([])
  })
})
