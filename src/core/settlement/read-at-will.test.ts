import { describe, expect, it } from 'vitest'
import type { ProviderId } from '../../domain/provider.ts'
import { taka } from '../../domain/money.ts'
import { accepted } from '../testing/answers.ts'
import { openShop, type TestShop } from '../testing/shop.ts'

const SECOND_ms = 1_000

/** What the provider last said of its recharge wallet, and how old that is. */
async function reading(shop: TestShop, provider: ProviderId) {
  const wallets = await shop.client.wallets.list()
  const wallet = wallets.find((one) => one.provider === provider)
  const { askedAt_ms = null, providerBalance_e4 = null } = wallet ?? {}
  return { says_e4: providerBalance_e4, age_ms: shop.clock.now() - (askedAt_ms ?? 0) }
}

describe('a wallet that a person wants read', () => {
  it('is read at once, and not again by the timer that was about to', async () => {
    const shop = await openShop()
    await shop.clock.advanceGently(59 * SECOND_ms)
    shop.providers.autoflexi.balance_e4 = taka(9_000)
    await shop.client.wallets.refresh({ provider: 'autoflexi' })
    expect(await reading(shop, 'autoflexi')).toEqual({ says_e4: taka(9_000), age_ms: 0 })
    await shop.clock.advanceGently(30 * SECOND_ms)
    expect(await reading(shop, 'autoflexi')).toMatchObject({ age_ms: 30 * SECOND_ms })
    await shop.clock.advanceGently(30 * SECOND_ms)
    expect(await reading(shop, 'autoflexi')).toMatchObject({ age_ms: 0 })
  })

  it('keeps its last figure with its age where that is a moment old', async () => {
    const shop = await openShop()
    await shop.clock.advanceGently(2 * SECOND_ms)
    shop.providers.autoflexi.balance_e4 = taka(9_000)
    for (let presses = 0; presses < 20; presses += 1) {
      await shop.client.wallets.refresh({ provider: 'autoflexi' })
    }
    expect(await reading(shop, 'autoflexi')).toEqual({
      says_e4: taka(10_000),
      age_ms: 2 * SECOND_ms,
    })
    await shop.clock.advanceGently(3 * SECOND_ms)
    expect(await reading(shop, 'autoflexi')).toEqual({ says_e4: taka(9_000), age_ms: 0 })
  })

  it('is read at once where its last figure is five seconds old', async () => {
    const shop = await openShop()
    await shop.clock.advanceGently(5 * SECOND_ms)
    shop.providers.autoflexi.balance_e4 = taka(9_000)
    await shop.client.wallets.refresh({ provider: 'autoflexi' })
    expect(await reading(shop, 'autoflexi')).toEqual({ says_e4: taka(9_000), age_ms: 0 })
  })

  it('waits for the questions about open sales to leave room under the limit', async () => {
    const shop = await openShop()
    const seller = shop.providers.flexiloadbd
    seller.willSay({ kind: 'inconclusive', why: 'timeout', words: '', retryAfter_ms: 40_000 })
    seller.willAnswer(accepted)
    await shop.sell()
    await shop.clock.advanceGently(10 * SECOND_ms)
    expect(seller.asked.length).toBe(1)
    seller.balance_e4 = taka(9_000)
    await shop.client.wallets.refresh({ provider: 'flexiloadbd' })
    expect(await reading(shop, 'flexiloadbd')).toEqual({
      says_e4: taka(10_000),
      age_ms: 10 * SECOND_ms,
    })
    await shop.clock.advanceGently(32 * SECOND_ms)
    expect(await reading(shop, 'flexiloadbd')).toMatchObject({ says_e4: taka(10_000) })
    await shop.clock.advanceGently(2 * SECOND_ms)
    expect(await reading(shop, 'flexiloadbd')).toMatchObject({ says_e4: taka(9_000) })
  })

  it('is nothing to ask where the provider is not set up', async () => {
    const shop = await openShop({ setUp: false })
    expect(await shop.client.wallets.refresh({ provider: 'autoflexi' })).toEqual([])
  })
})

describe('the wallets of a counter that sells nothing', () => {
  it('are read every minute all the same', async () => {
    const shop = await openShop()
    for (let minutes = 1; minutes <= 30; minutes += 1) {
      shop.providers.alsamiflexi.balance_e4 = taka(10_000 + minutes)
      await shop.clock.advanceGently(60 * SECOND_ms)
      expect(await reading(shop, 'alsamiflexi')).toEqual({
        says_e4: taka(10_000 + minutes),
        age_ms: 0,
      })
    }
  })
})
