import { describe, expect, it } from 'vitest'
import { openDatabase } from './db/open.ts'
import { openShop, type TestShop } from './testing/shop.ts'

const editionOf = async (shop: TestShop) => (await shop.client.health.get()).edition

/** The shop after a copy got the place of its books, as `core/db/copies.ts` marks it. */
async function afterPuttingBack(copy: Uint8Array, at_ms: number): Promise<TestShop> {
  const db = openDatabase(copy)
  const mark = db.change<[number]>('INSERT INTO restoration (at_ms) VALUES (?)')
  db.write(() => mark.run(at_ms))
  return await openShop({ db, setUp: false })
}

describe('the edition of the books', () => {
  it('stays through a restart, and when a person has looked up what a copy lacks', async () => {
    const shop = await afterPuttingBack((await openShop()).db.serialize(), 1)
    const first = await editionOf(shop)
    const later = await shop.crash()
    expect(await editionOf(later)).toBe(first)
    await later.client.books.gapSeen()
    expect(await editionOf(later)).toBe(first)
  })

  it('is another one with each copy that is put back, be it the same copy twice', async () => {
    const shop = await openShop()
    const editions = [await editionOf(shop)]
    const copy = shop.db.serialize()
    for (const at_ms of [1, 2]) editions.push(await editionOf(await afterPuttingBack(copy, at_ms)))
    expect(new Set(editions).size).toBe(3)
  })

  it('is another one in other books', async () => {
    const other = await openShop({ random: (bytes) => new Uint8Array(bytes).fill(9) })
    expect(await editionOf(other)).not.toBe(await editionOf(await openShop()))
  })
})
