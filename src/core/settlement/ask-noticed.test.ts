import { describe, expect, it } from 'vitest'
import { SaleId } from '../../domain/sale.ts'
import { openDatabase } from '../db/open.ts'
import {
  accepted,
  saidFailed,
  saidInconclusive,
  saidPending,
  saidSuccess,
  unknown,
} from '../testing/answers.ts'
import { noticeText, testDoor } from '../testing/notices.ts'
import { proveBooks } from '../testing/proof.ts'
import { mirrorVault, openShop, scriptedProviders } from '../testing/shop.ts'
import type { ScriptedAnswer } from '../testing/scripted-provider.ts'

const MINUTE_ms = 60_000
const id = 'TXN1'
const named = { ...accepted, providerReference: id }
const pending = { ...saidPending, providerReference: id }
const success = { ...saidSuccess, providerReference: id }

type Providers = NonNullable<Parameters<typeof openShop>[0]>['providers']

/** A shop that hears notices of alsamiflexi. */
async function openHearing(providers: NonNullable<Providers> = scriptedProviders()) {
  const door = testDoor()
  const shop = await openShop({ openDoor: door.openDoor, providers })
  await shop.client.settings.saveNotices({ enabled: true, port: 47_810 })
  return { shop, door, seller: shop.providers.alsamiflexi, hear: door.hear }
}

/** One of its sales, answered so, and the way to hear of it. */
async function openSale(answer: ScriptedAnswer, providers?: NonNullable<Providers>) {
  const hearing = await openHearing(providers)
  const { shop, seller, door } = hearing
  seller.willAnswer(answer)
  const sale = await shop.sell({ provider: 'alsamiflexi' })
  let nth = 0
  const hear = (words: Parameters<typeof noticeText>[0] = {}) => {
    nth += 1
    const timestamp = `2025-12-27T10:30:15Z ${nth}`
    return door.hear(noticeText({ id, reference: sale.ourReference, timestamp, ...words }))
  }
  const stands = () => shop.sale(sale.id)
  return { ...hearing, sale, hear, stands }
}

const asked = (shop: Awaited<ReturnType<typeof openShop>>) =>
  shop.db.read<[], { asked: number }>('SELECT count(asked_at_ms) AS asked FROM notice').get()?.asked

describe('a notice about a sale that is on its way', () => {
  it('wakes one question, and what that says counts', async () => {
    const { shop, seller, hear, stands } = await openSale(named)
    seller.willSay(success)
    hear()
    expect((await stands()).state).toBe('accepted')
    await shop.settle()
    expect(seller.asked).toEqual([id])
    const { state, events, observations } = await stands()
    expect(state).toBe('succeeded')
    expect(events.at(-1)).toMatchObject({ cause: 'settlement' })
    expect(observations.at(-1)).toMatchObject({ source: 'status', class: 'final' })
    expect(asked(shop)).toBe(1)
    proveBooks(shop)
  })

  it('changes nothing where it is forged: the provider says processing (row 73)', async () => {
    const { shop, seller, hear, stands } = await openSale(named)
    seller.willSay(pending)
    const { version } = await stands()
    hear({ event: 'transaction.completed', status: 'completed' })
    await shop.settle()
    expect(seller.asked).toEqual([id])
    expect(await stands()).toMatchObject({ state: 'accepted', version })
    proveBooks(shop)
  })

  it('asks once however often it is repeated (row 74)', async () => {
    const { shop, seller, sale, door } = await openSale(named)
    seller.willSay(pending)
    const body = noticeText({ id, reference: sale.ourReference })
    const fates = Array.from({ length: 50 }, () => door.hear(body))
    expect(fates).toEqual(['kept', ...Array.from({ length: 49 }, () => 'known')])
    await shop.settle()
    for (let nth = 0; nth < 50; nth += 1) door.hear(body)
    await shop.clock.advanceGently(2_500)
    expect(seller.asked).toEqual([id])
  })

  it('asks once for ten others that come at once, and later for ten more', async () => {
    const { shop, seller, hear } = await openSale(named)
    seller.willSay(pending)
    for (let nth = 0; nth < 10; nth += 1) hear()
    await shop.settle()
    expect([seller.asked.length, asked(shop)]).toEqual([1, 10])
    for (let nth = 0; nth < 10; nth += 1) hear()
    await shop.clock.advanceGently(2_900)
    expect([seller.asked.length, asked(shop)]).toEqual([1, 10])
    await shop.clock.advanceGently(2_200)
    // The one of three seconds is the plan's own.
    expect([seller.asked.length, asked(shop)]).toEqual([3, 20])
  })

  it('goes back from completed to processing in no order of notices (row 76)', async () => {
    const { shop, seller, hear, stands } = await openSale(named)
    seller.willSay(success)
    hear()
    await shop.settle()
    seller.willSay(pending)
    hear({ event: 'transaction.processing', status: 'processing' })
    await shop.clock.advanceGently(5_100)
    expect(seller.asked).toEqual([id, id])
    const { state, observations } = await stands()
    expect(state).toBe('succeeded')
    expect(observations.at(-1)?.class).toBe('pending:after-end')
    proveBooks(shop)
  })

  it('is asked about by the id it has, whatever id the notice names', async () => {
    const { shop, seller, hear } = await openSale(named)
    seller.willSay(pending)
    hear({ id: 'TXN-of-nobody' })
    await shop.settle()
    expect([seller.asked, asked(shop)]).toEqual([[id], 1])
  })

  it('is asked about although a person has it in review', async () => {
    const { shop, seller, hear, stands } = await openSale(named)
    seller.willSay(pending)
    await shop.clock.advanceGently(31 * MINUTE_ms)
    expect((await stands()).state).toBe('needs-review')
    seller.willSay(success)
    hear()
    await shop.settle()
    expect((await stands()).state).toBe('succeeded')
  })

  it('tells of a success that is taken back: twice, as any other', async () => {
    const { shop, seller, hear, stands } = await openSale({ ...named, final: 'succeeded' })
    const refunded = { ...saidFailed, providerReference: id, word: 'refunded' }
    seller.willSay(refunded)
    hear({ event: 'transaction.refunded', status: 'refunded' })
    await shop.settle()
    expect(await stands()).toMatchObject({ state: 'succeeded', failureHeardOnce: true })
    await shop.clock.advanceGently(62_000)
    expect((await stands()).state).toBe('reversed')
    proveBooks(shop)
  })
})

