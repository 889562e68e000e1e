import { describe, expect, it } from 'vitest'
import type { ProviderSave } from '../../contract/provider-save.ts'
import { delivered } from '../testing/answers.ts'
import { openShop, recharge, type TestShop } from '../testing/shop.ts'

const typed: ProviderSave = {
  provider: 'alsamiflexi',
  baseUrl: 'https://alsamiflexi.example/api',
  key: 'key-of-alsamiflexi',
  preference: 2,
}

async function perMinute(shop: TestShop) {
  const providers = await shop.client.providers.list()
  return Object.fromEntries(providers.map((one) => [one.provider, one.perMinute]))
}

let ids = 0

/** How many of so many sales left in their first minute. */
async function leftInAMinute(shop: TestShop, times: number): Promise<number> {
  const { alsamiflexi } = shop.providers
  const before = alsamiflexi.sent.length
  for (let nth = 0; nth < times; nth += 1) {
    ids += 1
    alsamiflexi.willAnswer({ ...delivered, providerReference: `N${ids}` })
    await shop.client.sales.submit(recharge({ provider: 'alsamiflexi' }))
  }
  await shop.clock.advanceGently(29_000)
  return alsamiflexi.sent.length - before
}

describe('the plan of an account', () => {
  it('is the smallest until the owner names it, and only alsamiflexi has one', async () => {
    const shop = await openShop()
    const none = { autoflexi: null, flexiloadbd: null }
    expect(await perMinute(shop)).toEqual({ ...none, alsamiflexi: 60 })
    const saved = await shop.client.providers.save({ ...typed, perMinute: 120 })
    expect(saved.perMinute).toBe(120)
    expect(await perMinute(shop)).toEqual({ ...none, alsamiflexi: 120 })
    expect(await perMinute(await openShop({ setUp: false }))).toEqual({ ...none, alsamiflexi: 60 })
  })

  it('is kept where another word is saved, and over a power cut', async () => {
    const shop = await openShop()
    await shop.client.providers.save({ ...typed, perMinute: 1_000 })
    await shop.client.providers.save({ ...typed, preference: 1 })
    expect(await perMinute(await shop.crash())).toMatchObject({ alsamiflexi: 1_000 })
  })

  it('is how much is sold there in a minute, at once and after a start', async () => {
    const shop = await openShop()
    await shop.client.providers.save({ ...typed, perMinute: 20 })
    await shop.clock.advanceGently(5 * 60_000)
    // Its wallet is read in that minute too.
    expect(await leftInAMinute(shop, 30)).toBeLessThanOrEqual(20)
    const after = await shop.crash(10 * 60_000)
    await after.clock.advanceGently(5 * 60_000)
    expect(await leftInAMinute(after, 30)).toBeLessThanOrEqual(20)
    await after.client.providers.save({ ...typed, perMinute: 200 })
    await after.clock.advanceGently(5 * 60_000)
    expect(await leftInAMinute(after, 100)).toBe(100)
  })

  it.each([9, 1_001, 60.5, -60])('of %d calls a minute is refused', async (figure) => {
    const shop = await openShop()
    const wrong = shop.client.providers.save({ ...typed, perMinute: figure })
    await expect(wrong).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    expect(await perMinute(shop)).toMatchObject({ alsamiflexi: 60 })
  })

  it.each([10, 1_000])('of %i calls a minute is taken', async (figure) => {
    const shop = await openShop()
    await shop.client.providers.save({ ...typed, perMinute: figure })
    expect(await perMinute(shop)).toMatchObject({ alsamiflexi: figure })
  })

  it('is refused at a provider that has none', async () => {
    const shop = await openShop()
    const words = { ...typed, provider: 'flexiloadbd', perMinute: 60 } as const
    await expect(shop.client.providers.save(words)).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })
})

describe('a provider whose limit is used up', () => {
  it('is not asked once more, and is not called silent for that', async () => {
    const shop = await openShop()
    const { flexiloadbd } = shop.providers
    const askBalance = flexiloadbd.askBalance.bind(flexiloadbd)
    let asked = 0
    flexiloadbd.askBalance = () => {
      asked += 1
      return askBalance()
    }
    const test = () => shop.client.providers.test({ provider: 'flexiloadbd' })
    // One was asked when it was set up.
    for (let nth = 0; nth < 59; nth += 1) expect((await test()).ok).toBe(true)
    const more = Array.from({ length: 4 }, test)
    await shop.clock.advanceGently(9_999)
    expect(asked).toBe(59)
    await shop.clock.advanceGently(1)
    for (const tested of await Promise.all(more)) {
      expect(tested).toMatchObject({ ok: false, why: 'rate-limit' })
    }
    expect(asked).toBe(59)
    const [standing] = (await shop.client.providers.list()).filter(
      ({ provider }) => provider === 'flexiloadbd',
    )
    expect(standing?.health).toMatchObject({ state: 'good', successRate_ppm: 1_000_000 })
    await shop.clock.advanceGently(60_000)
    expect((await test()).ok).toBe(true)
  })
})
