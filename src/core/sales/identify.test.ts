import { describe, expect, it } from 'vitest'
import type { IdObjection, SaleIdentity } from '../../contract/sale-identity.ts'
import { dhakaTime } from '../../domain/business-day.ts'
import { SaleId } from '../../domain/sale.ts'
import { openDatabase } from '../db/open.ts'
import {
  accepted,
  refused,
  saidFailed,
  saidInconclusive,
  saidNothing,
  saidPending,
  saidSuccess,
  unknown,
} from '../testing/answers.ts'
import { proveBooks } from '../testing/proof.ts'
import {
  mirrorVault,
  openShop,
  recharge,
  scriptedProviders,
  type TestShop,
} from '../testing/shop.ts'

const id = 'TXN77'
const MINUTE_ms = 60_000

/** A sale alsamiflexi never answered, and what it says when it is asked about an id. */
async function openDoubt() {
  const shop = await openShop()
  const seller = shop.providers.alsamiflexi
  seller.willAnswer(unknown)
  const sale = await shop.sell({ provider: 'alsamiflexi' })
  const bring = (providerReference: string) =>
    shop.client.sales.identify({ id: sale.id, providerReference })
  return { shop, seller, sale, bring }
}

describe('the id of a sale in doubt, found on the provider’s own pages', () => {
  it.each([
    ['delivered', saidSuccess, 'succeeded'],
    ['on its way', saidPending, 'accepted'],
    ['failed, which is asked for twice', saidFailed, 'accepted'],
  ] as const)('shows that it is %s', async (_, answer, state) => {
    const { shop, seller, bring } = await openDoubt()
    seller.willSay({ ...answer, providerReference: id })
    expect(await bring(` ${id} `)).toMatchObject({ state, providerReference: id })
    expect(seller.asked).toEqual([id])
    proveBooks(shop)
  })

  it('is kept with the answer, as a person’s doing', async () => {
    const { shop, seller, sale, bring } = await openDoubt()
    seller.willSay({ ...saidSuccess, providerReference: id })
    await bring(id)
    const { events, observations } = await shop.sale(sale.id)
    expect(events.at(-1)).toMatchObject({ cause: 'person', to: 'succeeded' })
    expect(observations.at(-1)).toMatchObject({ source: 'status', class: 'final' })
  })

  it('helps also once a person is asked', async () => {
    const { shop, seller, sale, bring } = await openDoubt()
    seller.balance_e4 -= sale.expectedCost_e4
    await shop.clock.advanceGently(60_000)
    expect((await shop.sale(sale.id)).reason?.code).toBe('debited')
    seller.willSay({ ...saidSuccess, providerReference: id })
    expect((await bring(id)).state).toBe('succeeded')
    proveBooks(shop)
  })

  it.each([
    ['knows no such sale', saidNothing, 'not-found'],
    ['does not show it to be ours', { ...saidInconclusive, why: 'echo-mismatch' }, 'inconclusive'],
    ['has a word we do not know', { kind: 'unknown-word', word: 'X', words: 'X' }, 'unknown-word'],
  ] as const)('proves nothing where the provider %s', async (_, answer, why) => {
    const { shop, seller, sale, bring } = await openDoubt()
    seller.willSay(answer)
    const data = { why, words: answer.words, others: [] }
    await expect(bring(id)).rejects.toMatchObject({ code: 'NOT_PROVED', data })
    const after = await shop.sale(sale.id)
    expect(after).toMatchObject({ state: 'in-doubt', providerReference: null })
    expect(after.observations.at(-1)).toMatchObject({ source: 'status', class: answer.kind })
    proveBooks(shop)
  })

  it('is another sale’s where we know it already', async () => {
    const { shop, seller, sale, bring } = await openDoubt()
    seller.willAnswer({ ...accepted, providerReference: id })
    await shop.sell({ provider: 'alsamiflexi', number: '01712345679' })
    const owner = await shop.client.sales.list({ limit: 1 })
    await expect(bring(id)).rejects.toMatchObject({
      code: 'NOT_PROVED',
      data: { why: 'id-reused', words: '', others: [owner.sales[0]?.id] },
    })
    expect(seller.asked).toEqual([])
    expect(await shop.sale(sale.id)).toMatchObject({ state: 'in-doubt', providerReference: null })
  })

  it('is another sale’s where that one got it while the provider was asked', async () => {
    const { shop, seller, sale, bring } = await openDoubt()
    const letIt = seller.hold('status')
    seller.willSay({ ...saidSuccess, providerReference: id })
    const bringing = bring(id)
    await shop.settle()
    seller.willAnswer({ ...accepted, providerReference: id })
    await shop.sell({ provider: 'alsamiflexi', number: '01712345679' })
    letIt()
    await expect(bringing).rejects.toMatchObject({ code: 'WRONG_STATE' })
    const after = await shop.sale(sale.id)
    expect(after).toMatchObject({ state: 'in-doubt', providerReference: null })
    expect(after.observations.map((one) => one.class)).toContain('final:id-reused')
  })

  it('is not asked for where the sale has one, or none is there', async () => {
    const { shop, seller } = await openDoubt()
    seller.willAnswer(accepted)
    const known = await shop.sell({ provider: 'alsamiflexi', number: '01712345679' })
    seller.willAnswer(refused)
    const failed = await shop.sell({ provider: 'alsamiflexi' })
    for (const sale of [known, failed]) {
      const bring = shop.client.sales.identify({ id: sale.id, providerReference: id })
      await expect(bring).rejects.toMatchObject({ code: 'WRONG_STATE' })
    }
    expect(seller.asked).toEqual([])
  })

  it('is not asked for where the sale has one and a person is asked all the same', async () => {
    const { shop, seller } = await openDoubt()
    seller.willAnswer(accepted)
    seller.willSay(saidPending)
    const known = await shop.sell({ provider: 'alsamiflexi', number: '01712345679' })
    await shop.clock.advanceGently(31 * MINUTE_ms)
    expect((await shop.sale(known.id)).state).toBe('needs-review')
    const before = seller.asked.length
    const bring = shop.client.sales.identify({ id: known.id, providerReference: id })
    await expect(bring).rejects.toMatchObject({ code: 'WRONG_STATE' })
    expect(seller.asked).toHaveLength(before)
  })
})

