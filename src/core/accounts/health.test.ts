import { describe, expect, it } from 'vitest'
import { openShop, type TestShop } from '../testing/shop.ts'

/** Hears from now on of every provider that changed. */
async function listen(shop: TestShop): Promise<readonly string[]> {
  const told: string[] = []
  const changes = await shop.client.changes.watch()
  const hear = async () => {
    for await (const { topic, id } of changes) if (topic === 'provider') told.push(id)
  }
  void hear()
  return told
}

async function stateOf(shop: TestShop) {
  const all = await shop.client.providers.list()
  return all.find(({ provider }) => provider === 'flexiloadbd')?.health.state
}

describe('a provider that does not answer', () => {
  it('is told of when it counts as down, and again when it is back', async () => {
    const shop = await openShop()
    const told = await listen(shop)
    for (let tries = 1; tries <= 3; tries += 1) {
      shop.providers.flexiloadbd.refuseToOpen('connect')
      shop.providers.flexiloadbd.hideBalance()
    }
    await shop.sell()
    expect(await stateOf(shop)).toBe('good')
    expect(told).toEqual([])
    await shop.clock.advanceGently(7_000)
    expect(told[0]).toBe('flexiloadbd')
    await shop.clock.advanceGently(180_000)
    expect(await stateOf(shop)).toBe('good')
    expect(told).toEqual(['flexiloadbd', 'flexiloadbd'])
  })
})
