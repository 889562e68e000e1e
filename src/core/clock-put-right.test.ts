import { describe, expect, it } from 'vitest'
import { delivered, saidFailed, saidNothing, saidSuccess, unknown } from './testing/answers.ts'
import { proveBooks } from './testing/proof.ts'
import { openShop } from './testing/shop.ts'

const MINUTE_ms = 60_000
const HOUR_ms = 60 * MINUTE_ms
/** A dead battery: the clock begins years ago, and is put right once the internet is there. */
const YEARS_ms = 6 * 365 * 24 * HOUR_ms

describe('a clock that is put right by years', () => {
  it('hides no debit of a sale that had been called failed', async () => {
    const shop = await openShop()
    const { alsamiflexi } = shop.providers
    alsamiflexi.willAnswer(unknown)
    const { id, expectedCost_e4 } = await shop.sell({ provider: 'alsamiflexi' })
    await shop.clock.advanceGently(31 * MINUTE_ms)
    await shop.client.sales.decide({ id, outcome: 'failed', evidence: 'nothing came' })
    await shop.clock.advanceGently(2 * MINUTE_ms)
    shop.clock.jumpTo(shop.clock.now() + YEARS_ms)
    await shop.clock.advanceGently(2 * MINUTE_ms)
    alsamiflexi.balance_e4 -= expectedCost_e4
    await shop.clock.advanceGently(3 * MINUTE_ms)
    await expect(shop.client.sales.refund({ id })).rejects.toMatchObject({ code: 'DECIDE_FIRST' })
  })

  it.each([
    ['forward', YEARS_ms],
    ['back', -HOUR_ms * 24 * 40],
  ])('%s leaves a success to be asked about twice, a day apart', async (_, by_ms) => {
    const shop = await openShop()
    const { flexiloadbd } = shop.providers
    flexiloadbd.willAnswer(delivered)
    flexiloadbd.willSay(saidSuccess)
    await shop.sell()
    shop.clock.jumpTo(shop.clock.now() + by_ms)
    await shop.clock.advanceGently(23 * HOUR_ms)
    expect(flexiloadbd.asked).toHaveLength(0)
    await shop.clock.advanceGently(2 * HOUR_ms)
    expect(flexiloadbd.asked).toHaveLength(1)
    await shop.clock.advanceGently(24 * HOUR_ms)
    expect(flexiloadbd.asked).toHaveLength(2)
    await shop.clock.advanceGently(30 * HOUR_ms)
    expect(flexiloadbd.asked).toHaveLength(2)
  })

  it('finds out in time what the provider took back', async () => {
    const shop = await openShop()
    const { flexiloadbd } = shop.providers
    flexiloadbd.willAnswer(delivered)
    const { id } = await shop.sell()
    shop.clock.jumpTo(shop.clock.now() + YEARS_ms)
    flexiloadbd.willSay(saidFailed)
    await shop.clock.advanceGently(25 * HOUR_ms)
    expect(await shop.sale(id)).toMatchObject({ state: 'reversed', tender: 'refund-due' })
    proveBooks(shop)
  })

  it('has a failure watched on by the next start, among sales of the right date', async () => {
    const shop = await openShop()
    const { flexiloadbd } = shop.providers
    flexiloadbd.willAnswer(delivered)
    await shop.sell()
    const right_ms = shop.clock.now()
    // The battery is dead that day: what is sold then bears a date of long ago.
    shop.clock.jumpTo(right_ms - YEARS_ms)
    flexiloadbd.willAnswer(unknown)
    flexiloadbd.willSay(saidNothing)
    const { id } = await shop.sell()
    await shop.clock.advanceGently(31 * MINUTE_ms)
    await shop.client.sales.decide({ id, outcome: 'failed', evidence: 'nothing came' })
    shop.clock.jumpTo(right_ms + 31 * MINUTE_ms)
    const after = await shop.crash()
    after.providers.flexiloadbd.willSay({ ...saidSuccess, providerReference: 'LATE1' })
    await after.clock.advanceGently(7 * HOUR_ms)
    expect((await after.sale(id)).state).toBe('late-success')
    proveBooks(after)
  })

  it('has a failure watched again once a clock that was dead at the start is right', async () => {
    const shop = await openShop()
    const { flexiloadbd } = shop.providers
    flexiloadbd.willAnswer(unknown)
    flexiloadbd.willSay(saidNothing)
    const { id } = await shop.sell()
    await shop.clock.advanceGently(31 * MINUTE_ms)
    const right_ms = shop.clock.now()
    shop.clock.jumpTo(right_ms - YEARS_ms)
    const after = await shop.crash()
    after.providers.flexiloadbd.willSay({ ...saidSuccess, providerReference: 'LATE1' })
    await after.clock.advanceGently(20_000)
    after.clock.jumpTo(right_ms + 20_000)
    await after.clock.advanceGently(20 * MINUTE_ms)
    expect((await after.sale(id)).state).toBe('late-success')
  })

  it('has a failure watched again also behind sales of four wrong days', async () => {
    const shop = await openShop()
    const { flexiloadbd } = shop.providers
    flexiloadbd.willAnswer(unknown)
    flexiloadbd.willSay(saidNothing)
    const { id } = await shop.sell()
    await shop.clock.advanceGently(31 * MINUTE_ms)
    const right_ms = shop.clock.now()
    for (const day of [1, 2, 3, 4]) {
      shop.clock.jumpTo(right_ms - YEARS_ms + day * 24 * HOUR_ms)
      flexiloadbd.willAnswer({ ...delivered, providerReference: `WRONG${day}` })
      await shop.sell()
    }
    const after = await shop.crash()
    after.providers.flexiloadbd.willSay({ ...saidSuccess, providerReference: 'LATE1' })
    await after.clock.advanceGently(20_000)
    expect((await after.sale(id)).state).toBe('failed')
    after.clock.jumpTo(right_ms + 20_000)
    await after.clock.advanceGently(20 * MINUTE_ms)
    expect((await after.sale(id)).state).toBe('late-success')
    proveBooks(after)
  })

  it.each([
    ['back', -10 * MINUTE_ms],
    ['forward', 10 * MINUTE_ms],
  ])('%s asks about the same sale of a moment ago all the same', async (_, by_ms) => {
    const shop = await openShop()
    const { flexiloadbd } = shop.providers
    flexiloadbd.willAnswer(delivered)
    const { id, number } = await shop.sell()
    shop.clock.jumpTo(shop.clock.now() + by_ms)
    await shop.clock.advanceGently(20_000)
    await expect(shop.sell({ number })).rejects.toMatchObject({ code: 'TWIN', data: { id } })
    await shop.clock.advanceGently(6 * MINUTE_ms)
    flexiloadbd.willAnswer({ ...delivered, providerReference: 'TRX2' })
    // Five minutes after it left it is asked about no more, unless by the clock it is near.
    const again = shop.sell({ number })
    if (by_ms < 0) await expect(again).rejects.toMatchObject({ code: 'TWIN' })
    else expect(await again).toMatchObject({ retryOf: null })
  })
})
