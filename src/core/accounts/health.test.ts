import { describe, expect, it } from 'vitest'
import { openShop, type TestShop } from '../testing/shop.ts'
import { manualClock } from '../testing/manual-clock.ts'
import { createTrafficHealth } from './health.ts'

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

  it('counts as down at the first try when it has never answered', () => {
    const health = createTrafficHealth(manualClock())
    expect(health.note('autoflexi', 2, false)).toBe(true)
    expect(health.of('autoflexi')).toEqual({ state: 'down', latency_ms: null, successRate_ppm: 0 })
    expect(health.note('autoflexi', 40, true)).toBe(true)
    expect(health.of('autoflexi')).toMatchObject({ state: 'good', latency_ms: 40 })
  })

  it('does not look quick because its line was refused quickly', () => {
    const health = createTrafficHealth(manualClock())
    health.note('autoflexi', 5_000, true)
    for (let tries = 1; tries <= 2; tries += 1) health.note('autoflexi', 1, false)
    expect(health.of('autoflexi')).toMatchObject({ state: 'slow', latency_ms: 5_000 })
  })

  it('is silent while it counts as down, or a login page stands before it', () => {
    const clock = manualClock()
    const health = createTrafficHealth(clock)
    const provider = 'autoflexi'
    // Nobody has asked it: nothing speaks against it.
    expect(health.isSilent(provider)).toBe(false)
    health.noteLine(provider, 'login-page')
    expect(health.isSilent(provider)).toBe(false)
    health.note(provider, 40, true)
    expect(health.isSilent(provider)).toBe(true)
    health.noteLine(provider, 'right-answer')
    expect(health.isSilent(provider)).toBe(false)
    for (let tries = 1; tries <= 2; tries += 1) health.note(provider, 1, false)
    expect(health.isSilent(provider)).toBe(false)
    health.note(provider, 1, false)
    expect(health.isSilent(provider)).toBe(true)
    // An hour later nobody knows any more.
    clock.advance(3_600_001)
    expect(health.isSilent(provider)).toBe(false)
  })
})
