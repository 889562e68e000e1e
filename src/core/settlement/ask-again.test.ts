import { describe, expect, it } from 'vitest'
import {
  delivered,
  saidFailed,
  saidInconclusive,
  saidPending,
  saidSuccess,
  unknown,
} from '../testing/answers.ts'
import { SaleId } from '../../domain/sale.ts'
import { manualClock } from '../testing/manual-clock.ts'
import { proveBooks } from '../testing/proof.ts'
import { openShop, type TestShop } from '../testing/shop.ts'

const MINUTE_ms = 60_000
const HOUR_ms = 60 * MINUTE_ms

/** A success of ten minutes before midnight, when the shop's day ends. */
async function openSold(): Promise<{ shop: TestShop; id: string; asked: () => number }> {
  const clock = manualClock(Date.parse('2026-01-01T23:50:00+06:00'))
  const shop = await openShop({ clock })
  shop.providers.flexiloadbd.willAnswer(delivered)
  shop.providers.flexiloadbd.willSay(saidSuccess)
  const { id } = await shop.sell()
  return { shop, id, asked: () => shop.providers.flexiloadbd.asked.length }
}

describe('a sale that succeeded', () => {
  it('is asked about again when its day is over, a day later, and never more', async () => {
    const { shop, id, asked } = await openSold()
    await shop.clock.advanceGently(9 * MINUTE_ms)
    expect(asked()).toBe(0)
    await shop.clock.advanceGently(5 * MINUTE_ms)
    expect(asked()).toBe(1)
    await shop.clock.advanceGently(24 * HOUR_ms - 10 * MINUTE_ms)
    expect(asked()).toBe(1)
    await shop.clock.advanceGently(10 * MINUTE_ms)
    expect(asked()).toBe(2)
    await shop.clock.advanceGently(25 * HOUR_ms)
    expect(asked()).toBe(2)
    expect((await shop.sale(id)).state).toBe('succeeded')
  })

  it('is taken back where the provider says "failed" twice, and the customer is owed', async () => {
    const { shop, id } = await openSold()
    shop.providers.flexiloadbd.willSay(saidFailed)
    await shop.clock.advanceGently(11 * MINUTE_ms)
    expect(await shop.sale(id)).toMatchObject({ state: 'succeeded', failureHeardOnce: true })
    await shop.clock.advanceGently(2 * MINUTE_ms)
    expect(await shop.sale(id)).toMatchObject({ state: 'reversed', tender: 'refund-due' })
    proveBooks(shop)
  })

  it('stays one where the second answer says otherwise, and after a power cut', async () => {
    const { shop, id } = await openSold()
    shop.providers.flexiloadbd.willSay(saidFailed)
    await shop.clock.advanceGently(11 * MINUTE_ms)
    const after = await shop.crash()
    after.providers.flexiloadbd.willSay(saidSuccess)
    await after.clock.advanceGently(5 * MINUTE_ms)
    expect(await after.sale(id)).toMatchObject({ state: 'succeeded', failureHeardOnce: false })
    proveBooks(after)
  })

  it('keeps its turn where the question brought nothing', async () => {
    const { shop, asked } = await openSold()
    shop.providers.flexiloadbd.willSay(saidInconclusive)
    await shop.clock.advanceGently(40 * MINUTE_ms)
    const inVain = asked()
    expect(inVain).toBeGreaterThan(1)
    expect(inVain).toBeLessThan(5)
    shop.providers.flexiloadbd.willSay(saidSuccess)
    await shop.clock.advanceGently(30 * MINUTE_ms)
    expect(asked()).toBe(inVain + 1)
  })
})

describe('a sale that failed by its provider’s word', () => {
  it('is a late success where the provider comes to say so', async () => {
    const { shop } = await openSold()
    shop.providers.flexiloadbd.willAnswer({
      ...delivered,
      final: 'failed',
      providerReference: 'T2',
    })
    shop.providers.flexiloadbd.willSay({ ...saidFailed, providerReference: 'T2' })
    const { id } = await shop.sell({ number: '01712345679' })
    await shop.clock.advanceGently(5 * MINUTE_ms)
    shop.providers.flexiloadbd.willSay({ ...saidFailed, word: 'Failed', providerReference: 'T2' })
    await shop.clock.advanceGently(5 * MINUTE_ms)
    expect((await shop.sale(id)).state).toBe('failed')
    shop.providers.flexiloadbd.willSay({ ...saidSuccess, providerReference: 'T2' })
    await shop.clock.advanceGently(10 * MINUTE_ms)
    expect(await shop.sale(id)).toMatchObject({ state: 'late-success', tender: 'collected' })
    proveBooks(shop)
  })
})

describe('a sale that a person called delivered, at a provider that knows our reference', () => {
  it('is asked about again too, and reversed where it failed by the provider’s word', async () => {
    const { shop } = await openSold()
    const seller = shop.providers.flexiloadbd
    seller.willAnswer(unknown)
    seller.willSay(saidInconclusive)
    const { id } = await shop.sell()
    await shop.clock.advanceGently(31 * MINUTE_ms)
    const evidence = 'the customer says so'
    await shop.client.sales.decide({ id: SaleId.parse(id), outcome: 'succeeded', evidence })
    seller.willSay({ ...saidFailed, providerReference: 'T9' })
    await shop.clock.advanceGently(10 * MINUTE_ms)
    expect(await shop.sale(id)).toMatchObject({ state: 'reversed', tender: 'refund-due' })
    proveBooks(shop)
  })
})

describe('a hundred sales of yesterday', () => {
  it('are asked about one after the other, and a sale on its way is not kept waiting', async () => {
    const { shop, asked } = await openSold()
    const seller = shop.providers.flexiloadbd
    for (let nth = 0; nth < 100; nth += 1) {
      seller.willAnswer({ ...delivered, providerReference: `N${nth}` })
      await shop.sell({ number: `017${String(30_000_000 + nth)}` })
    }
    seller.willSay(saidPending)
    await shop.clock.advanceGently(11 * MINUTE_ms)
    expect(asked()).toBeLessThanOrEqual(21)
    await shop.clock.advanceGently(10 * MINUTE_ms)
    expect(asked()).toBe(101)
  })
})