describe('the id of a sale, where nothing can be asked', () => {
  it('is of no sale of ours', async () => {
    const { shop, seller } = await openDoubt()
    const bringing = shop.client.sales.identify({
      id: SaleId.parse(recharge().id),
      providerReference: id,
    })
    await expect(bringing).rejects.toMatchObject({ code: 'NO_SUCH_SALE' })
    expect(seller.asked).toEqual([])
  })

  it('waits until the provider’s key is there again', async () => {
    const { shop, sale } = await openDoubt()
    const open = () => Promise.reject(new Error('another machine'))
    const db = openDatabase(shop.db.serialize())
    const after = await openShop({ db, vault: { ...mirrorVault, open }, setUp: false })
    const bringing = after.client.sales.identify({ id: sale.id, providerReference: id })
    const data = { why: 'no-provider', words: '', others: [] }
    await expect(bringing).rejects.toMatchObject({ code: 'NOT_PROVED', data })
    expect((await after.sale(sale.id)).state).toBe('in-doubt')
  })

  it('is none where the provider gives no such ids', async () => {
    const providers = scriptedProviders()
    const alsamiflexi = { ...providers.alsamiflexi, canAsk: () => false }
    const shop = await openShop({ providers: { ...providers, alsamiflexi } })
    alsamiflexi.willAnswer(unknown)
    const sale = await shop.sell({ provider: 'alsamiflexi' })
    const bringing = shop.client.sales.identify({ id: sale.id, providerReference: 'call me' })
    const data = { why: 'not-an-id', words: '', others: [] }
    await expect(bringing).rejects.toMatchObject({ code: 'NOT_PROVED', data })
    expect(alsamiflexi.asked).toEqual([])
  })

  it('proves nothing where the counter closes meanwhile, and leaves nothing behind', async () => {
    const db = openDatabase(':memory:')
    // The books stay open, so that they can be looked into afterwards.
    const shop = await openShop({ db: { ...db, close: () => undefined } })
    shop.providers.alsamiflexi.willAnswer(unknown)
    const sale = await shop.sell({ provider: 'alsamiflexi' })
    shop.providers.alsamiflexi.hold('status')
    const bringing = shop.client.sales.identify({ id: sale.id, providerReference: id })
    const told = expect(bringing).rejects.toMatchObject({ data: { why: 'inconclusive' } })
    await shop.settle()
    await shop.core.close()
    await told
    const { state, observations } = await shop.sale(sale.id)
    expect([state, observations.map((one) => one.source)]).toEqual(['in-doubt', ['create']])
  })
})

