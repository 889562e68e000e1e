import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../db/database.ts'
import { openDatabase } from '../db/open.ts'
import { openShop, recharge, type TestShop } from '../testing/shop.ts'

let db: Database
let shop: TestShop
beforeEach(async () => {
  db = openDatabase(':memory:')
  shop = await openShop({ db })
  // A first sale, so that what comes later needs no page for the beginning of a table.
  shop.providers.flexiloadbd.willAnswer({ kind: 'refused', reason: 'service', words: '' })
  await shop.sell()
})
afterEach(async () => {
  freeDisk()
  const closing = shop.core.close()
  // An answer that waits for the disk is offered again before the books are closed.
  await shop.clock.advanceGently(60_000)
  await closing
})

/** Real SQLite on a disk that takes not a page more: every write that needs one is SQLITE_FULL. */
function fillDisk(): void {
  // Pages that are free within the file are no use either.
  const { freelist_count: free = 0 } =
    db.read<[], { freelist_count: number }>('PRAGMA freelist_count').get() ?? {}
  db.write(() => {
    db.change('CREATE TABLE IF NOT EXISTS filler (bytes BLOB)').run()
    db.change('INSERT INTO filler VALUES (zeroblob(? * 4096))').run(free)
  })
  const pages = db.read<[], { page_count: number }>('PRAGMA page_count').get()?.page_count ?? 0
  db.read(`PRAGMA max_page_count = ${pages}`).get()
}

function freeDisk(): void {
  db.read('PRAGMA max_page_count = 1000000').get()
}

/** Sells until the pages that are there are used up, and gives back how many sales that took. */
async function sellUntilRefused(): Promise<number> {
  for (let sold = 0; sold < 200; sold += 1) {
    shop.providers.flexiloadbd.willAnswer({ kind: 'refused', reason: 'service', words: '' })
    try {
      await shop.client.sales.submit(recharge())
    } catch (cause) {
      expect(cause).toMatchObject({ code: 'CANNOT_STORE' })
      return sold
    }
  }
  return expect.fail('the disk was never full')
}

describe('a disk that is full (row 84)', () => {
  it('refuses the sale: nothing is stored and nothing is sent', async () => {
    fillDisk()
    await sellUntilRefused()
    await shop.clock.advanceGently(30_000)
    const { flexiloadbd } = shop.providers
    const [before, stored] = [flexiloadbd.sent.length, (await list()).length]
    await expect(shop.client.sales.submit(recharge())).rejects.toMatchObject({
      code: 'CANNOT_STORE',
    })
    await shop.clock.advanceGently(30_000)
    expect(flexiloadbd.sent).toHaveLength(before)
    expect(await list()).toHaveLength(stored)
    expect((await shop.client.ledger.trialBalance()).sum_e4).toBe(0)
  })

  it('takes the same sale under the same id once there is room again', async () => {
    fillDisk()
    await sellUntilRefused()
    const words = recharge()
    await expect(shop.client.sales.submit(words)).rejects.toMatchObject({ code: 'CANNOT_STORE' })
    freeDisk()
    await shop.client.sales.submit(words)
    await shop.clock.advanceGently(30_000)
    expect((await shop.sale(words.id)).id).toBe(words.id)
  })

  it('keeps the answer to a sale until it can be written', async () => {
    const sale = await shop.sell()
    expect(sale.state).toBe('on-wire')
    fillDisk()
    const body = 'x'.repeat(8_000)
    shop.providers.flexiloadbd.answer({ kind: 'unknown', why: 'shape', words: body })
    await shop.clock.advanceGently(5_000)
    expect((await shop.sale(sale.id)).state).toBe('on-wire')
    const fields = { seq: 2, why: expect.stringContaining('full') }
    expect(shop.logged).toContainEqual({ event: 'answer-not-stored', fields })
    expect(shop.core.busy()).toBe(true)
    freeDisk()
    await shop.clock.advanceGently(1_000)
    expect(await shop.sale(sale.id)).toMatchObject({ state: 'in-doubt', reason: { code: 'shape' } })
  })
})

async function list() {
  return (await shop.client.sales.list({ limit: 200 })).sales
}
