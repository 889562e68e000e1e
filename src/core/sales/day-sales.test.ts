import { describe, expect, it } from 'vitest'
import type { Database } from '../db/database.ts'
import { openDatabase } from '../db/open.ts'
import { createChanges } from '../changes.ts'
import { delivered } from '../testing/answers.ts'
import { openShop } from '../testing/shop.ts'
import { createDaySales } from './day-sales.ts'

const DAY_ms = 86_400_000
const days = ['2026-01-01', '2026-01-02', '2026-01-03'] as const

/** Books with one sale on each of three days, and what was read whole of them since. */
async function openThreeDays() {
  const books = openDatabase(':memory:')
  const reads: string[] = []
  const looks: string[] = []
  const read: Database['read'] = <Words extends unknown[], Row>(sql: string) => {
    const rows = books.read<Words, Row>(sql)
    if (sql.includes('WHERE id')) {
      const get = (...words: Words) => {
        looks.push(words.join())
        return rows.get(...words)
      }
      return { ...rows, get }
    }
    if (!sql.includes('WHERE business_date')) return rows
    const all = (...words: Words) => {
      reads.push(words.join())
      return rows.all(...words)
    }
    return { ...rows, all }
  }
  const shop = await openShop({ db: books })
  for (const [nth] of days.entries()) {
    shop.providers.flexiloadbd.willAnswer({ ...delivered, providerReference: `T${nth}` })
    await shop.sell()
    shop.clock.jumpTo(shop.clock.now() + DAY_ms)
  }
  const changes = createChanges()
  const kept = createDaySales({ ...books, read }, changes)
  const earned = (day: string) => Array.from(kept.of(day), ({ commission_e4 }) => commission_e4)
  return { books, changes, reads, looks, earned }
}

function setEarned(books: Database, day: string, commission_e4: number): void {
  const sql = 'UPDATE sale SET commission_e4 = ? WHERE business_date = ?'
  books.change<[number, string]>(sql).run(commission_e4, day)
}

describe('the sales of a day', () => {
  it('are remembered for two days, and read anew of a third', async () => {
    const { reads, earned } = await openThreeDays()
    const [first, second, third] = days
    for (const day of [first, second, first, second]) expect(earned(day)).toEqual([13_750])
    expect(reads).toEqual([first, second])
    expect(earned(third)).toEqual([13_750])
    expect(earned(second)).toEqual([13_750])
    expect(reads).toEqual([first, second, third])
    // The clock was set back: the day that was forgotten is there all the same.
    expect(earned(first)).toEqual([13_750])
    expect(reads).toEqual([first, second, third, first])
  })

  it('are read inside of a write as they would be, and forgotten where it is undone', async () => {
    const { books, earned } = await openThreeDays()
    const [day] = days
    const undone = (): void => {
      setEarned(books, day, 10_000)
      expect(earned(day)).toEqual([10_000])
      throw new Error('the power went')
    }
    expect(() => books.write(undone)).toThrow('the power went')
    expect(earned(day)).toEqual([13_750])
  })

  it('cost one look at each sale that was told to have moved, and none at the others', async () => {
    const { books, changes, reads, looks, earned } = await openThreeDays()
    const [day, , unread] = days
    earned(day)
    const id = books.read<[string], { id: string }>('SELECT id FROM sale WHERE business_date = ?')
    books.write(() => setEarned(books, day, 10_000))
    expect(earned(day)).toEqual([13_750])
    changes.tell('wallet', 'flexiloadbd')
    const moved = [day, unread].map((one) => id.get(one)?.id ?? '')
    for (const one of moved) changes.tell('sale', one)
    for (let times = 0; times < 2; times += 1) expect(earned(day)).toEqual([10_000])
    expect([reads, looks]).toEqual([[day], moved])
  })

  it('are not counted without a sale that was told of and is nowhere', async () => {
    const { changes, earned } = await openThreeDays()
    changes.tell('sale', 'nobody sold it')
    expect(() => earned(days[0])).toThrow('sale nobody sold it is not there')
  })
})
