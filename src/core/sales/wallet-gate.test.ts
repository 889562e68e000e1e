import { describe, expect, it } from 'vitest'
import { openDatabase } from '../db/open.ts'
import { refusingDisk } from '../db/testing/refusing-disk.ts'
import { openShop, scriptedProviders } from '../testing/shop.ts'

describe('autoflexi, whose doubt only the wallet can settle', () => {
  it('is not sold through while its balance cannot be read', async () => {
    const shop = await openShop()
    const seller = shop.providers.autoflexi
    await shop.clock.advanceGently(6_000)
    for (let times = 0; times < 3; times += 1) seller.hideBalance()
    const sale = await shop.sell({ provider: 'autoflexi' })
    expect(sale).toMatchObject({ state: 'created', reason: { code: 'wallet-unread' } })
    await shop.clock.advanceGently(30_000)
    expect(seller.sent).toHaveLength(0)
  })

  it('has its balance read again when the last figure is older than five seconds', async () => {
    const shop = await openShop()
    const seller = shop.providers.autoflexi
    seller.balance_e4 -= 10_000
    await shop.clock.advanceGently(5_001)
    const sale = await shop.sell({ provider: 'autoflexi' })
    const attempt = shop.db.read<[string], { wallet_before_e4: number }>(
      'SELECT wallet_before_e4 FROM attempt JOIN sale ON seq = sale_seq WHERE id = ?',
    )
    expect(attempt.get(sale.id)?.wallet_before_e4).toBe(seller.balance_e4)
  })
})

describe('a connection to autoflexi that takes long to open', () => {
  const openSlowly = async (opens_ms: number, hidden: number) => {
    const shop = await openShop()
    const seller = shop.providers.autoflexi
    // The counter has been up for a while: how old a figure is does not hang on that.
    await shop.clock.advanceGently(10_000)
    const letIt = seller.hold('open')
    const sale = await shop.sell({ provider: 'autoflexi' })
    await shop.clock.advanceGently(opens_ms)
    seller.balance_e4 -= 10_000
    for (let times = 0; times < hidden; times += 1) seller.hideBalance()
    letIt()
    await shop.settle()
    const before = shop.db.read<[string], { wallet_before_e4: number }>(
      'SELECT wallet_before_e4 FROM attempt JOIN sale ON seq = sale_seq WHERE id = ?',
    )
    return { shop, seller, sale, before: before.get(sale.id)?.wallet_before_e4 }
  }

  it('has the wallet read once more before the bytes leave', async () => {
    const young = await openSlowly(5_000, 0)
    expect(young.before).toBe(young.seller.balance_e4 + 10_000)
    const old = await openSlowly(5_001, 0)
    expect(old.before).toBe(old.seller.balance_e4)
  })

  it('is closed unused where the wallet cannot be read by then', async () => {
    const { shop, seller, sale } = await openSlowly(8_000, 1)
    expect(await shop.sale(sale.id)).toMatchObject({
      state: 'created',
      reason: { code: 'wallet-unread' },
    })
    expect([seller.sent.length, seller.abandoned.length]).toEqual([0, 1])
  })
})

describe('a connection to autoflexi that waits while the wallet is read once more', () => {
  const openAndRead = async () => {
    const disk = refusingDisk(openDatabase(':memory:'))
    const shop = await openShop({ db: disk.db })
    const seller = shop.providers.autoflexi
    const letIt = seller.hold('open')
    const sale = await shop.sell({ provider: 'autoflexi' })
    await shop.clock.advanceGently(8_000)
    const letRead = seller.hold('balance')
    seller.balance_e4 -= 10_000
    letIt()
    await shop.settle()
    return { shop, seller, sale, letRead, disk }
  }

  it('and is hung up on was never used: the sale stays a draft, and is tried again', async () => {
    const { shop, seller, sale, letRead } = await openAndRead()
    seller.drop()
    letRead()
    await shop.settle()
    expect(await shop.sale(sale.id)).toMatchObject({
      state: 'created',
      reason: { code: 'connect' },
    })
    expect([seller.sent.length, seller.abandoned.length]).toEqual([0, 1])
    await shop.clock.advanceGently(3_000)
    expect((await shop.sale(sale.id)).state).toBe('on-wire')
    expect(seller.sent).toHaveLength(1)
  })

  it('and is closed unused where the disk does not take what the wallet said', async () => {
    const { shop, seller, sale, letRead, disk } = await openAndRead()
    disk.refuse(() => true)
    letRead()
    await shop.settle()
    expect([seller.sent.length, seller.abandoned.length]).toEqual([0, 1])
    disk.mend()
    await shop.clock.advanceGently(3_000)
    expect((await shop.sale(sale.id)).state).toBe('on-wire')
    expect([seller.sent.length, seller.abandoned.length]).toEqual([1, 1])
  })

  it('and is closed unused also where the disk takes everything after that', async () => {
    const { shop, seller, sale, letRead, disk } = await openAndRead()
    const before = disk.offered()
    disk.refuse((nth) => nth === before + 1)
    letRead()
    await shop.settle()
    expect((await shop.sale(sale.id)).state).toBe('created')
    expect([seller.sent.length, seller.abandoned.length]).toEqual([0, 1])
  })
})

describe('a provider whose wallet is in the books and was not read since the start', () => {
  it('is sold through, and the sale keeps no figure that it would be judged by', async () => {
    const shop = await openShop()
    shop.providers.flexiloadbd.hideBalance()
    const after = await shop.crash()
    const { id } = await after.sell()
    const attempt = after.db.read<[string], { wallet_before_e4: number | null }>(
      'SELECT wallet_before_e4 FROM attempt JOIN sale ON seq = sale_seq WHERE id = ?',
    )
    expect((await after.sale(id)).state).toBe('on-wire')
    expect(attempt.get(id)?.wallet_before_e4).toBeNull()
  })
})

describe('what is kept of the wallet when the bytes leave', () => {
  it('is what it held and what our books said, when both were last at rest', async () => {
    const shop = await openShop()
    await shop.clock.advanceGently(10_000)
    await shop.client.wallets.refresh({ provider: 'flexiloadbd' })
    const at = { clean_at_ms: shop.clock.now(), clean_mono_ms: shop.clock.monotonic() }
    shop.providers.flexiloadbd.balance_e4 -= 30_000
    const { id, ourReference } = await shop.sell()
    const attempt = shop.db.read<[string], Record<string, unknown>>(
      'SELECT attempt.* FROM attempt JOIN sale ON seq = sale_seq WHERE id = ?',
    )
    expect(attempt.get(id)).toMatchObject({
      ...at,
      request_hash: `hash of ${ourReference}`,
      wallet_before_e4: 100_000_000,
      clean_balance_e4: 100_000_000,
      clean_ours_e4: 100_000_000,
    })
  })
})

describe('a provider whose wallet was never read', () => {
  it('is not sold through before it says what is in it', async () => {
    const providers = scriptedProviders()
    // Once when it is set up, once more after that silence, and once at the first try.
    for (let times = 0; times < 3; times += 1) providers.flexiloadbd.hideBalance()
    const shop = await openShop({ providers })
    const sale = await shop.sell()
    expect(sale).toMatchObject({ state: 'created', reason: { code: 'wallet-unread' } })
    await shop.clock.advanceGently(10_000)
    expect((await shop.sale(sale.id)).state).toBe('on-wire')
  })
})
