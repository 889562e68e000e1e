import { describe, expect, it } from 'vitest'
import { SaleId } from '../../domain/sale.ts'
import {
  accepted,
  delivered,
  saidFailed,
  saidInconclusive,
  saidPending,
  saidSuccess,
  unknown,
} from '../testing/answers.ts'
import { pay, tokens, units } from '../testing/bills.ts'
import { openShop, type TestShop } from '../testing/shop.ts'

const MINUTE_ms = 60_000
const twelve = tokens(12)
const [first = '', second = '', third = ''] = twelve
const bringing = (...found: readonly string[]) => ({ raw: { tokens: found } })

/** A meter's sale that flexiloadbd has, and what it says of it from now on. */
async function openMeter() {
  const shop = await openShop()
  const seller = shop.providers.flexiloadbd
  seller.willAnswer(accepted)
  const sale = await pay(shop, units())
  const tokensNow = async () => (await shop.sale(sale.id)).tokens
  return { shop, seller, sale, tokensNow }
}

const decided = (shop: TestShop, id: string, outcome: 'succeeded' | 'failed', evidence: string) =>
  shop.client.sales.decide({ id: SaleId.parse(id), outcome, evidence })

describe('the tokens of a prepaid meter', () => {
  it('stand with the sale in the order the meter takes them, all twelve of them', async () => {
    const shop = await openShop()
    shop.providers.flexiloadbd.willAnswer({ ...delivered, ...bringing(...twelve) })
    const sale = await pay(shop, units())
    expect(sale).toMatchObject({ state: 'succeeded', tokens: twelve })
    expect(sale.tokens.join('').replaceAll('-', '')).toHaveLength(240)
  })

  it('are none of a sale that brings none', async () => {
    const shop = await openShop()
    shop.providers.flexiloadbd.willAnswer(delivered)
    expect((await shop.sell()).tokens).toEqual([])
  })

  it('come with the answer to a question, once it is delivered', async () => {
    const { shop, seller, tokensNow } = await openMeter()
    expect(await tokensNow()).toEqual([])
    seller.willSay({ ...saidSuccess, ...bringing(first, second) })
    await shop.clock.advanceGently(MINUTE_ms)
    expect(await tokensNow()).toEqual([first, second])
  })

  it('are told once it is delivered, though they came before and never again', async () => {
    const { shop, seller, sale, tokensNow } = await openMeter()
    seller.willSay({ ...saidPending, ...bringing(first) }, saidPending)
    await shop.clock.advanceGently(30_000)
    expect([(await shop.sale(sale.id)).state, await tokensNow()]).toEqual(['accepted', []])
    seller.willSay(saidSuccess)
    await shop.clock.advanceGently(MINUTE_ms)
    expect([(await shop.sale(sale.id)).state, await tokensNow()]).toEqual(['succeeded', [first]])
  })

  it('are not told of a sale that failed after all', async () => {
    const { shop, seller, sale, tokensNow } = await openMeter()
    seller.willSay({ ...saidPending, ...bringing(first) }, saidFailed)
    await shop.clock.advanceGently(5 * MINUTE_ms)
    expect([(await shop.sale(sale.id)).state, await tokensNow()]).toEqual(['failed', []])
  })

  it('are there once, however often an answer brings them, and new ones behind them', async () => {
    const { shop, seller, tokensNow } = await openMeter()
    seller.willSay(
      { ...saidPending, ...bringing(second, first) },
      { ...saidPending, ...bringing(second, first) },
      { ...saidPending, ...bringing(first, third) },
      saidSuccess,
    )
    await shop.clock.advanceGently(2 * MINUTE_ms)
    expect(await tokensNow()).toEqual([second, first, third])
  })

  it('are told to the screens where they come after it was delivered', async () => {
    const { shop, seller, sale, tokensNow } = await openMeter()
    seller.willSay(saidSuccess)
    await shop.clock.advanceGently(MINUTE_ms)
    expect([(await shop.sale(sale.id)).state, await tokensNow()]).toEqual(['succeeded', []])
    const over = new AbortController()
    const changes = await shop.client.changes.watch(undefined, { signal: over.signal })
    const told: string[] = []
    const listening = (async () => {
      for await (const { topic, id } of changes) if (topic === 'sale') told.push(id)
    })().catch((cause: unknown) => {
      if (!over.signal.aborted) throw cause
    })
    seller.willSay({ ...saidSuccess, ...bringing(first) })
    await shop.clock.advanceGently(2 * 86_400_000)
    expect(await tokensNow()).toEqual([first])
    over.abort()
    await listening
    expect(told).toContain(sale.id)
  })

  it('stay with one that was taken back, for its customer may ask about them', async () => {
    const { shop, seller, sale, tokensNow } = await openMeter()
    seller.willSay({ ...saidSuccess, ...bringing(first) })
    await shop.clock.advanceGently(MINUTE_ms)
    seller.willSay({ ...saidFailed, word: 'Refunded' })
    await shop.clock.advanceGently(3 * 86_400_000)
    expect([(await shop.sale(sale.id)).state, await tokensNow()]).toEqual(['reversed', [first]])
  })

  it('are another’s where the answer’s id belongs to another sale', async () => {
    const shop = await openShop()
    const seller = shop.providers.flexiloadbd
    seller.willAnswer({ ...delivered, ...bringing(first) })
    await pay(shop, units())
    seller.willAnswer({ ...delivered, ...bringing(second) })
    const crossed = await pay(shop, units())
    expect(crossed).toMatchObject({ state: 'in-doubt', reason: { code: 'id-reused' } })
    seller.willSay({ ...saidSuccess, ...bringing(second) })
    await shop.clock.advanceGently(40 * MINUTE_ms)
    await decided(shop, crossed.id, 'succeeded', 'seen on the dashboard')
    expect((await shop.sale(crossed.id)).tokens).toEqual([])
  })

  it('are another’s where the answer names another id than the one we know', async () => {
    const { shop, seller, sale, tokensNow } = await openMeter()
    seller.willSay({ ...saidSuccess, providerReference: 'TRX2', ...bringing(second) })
    await shop.clock.advanceGently(40 * MINUTE_ms)
    await decided(shop, sale.id, 'succeeded', 'seen on the dashboard')
    expect(await tokensNow()).toEqual([])
  })
})

