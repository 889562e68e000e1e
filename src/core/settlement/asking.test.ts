import { describe, expect, it } from 'vitest'
import { taka } from '../../domain/money.ts'
import type { ScriptedStatus } from '../testing/scripted-provider.ts'
import { openShop, type TestShop } from '../testing/shop.ts'

const accepted = {
  ...({ kind: 'accepted', final: null, word: 'Pending', words: '' } as const),
  charged_e4: null,
  walletAfter_e4: null,
}
const pending = {
  ...({ kind: 'pending', outcome: null, word: 'Pending', words: '' } as const),
  charged_e4: null,
}
const success = {
  ...({ kind: 'final', outcome: 'succeeded', word: 'Success', words: '' } as const),
  charged_e4: null,
}
const silent: ScriptedStatus = { kind: 'not-found', words: '' }

/** How often the provider was asked while so much time went by. */
async function askedWithin(shop: TestShop, wait_ms: number): Promise<number> {
  const before = shop.providers.flexiloadbd.asked.length
  await shop.clock.advanceGently(wait_ms)
  return shop.providers.flexiloadbd.asked.length - before
}

async function sellTimes(shop: TestShop, times: number): Promise<void> {
  for (let nth = 1; nth <= times; nth += 1) {
    shop.providers.flexiloadbd.willAnswer({ ...accepted, providerReference: `TRX${nth}` })
    await shop.sell({ amount_e4: taka(20 + nth) })
  }
}

describe('a provider that asks to be left alone (row 65)', () => {
  it('is asked about no sale until its time is over, and the sale stays as it is', async () => {
    const shop = await openShop()
    shop.providers.flexiloadbd.willSay({
      ...({ kind: 'inconclusive', why: 'rate-limit', words: '' } as const),
      retryAfter_ms: 120_000,
    })
    await sellTimes(shop, 3)
    expect(await askedWithin(shop, 4_000)).toBe(1)
    expect(await askedWithin(shop, 118_000)).toBe(0)
    shop.providers.flexiloadbd.willSay(silent)
    expect(await askedWithin(shop, 5_000)).toBeGreaterThanOrEqual(3)
    const { sales } = await shop.client.sales.list({})
    expect(sales.map(({ state }) => state)).toEqual(['accepted', 'accepted', 'accepted'])
  })
})

describe('a provider with many open sales', () => {
  it('is asked no more than its limit leaves us, and every sale gets its turn', async () => {
    const shop = await openShop({ saleLimits: 'none' })
    shop.providers.flexiloadbd.willSay(silent)
    await sellTimes(shop, 60)
    // 70 % of the sixty questions a minute that its document allows, wallets included.
    for (let minute = 0; minute < 5; minute += 1) {
      expect(await askedWithin(shop, 60_000)).toBeLessThanOrEqual(42)
    }
    expect(new Set(shop.providers.flexiloadbd.asked).size).toBe(60)
  })
})

describe('a provider that never says how a sale ended', () => {
  it('is asked often for three days, and then four times a day', async () => {
    const shop = await openShop()
    shop.providers.flexiloadbd.willSay({ ...pending, providerReference: 'TRX1' })
    await sellTimes(shop, 1)
    await askedWithin(shop, 66 * 3_600_000)
    expect(await askedWithin(shop, 6 * 3_600_000)).toBeGreaterThan(0)
    expect(await askedWithin(shop, 24 * 3_600_000)).toBe(4)
    const { sales } = await shop.client.sales.list({})
    expect(sales.map(({ state }) => state)).toEqual(['needs-review'])
  })
})

describe('a key that is refused in the middle of the day (row 66)', () => {
  it('fails the sale it was used for; what is open goes on being asked about', async () => {
    const shop = await openShop()
    const { flexiloadbd } = shop.providers
    flexiloadbd.willAnswer({ ...accepted, providerReference: 'TRX1' })
    const open = await shop.sell()
    flexiloadbd.willAnswer({ kind: 'refused', reason: 'key', words: 'Invalid token' })
    const refused = await shop.sell({ number: '01812345678', operator: 'RB' })
    expect(refused).toMatchObject({ state: 'failed', reason: { code: 'key' } })

    flexiloadbd.willSay(
      { kind: 'inconclusive', why: 'key', words: 'Invalid token', retryAfter_ms: null },
      { ...success, providerReference: 'TRX1' },
    )
    await shop.clock.advanceGently(3_000)
    expect((await shop.sale(open.id)).state).toBe('accepted')
    await shop.clock.advanceGently(10_000)
    expect((await shop.sale(open.id)).state).toBe('succeeded')
  })
})

describe('a sale that is not there at first (row 63)', () => {
  it('is adopted when it is there ten minutes later', async () => {
    const shop = await openShop()
    const { flexiloadbd } = shop.providers
    flexiloadbd.willAnswer({ kind: 'unknown', why: 'timeout', words: '' })
    flexiloadbd.willSay(silent)
    const sale = await shop.sell()
    await shop.clock.advanceGently(10 * 60_000)
    expect((await shop.sale(sale.id)).state).toBe('in-doubt')
    flexiloadbd.willSay(
      { ...pending, providerReference: 'TRX7' },
      { ...success, providerReference: 'TRX7' },
    )
    await shop.clock.advanceGently(5 * 60_000)
    expect(await shop.sale(sale.id)).toMatchObject({
      state: 'succeeded',
      providerReference: 'TRX7',
    })
    expect(flexiloadbd.sent).toHaveLength(1)
  })

  it('is adopted also after a person was asked, and then needs nobody', async () => {
    const shop = await openShop()
    const { flexiloadbd } = shop.providers
    flexiloadbd.willAnswer({ kind: 'unknown', why: 'timeout', words: '' })
    flexiloadbd.willSay(silent)
    const sale = await shop.sell()
    flexiloadbd.balance_e4 -= sale.expectedCost_e4
    await shop.clock.advanceGently(40 * 60_000)
    expect((await shop.sale(sale.id)).state).toBe('needs-review')
    flexiloadbd.willSay({ ...success, providerReference: 'TRX7' })
    await shop.clock.advanceGently(10 * 60_000)
    expect((await shop.sale(sale.id)).state).toBe('succeeded')
  })
})

describe('a clock that somebody sets', () => {
  it.each([
    ['ten years on', 10 * 365 * 86_400_000],
    ['ten years back', -10 * 365 * 86_400_000],
  ])('%s changes no due time: the sale is neither overdue nor forgotten', async (_, jump_ms) => {
    const shop = await openShop()
    const { flexiloadbd } = shop.providers
    flexiloadbd.willAnswer({ ...accepted, providerReference: 'TRX1' })
    flexiloadbd.willSay({ ...pending, providerReference: 'TRX1' })
    const sale = await shop.sell()
    shop.clock.jumpTo(shop.clock.now() + jump_ms)
    expect(await askedWithin(shop, 60_000)).toBe(5)
    expect(await shop.sale(sale.id)).toMatchObject({
      state: 'accepted',
      businessDate: sale.businessDate,
    })
  })
})