describe('a notice that comes before the answer to its sale (row 75)', () => {
  it('is held until the answer is there, and then asks', async () => {
    const { shop, seller, door } = await openHearing()
    const sale = await shop.sell({ provider: 'alsamiflexi' })
    seller.willSay(success)
    const body = noticeText({ id, reference: sale.ourReference })
    expect(door.hear(body)).toBe('kept')
    await shop.clock.advanceGently(10_000)
    expect([seller.asked, (await shop.sale(sale.id)).state]).toEqual([[], 'on-wire'])
    seller.answer(named)
    await shop.settle()
    expect([seller.asked, (await shop.sale(sale.id)).state]).toEqual([[id], 'succeeded'])
    proveBooks(shop)
  })

  it('is held until it is in doubt, and then its id is the hint to ask by', async () => {
    const { shop, seller, door } = await openHearing()
    const sale = await shop.sell({ provider: 'alsamiflexi' })
    seller.willSay(pending)
    door.hear(noticeText({ id, reference: sale.ourReference }))
    seller.answer(unknown)
    await shop.settle()
    const after = await shop.sale(sale.id)
    expect(seller.asked).toEqual([id])
    expect(after).toMatchObject({ state: 'accepted', providerReference: id })
    proveBooks(shop)
  })

  it('is not forgotten when the power goes: the sale is in doubt then', async () => {
    const { shop, seller, door } = await openHearing()
    const sale = await shop.sell({ provider: 'alsamiflexi' })
    seller.willSay(success)
    door.hear(noticeText({ id, reference: sale.ourReference }))
    const db = openDatabase(shop.db.serialize())
    const { providers } = shop
    const after = await openShop({ db, providers, setUp: false })
    await after.settle()
    expect(seller.asked).toEqual([id])
    expect((await after.sale(sale.id)).state).toBe('succeeded')
  })

  it('about a draft of which nothing has left asks nobody', async () => {
    const { shop, seller, door } = await openHearing()
    seller.refuseToOpen('connect')
    const sale = await shop.sell({ provider: 'alsamiflexi' })
    expect(sale.state).toBe('created')
    door.hear(noticeText({ id, reference: sale.ourReference }))
    await shop.settle()
    expect([seller.asked, asked(shop)]).toEqual([[], 0])
    await shop.client.sales.cancel({ id: sale.id })
    await shop.settle()
    // It never left: nobody has anything to say of it.
    expect([seller.asked, asked(shop)]).toEqual([[], 1])
  })
})

