import { describe, expect, it } from 'vitest'
import {
  accepted,
  delivered,
  saidFailed,
  saidNothing,
  saidPending,
  saidSuccess,
  unknown,
} from '../testing/answers.ts'
import { manualClock } from '../testing/manual-clock.ts'
import { openShop, type TestShop } from '../testing/shop.ts'

const MINUTE_ms = 60_000
const HOUR_ms = 60 * MINUTE_ms
const openAt = (time: string) =>
  openShop({ clock: manualClock(Date.parse(`2026-01-01T${time}:00+06:00`)) })
const alertsOf = async (shop: TestShop, id: string) =>
  (await shop.sale(id)).alerts.map(({ kind }) => kind)

describe('a success of which a word nobody knows was said', () => {
  it('is doubted no more once its provider says again that it is one', async () => {
    const shop = await openAt('23:50')
    const { flexiloadbd } = shop.providers
    flexiloadbd.willAnswer(delivered)
    flexiloadbd.willSay({ kind: 'unknown-word', word: 'Queued', words: '' })
    const { id } = await shop.sell()
    await shop.clock.advanceGently(15 * MINUTE_ms)
    expect(await alertsOf(shop, id)).toEqual(['unknown-word'])
    flexiloadbd.willSay(saidSuccess)
    await shop.clock.advanceGently(30 * HOUR_ms)
    expect(await alertsOf(shop, id)).toEqual([])
    const decided = shop.client.sales.decide({ id, outcome: 'failed', evidence: 'Queued' })
    await expect(decided).rejects.toMatchObject({ code: 'WRONG_STATE' })
  })
})

describe('a success of which a word nobody knows was seen', () => {
  it('tells of it no more, and may be called taken back all the same', async () => {
    const shop = await openAt('23:50')
    const { flexiloadbd } = shop.providers
    flexiloadbd.willAnswer(delivered)
    flexiloadbd.willSay({ kind: 'unknown-word', word: 'Returned', words: '' })
    const { id } = await shop.sell()
    await shop.clock.advanceGently(15 * MINUTE_ms)
    const [told] = (await shop.client.health.get()).alerts.filter(({ sale }) => sale === id)
    const left = await shop.client.alerts.seen({ alert: told?.alert ?? 0 })
    expect(left.filter(({ sale }) => sale === id)).toEqual([])
    await shop.clock.advanceGently(30 * HOUR_ms)
    expect((await shop.client.health.get()).alerts.filter(({ sale }) => sale === id)).toEqual([])
    expect(await alertsOf(shop, id)).toEqual(['unknown-word'])
    const evidence = 'the customer got nothing, and the money is back in the wallet'
    const decided = await shop.client.sales.decide({ id, outcome: 'failed', evidence })
    expect(decided).toMatchObject({ state: 'reversed', tender: 'refund-due' })
    expect(await alertsOf(shop, id)).toEqual([])
  })
})

describe('a sale that its provider called failed twice', () => {
  it('waits for a decision where it has it under way after that', async () => {
    const shop = await openAt('23:50')
    const { flexiloadbd } = shop.providers
    flexiloadbd.willAnswer(accepted)
    flexiloadbd.willSay(saidFailed)
    const { id } = await shop.sell()
    await shop.clock.advanceGently(3 * MINUTE_ms)
    expect(await shop.sale(id)).toMatchObject({ state: 'failed', reason: { code: 'failed-word' } })
    flexiloadbd.willSay(saidPending)
    await shop.clock.advanceGently(HOUR_ms)
    expect(await alertsOf(shop, id)).toEqual(['debited-after-failed'])
    await expect(shop.client.sales.refund({ id })).rejects.toMatchObject({ code: 'DECIDE_FIRST' })
    expect((await shop.sale(id)).reason?.code).toBe('failed-word')
  })
})

describe('a sale that a person called failed', () => {
  it('while its provider said "pending" is not doubted because it says so still', async () => {
    const shop = await openAt('12:00')
    const { autoflexi } = shop.providers
    autoflexi.willAnswer({ ...accepted, providerReference: 'A1' })
    autoflexi.willSay({ ...saidPending, providerReference: 'A1' })
    const { id } = await shop.sell({ provider: 'autoflexi' })
    await shop.clock.advanceGently(13 * HOUR_ms)
    await shop.client.sales.decide({ id, outcome: 'failed', evidence: 'the provider phoned' })
    const asked = autoflexi.asked.length
    await shop.clock.advanceGently(HOUR_ms)
    expect(autoflexi.asked.length).toBeGreaterThan(asked)
    expect(await alertsOf(shop, id)).toEqual([])
    expect((await shop.client.sales.refund({ id })).tender).toBe('refunded')
  })

  it('is doubted anew where it was delivered since, taken back, and is under way', async () => {
    const shop = await openAt('20:00')
    const { flexiloadbd } = shop.providers
    flexiloadbd.willAnswer(unknown)
    flexiloadbd.willSay(saidNothing)
    const { id } = await shop.sell()
    await shop.clock.advanceGently(31 * MINUTE_ms)
    const late = { providerReference: 'LATE1' }
    flexiloadbd.willSay({ ...saidPending, ...late })
    await shop.clock.advanceGently(31 * MINUTE_ms)
    await shop.client.sales.decide({ id, outcome: 'failed', evidence: 'the helpline says no' })
    flexiloadbd.willSay({ ...saidSuccess, ...late })
    await shop.clock.advanceGently(HOUR_ms)
    expect((await shop.sale(id)).state).toBe('late-success')
    flexiloadbd.willSay({ ...saidFailed, ...late })
    await shop.clock.advanceGently(8 * HOUR_ms)
    expect(await shop.sale(id)).toMatchObject({ state: 'reversed', tender: 'refund-due' })
    flexiloadbd.willSay({ ...saidPending, ...late })
    await shop.clock.advanceGently(26 * HOUR_ms)
    expect(await alertsOf(shop, id)).toContain('debited-after-failed')
    await expect(shop.client.sales.refund({ id })).rejects.toMatchObject({ code: 'DECIDE_FIRST' })
  })
})