describe('a meter’s sale that a person decides about', () => {
  async function openReview() {
    const shop = await openShop()
    shop.providers.flexiloadbd.willAnswer(unknown)
    shop.providers.flexiloadbd.willSay(saidInconclusive)
    const sale = await pay(shop, units())
    await shop.clock.advanceGently(40 * MINUTE_ms)
    expect((await shop.sale(sale.id)).state).toBe('needs-review')
    return { shop, sale }
  }

  it('has the tokens that were read on the provider’s own pages', async () => {
    const { shop, sale } = await openReview()
    await decided(shop, sale.id, 'succeeded', `dashboard: 1) ${first} 2) ${second}`)
    const { state, tokens: found } = await shop.sale(sale.id)
    expect([state, found]).toEqual(['succeeded', [first, second]])
  })

  it('has none where it failed, whatever stands in the evidence', async () => {
    const { shop, sale } = await openReview()
    await decided(shop, sale.id, 'failed', `the token ${first} is refused`)
    const kept = shop.db.read<[], object>('SELECT * FROM meter_token').all()
    expect([(await shop.sale(sale.id)).state, kept]).toEqual(['failed', []])
  })

  it('is no recharge: twenty digits about one of those are no token', async () => {
    const shop = await openShop()
    shop.providers.flexiloadbd.willAnswer(unknown)
    shop.providers.flexiloadbd.willSay(saidInconclusive)
    const sale = await shop.sell()
    await shop.clock.advanceGently(40 * MINUTE_ms)
    await decided(shop, sale.id, 'succeeded', `voucher ${first}`)
    const { state, tokens: found } = await shop.sale(sale.id)
    expect([state, found]).toEqual(['succeeded', []])
  })
})

describe('tokens in the books', () => {
  it('are there after the power went', async () => {
    const shop = await openShop()
    shop.providers.flexiloadbd.willAnswer({ ...delivered, ...bringing(...twelve) })
    const sale = await pay(shop, units())
    const again = await shop.crash()
    expect((await again.sale(sale.id)).tokens).toEqual(twelve)
  })

  it.each([
    ["UPDATE meter_token SET token = '0'", 'a token is never changed'],
    ['DELETE FROM meter_token', 'a token is never deleted'],
  ])('are kept for ever: %s', async (sql, words) => {
    const shop = await openShop()
    shop.providers.flexiloadbd.willAnswer({ ...delivered, ...bringing(first) })
    await pay(shop, units())
    const change = shop.db.change<[]>(sql)
    expect(() => shop.db.write(() => change.run())).toThrow(words)
  })

  it('are not written where the disk refuses the answer they came with', async () => {
    const shop = await openShop()
    const seller = shop.providers.flexiloadbd
    await pay(shop, units())
    const change = shop.db.change<[]>(
      `CREATE TEMP TRIGGER full BEFORE INSERT ON sale_event
       BEGIN SELECT RAISE(ABORT, 'disk full'); END`,
    )
    shop.db.write(() => change.run())
    seller.answer({ ...delivered, ...bringing(first) })
    await expect(shop.settle()).resolves.toBeUndefined()
    expect(shop.db.read<[], object>('SELECT * FROM meter_token').all()).toEqual([])
  })
})
