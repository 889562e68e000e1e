import { describe, expect, it } from 'vitest'
import { SaleId } from '../../domain/sale.ts'
import { openDatabase } from '../db/open.ts'
import { refusingDisk } from '../db/testing/refusing-disk.ts'
import { accepted, delivered, refused, saidSuccess } from '../testing/answers.ts'
import { proveBooks } from '../testing/proof.ts'
import { openShop, recharge, scriptedProviders } from '../testing/shop.ts'

const id = (intent: { id: string }) => ({ id: SaleId.parse(intent.id) })

/** A shop whose disk refuses what a test says, set up and having sold once. */
async function openShopOnDisk() {
  const disk = refusingDisk(openDatabase(':memory:'))
  const shop = await openShop({ db: disk.db })
  shop.providers.flexiloadbd.willAnswer(delivered)
  await shop.sell()
  return { disk, shop, seller: shop.providers.flexiloadbd }
}

describe('a disk that refuses the intent', () => {
  it('lets nothing be sent, and takes the same sale once it is mended', async () => {
    const { disk, shop, seller } = await openShopOnDisk()
    disk.refuse(() => true)
    const words = recharge()
    await expect(shop.client.sales.submit(words)).rejects.toMatchObject({
      code: 'CANNOT_STORE',
      data: { why: 'SQLITE_IOERR_WRITE' },
    })
    await shop.clock.advanceGently(60_000)
    await expect(shop.client.sales.get(id(words))).rejects.toMatchObject({ code: 'NO_SUCH_SALE' })
    expect([seller.sent.length, seller.abandoned.length]).toEqual([1, 0])
    disk.mend()
    await shop.client.sales.submit(words)
    await shop.settle()
    expect((await shop.sale(words.id)).state).toBe('on-wire')
  })
})

describe('a disk that refuses the on-wire commit', () => {
  it('has the connection closed unused, and the sale stays a draft', async () => {
    const { disk, shop, seller } = await openShopOnDisk()
    const before = disk.offered()
    disk.refuse((nth) => nth > before + 1)
    const sale = await shop.sell()
    expect(sale.state).toBe('created')
    expect([seller.sent.length, seller.abandoned.length]).toEqual([1, 1])
    await shop.clock.advanceGently(30_000)
    expect([seller.sent.length, seller.abandoned.length]).toEqual([1, 3])
    disk.mend()
    proveBooks(shop)
    expect(shop.core.busy()).toBe(false)
  })

  it('is asked again while the cashier waits, and sends when it takes it', async () => {
    const { disk, shop, seller } = await openShopOnDisk()
    const before = disk.offered()
    disk.refuse((nth) => nth === before + 2)
    const sale = await shop.sell()
    expect(sale.state).toBe('created')
    expect(shop.logged).toEqual([
      {
        event: 'sale-not-stored',
        fields: { sale: sale.id, why: expect.stringContaining('disk') },
      },
    ])
    await shop.clock.advanceGently(3_000)
    expect((await shop.sale(sale.id)).state).toBe('on-wire')
    expect([seller.sent.length, seller.abandoned.length]).toEqual([2, 1])
  })
})

describe('a disk that refuses the outcome', () => {
  it('is offered it again until it takes it; until then the sale is on the wire', async () => {
    const { disk, shop, seller } = await openShopOnDisk()
    const sale = await shop.sell()
    disk.refuse(() => true)
    seller.answer({ ...accepted, providerReference: 'TRX2' })
    await shop.clock.advanceGently(20_000)
    expect((await shop.sale(sale.id)).state).toBe('on-wire')
    expect(shop.core.busy()).toBe(true)
    disk.mend()
    await shop.clock.advanceGently(1_000)
    expect(await shop.sale(sale.id)).toMatchObject({
      state: 'accepted',
      providerReference: 'TRX2',
    })
    expect(shop.core.busy()).toBe(false)
  })

  it('leaves doubt when the power goes before it takes it', async () => {
    const { disk, shop, seller } = await openShopOnDisk()
    const sale = await shop.sell()
    disk.refuse(() => true)
    seller.answer({ ...delivered, providerReference: 'TRX2' })
    await shop.clock.advanceGently(5_000)
    const after = await shop.crash()
    expect(await after.sale(sale.id)).toMatchObject({
      state: 'in-doubt',
      reason: { code: 'crash' },
    })
    proveBooks(after)
  })

  it('is not waited for by a counter that closes', async () => {
    const { disk, shop, seller } = await openShopOnDisk()
    await shop.sell()
    disk.refuse(() => true)
    seller.answer({ ...delivered, providerReference: 'TRX2' })
    await shop.clock.advanceGently(2_000)
    await shop.core.close()
    expect(shop.core.busy()).toBe(false)
  })
})

