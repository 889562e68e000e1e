import { describe, expect, it } from 'vitest'
import { negate, taka } from '../../domain/money.ts'
import type { SaleDetail } from '../../contract/schemas.ts'
import {
  delivered,
  saidFailed,
  saidInconclusive,
  saidNothing,
  saidPending,
  saidSuccess,
  unknown,
} from '../testing/answers.ts'
import { manualClock } from '../testing/manual-clock.ts'
import { proveBooks } from '../testing/proof.ts'
import { openShop, type TestShop } from '../testing/shop.ts'

const MINUTE_ms = 60_000
const HOUR_ms = 60 * MINUTE_ms

const seller = (shop: TestShop) => shop.providers.flexiloadbd
/** Of sales and the wallet they are paid from: the others show the same figure here. */
const alerts = async (shop: TestShop) =>
  (await shop.client.health.get()).alerts.filter(
    ({ wallet }) => wallet === null || wallet === 'flexiload',
  )
const lost = async (shop: TestShop) =>
  (await shop.client.ledger.trialBalance()).accounts.find(
    ({ account }) => account === 'loss-late-success',
  )?.balance_e4

/** Not known for half an hour, so that it failed. */
async function openAbsent(at = '2026-01-01T12:00:00+06:00') {
  const shop = await openShop({ clock: manualClock(Date.parse(at)) })
  seller(shop).willAnswer(unknown)
  seller(shop).willSay(saidNothing)
  const sale = await shop.sell()
  await shop.clock.advanceGently(31 * MINUTE_ms)
  expect(await shop.sale(sale.id)).toMatchObject({ state: 'failed', tender: 'refund-due' })
  return { shop, sale }
}

/** And found to be delivered after all. */
async function openLate(before?: (shop: TestShop, sale: SaleDetail) => Promise<unknown>) {
  const { shop, sale } = await openAbsent()
  await before?.(shop, sale)
  seller(shop).balance_e4 -= sale.expectedCost_e4
  seller(shop).willSay(saidSuccess)
  await shop.clock.advanceGently(10 * MINUTE_ms)
  expect((await shop.sale(sale.id)).state).toBe('late-success')
  return { shop, sale }
}

async function takeBack({ shop, sale }: { shop: TestShop; sale: SaleDetail }) {
  seller(shop).balance_e4 += sale.expectedCost_e4
  seller(shop).willSay(saidFailed)
  await shop.clock.advanceGently(14 * HOUR_ms)
}

describe('a late success that its provider takes back', () => {
  it('is asked about again, and its customer is owed', async () => {
    const { shop, sale } = await openLate()
    await takeBack({ shop, sale })
    expect(await shop.sale(sale.id)).toMatchObject({
      state: 'reversed',
      tender: 'refund-due',
      commission_e4: null,
    })
    expect(await alerts(shop)).toEqual([])
    await shop.client.sales.refund({ id: sale.id })
    expect((await shop.sale(sale.id)).tender).toBe('refunded')
    proveBooks(shop)
  })

  it('is a loss no more where its customer had the money back', async () => {
    const { shop, sale } = await openLate((open, { id }) => open.client.sales.refund({ id }))
    expect(await lost(shop)).toBe(sale.expectedCost_e4)
    await takeBack({ shop, sale })
    expect(await shop.sale(sale.id)).toMatchObject({ state: 'reversed', tender: 'refunded' })
    expect(await lost(shop)).toBe(0)
    proveBooks(shop)
  })

  it('stays one where "failed" is heard once, and after a power cut', async () => {
    const { shop, sale } = await openLate()
    seller(shop).willSay(saidFailed, saidInconclusive)
    await shop.clock.advanceGently(11 * HOUR_ms + 25 * MINUTE_ms)
    expect(await shop.sale(sale.id)).toMatchObject({ failureHeardOnce: true })
    const after = await shop.crash()
    seller(after).willSay(saidSuccess)
    await after.clock.advanceGently(5 * MINUTE_ms)
    expect(await after.sale(sale.id)).toMatchObject({
      state: 'late-success',
      failureHeardOnce: false,
    })
    proveBooks(after)
  })
})

/** A success that its provider has called failed twice. */
async function openReversed() {
  const shop = await openShop({ clock: manualClock(Date.parse('2026-01-01T23:50:00+06:00')) })
  seller(shop).willAnswer({ ...delivered, charged_e4: taka(48) })
  seller(shop).willSay(saidFailed)
  const sale = await shop.sell()
  seller(shop).balance_e4 -= taka(48)
  await shop.clock.advanceGently(15 * MINUTE_ms)
  expect(await shop.sale(sale.id)).toMatchObject({ state: 'reversed', tender: 'refund-due' })
  return { shop, sale }
}

