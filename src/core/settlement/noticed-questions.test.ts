import { describe, expect, it } from 'vitest'
import { openDatabase } from '../db/open.ts'
import {
  accepted,
  saidInconclusive,
  saidPending,
  saidSuccess,
  unknown,
} from '../testing/answers.ts'
import { askedBecause, noticedId, openHeardSale, openHearing } from '../testing/hearing.ts'
import { manualClock } from '../testing/manual-clock.ts'
import { noticeText } from '../testing/notices.ts'
import { mirrorVault, openShop, scriptedProviders } from '../testing/shop.ts'
import { createAskNoticed } from './ask-noticed.ts'

const MINUTE_ms = 60_000
const id = noticedId
const named = { ...accepted, providerReference: id }
const pending = { ...saidPending, providerReference: id }
const nothingCame = { httpStatus: null, elapsed_ms: 0, body: '' }
const success = { ...saidSuccess, providerReference: id }

describe('a question that a notice woke', () => {
  it('leaves half of the limit to those that were due without it', async () => {
    const { shop, seller, door } = await openHearing()
    seller.willSay(pending)
    const bodies: string[] = []
    for (let nth = 0; nth < 20; nth += 1) {
      seller.willAnswer({ ...accepted, providerReference: `TXN${nth}` })
      const sale = await shop.sell({ provider: 'alsamiflexi' })
      bodies.push(noticeText({ id: `TXN${nth}`, reference: sale.ourReference }))
    }
    for (const body of bodies) door.hear(body)
    await shop.clock.advanceGently(2_900)
    // Fifteen a minute, and the wallet and the list of operators were among them.
    expect(seller.asked.length).toBeGreaterThan(5)
    expect(seller.asked.length).toBeLessThanOrEqual(15)
  })

  it('waits while another one is put', async () => {
    const { shop, seller, hear } = await openHeardSale(named)
    seller.willSay(pending)
    const letGo = seller.hold('status')
    await shop.clock.advanceGently(3_100)
    expect(seller.asked).toHaveLength(1)
    hear()
    await shop.clock.advanceGently(1_000)
    expect(seller.asked).toHaveLength(1)
    letGo()
    await shop.clock.advanceGently(300)
    expect(seller.asked).toEqual([id, id])
  })

  it('is put once more where another notice came while it was under way', async () => {
    const { shop, seller, hear } = await openHeardSale(named)
    seller.willSay(pending)
    const letGo = seller.hold('status')
    hear()
    await shop.settle()
    hear()
    letGo()
    await shop.settle()
    expect([seller.asked.length, askedBecause(shop)]).toEqual([1, 1])
    await shop.clock.advanceGently(5_100)
    // The plan's own question of three seconds was put as well.
    expect([seller.asked.length, askedBecause(shop)]).toEqual([3, 2])
  })

  it.each([
    [0, false, null],
    [250, false, 250],
    [250, true, MINUTE_ms],
    [2 * MINUTE_ms, true, 2 * MINUTE_ms],
  ])('waits for leisure (%i ms), and a minute where many stand in line: %s', async (...told) => {
    const [leisure_ms, isBehind, expected_ms] = told
    const { shop, seller, sale } = await openHeardSale(unknown)
    const clock = manualClock()
    const looks: (readonly [string, number])[] = []
    const put: unknown[] = []
    const askNoticed = createAskNoticed(
      {
        db: shop.db,
        clock,
        hints: {
          waiting: () => [],
          hintsOf: () => [{ seq: 1, providerReference: id }],
          asked: () => undefined,
        },
        live: () => seller,
      },
      { at: (name, due_ms) => void looks.push([name, due_ms - clock.monotonic()]) },
      { again: () => Promise.resolve(true) },
      {
        inTurn(errand) {
          put.push(errand)
          return Promise.resolve('put')
        },
        leisure_ms: () => leisure_ms,
        isBehind: () => isBehind,
      },
    )
    await askNoticed('noticed', sale.id)
    expect(looks).toEqual([['noticed', expected_ms ?? 5_000]])
    const errand = { name: 'noticed', provider: 'alsamiflexi', rank: 'last' }
    expect(put).toEqual(expected_ms === null ? [errand] : [])
  })

  it('leaves its provider alone for as long as that wants', async () => {
    const { shop, seller, hear } = await openHeardSale(named)
    seller.willSay({ ...saidInconclusive, retryAfter_ms: MINUTE_ms }, pending)
    hear()
    await shop.clock.advanceGently(MINUTE_ms - 1_000)
    expect(seller.asked).toHaveLength(1)
  })

  it('waits until the provider’s key is there again', async () => {
    const { shop, hear, seller } = await openHeardSale(unknown)
    hear()
    const db = openDatabase(shop.db.serialize())
    const open = () => Promise.reject(new Error('another machine'))
    const { providers } = shop
    const before = seller.asked.length
    const after = await openShop({ db, providers, vault: { ...mirrorVault, open }, setUp: false })
    await after.clock.advanceGently(MINUTE_ms)
    expect([seller.asked.length, askedBecause(after)]).toEqual([before, 0])
    seller.willSay(success)
    await after.client.providers.save({
      provider: 'alsamiflexi',
      baseUrl: 'https://alsamiflexi.example/api',
      key: 'key-of-alsamiflexi',
      preference: 1,
    })
    await after.clock.advanceGently(1_000)
    expect(askedBecause(after)).toBe(1)
  })

  it('waits where the limit keeps it from being put: that is no answer', async () => {
    const providers = scriptedProviders()
    let isFree = false
    let tries = 0
    const tooFast = { ...saidInconclusive, why: 'rate-limit', raw: nothingCame } as const
    const alsamiflexi: typeof providers.alsamiflexi = {
      ...providers.alsamiflexi,
      askStatus(question) {
        tries += 1
        return isFree ? providers.alsamiflexi.askStatus(question) : Promise.resolve(tooFast)
      },
    }
    const { shop, seller, hear, stands } = await openHeardSale(unknown, {
      ...providers,
      alsamiflexi,
    })
    hear()
    await shop.clock.advanceGently(15 * MINUTE_ms)
    expect(tries).toBeGreaterThan(3)
    expect(askedBecause(shop)).toBe(0)
    seller.willSay(success)
    isFree = true
    await shop.clock.advanceGently(MINUTE_ms)
    expect([askedBecause(shop), (await stands()).state]).toEqual([1, 'succeeded'])
  })

  it('is put by no id that the provider gives to nobody', async () => {
    const providers = scriptedProviders()
    const alsamiflexi = { ...providers.alsamiflexi, canAsk: () => false }
    const { shop, seller, hear } = await openHeardSale(unknown, { ...providers, alsamiflexi })
    hear()
    await shop.settle()
    expect([seller.asked, askedBecause(shop)]).toEqual([[], 1])
  })

  it('is put again at the next start where the counter closed meanwhile', async () => {
    const { shop, seller, sale, hear } = await openHeardSale(unknown)
    seller.hold('status')
    hear()
    await shop.settle()
    const kept: Uint8Array[] = []
    const close = shop.db.close.bind(shop.db)
    shop.db.close = () => {
      kept.push(shop.db.serialize())
      close()
    }
    await shop.core.close()
    const db = openDatabase(kept[0] ?? '')
    seller.willSay(success)
    const after = await openShop({ db, providers: shop.providers, setUp: false })
    await after.settle()
    expect((await after.sale(sale.id)).state).toBe('succeeded')
  })
})