describe('an answer our own books cannot take', () => {
  it('is doubt, and keeps neither the lane nor the answer of the next sale', async () => {
    const { disk, shop, seller } = await openShopOnDisk()
    const before = disk.offered()
    disk.refuse((nth) => nth === before + 3, new RangeError('a sum that cannot be counted'))
    seller.willAnswer({ ...delivered, providerReference: 'TRX2' })
    const odd = await shop.sell()
    expect(odd).toMatchObject({ state: 'in-doubt', reason: { code: 'shape' } })
    expect(odd.observations.at(-1)?.class).toBe('final')
    expect(shop.core.busy()).toBe(false)
    proveBooks(shop)
  })
})

describe('a mistake of ours in the middle of a sale', () => {
  it('leaves doubt where the bytes may have left', async () => {
    const { disk, shop, seller } = await openShopOnDisk()
    const before = disk.offered()
    // The outcome as it came, and as mere doubt; the last word of dispatch is taken.
    disk.refuse((nth) => nth === before + 3 || nth === before + 4, new Error('a mistake'))
    seller.willAnswer({ ...delivered, providerReference: 'TRX2' })
    const sale = await shop.sell()
    expect(sale).toMatchObject({ state: 'in-doubt', reason: { code: 'crash' } })
    // At once: settlement would find it as well, but only when it next looks.
    expect(sale.events.at(-1)).toMatchObject({ to: 'in-doubt', cause: 'dispatch' })
    const fields = { sale: sale.id, why: 'Error: a mistake' }
    expect(shop.logged).toContainEqual({ event: 'dispatch-stopped', fields })
    expect(shop.core.busy()).toBe(false)
  })

  it('leaves the sale on the wire where nothing can be written, and frees the lane', async () => {
    const { disk, shop, seller } = await openShopOnDisk()
    const before = disk.offered()
    disk.refuse((nth) => nth >= before + 3, new Error('a mistake'))
    seller.willAnswer({ ...delivered, providerReference: 'TRX2' })
    const sale = await shop.sell()
    expect(sale.state).toBe('on-wire')
    expect(shop.logged.map(({ event }) => event)).toContain('left-on-the-wire')
    expect(shop.core.busy()).toBe(false)
    const after = await shop.crash()
    expect((await after.sale(sale.id)).state).toBe('in-doubt')
  })

  it('is doubt in the same run once the disk takes it, and is settled like any other', async () => {
    const { disk, shop, seller } = await openShopOnDisk()
    const before = disk.offered()
    disk.refuse((nth) => nth >= before + 3, new Error('a mistake'))
    seller.willAnswer({ ...delivered, providerReference: 'TRX2' })
    const sale = await shop.sell()
    await shop.clock.advanceGently(150_000)
    expect((await shop.sale(sale.id)).state).toBe('on-wire')
    disk.mend()
    seller.willSay({ ...saidSuccess, providerReference: 'TRX2' })
    await shop.clock.advanceGently(300_000)
    const after = await shop.sale(sale.id)
    expect(after).toMatchObject({ state: 'succeeded', providerReference: 'TRX2' })
    expect(after.events).toContainEqual(
      expect.objectContaining({ to: 'in-doubt', cause: 'settlement' }),
    )
    proveBooks(shop)
  })

  it('is not taken for lost while its answer is still waited for', async () => {
    const { shop, seller } = await openShopOnDisk()
    const sale = await shop.sell()
    await shop.clock.advanceGently(300_000)
    expect((await shop.sale(sale.id)).state).toBe('on-wire')
    seller.answer({ ...delivered, providerReference: 'TRX2' })
    await shop.settle()
    expect((await shop.sale(sale.id)).state).toBe('succeeded')
  })

  it('leaves a draft where nothing has left', async () => {
    const { disk, shop, seller } = await openShopOnDisk()
    const before = disk.offered()
    disk.refuse((nth) => nth === before + 2, new Error('a mistake'))
    const sale = await shop.sell()
    expect(sale).toMatchObject({ state: 'created', reason: { code: 'stopped' } })
    expect([seller.sent.length, seller.abandoned.length]).toEqual([1, 1])
  })
})

