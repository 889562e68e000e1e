import { describe, expect, it } from 'vitest'
import { delivered } from './testing/answers.ts'
import { manualClock } from './testing/manual-clock.ts'
import { openShop, type TestShop } from './testing/shop.ts'
import { createRecent } from './recent.ts'

const MINUTE_ms = 60_000
const HOUR_ms = 60 * MINUTE_ms

async function sell({ shop, times }: { shop: TestShop; times: number }): Promise<void> {
  for (let nth = 0; nth < times; nth += 1) {
    const providerReference = `TRX${shop.providers.flexiloadbd.sent.length}`
    shop.providers.flexiloadbd.willAnswer({ ...delivered, providerReference })
    await shop.sell()
  }
}

describe('sales of the last hours', () => {
  it('are told by their dates, whichever run made them', async () => {
    const shop = await openShop()
    await sell({ shop, times: 2 })
    await shop.clock.advanceGently(5 * HOUR_ms)
    await sell({ shop, times: 1 })
    const recent = createRecent(shop.db, shop.clock)
    expect(recent.since(4 * HOUR_ms)).toBe(3)
    expect(recent.since(5 * HOUR_ms)).toBe(3)
    expect(recent.since(5 * HOUR_ms + 1)).toBe(1)
  })

  it('are none where none was sold in that time', async () => {
    const shop = await openShop()
    await sell({ shop, times: 2 })
    await shop.clock.advanceGently(5 * HOUR_ms)
    expect(createRecent(shop.db, shop.clock).since(HOUR_ms)).toBe(3)
  })

  it.each([
    ['years ago', -6 * 365 * 24 * HOUR_ms],
    ['years ahead', 6 * 365 * 24 * HOUR_ms],
  ])('are told by what this run made where the clock stood %s', async (_, by_ms) => {
    const shop = await openShop()
    const right_ms = shop.clock.now()
    await sell({ shop, times: 1 })
    shop.clock.jumpTo(right_ms + by_ms)
    const recent = createRecent(shop.db, shop.clock)
    await sell({ shop, times: 1 })
    await shop.clock.advanceGently(20 * MINUTE_ms)
    expect(recent.since(HOUR_ms)).toBe(2)
    await sell({ shop, times: 1 })
    shop.clock.jumpTo(right_ms + 30 * 24 * HOUR_ms)
    expect(recent.since(HOUR_ms)).toBe(2)
    await shop.clock.advanceGently(65 * MINUTE_ms)
    // The second is older than an hour by now, though no date says so.
    expect(recent.since(HOUR_ms)).toBe(3)
  })

  it('are those too that bear a wrong date between others of the right one', async () => {
    const shop = await openShop()
    const right_ms = shop.clock.now()
    await sell({ shop, times: 1 })
    shop.clock.jumpTo(right_ms - 365 * 24 * HOUR_ms)
    await sell({ shop, times: 1 })
    shop.clock.jumpTo(right_ms + HOUR_ms)
    await sell({ shop, times: 1 })
    expect(createRecent(shop.db, shop.clock).since(2 * HOUR_ms)).toBe(1)
  })

  it('are remembered by a run of many days without keeping all of it', async () => {
    const shop = await openShop()
    // Of its own, so that the shop has not to live through six days.
    const clock = manualClock(shop.clock.now())
    const recent = createRecent(shop.db, clock)
    for (let day = 0; day < 6; day += 1) {
      await sell({ shop, times: 1 })
      recent.since(HOUR_ms)
      clock.advance(24 * HOUR_ms)
    }
    clock.jumpTo(clock.now() + 365 * 24 * HOUR_ms)
    expect(recent.since(72 * HOUR_ms)).toBe(5)
    // What is older than it remembers is of its whole time.
    expect(recent.since(5 * 24 * HOUR_ms)).toBe(1)
  })
})