const number = '01712345671'
/** An id as it would be given at a moment. */
const stamp = (at_ms: number) => {
  const { date, hour, minute, second } = dhakaTime(at_ms)
  const two = (part: number) => String(part).padStart(2, '0')
  return `AT${date.replaceAll('-', '')}${two(hour)}${two(minute)}${two(second)}`
}

/** A sale autoflexi never answered: its answers show number and amount and no reference. */
async function openUnnamed() {
  const shop = await openShop()
  const seller = shop.providers.autoflexi
  seller.willAnswer(unknown)
  const sale = await shop.sell({ provider: 'autoflexi', number })
  const sent_ms = shop.clock.now()
  const bring = (providerReference: string, despite?: IdObjection) => {
    seller.willSay({ ...saidSuccess, providerReference })
    const said = despite === undefined ? {} : { despite }
    return shop.client.sales.identify({ id: sale.id, providerReference, ...said })
  }
  return { shop, seller, sale, sent_ms, bring }
}

/** Whose doing the last step of a sale was, and what was written down beside it. */
function lastEvent(shop: TestShop, { seq }: { seq: number }) {
  const events = shop.db.read<[number], { cause: string; words: string }>(
    'SELECT cause, words FROM sale_event WHERE sale_seq = ? ORDER BY version DESC LIMIT 1',
  )
  return events.get(seq)
}

/** A sale nobody ever named, and that a person called failed after its sixteen minutes. */
async function unnamedFailure(shop: TestShop) {
  shop.providers.autoflexi.willAnswer(unknown)
  const { id: rival } = await shop.sell({ provider: 'autoflexi', number })
  await shop.clock.advanceGently(16 * MINUTE_ms)
  const evidence = 'the customer says no'
  await shop.client.sales.decide({ id: rival, outcome: 'failed', evidence })
  return rival
}

/** The same was sold there before, so many times, the last one so long ago. */
async function withRivals(count: number, earlier_ms: number) {
  const shop = await openShop()
  const seller = shop.providers.autoflexi
  const rivals: SaleId[] = []
  for (let nth = 0; nth < count; nth += 1) rivals.unshift(await unnamedFailure(shop))
  await shop.clock.advanceGently(earlier_ms - 16 * MINUTE_ms)
  seller.willAnswer(unknown)
  const sale = await shop.sell({ provider: 'autoflexi', number })
  expect(sale.state).toBe('in-doubt')
  const bring = (
    providerReference: string,
    seen: Omit<SaleIdentity, 'id' | 'providerReference'>,
  ) => {
    seller.willSay({ ...saidSuccess, providerReference })
    return shop.client.sales.identify({ id: sale.id, providerReference, ...seen })
  }
  return { shop, rivals, sale, bring }
}

