import { describe, expect, it } from 'vitest'
import type { ProviderId } from '../../domain/provider.ts'
import { openDatabase } from '../db/open.ts'
import { accepted, saidInconclusive, saidPending, saidSuccess } from '../testing/answers.ts'
import { manualClock } from '../testing/manual-clock.ts'
import { proveBooks } from '../testing/proof.ts'
import { countingBytes, openShop } from '../testing/shop.ts'

const MINUTE_ms = 60_000

/** A counter that starts with so many open sales, sold a quarter of an hour before. */
async function openBehind(provider: ProviderId, sales: number) {
  const random = countingBytes()
  const before = await openShop({ saleLimits: 'none', random })
  for (let nth = 0; nth < sales; nth += 1) {
    before.providers[provider].willAnswer({ ...accepted, providerReference: `N${nth}` })
    await before.sell({ provider })
    before.clock.advance(1)
  }
  const db = openDatabase(before.db.serialize())
  const clock = manualClock(before.clock.now() + 15 * MINUTE_ms)
  const { providers } = before
  const seller = providers[provider]
  const askBalance = seller.askBalance.bind(seller)
  let reads = 0
  seller.askBalance = () => {
    reads += 1
    return askBalance()
  }
  seller.willSay(saidPending)
  const from = seller.asked.length
  const shop = await openShop({ db, clock, providers, random, setUp: false })
  const asked = () => seller.asked.slice(from)
  return { shop, seller, asked, reads: () => reads }
}

describe('a counter with more open sales than its ordinary pace gets through', () => {
  it.each(['flexiloadbd', 'alsamiflexi'] as const)(
    'asks for all of the limit but what sales and its wallet need: %s',
    async (provider) => {
      const { shop, seller, asked, reads } = await openBehind(provider, 200)
      // Each is asked about under its own id, and delivered.
      const askStatus = seller.askStatus.bind(seller)
      seller.askStatus = (question) => {
        const { providerReference } = question
        seller.willSay({ ...saidSuccess, providerReference: providerReference ?? '' })
        return askStatus(question)
      }
      for (let minute = 1; minute <= 3; minute += 1) {
        const before = asked().length
        await shop.clock.advanceGently(MINUTE_ms)
        expect(asked().length - before).toBeGreaterThanOrEqual(57)
        expect(asked().length - before).toBeLessThanOrEqual(60)
      }
      // At the start and once a minute, and not after each of the sales that ended.
      expect(reads()).toBeLessThanOrEqual(5)
      await shop.clock.advanceGently(MINUTE_ms)
      expect(new Set(asked()).size).toBe(200)
      const { sales } = await shop.client.sales.list({ limit: 50 })
      expect(new Set(sales.map(({ state }) => state))).toEqual(new Set(['succeeded']))
      proveBooks(shop)
    },
  )

  it('asks about the sale of a customer who waits before the old ones', async () => {
    const { shop, seller, asked } = await openBehind('flexiloadbd', 200)
    await shop.clock.advanceGently(MINUTE_ms)
    expect(asked()).not.toContain('NEW')
    seller.willAnswer({ ...accepted, providerReference: 'NEW' })
    await shop.sell()
    await shop.clock.advanceGently(6_000)
    expect(asked()).toContain('NEW')
    const old = asked().filter((id) => id !== 'NEW')
    expect(new Set(old).size).toBe(old.length)
  })

  it('reads its wallet soon after an end once nobody waits any more', async () => {
    const { shop, seller, reads } = await openBehind('flexiloadbd', 2)
    await shop.clock.advanceGently(MINUTE_ms + 10_000)
    const before = reads()
    seller.willAnswer({ ...accepted, final: 'succeeded', word: 'Success', providerReference: 'Z' })
    await shop.sell()
    await shop.clock.advanceGently(3_000)
    expect(reads() - before).toBe(1)
  })
})

describe('a sale that stands in line when its time is over', () => {
  it('is handed to a person to the minute, and keeps its turn', async () => {
    const shop = await openShop()
    // Every ten minutes since the start all open sales are looked at anyway.
    await shop.clock.advanceGently(65_000)
    const { flexiloadbd } = shop.providers
    flexiloadbd.willSay(saidPending)
    flexiloadbd.willAnswer(accepted)
    const { id } = await shop.sell()
    await shop.clock.advanceGently(26.5 * MINUTE_ms)
    // A question about another sale, and then nobody may ask for five minutes: the first one's
    // comes due meanwhile.
    flexiloadbd.willSay({ ...saidInconclusive, retryAfter_ms: 300_000 }, saidPending)
    flexiloadbd.willAnswer({ ...accepted, providerReference: 'TRX2' })
    await shop.sell()
    await shop.clock.advanceGently(3_000)
    const asked = flexiloadbd.asked.length
    await shop.clock.advanceGently(3.5 * MINUTE_ms - 3_000 - 1)
    expect((await shop.sale(id)).state).toBe('accepted')
    await shop.clock.advanceGently(1)
    expect(await shop.sale(id)).toMatchObject({
      state: 'needs-review',
      reason: { code: 'overdue' },
    })
    expect(flexiloadbd.asked).toHaveLength(asked)
    await shop.clock.advanceGently(93_000)
    expect(flexiloadbd.asked.slice(asked)).toContain('TRX1')
  })
})
