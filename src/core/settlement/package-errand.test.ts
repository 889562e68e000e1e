import { describe, expect, it } from 'vitest'
import { packListCodes } from '../../domain/kinds/package/lists.ts'
import { accepted, saidPending } from '../testing/answers.ts'
import { intentOf, openShopOfKinds } from '../testing/kinds.ts'
import { openShop } from '../testing/shop.ts'

const MINUTE_ms = 60_000
const everyList = packListCodes.flatMap((code) => [`packages ${code}`, `drive ${code}`])

describe('the lists of packages', () => {
  it('are read once flexiloadbd is set up: two of every network and of Skitto', async () => {
    const { shelves } = await openShopOfKinds()
    expect(shelves.asked.toSorted()).toEqual(everyList.toSorted())
  })

  it('are read again every half hour, and not before', async () => {
    const { shop, shelves } = await openShopOfKinds()
    await shop.clock.advanceGently(28 * MINUTE_ms)
    expect(shelves.asked).toHaveLength(everyList.length)
    await shop.clock.advanceGently(3 * MINUTE_ms)
    expect(shelves.asked).toHaveLength(2 * everyList.length)
  })

  it('are read at a start, as far as anybody can be asked', async () => {
    const { shop, shelves } = await openShopOfKinds()
    const before = shelves.asked.length
    const after = await shop.crash()
    await after.clock.advanceGently(MINUTE_ms)
    expect(shelves.asked.slice(before).toSorted()).toEqual(everyList.toSorted())
    expect((await after.client.packages.list({ operator: 'GP' })).packages).toHaveLength(2)
  })

  it('are nobody’s where no provider has any', async () => {
    const shop = await openShop()
    await shop.clock.advanceGently(MINUTE_ms)
    expect(await shop.client.packages.refresh({ operator: 'GP' })).toEqual({
      operator: 'GP',
      packages: [],
      readAt_ms: null,
      driveReadAt_ms: null,
    })
    const withdrawn = { field: 'packageId', code: 'withdrawn', limit_e4: null }
    const sold = shop.client.sales.submit(intentOf('package'))
    await expect(sold).rejects.toMatchObject({ data: withdrawn })
  })

  it('are read when a person asks for them, both of the network', async () => {
    const { shop, shelves } = await openShopOfKinds()
    const before = shelves.asked.length
    await shop.clock.advanceGently(MINUTE_ms)
    const shelf = await shop.client.packages.refresh({ operator: 'GP' })
    expect(shelf.packages.map(({ id }) => id)).toEqual([3, 9])
    await shop.clock.advanceGently(MINUTE_ms)
    expect(shelves.asked.slice(before).toSorted()).toEqual(['drive GP', 'packages GP'])
  })
})

describe('a price that is sold by', () => {
  /** Which lists a sale asks for after so long, by this kind. */
  async function askedBy(kind: 'package' | 'drive', age_ms: number): Promise<readonly string[]> {
    const { shop, shelves } = await openShopOfKinds()
    const { readAt_ms, driveReadAt_ms } = await shop.client.packages.list({ operator: 'GP' })
    const read_ms = (kind === 'drive' ? driveReadAt_ms : readAt_ms) ?? 0
    const before = shelves.asked.length
    await shop.clock.advanceGently(read_ms + age_ms - shop.clock.now())
    await shop.client.sales.submit(intentOf(kind))
    return shelves.asked.slice(before)
  }

  it('holds for five minutes, and is read again after that: its own list alone (C15)', async () => {
    expect(await askedBy('package', 5 * MINUTE_ms)).toEqual([])
    expect(await askedBy('package', 5 * MINUTE_ms + 1)).toEqual(['packages GP'])
    expect(await askedBy('drive', 5 * MINUTE_ms)).toEqual([])
    expect(await askedBy('drive', 5 * MINUTE_ms + 1)).toEqual(['drive GP'])
  })

  it('holds no longer where the clock was set back behind it', async () => {
    const { shop, shelves } = await openShopOfKinds()
    const before = shelves.asked.length
    const { readAt_ms } = await shop.client.packages.list({ operator: 'GP' })
    shop.clock.jumpTo((readAt_ms ?? 0) - 1)
    await shop.client.sales.submit(intentOf('package'))
    expect(shelves.asked.slice(before)).toEqual(['packages GP'])
  })

  it('is not read for what has no list', async () => {
    const { shop, shelves } = await openShopOfKinds()
    await shop.clock.advanceGently(10 * MINUTE_ms)
    const before = shelves.asked.length
    for (const kind of ['recharge', 'transfer', 'bill'] as const) {
      await shop.client.sales.submit(intentOf(kind))
    }
    expect(shelves.asked).toHaveLength(before)
  })
})

describe('a list of packages of a provider that is being asked', () => {
  /** A shop whose flexiloadbd keeps an answer back; what it is asked, in order. */
  async function openBusy() {
    const { shop, shelves } = await openShopOfKinds()
    const { flexiloadbd } = shop.providers
    const order: string[] = []
    const askStatus = flexiloadbd.askStatus.bind(flexiloadbd)
    flexiloadbd.askStatus = (question) => {
      order.push(`sale ${question.providerReference}`)
      return askStatus(question)
    }
    const push = shelves.asked.push.bind(shelves.asked)
    shelves.asked.push = (...lists) => {
      order.push(...lists)
      return push(...lists)
    }
    await shop.clock.advanceGently(10 * MINUTE_ms)
    flexiloadbd.willSay(saidPending)
    flexiloadbd.willAnswer({ ...accepted, providerReference: 'TRX1' })
    await shop.sell({ provider: 'flexiloadbd' })
    const letGo = flexiloadbd.hold('status')
    await shop.clock.advanceGently(3_100)
    expect(order).toEqual(['sale TRX1'])
    return { shop, flexiloadbd, order, letGo }
  }

  it('stands in line behind the sale of a customer who waits', async () => {
    const { shop, flexiloadbd, order, letGo } = await openBusy()
    await shop.client.packages.refresh({ operator: 'GP' })
    flexiloadbd.willAnswer({ ...accepted, providerReference: 'TRX2' })
    await shop.sell({ provider: 'flexiloadbd' })
    await shop.clock.advanceGently(3_100)
    expect(order).toEqual(['sale TRX1'])
    letGo()
    await shop.settle()
    expect(order.slice(0, 4)).toEqual(['sale TRX1', 'sale TRX2', 'packages GP', 'drive GP'])
  })

  it('is read past the line where a sale waits for its price', async () => {
    const { shop, order } = await openBusy()
    await shop.client.packages.refresh({ operator: 'GP' })
    await shop.client.sales.submit(intentOf('package'))
    expect(order).toEqual(['sale TRX1', 'packages GP'])
  })
})
