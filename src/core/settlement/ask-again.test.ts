import { describe, expect, it } from 'vitest'
import { SaleId } from '../../domain/sale.ts'
import type { Database } from '../db/database.ts'
import { openDatabase } from '../db/open.ts'
import type { StatusQuestion } from '../providers/provider.ts'
import {
  accepted,
  delivered,
  saidFailed,
  saidInconclusive,
  saidPending,
  saidSuccess,
  unknown,
} from '../testing/answers.ts'
import { manualClock } from '../testing/manual-clock.ts'
import { proveBooks } from '../testing/proof.ts'
import { openShop, scriptedProviders, type TestShop } from '../testing/shop.ts'

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
    expect(shop.logged).toEqual([])
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

  it('stays one where the provider says "pending", and that is written down (row 61)', async () => {
    const { shop, id } = await openSold()
    shop.providers.flexiloadbd.willSay(saidPending)
    await shop.clock.advanceGently(14 * MINUTE_ms)
    const sale = await shop.sale(id)
    expect(sale).toMatchObject({ state: 'succeeded', tender: 'collected' })
    expect(sale.observations.at(-1)).toMatchObject({
      source: 'status',
      class: 'pending:after-end',
    })
    expect(shop.logged).toContainEqual({
      event: 'pending-after-end',
      fields: { sale: id, state: 'succeeded' },
    })
    proveBooks(shop)
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

describe('two sales that are to be asked about at once', () => {
  it('have their turns in the order they were sold, whichever was asked about before', async () => {
    const { shop } = await openSold()
    const seller = shop.providers.flexiloadbd
    await shop.clock.advanceGently(15 * MINUTE_ms)
    expect(seller.asked).toEqual(['TRX1'])
    shop.clock.jumpTo(Date.parse('2026-01-02T23:50:00+06:00'))
    seller.willAnswer({ ...delivered, providerReference: 'TRX2' })
    await shop.sell()
    // While nobody can be asked, both fall due: the older a second time, the younger a first time.
    seller.willSay(saidInconclusive)
    shop.clock.jumpTo(Date.parse('2026-01-03T00:10:00+06:00'))
    await shop.clock.advanceGently(2 * MINUTE_ms)
    expect(seller.asked).toEqual(['TRX1', 'TRX1', 'TRX2'])
  })
})

describe('an end that the provider cannot be asked about', () => {
  it('is passed over, and keeps no other waiting', async () => {
    const providers = scriptedProviders()
    const flexiloadbd = {
      ...providers.flexiloadbd,
      canAsk: ({ providerReference }: StatusQuestion) => providerReference !== 'odd',
    }
    const clock = manualClock(Date.parse('2026-01-01T23:50:00+06:00'))
    const shop = await openShop({ clock, providers: { ...providers, flexiloadbd } })
    flexiloadbd.willSay(saidSuccess)
    for (const providerReference of ['odd', 'TRX1']) {
      flexiloadbd.willAnswer({ ...delivered, providerReference })
      await shop.sell()
    }
    await shop.clock.advanceGently(15 * MINUTE_ms)
    expect(flexiloadbd.asked).toEqual(['TRX1'])
  })
})

/** Books that count the rows that were fetched for what is to be asked again, and how often. */
function counting(inner: Database) {
  const count = { looks: 0, most: 0 }
  const read: Database['read'] = <Words extends unknown[], Row>(sql: string) => {
    const rows = inner.read<Words, Row>(sql)
    if (!sql.includes('sale_asked_again')) return rows
    return {
      ...rows,
      all(...parameters: Words) {
        const found = rows.all(...parameters)
        count.looks += 1
        count.most = Math.max(count.most, found.length)
        return found
      },
    }
  }
  return { db: { ...inner, read }, count }
}

/** So many sales of ten minutes before midnight at alsamiflexi, and a quarter of an hour since. */
async function openSoldOften(times: number) {
  const clock = manualClock(Date.parse('2026-01-01T23:50:00+06:00'))
  const { db, count } = counting(openDatabase(':memory:'))
  const shop = await openShop({ clock, db, saleLimits: 'none' })
  const seller = shop.providers.alsamiflexi
  for (let nth = 0; nth < times; nth += 1) {
    seller.willAnswer({ ...delivered, providerReference: `N${nth}` })
    await shop.sell({ provider: 'alsamiflexi' })
  }
  return { shop, seller, count }
}

describe('a hundred sales of yesterday', () => {
  it('are asked about one after the other, slower than the provider allows', async () => {
    const { shop, seller } = await openSoldOften(100)
    seller.willSay(saidSuccess)
    await shop.clock.advanceGently(10 * MINUTE_ms)
    const before = seller.asked.length
    await shop.clock.advanceGently(2 * MINUTE_ms)
    expect(seller.asked.length - before).toBeLessThanOrEqual(31)
    await shop.clock.advanceGently(10 * MINUTE_ms)
    expect(new Set(seller.asked).size).toBe(100)
  })

  it('keep no sale waiting that is on its way', async () => {
    const { shop, seller } = await openSoldOften(100)
    seller.willSay(saidPending)
    await shop.clock.advanceGently(12 * MINUTE_ms)
    const live: string[] = []
    for (let nth = 0; nth < 12; nth += 1) {
      seller.willAnswer({ ...accepted, providerReference: `L${nth}` })
      live.push((await shop.sell({ provider: 'alsamiflexi' })).id)
    }
    await shop.clock.advanceGently(20_000)
    for (const id of live) {
      const { observations } = await shop.sale(id)
      const [sent, asked] = ['create', 'status'].map((source) =>
        observations.find((one) => one.source === source),
      )
      // Due after three seconds, and one after the other: four of them a second.
      expect((asked?.at_ms ?? Number.POSITIVE_INFINITY) - (sent?.at_ms ?? 0)).toBeLessThan(6_500)
    }
  })

  it('are not asked about so shortly before a question about one that is on its way', async () => {
    const { shop, seller } = await openSoldOften(60)
    seller.willSay(saidPending)
    await shop.clock.advanceGently(11 * MINUTE_ms)
    const asked = seller.asked.length
    for (let tenths = 0; tenths < 50 && seller.asked.length === asked; tenths += 1) {
      await shop.clock.advanceGently(100)
    }
    // The next would come after three seconds: a second and a half before this one's question.
    await shop.clock.advanceGently(1_500)
    seller.willAnswer({ ...accepted, providerReference: 'L1' })
    await shop.sell({ provider: 'alsamiflexi' })
    const before = seller.asked.length
    await shop.clock.advanceGently(3_000)
    expect(seller.asked.slice(before)).toEqual(['L1'])
  })

  it('are not looked for while a question is unanswered, and never all of them', async () => {
    const { shop, seller, count } = await openSoldOften(30)
    seller.willSay(saidSuccess)
    await shop.clock.advanceGently(11 * MINUTE_ms)
    const answer = seller.hold('status')
    await shop.clock.advanceGently(4_000)
    const { looks } = count
    await shop.clock.advanceGently(20_000)
    // The other two providers have nothing to be asked again, and are looked at each minute.
    expect(count.looks - looks).toBeLessThanOrEqual(4)
    expect(count.most).toBeLessThan(5)
    answer()
    await shop.clock.advanceGently(3 * MINUTE_ms)
    expect(new Set(seller.asked).size).toBe(30)
  })

  it('are passed over where the question brought nothing, and all come to their turn', async () => {
    const { shop, seller } = await openSoldOften(12)
    seller.willSay(saidInconclusive)
    await shop.clock.advanceGently(12 * MINUTE_ms)
    expect(new Set(seller.asked).size).toBe(12)
    seller.willSay(saidSuccess)
    const before = seller.asked.length
    await shop.clock.advanceGently(15 * MINUTE_ms)
    expect(seller.asked.length - before).toBe(12)
  })
})
