import { describe, expect, it } from 'vitest'
import {
  accepted,
  delivered,
  saidFailed,
  saidInconclusive,
  saidPending,
  saidSuccess,
  unknown,
} from '../testing/answers.ts'
import { proveBooks } from '../testing/proof.ts'
import { openShop, type TestShop } from '../testing/shop.ts'

const MINUTE_ms = 60_000
const HOUR_ms = 60 * MINUTE_ms
const DAY_ms = 24 * HOUR_ms
const refunded = { ...saidFailed, word: 'Refunded' }

/** A sale whose end its provider does not tell, called failed by a person on the last evening. */
async function calledFailed(shop: TestShop): Promise<{ id: string; cost_e4: number }> {
  const seller = shop.providers.flexiloadbd
  seller.willAnswer(accepted)
  seller.willSay(saidInconclusive)
  const { id, expectedCost_e4 } = await shop.sell()
  await shop.clock.advanceGently(31 * MINUTE_ms)
  await shop.client.sales.decide({ id, outcome: 'failed', evidence: 'nothing came' })
  return { id, cost_e4: expectedCost_e4 }
}

describe('a shop that was shut for days', () => {
  it.each([1.5, 3.1, 5, 9])('finds out what was taken back meanwhile: %s days', async (days) => {
    const shop = await openShop()
    const { flexiloadbd } = shop.providers
    flexiloadbd.willAnswer(delivered)
    const { id } = await shop.sell()
    flexiloadbd.willSay(refunded)
    const next = await shop.crash(days * DAY_ms)
    await next.clock.advanceGently(HOUR_ms)
    expect(await next.sale(id)).toMatchObject({ state: 'reversed', tender: 'refund-due' })
    proveBooks(next)
  })

  it.each([1, 3.1, 5])('knows what came late before it gives money back: %s days', async (days) => {
    const shop = await openShop()
    const { id, cost_e4 } = await calledFailed(shop)
    // It is executed on the first evening.
    shop.providers.flexiloadbd.willSay(saidSuccess)
    shop.providers.flexiloadbd.balance_e4 -= cost_e4
    const next = await shop.crash(days * DAY_ms)
    await next.clock.advanceGently(MINUTE_ms)
    expect((await next.sale(id)).state).toBe('late-success')
    await expect(next.client.sales.refund({ id })).rejects.toMatchObject({ code: 'WRONG_STATE' })
    proveBooks(next)
  })

  it('names the sale whose cost was taken meanwhile where nobody can be asked', async () => {
    const shop = await openShop()
    const { alsamiflexi } = shop.providers
    alsamiflexi.willAnswer(unknown)
    const { id, expectedCost_e4 } = await shop.sell({ provider: 'alsamiflexi' })
    await shop.clock.advanceGently(31 * MINUTE_ms)
    await shop.client.sales.decide({ id, outcome: 'failed', evidence: 'nothing came' })
    await shop.clock.advanceGently(3 * MINUTE_ms)
    alsamiflexi.balance_e4 -= expectedCost_e4
    const next = await shop.crash(5 * DAY_ms)
    await next.clock.advanceGently(5 * MINUTE_ms)
    await expect(next.client.sales.refund({ id })).rejects.toMatchObject({ code: 'DECIDE_FIRST' })
  })

  it('finds it out also after a power cut in the first minutes of its first day', async () => {
    const shop = await openShop()
    const { flexiloadbd } = shop.providers
    flexiloadbd.willAnswer(delivered)
    const { id } = await shop.sell()
    flexiloadbd.willSay(saidInconclusive)
    const first = await shop.crash(5 * DAY_ms)
    first.providers.flexiloadbd.willAnswer({ ...delivered, providerReference: 'TRX2' })
    await first.sell()
    const next = await first.crash(MINUTE_ms)
    next.providers.flexiloadbd.willSay(refunded)
    await next.clock.advanceGently(HOUR_ms)
    expect((await next.sale(id)).state).toBe('reversed')
  })
})

describe('a counter whose internet is away for four days', () => {
  it('finds out what was taken back meanwhile', async () => {
    const shop = await openShop()
    const { flexiloadbd } = shop.providers
    flexiloadbd.willAnswer(delivered)
    const { id } = await shop.sell()
    flexiloadbd.willSay(saidInconclusive)
    await shop.clock.advanceGently(4 * DAY_ms)
    flexiloadbd.willSay(refunded)
    await shop.clock.advanceGently(DAY_ms / 2)
    expect((await shop.sale(id)).state).toBe('reversed')
  })

  it('asks on about what still waits for a person', async () => {
    const shop = await openShop()
    const { flexiloadbd } = shop.providers
    flexiloadbd.willAnswer(accepted)
    flexiloadbd.willSay(saidPending)
    const { id } = await shop.sell()
    await shop.clock.advanceGently(HOUR_ms)
    flexiloadbd.willSay(saidInconclusive)
    await shop.clock.advanceGently(4 * DAY_ms)
    flexiloadbd.willSay(saidSuccess)
    await shop.clock.advanceGently(7 * HOUR_ms)
    expect((await shop.sale(id)).state).toBe('succeeded')
  })
})