describe('a client that breaks after the bytes have left', () => {
  it.each<[unknown, string]>([
    [new TypeError('cannot read what came'), 'TypeError'],
    ['0171… could not be read', 'string'],
  ])('leaves doubt, and the lane is free: %s', async (thrown, words) => {
    const providers = scriptedProviders()
    const broken = {
      ...providers.flexiloadbd,
      open: async (order: Parameters<typeof providers.flexiloadbd.open>[0]) => {
        const opened = await providers.flexiloadbd.open(order)
        if (opened.kind !== 'ready') return opened
        return {
          ...opened,
          send: async () => {
            await opened.send()
            throw thrown
          },
        }
      },
    }
    const shop = await openShop({ providers: { ...providers, flexiloadbd: broken } })
    providers.flexiloadbd.willAnswer(delivered)
    const sale = await shop.sell()
    expect(sale).toMatchObject({
      state: 'in-doubt',
      // By its name alone: what a mistake says of itself may hold a key or a number.
      reason: { code: 'crash', words },
    })
    const kept = { source: 'create', httpStatus: null, elapsed_ms: 0, body: '' }
    expect(sale.observations).toMatchObject([kept])
    expect(shop.core.busy()).toBe(false)
  })
})

describe('a sale called off while its connection opens', () => {
  it('is not sent: the connection is closed unused', async () => {
    const shop = await openShop()
    const seller = shop.providers.flexiloadbd
    const letOpen = seller.hold('open')
    const words = recharge()
    await shop.client.sales.submit(words)
    await shop.settle()
    expect((await shop.client.sales.cancel(id(words))).state).toBe('cancelled')
    letOpen()
    await shop.clock.advanceGently(30_000)
    expect([seller.sent.length, seller.abandoned.length]).toEqual([0, 1])
    expect((await shop.sale(words.id)).events.map(({ to }) => to)).toEqual(['created', 'cancelled'])
    proveBooks(shop)
  })

  it('is not tried again where the connection fails', async () => {
    const shop = await openShop()
    const seller = shop.providers.flexiloadbd
    const letOpen = seller.hold('open')
    seller.refuseToOpen('connect')
    const words = recharge()
    await shop.client.sales.submit(words)
    await shop.settle()
    await shop.client.sales.cancel(id(words))
    letOpen()
    await shop.clock.advanceGently(30_000)
    expect(seller.sent).toHaveLength(0)
    expect((await shop.sale(words.id)).state).toBe('cancelled')
  })
})

describe('a draft that its provider has stopped to take', () => {
  it('says so, and nothing is opened for it', async () => {
    const shop = await openShop()
    const seller = shop.providers.flexiloadbd
    for (let tries = 0; tries < 3; tries += 1) seller.refuseToOpen('connect')
    const words = recharge()
    await shop.client.sales.submit(words)
    await shop.clock.advanceGently(30_000)
    seller.cannotSell = () => ({ why: 'line-type' })
    await shop.client.sales.submit(words)
    await shop.clock.advanceGently(30_000)
    expect((await shop.sale(words.id)).reason).toEqual({ code: 'not-sold', words: '' })
    expect([seller.sent.length, seller.abandoned.length]).toEqual([0, 0])
    expect(shop.logged).toEqual([])
  })
})

