import { describe, expect, it } from 'vitest'
import { openDatabase } from '../db/open.ts'
import { openBookedBooks } from '../testing/booked-books.ts'
import { manualClock } from '../testing/manual-clock.ts'
import { openShop } from '../testing/shop.ts'

const DAY = '2026-01-30'
const SALES = 300

/** A shop after a busy day, with a machine so slow that every look at the time is late. */
async function openSlowShop() {
  const db = openDatabase(':memory:')
  const books = openBookedBooks(db)
  for (let nth = 0; nth < SALES; nth += 1) {
    const seq = books.sale({
      kind: 'recharge',
      operator: 'GP',
      provider: 'flexiloadbd',
      amount_e4: 500_000,
      charge_e4: 0,
      cost_e4: 486_250,
      credit_e4: 0,
      packageId: 1,
      isSkitto: false,
      shift: 1,
    })
    for (const step of ['collect', 'reserve', 'settle'] as const) books.book(seq, step, DAY, 1)
  }
  const asked: string[] = []
  const read: typeof db.read = <Words extends unknown[], Row>(sql: string) => {
    const rows = db.read<Words, Row>(sql)
    const all = (...words: Words) => {
      if (sql.includes('AS left_at_ms')) asked.push(sql)
      return rows.all(...words)
    }
    return { ...rows, all }
  }
  let late_ms = 0
  const clock = manualClock(Date.parse(`${DAY}T20:00:00+06:00`))
  const slow = {
    ...clock,
    monotonic: () => {
      late_ms += 10
      return clock.monotonic() + late_ms
    },
  }
  const shop = await openShop({ db: { ...db, read }, clock: slow, setUp: false })
  return { shop, pieces: () => asked.length }
}

describe('a report of a long day that was not read so far', () => {
  it('is read in turns, and whatever else is asked for is answered in between', async () => {
    const { shop, pieces } = await openSlowShop()
    const range = { from: DAY, to: DAY }
    const told: string[] = []
    const glance = shop.client.reports.glance(range).then((report) => {
      told.push('glance')
      return report
    })
    await shop.client.settings.get()
    told.push('settings')
    expect(told).toEqual(['settings'])
    for (let turn = 0; turn < 40; turn += 1) await shop.settle()
    expect(told).toEqual(['settings', 'glance'])
    expect((await glance).now).toMatchObject({ delivered: SALES })
    expect(pieces()).toBeGreaterThan(4)
  })

  it('is read at leisure once the counter has begun: the first look finds it read', async () => {
    const { shop, pieces } = await openSlowShop()
    expect(pieces()).toBe(0)
    await shop.clock.advanceGently(10_000)
    const read = pieces()
    expect(read).toBeGreaterThan(4)
    const range = { from: DAY, to: DAY }
    expect((await shop.client.reports.glance(range)).now).toMatchObject({ delivered: SALES })
    expect(pieces()).toBe(read)
  })

  it('is read no further when the counter closes', async () => {
    const { shop, pieces } = await openSlowShop()
    await shop.clock.advanceGently(3_030)
    const read = pieces()
    expect(read).toBeLessThan(4)
    await shop.core.close()
    await shop.clock.advanceGently(10_000)
    expect(pieces()).toBe(read)
    expect(shop.logged.map(({ event }) => event)).not.toContain('not-read-ahead')
  })
})
