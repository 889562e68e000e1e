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
import { askedBecause, noticedId, openHeardSale, openHearing } from '../testing/hearing.ts'
import { noticeText } from '../testing/notices.ts'
import { proveBooks } from '../testing/proof.ts'
import { openShop } from '../testing/shop.ts'

const MINUTE_ms = 60_000
const id = noticedId
const named = { ...accepted, providerReference: id }
const pending = { ...saidPending, providerReference: id }
const success = { ...saidSuccess, providerReference: id }

describe('a notice about a sale that is on its way', () => {
  it('wakes one question, and what that says counts', async () => {
    const { shop, seller, hear, stands } = await openHeardSale(named)
    seller.willSay(success)
    hear()
    expect((await stands()).state).toBe('accepted')
    await shop.settle()
    expect(seller.asked).toEqual([id])
    const { state, events, observations } = await stands()
    expect(state).toBe('succeeded')
    expect(events.at(-1)).toMatchObject({ cause: 'settlement' })
    expect(observations.at(-1)).toMatchObject({ source: 'status', class: 'final' })
    expect(askedBecause(shop)).toBe(1)
    proveBooks(shop)
  })

  it('changes nothing where it is forged: the provider says processing (row 73)', async () => {
    const { shop, seller, hear, stands } = await openHeardSale(named)
    seller.willSay(pending)
    const { version } = await stands()
    hear({ event: 'transaction.completed', status: 'completed' })
    await shop.settle()
    expect(seller.asked).toEqual([id])
    expect(await stands()).toMatchObject({ state: 'accepted', version })
    proveBooks(shop)
  })

  it('asks once however often it is repeated (row 74)', async () => {
    const { shop, seller, sale, door } = await openHeardSale(named)
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
    const { shop, seller, hear } = await openHeardSale(named)
    seller.willSay(pending)
    for (let nth = 0; nth < 10; nth += 1) hear()
    await shop.settle()
    expect([seller.asked.length, askedBecause(shop)]).toEqual([1, 10])
    for (let nth = 0; nth < 10; nth += 1) hear()
    await shop.clock.advanceGently(2_900)
    expect([seller.asked.length, askedBecause(shop)]).toEqual([1, 10])
    await shop.clock.advanceGently(2_200)
    // The one of three seconds is the plan's own.
    expect([seller.asked.length, askedBecause(shop)]).toEqual([3, 20])
  })

  it('goes back from completed to processing in no order of notices (row 76)', async () => {
    const { shop, seller, hear, stands } = await openHeardSale(named)
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
    const { shop, seller, hear } = await openHeardSale(named)
    seller.willSay(pending)
    hear({ id: 'TXN-of-nobody' })
    await shop.settle()
    expect([seller.asked, askedBecause(shop)]).toEqual([[id], 1])
  })

  it('is asked about although a person has it in review', async () => {
    const { shop, seller, hear, stands } = await openHeardSale(named)
    seller.willSay(pending)
    await shop.clock.advanceGently(31 * MINUTE_ms)
    expect((await stands()).state).toBe('needs-review')
    seller.willSay(success)
    hear()
    await shop.settle()
    expect((await stands()).state).toBe('succeeded')
  })

  it('tells of a success that is taken back: twice, as any other', async () => {
    const { shop, seller, hear, stands } = await openHeardSale({ ...named, final: 'succeeded' })
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
    expect([seller.asked, askedBecause(shop)]).toEqual([[], 0])
    await shop.client.sales.cancel({ id: sale.id })
    await shop.settle()
    // It never left: nobody has anything to say of it.
    expect([seller.asked, askedBecause(shop)]).toEqual([[], 1])
  })
})

describe('a sale in doubt that a notice names an id for', () => {
  it.each([
    ['delivered', success, 'succeeded'],
    ['on its way', pending, 'accepted'],
    ['failed, which is asked for twice', { ...saidFailed, providerReference: id }, 'accepted'],
  ] as const)('is %s by the provider’s answer under it', async (_, said, state) => {
    const { shop, seller, hear, stands } = await openHeardSale(unknown)
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
    const { shop, seller, hear, stands } = await openHeardSale(unknown)
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
    const { shop, seller, hear, stands } = await openHeardSale(unknown)
    shop.providers.alsamiflexi.willAnswer({ ...accepted, providerReference: 'TXN2' })
    await shop.sell({ provider: 'alsamiflexi' })
    seller.willSay(success)
    hear({ id: 'TXN2' })
    hear()
    await shop.settle()
    expect([seller.asked, askedBecause(shop)]).toEqual([[id], 2])
    expect((await stands()).state).toBe('succeeded')
  })

  it('is asked about by each id that is named, five seconds apart', async () => {
    const { shop, seller, hear, stands } = await openHeardSale(unknown)
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
    const { shop, seller, hear } = await openHeardSale(unknown)
    seller.willSay(saidInconclusive)
    hear()
    await shop.settle()
    expect([seller.asked.length, askedBecause(shop)]).toEqual([1, 0])
    await shop.clock.advanceGently(59_900)
    expect(seller.asked).toHaveLength(1)
    // The wallet is read at the same moment, and goes first.
    await shop.clock.advanceGently(1_000)
    expect([seller.asked.length, askedBecause(shop)]).toEqual([2, 0])
    await shop.clock.advanceGently(599_000)
    expect(seller.asked).toHaveLength(2)
    await shop.clock.advanceGently(2_000)
    expect([seller.asked.length, askedBecause(shop)]).toEqual([3, 1])
    await shop.clock.advanceGently(30 * MINUTE_ms)
    expect(seller.asked).toEqual([id, id, id])
  })

  it('that was called failed is a late success by an answer about itself', async () => {
    const { shop, seller, hear, stands, sale } = await openHeardSale(unknown)
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