describe('a sale called off between two tries', () => {
  it('has no connection opened for it any more', async () => {
    const shop = await openShop()
    const seller = shop.providers.flexiloadbd
    seller.refuseToOpen('connect')
    const sale = await shop.sell()
    await shop.client.sales.cancel(id(sale))
    await shop.clock.advanceGently(30_000)
    expect([seller.sent.length, seller.abandoned.length]).toEqual([0, 0])
  })
})

describe('a machine that goes to sleep', () => {
  it.each(['suspending', 'resumed'] as const)(
    'sends nothing later that was being tried: told by %s',
    async (said) => {
      const shop = await openShop()
      const seller = shop.providers.flexiloadbd
      seller.refuseToOpen('connect')
      const sale = await shop.sell()
      shop.core[said]()
      await shop.clock.advanceGently(60_000)
      expect(seller.sent).toHaveLength(0)
      expect((await shop.sale(sale.id)).state).toBe('created')
    },
  )

  it('sends nothing that was connecting, and says so', async () => {
    const shop = await openShop()
    const seller = shop.providers.flexiloadbd
    const letOpen = seller.hold('open')
    const sale = await shop.sell()
    shop.core.suspending()
    letOpen()
    await shop.clock.advanceGently(60_000)
    expect([seller.sent.length, seller.abandoned.length]).toEqual([0, 1])
    expect(await shop.sale(sale.id)).toMatchObject({
      state: 'created',
      reason: { code: 'stopped' },
    })
  })

  it('sends nothing that waited in a lane', async () => {
    const shop = await openShop()
    const seller = shop.providers.autoflexi
    await shop.sell({ provider: 'autoflexi' })
    const waiting = await shop.sell({ provider: 'autoflexi', number: '01712345679' })
    shop.core.suspending()
    await shop.settle()
    // Said before its turn could come.
    expect(await shop.sale(waiting.id)).toMatchObject({
      state: 'created',
      reason: { code: 'stopped' },
    })
    seller.answer(refused)
    await shop.clock.advanceGently(60_000)
    expect(seller.sent).toHaveLength(1)
    expect((await shop.sale(waiting.id)).state).toBe('created')
  })

  it('sends it when the cashier says so again', async () => {
    const shop = await openShop()
    const seller = shop.providers.flexiloadbd
    seller.refuseToOpen('connect')
    const words = recharge()
    await shop.client.sales.submit(words)
    await shop.settle()
    shop.core.suspending()
    shop.core.resumed()
    await shop.settle()
    await shop.client.sales.submit(words)
    await shop.settle()
    expect((await shop.sale(words.id)).state).toBe('on-wire')
  })

  it('keeps what is on the wire', async () => {
    const shop = await openShop()
    const sale = await shop.sell()
    shop.core.suspending()
    shop.core.resumed()
    await shop.settle()
    shop.providers.flexiloadbd.answer(delivered)
    await shop.settle()
    expect((await shop.sale(sale.id)).state).toBe('succeeded')
  })
})

describe('a draft that a stop left behind', () => {
  it('says that it was not sent, so that a cashier can send it or call it off', async () => {
    const shop = await openShop()
    shop.providers.flexiloadbd.hold('open')
    const words = recharge()
    await shop.client.sales.submit(words)
    const after = await shop.crash()
    await after.clock.advanceGently(60_000)
    expect(await after.sale(words.id)).toMatchObject({
      state: 'created',
      reason: { code: 'stopped' },
    })
    expect(after.providers.flexiloadbd.sent).toHaveLength(0)
    await after.client.sales.submit(words)
    await after.settle()
    expect((await after.sale(words.id)).state).toBe('on-wire')
  })
})