describe('a sale that was taken back', () => {
  it('is a late success where its provider delivered it once more, at what it took', async () => {
    const { shop, sale } = await openReversed()
    seller(shop).willSay(saidSuccess)
    await shop.clock.advanceGently(2 * HOUR_ms)
    expect(await shop.sale(sale.id)).toMatchObject({
      state: 'late-success',
      tender: 'collected',
      charged_e4: taka(48),
      commission_e4: taka(2),
    })
    proveBooks(shop)
  })

  it('is a loss then where its customer had the money back', async () => {
    const { shop, sale } = await openReversed()
    await shop.client.sales.refund({ id: sale.id })
    seller(shop).willSay(saidSuccess)
    await shop.clock.advanceGently(2 * HOUR_ms)
    expect(await shop.sale(sale.id)).toMatchObject({ state: 'late-success', tender: 'refunded' })
    expect(await lost(shop)).toBe(taka(48))
    proveBooks(shop)
  })

  it('is asked about twice more, an hour and a day later', async () => {
    const { shop } = await openReversed()
    const { asked } = seller(shop)
    const before = asked.length
    await shop.clock.advanceGently(50 * MINUTE_ms)
    expect(asked.length - before).toBe(0)
    await shop.clock.advanceGently(20 * MINUTE_ms)
    expect(asked.length - before).toBe(1)
    await shop.clock.advanceGently(22 * HOUR_ms)
    expect(asked.length - before).toBe(1)
    await shop.clock.advanceGently(48 * HOUR_ms)
    expect(asked.length - before).toBe(2)
  })

  it('is named where the wallet shows that nothing came back', async () => {
    const { shop, sale } = await openReversed()
    await shop.clock.advanceGently(5 * MINUTE_ms)
    const change_e4 = negate(taka(48))
    expect(await alerts(shop)).toMatchObject([{ kind: 'wallet-moved', sale: sale.id, change_e4 }])
  })

  it('waits for a decision where its provider says that it has it under way', async () => {
    const { shop, sale } = await openReversed()
    seller(shop).willSay(saidPending)
    await shop.clock.advanceGently(2 * HOUR_ms)
    const refunding = shop.client.sales.refund({ id: sale.id })
    await expect(refunding).rejects.toMatchObject({ code: 'DECIDE_FIRST' })
    const words = { id: sale.id, outcome: 'succeeded', evidence: 'SMS on her phone' } as const
    expect(await shop.client.sales.decide(words)).toMatchObject({
      state: 'late-success',
      charged_e4: taka(48),
    })
    proveBooks(shop)
  })
})

