import { describe, expect, it } from 'vitest'
import type { Database } from '../db/database.ts'
import { openDatabase } from '../db/open.ts'
import { delivered } from '../testing/answers.ts'
import { openShop, scriptedProviders } from '../testing/shop.ts'

/** Books that count the queries they are given to prepare. */
function countingBooks() {
  const inner = openDatabase(':memory:')
  let prepared = 0
  const db: Database = {
    ...inner,
    read(sql) {
      prepared += 1
      return inner.read(sql)
    },
    change(sql) {
      prepared += 1
      return inner.change(sql)
    },
  }
  /** How many it was given while something was done. */
  const preparedBy = async (work: () => Promise<unknown>): Promise<number> => {
    const before = prepared
    await work()
    return prepared - before
  }
  return { db, preparedBy }
}

describe('a query that is put again and again is prepared once', () => {
  it('while a sale in doubt at alsamiflexi is asked about by our reference', async () => {
    const { db, preparedBy } = countingBooks()
    const providers = scriptedProviders()
    const alsamiflexi = { ...providers.alsamiflexi, canAsk: () => true }
    const shop = await openShop({ db, providers: { ...providers, alsamiflexi } })
    providers.alsamiflexi.willAnswer({ kind: 'unknown', why: 'timeout', words: '' })
    expect(await shop.sell({ provider: 'alsamiflexi' })).toMatchObject({ state: 'in-doubt' })
    const asking = () => shop.clock.advanceGently(5 * 60_000)
    expect(await preparedBy(asking)).toBe(0)
    expect(providers.alsamiflexi.asked.length).toBeGreaterThan(3)
  })

  it('while settlement looks at what waits for a provider that was saved anew', async () => {
    const { db, preparedBy } = countingBooks()
    const shop = await openShop({ db })
    const testing = async () => {
      await shop.client.providers.test({ provider: 'flexiloadbd' })
      await shop.settle()
    }
    expect(await preparedBy(testing)).toBe(0)
  })

  it('while a step of the certification waits for its sale', async () => {
    const { db, preparedBy } = countingBooks()
    const shop = await openShop({ db })
    await shop.client.certification.step({
      provider: 'flexiloadbd',
      step: 'sale',
      sales: ['01985a3c-7c00-7000-8000-000000000001'],
      number: '01712345678',
    })
    await shop.clock.advanceGently(1_000)
    expect(shop.providers.flexiloadbd.isWaitedFor()).toBe(true)
    shop.providers.alsamiflexi.willAnswer(delivered)
    const others = () => shop.sell({ provider: 'alsamiflexi', number: '01755551234' })
    expect(await preparedBy(others)).toBe(0)
  })
})
