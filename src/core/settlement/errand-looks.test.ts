import { describe, expect, it } from 'vitest'
import { openDatabase } from '../db/open.ts'
import { refusingDisk } from '../db/testing/refusing-disk.ts'
import { accepted, saidInconclusive, unknown } from '../testing/answers.ts'
import { manualClock } from '../testing/manual-clock.ts'
import { mirrorVault, openShop } from '../testing/shop.ts'

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
  })
})