describe('an id of autoflexi, whose answers name number and amount alone', () => {
  it('is this sale’s where it was given while the sale was on its way', async () => {
    const { shop, sale, sent_ms, bring } = await openUnnamed()
    expect((await bring(stamp(sent_ms + 2_000))).state).toBe('succeeded')
    expect(lastEvent(shop, sale)).toEqual({ cause: 'person', words: saidSuccess.words })
    proveBooks(shop)
  })

  it.each([
    ['an hour before', -60],
    ['two hours after', 120],
    ['the day before', -24 * 60],
  ])('may be another’s where it was given %s; a person may know better', async (_, minutes) => {
    const { shop, sale, sent_ms, bring } = await openUnnamed()
    const other = stamp(sent_ms + minutes * MINUTE_ms)
    const why = 'other-time'
    await expect(bring(other)).rejects.toMatchObject({ code: 'NOT_PROVED', data: { why } })
    await expect(bring(other, 'rival')).rejects.toMatchObject({ data: { why } })
    expect((await shop.sale(sale.id)).state).toBe('in-doubt')
    expect((await bring(other, why)).state).toBe('succeeded')
    const words = `${why}: ${saidSuccess.words}`
    expect(lastEvent(shop, sale)).toEqual({ cause: 'person', words })
    proveBooks(shop)
  })

  it.each([
    ['ten minutes before', -10 * MINUTE_ms, -1_000],
    ['half an hour after', 30 * MINUTE_ms, 1_000],
  ])('is this sale’s up to %s, and not a second more', async (_, apart_ms, more_ms) => {
    const { sent_ms, bring } = await openUnnamed()
    const data = { why: 'other-time', words: saidSuccess.words, others: [] }
    const beyond = bring(stamp(sent_ms + apart_ms + more_ms))
    await expect(beyond).rejects.toMatchObject({ code: 'NOT_PROVED', data })
    expect((await bring(stamp(sent_ms + apart_ms))).state).toBe('succeeded')
  })

  it('proves nothing where no time can be read from it, and says so', async () => {
    const { shop, sale, bring } = await openUnnamed()
    const why = 'only-number'
    await expect(bring('TRX9')).rejects.toMatchObject({ code: 'NOT_PROVED', data: { why } })
    const { observations } = await shop.sale(sale.id)
    expect(observations.at(-1)).toMatchObject({ source: 'status', class: 'final' })
    expect((await bring('TRX9', why)).state).toBe('succeeded')
  })

  it('may be of a sale of the same number and amount that has no id either', async () => {
    const { shop, rivals, sale, bring } = await withRivals(1, 20 * MINUTE_ms)
    const given = stamp(shop.clock.now() - 3 * MINUTE_ms)
    const data = { why: 'rival', others: rivals }
    await expect(bring(given, {})).rejects.toMatchObject({ code: 'NOT_PROVED', data })
    expect((await shop.sale(sale.id)).providerReference).toBeNull()
    expect((await bring(given, { despite: 'rival', rivals })).state).toBe('succeeded')
    proveBooks(shop)
  })

  it('is this sale’s only by who has seen every such sale', async () => {
    const { shop, rivals, sale, bring } = await withRivals(2, 20 * MINUTE_ms)
    const data = { why: 'rival', others: rivals }
    expect(rivals).toHaveLength(2)
    const despite = 'rival'
    const [newer, older] = rivals.map((id) => [id])
    for (const seen of [
      { despite },
      { despite, rivals: newer },
      { despite, rivals: older },
    ] as const) {
      await expect(bring('TRX9', seen)).rejects.toMatchObject({ code: 'NOT_PROVED', data })
    }
    expect((await shop.sale(sale.id)).state).toBe('in-doubt')
    expect((await bring('TRX9', { despite, rivals })).state).toBe('succeeded')
    proveBooks(shop)
  })

  it('is not asked about again where one of those seen is out of the question by now', async () => {
    const { shop, rivals, sale, bring } = await withRivals(1, 20 * MINUTE_ms)
    const seen = [...rivals, sale.id]
    expect((await bring('TRX9', { despite: 'rival', rivals: seen })).state).toBe('succeeded')
    proveBooks(shop)
  })

  it('is not of one that was sold long before it was given', async () => {
    const { shop, bring } = await withRivals(1, 3 * 60 * MINUTE_ms)
    expect((await bring(stamp(shop.clock.now()), {})).state).toBe('succeeded')
    proveBooks(shop)
  })

  it('may be of one sold half an hour before it was given, and of none before that', async () => {
    const { shop, rivals, sale, bring } = await withRivals(1, 35 * MINUTE_ms)
    const [first] = await Promise.all(rivals.map((id) => shop.sale(id)))
    const given_ms = (first?.createdAt_ms ?? 0) + 30 * MINUTE_ms
    await expect(bring(stamp(given_ms), {})).rejects.toMatchObject({ data: { others: rivals } })
    expect(await bring(stamp(given_ms + 1_000), {})).toMatchObject({
      id: sale.id,
      state: 'succeeded',
    })
  })

  it('given at another time may be of a sale of that time, which is shown first', async () => {
    const { shop, rivals, sale, bring } = await withRivals(1, 3 * 60 * MINUTE_ms)
    const [first] = await Promise.all(rivals.map((id) => shop.sale(id)))
    const given = stamp((first?.createdAt_ms ?? 0) + MINUTE_ms)
    const data = { why: 'other-time', others: rivals }
    await expect(bring(given, {})).rejects.toMatchObject({ code: 'NOT_PROVED', data })
    await expect(bring(given, { despite: 'other-time' })).rejects.toMatchObject({ data })
    expect((await shop.sale(sale.id)).state).toBe('in-doubt')
    expect((await bring(given, { despite: 'other-time', rivals })).state).toBe('succeeded')
    proveBooks(shop)
  })

  it('may be of any sale of three days where it carries no time', async () => {
    const { bring, rivals } = await withRivals(1, 3 * 60 * MINUTE_ms)
    await expect(bring('TRX9', {})).rejects.toMatchObject({
      data: { why: 'rival', others: rivals },
    })
  })
})