describe('a sale that failed, and that its provider says it has under way', () => {
  const late = { ...saidPending, providerReference: 'LATE1' }

  async function openUnderWay() {
    const { shop, sale } = await openAbsent()
    seller(shop).willSay(late)
    await shop.clock.advanceGently(31 * MINUTE_ms)
    return { shop, sale }
  }

  it('stays failed with its id, and neither its money nor another goes out', async () => {
    const { shop, sale } = await openUnderWay()
    expect(await shop.sale(sale.id)).toMatchObject({
      state: 'failed',
      tender: 'refund-due',
      providerReference: 'LATE1',
      reason: { code: 'not-executed' },
    })
    expect(await alerts(shop)).toMatchObject([
      { kind: 'debited-after-failed', sale: sale.id, wallet: null, change_e4: null },
    ])
    const refunding = shop.client.sales.refund({ id: sale.id })
    await expect(refunding).rejects.toMatchObject({ code: 'DECIDE_FIRST', data: { id: sale.id } })
    const retrying = shop.sell({ retryOf: sale.id, number: sale.number })
    await expect(retrying).rejects.toMatchObject({ code: 'WRONG_STATE' })
    expect(await shop.client.sales.list({ decideFirst: true, limit: 5 })).toMatchObject({
      sales: [{ id: sale.id }],
    })
    expect((await shop.client.health.get()).refundDue.count).toBe(0)
    const [alert] = await alerts(shop)
    expect(await shop.client.alerts.seen({ alert: alert?.alert ?? 0 })).toHaveLength(1)
    proveBooks(shop)
  })

  it('is a late success by its provider’s last word, and nothing is left to decide', async () => {
    const { shop, sale } = await openUnderWay()
    seller(shop).balance_e4 -= sale.expectedCost_e4
    seller(shop).willSay({ ...saidSuccess, providerReference: 'LATE1' })
    await shop.clock.advanceGently(31 * MINUTE_ms)
    expect(await shop.sale(sale.id)).toMatchObject({ state: 'late-success', tender: 'collected' })
    expect(await alerts(shop)).toEqual([])
    seller(shop).balance_e4 += sale.expectedCost_e4
    seller(shop).willSay({ ...saidFailed, providerReference: 'LATE1' })
    await shop.clock.advanceGently(14 * HOUR_ms)
    expect(await shop.sale(sale.id)).toMatchObject({ state: 'reversed', tender: 'refund-due' })
    expect(await alerts(shop)).toEqual([])
    proveBooks(shop)
  })

  it('is paid out by a person’s word, which the same answer does not ask for again', async () => {
    const { shop, sale } = await openUnderWay()
    const { id } = sale
    await shop.client.sales.decide({ id, outcome: 'failed', evidence: 'their helpline says no' })
    await shop.clock.advanceGently(HOUR_ms)
    expect(await alerts(shop)).toEqual([])
    expect((await shop.client.sales.refund({ id })).tender).toBe('refunded')
    expect((await shop.sale(id)).observations.some((one) => one.class === 'decision')).toBe(true)
    proveBooks(shop)
  })

  it('is delivered by a person’s word, at the expected cost', async () => {
    const { shop, sale } = await openUnderWay()
    const words = { id: sale.id, outcome: 'succeeded', evidence: 'SMS on her phone' } as const
    expect(await shop.client.sales.decide(words)).toMatchObject({
      state: 'late-success',
      tender: 'collected',
      charged_e4: null,
    })
    expect(await alerts(shop)).toEqual([])
    proveBooks(shop)
  })

  it('is delivered at what was taken, where the wallet shows it as well', async () => {
    const { shop, sale } = await openUnderWay()
    seller(shop).balance_e4 -= sale.amount_e4
    await shop.clock.advanceGently(3 * MINUTE_ms)
    expect(await alerts(shop)).toMatchObject([
      { change_e4: negate(sale.amount_e4) },
      { change_e4: null },
    ])
    const words = { id: sale.id, outcome: 'succeeded', evidence: 'SMS on her phone' } as const
    expect((await shop.client.sales.decide(words)).charged_e4).toBe(sale.amount_e4)
    proveBooks(shop)
  })

  it('is asked about until its provider says a last word, also on another day', async () => {
    const { shop, sale } = await openAbsent('2026-01-01T23:00:00+06:00')
    seller(shop).willSay(late)
    await shop.clock.advanceGently(30 * HOUR_ms)
    const before = seller(shop).asked.length
    await shop.clock.advanceGently(HOUR_ms)
    expect(seller(shop).asked.length - before).toBeGreaterThan(4)
    const after = await shop.crash()
    seller(after).willSay({ ...saidSuccess, providerReference: 'LATE1' })
    await after.clock.advanceGently(11 * MINUTE_ms)
    expect((await after.sale(sale.id)).state).toBe('late-success')
    proveBooks(after)
  })
})

describe('an id that a person brings while another decides', () => {
  it('is kept with the sale as it ended, and whoever brought it looks again', async () => {
    const shop = await openShop()
    const { autoflexi } = shop.providers
    autoflexi.willAnswer(unknown)
    const { id } = await shop.sell({ provider: 'autoflexi' })
    await shop.clock.advanceGently(31 * MINUTE_ms)
    autoflexi.willSay({ ...saidPending, providerReference: 'XID1' })
    const answer = autoflexi.hold('status')
    const given = { id, providerReference: 'XID1', despite: 'only-number' } as const
    const bringing = shop.client.sales.identify(given)
    const told = expect(bringing).rejects.toMatchObject({ code: 'WRONG_STATE' })
    await shop.settle()
    await shop.client.sales.decide({ id, outcome: 'failed', evidence: 'nothing came' })
    answer()
    await told
    expect(await shop.sale(id)).toMatchObject({ state: 'failed', providerReference: 'XID1' })
    const refunding = shop.client.sales.refund({ id })
    await expect(refunding).rejects.toMatchObject({ code: 'DECIDE_FIRST' })
    autoflexi.willSay({ ...saidSuccess, providerReference: 'XID1' })
    await shop.clock.advanceGently(11 * MINUTE_ms)
    expect((await shop.sale(id)).state).toBe('late-success')
    proveBooks(shop)
  })
})