describe('a sale in doubt that a notice names an id for', () => {
  it.each([
    ['delivered', success, 'succeeded'],
    ['on its way', pending, 'accepted'],
    ['failed, which is asked for twice', { ...saidFailed, providerReference: id }, 'accepted'],
  ] as const)('is %s by the provider’s answer under it', async (_, said, state) => {
    const { shop, seller, hear, stands } = await openSale(unknown)
    seller.willSay(said)
    hear()
    await shop.settle()
    expect(seller.asked).toEqual([id])
    expect(await stands()).toMatchObject({ state, providerReference: id })
    proveBooks(shop)
  })

  it.each([
    ['somebody else’s sale', { ...saidInconclusive, why: 'echo-mismatch' }, 'inconclusive'],
    ['no sale it knows', { ...saidInconclusive, why: 'unexpected-status' }, 'inconclusive'],
    ['a word we do not know', { kind: 'unknown-word', word: 'X', words: 'X' }, 'unknown-word'],
  ] as const)('stays in doubt where it is the id of %s, and nobody is alarmed', async (...row) => {
    const [, said, filed] = row
    const { shop, seller, hear, stands } = await openSale(unknown)
    seller.willSay(said)
    hear({ id: 'TXN-forged' })
    await shop.settle()
    const after = await stands()
    expect(seller.asked).toEqual(['TXN-forged'])
    expect(after).toMatchObject({ state: 'in-doubt', providerReference: null })
    expect(after.observations.at(-1)).toMatchObject({ source: 'status', class: filed })
    expect((await shop.client.health.get()).alerts).toEqual([])
    proveBooks(shop)
  })

  it('is not asked about by the id of another sale of ours', async () => {
    const { shop, seller, hear, stands } = await openSale(unknown)
    shop.providers.alsamiflexi.willAnswer({ ...accepted, providerReference: 'TXN2' })
    await shop.sell({ provider: 'alsamiflexi' })
    seller.willSay(success)
    hear({ id: 'TXN2' })
    hear()
    await shop.settle()
    expect([seller.asked, asked(shop)]).toEqual([[id], 2])
    expect((await stands()).state).toBe('succeeded')
  })

  it('is asked about by each id that is named, five seconds apart', async () => {
    const { shop, seller, hear, stands } = await openSale(unknown)
    seller.willSay({ ...saidInconclusive, why: 'echo-mismatch' }, success)
    hear({ id: 'TXN-forged' })
    hear()
    await shop.settle()
    expect(seller.asked).toEqual(['TXN-forged'])
    await shop.clock.advanceGently(4_900)
    expect(seller.asked).toEqual(['TXN-forged'])
    await shop.clock.advanceGently(200)
    expect(seller.asked).toEqual(['TXN-forged', id])
    expect((await stands()).state).toBe('succeeded')
  })

  it('is asked about three times by an id that brings nothing, and then no more', async () => {
    const { shop, seller, hear } = await openSale(unknown)
    seller.willSay(saidInconclusive)
    hear()
    await shop.settle()
    expect([seller.asked.length, asked(shop)]).toEqual([1, 0])
    await shop.clock.advanceGently(59_900)
    expect(seller.asked).toHaveLength(1)
    // The wallet is read at the same moment, and goes first.
    await shop.clock.advanceGently(1_000)
    expect([seller.asked.length, asked(shop)]).toEqual([2, 0])
    await shop.clock.advanceGently(599_000)
    expect(seller.asked).toHaveLength(2)
    await shop.clock.advanceGently(2_000)
    expect([seller.asked.length, asked(shop)]).toEqual([3, 1])
    await shop.clock.advanceGently(30 * MINUTE_ms)
    expect(seller.asked).toEqual([id, id, id])
  })

  it('that was called failed is a late success by an answer about itself', async () => {
    const { shop, seller, hear, stands, sale } = await openSale(unknown)
    await shop.clock.advanceGently(31 * MINUTE_ms)
    const evidence = 'the customer says no'
    await shop.client.sales.decide({ id: SaleId.parse(sale.id), outcome: 'failed', evidence })
    seller.willSay(success)
    hear()
    await shop.settle()
    expect(await stands()).toMatchObject({ state: 'late-success', providerReference: id })
    proveBooks(shop)
  })
})

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
    const { shop, seller, hear } = await openSale(named)
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

  it('leaves its provider alone for as long as that wants', async () => {
    const { shop, seller, hear } = await openSale(named)
    seller.willSay({ ...saidInconclusive, retryAfter_ms: MINUTE_ms }, pending)
    hear()
    await shop.clock.advanceGently(MINUTE_ms - 1_000)
    expect(seller.asked).toHaveLength(1)
  })

  it('waits until the provider’s key is there again', async () => {
    const { shop, hear, seller } = await openSale(unknown)
    hear()
    const db = openDatabase(shop.db.serialize())
    const open = () => Promise.reject(new Error('another machine'))
    const { providers } = shop
    const before = seller.asked.length
    const after = await openShop({ db, providers, vault: { ...mirrorVault, open }, setUp: false })
    await after.clock.advanceGently(MINUTE_ms)
    expect([seller.asked.length, asked(after)]).toEqual([before, 0])
    seller.willSay(success)
    await after.client.providers.save({
      provider: 'alsamiflexi',
      baseUrl: 'https://alsamiflexi.example/api',
      key: 'key-of-alsamiflexi',
      preference: 1,
    })
    await after.clock.advanceGently(1_000)
    expect(asked(after)).toBe(1)
  })

  it('is put by no id that the provider gives to nobody', async () => {
    const providers = scriptedProviders()
    const alsamiflexi = { ...providers.alsamiflexi, canAsk: () => false }
    const { shop, seller, hear } = await openSale(unknown, { ...providers, alsamiflexi })
    hear()
    await shop.settle()
    expect([seller.asked, asked(shop)]).toEqual([[], 1])
  })

  it('is put again at the next start where the counter closed meanwhile', async () => {
    const { shop, seller, sale, hear } = await openSale(unknown)
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
