import { describe, expect, it } from 'vitest'
import type { ProviderId } from '../../domain/provider.ts'
import { openDatabase } from '../db/open.ts'
import { refusingDisk } from '../db/testing/refusing-disk.ts'
import { accepted, saidInconclusive, saidNothing, unknown } from '../testing/answers.ts'
import { manualClock } from '../testing/manual-clock.ts'
import { mirrorVault, openShop, scriptedProviders } from '../testing/shop.ts'

const SECOND_ms = 1_000

describe('a sale that is looked at before it is time to ask', () => {
  it('has nothing written of it: its intent, the wire and the answer are all', async () => {
    const disk = refusingDisk(openDatabase(':memory:'))
    const shop = await openShop({ db: disk.db })
    const before = disk.offered()
    shop.providers.flexiloadbd.willAnswer(accepted)
    expect((await shop.sell()).state).toBe('accepted')
    await shop.clock.advanceGently(SECOND_ms)
    expect(disk.offered() - before).toBe(3)
  })
})

describe('a sale in doubt whose provider has no key that can be read', () => {
  it('is asked about as soon as any other once the owner has typed it again', async () => {
    const shop = await openShop()
    shop.providers.flexiloadbd.willAnswer(unknown)
    await shop.sell()
    const db = openDatabase(shop.db.serialize())
    const open = () => Promise.reject(new Error('another machine'))
    const vault = { ...mirrorVault, open }
    const clock = manualClock(shop.clock.now())
    const after = await openShop({ db, clock, vault, setUp: false })
    const seller = after.providers.flexiloadbd
    seller.willSay(saidInconclusive)
    await after.clock.advanceGently(310 * SECOND_ms)
    expect(seller.asked).toHaveLength(0)
    await after.client.providers.save({
      provider: 'flexiloadbd',
      baseUrl: 'https://flexiloadbd.example/api',
      key: 'key-of-flexiloadbd',
      preference: 1,
    })
    await after.clock.advanceGently(125 * SECOND_ms)
    expect(seller.asked).toHaveLength(1)
    await after.clock.advanceGently(10 * 60 * SECOND_ms)
    const keyless = { event: 'key-unreadable', fields: expect.anything() }
    expect(after.logged).toEqual([keyless, keyless, keyless])
  })
})

describe('a start', () => {
  it('has nothing written of a sale that waits for an answer or for a person', async () => {
    const shop = await openShop()
    shop.providers.flexiloadbd.willAnswer(unknown)
    shop.providers.flexiloadbd.willSay(saidInconclusive)
    await shop.sell()
    await shop.clock.advanceGently(31 * 60 * SECOND_ms)
    shop.providers.flexiloadbd.willAnswer(accepted)
    await shop.sell()
    const disk = refusingDisk(openDatabase(shop.db.serialize()))
    await openShop({ db: disk.db, setUp: false })
    const none = refusingDisk(openDatabase((await openShop()).db.serialize()))
    await openShop({ db: none.db, setUp: false })
    expect(disk.offered()).toBe(none.offered())
  })

  it('uses up no question for a list of operators that its provider does not have', async () => {
    const shop = await openShop()
    const { flexiloadbd } = shop.providers
    flexiloadbd.willSay(saidNothing)
    for (let nth = 1; nth <= 60; nth += 1) {
      flexiloadbd.willAnswer({ ...accepted, providerReference: `TRX${nth}` })
      await shop.sell()
    }
    const after = await shop.crash()
    const before = flexiloadbd.asked.length
    await after.clock.advanceGently(59 * SECOND_ms)
    // 42 in a minute, and one of them was for the wallet.
    expect(flexiloadbd.asked.length - before).toBe(41)
  })
})

describe('a provider that nobody can hang up on while the counter closes', () => {
  it('is waited for, and what it says of its wallet is written down', async () => {
    const db = openDatabase(':memory:')
    let closed = 0
    const close = (): void => {
      closed += 1
      db.close()
    }
    const providers = scriptedProviders()
    const makeProvider = ({ provider }: { provider: ProviderId }) => providers[provider]
    const shop = await openShop({ db: { ...db, close }, providers, makeProvider })
    const letAnswer = providers.flexiloadbd.hold('balance')
    await shop.clock.advanceGently(60 * SECOND_ms)
    const closing = shop.core.close()
    await shop.clock.advanceGently(60 * SECOND_ms)
    expect(closed).toBe(0)
    letAnswer()
    await closing
    expect([closed, shop.logged]).toEqual([1, []])
  })
})
