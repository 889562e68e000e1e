import { describe, expect, it } from 'vitest'
import { OF_DAYS_LIMIT, type SalesOfDays } from '../../contract/sales-of-days.ts'
import { planOf } from '../db/testing/plan-of.ts'
import { openHistory } from '../testing/long-history.ts'
import { createToSale } from './rows.ts'
import { createSalesOfDays } from './sales-of-days.ts'

/** A shop that sold so many on each of these days, every third of them in vain. */
function soldOn(days: Readonly<Record<string, number>>) {
  return booksOf(Object.entries(days).flatMap(([day, sales]) => Array<string>(sales).fill(day)))
}

/** A sale on each of these days, in this order. */
function booksOf(dates: readonly string[]) {
  const number = '01712345678'
  const db = openHistory(
    dates.map((_, nth) => (nth % 3 === 0 ? ([number, 'failed', 'refunded'] as const) : [number])),
  )
  const date = db.change<[string, number]>('UPDATE sale SET business_date = ? WHERE seq = ?')
  // A sale's day never changes; the table is written to before anything guards it.
  db.write(() => {
    for (const { name } of db.read<[], { name: string }>(TRIGGERS).all()) {
      db.change(`DROP TRIGGER ${name}`).run()
    }
    for (const [nth, day] of dates.entries()) date.run(day, nth + 1)
  })
  return db
}

const TRIGGERS = `SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'sale'`

function readAll(db: ReturnType<typeof soldOn>, asked: SalesOfDays) {
  const read = createSalesOfDays(db, createToSale(db))
  const pages: number[] = []
  const seqs: number[] = []
  let cursor: string | null | undefined
  do {
    const page = read({ ...asked, ...(cursor && { cursor }) })
    pages.push(page.sales.length)
    seqs.push(...page.sales.map(({ seq }) => seq))
    cursor = page.cursor ?? undefined
  } while (cursor !== undefined)
  return { pages, seqs }
}

describe('the sales of some days', () => {
  const db = soldOn({ '2026-04-01': 3, '2026-04-02': 450, '2026-04-05': 2, '2026-05-01': 4 })

  it('come page by page, each of them once, and none of another day', () => {
    const { pages, seqs } = readAll(db, { from: '2026-04-02', to: '2026-04-30' })
    expect(pages).toEqual([OF_DAYS_LIMIT, OF_DAYS_LIMIT, 52])
    expect(seqs).toEqual(Array.from({ length: 452 }, (_, nth) => nth + 4))
  })

  it('come day by day where a clock that was put right mixed them', () => {
    const [first, second] = ['2026-04-01', '2026-04-02']
    const mixed = booksOf([second, first, second, first, second])
    const { seqs } = readAll(mixed, { from: first, to: second })
    expect(seqs).toEqual([2, 4, 1, 3, 5])
  })

  it('come each once where a page ends with a day', () => {
    const even = soldOn({ '2026-04-01': OF_DAYS_LIMIT, '2026-04-02': OF_DAYS_LIMIT })
    const { pages, seqs } = readAll(even, { from: '2026-04-01', to: '2026-04-02' })
    expect(pages).toEqual([OF_DAYS_LIMIT, OF_DAYS_LIMIT])
    expect(new Set(seqs).size).toBe(2 * OF_DAYS_LIMIT)
  })

  it('are read where they lie, however long the history is', () => {
    const queries: string[] = []
    const read: typeof db.read = (sql) => {
      queries.push(sql)
      return db.read(sql)
    }
    createSalesOfDays({ ...db, read }, createToSale(db))
    const plans = queries.map((sql) => planOf(db, sql).join('; '))
    expect(plans.filter((plan) => /SCAN|TEMP B-TREE/u.test(plan))).toEqual([])
    expect(
      plans.filter((plan) => plan.includes('INTEGER PRIMARY KEY (rowid>? AND rowid<?)')),
    ).toHaveLength(1)
  })

  it('are none on days without any', () => {
    expect(readAll(db, { from: '2026-04-06', to: '2026-04-30' }).seqs).toEqual([])
    expect(readAll(db, { from: '2027-01-01', to: '2027-12-31' }).seqs).toEqual([])
  })

  it('come of one kind or in one state alone', () => {
    const days = { from: '2026-04-01', to: '2026-04-01' }
    expect(readAll(db, { ...days, state: 'failed' }).seqs).toEqual([1])
    expect(readAll(db, { ...days, kind: 'recharge' }).seqs).toEqual([1, 2, 3])
    expect(readAll(db, { ...days, kind: 'bill' }).seqs).toEqual([])
  })

  it('are looked for a few days at a time, so that no answer keeps a sale waiting', () => {
    const many = Array.from({ length: 40 }, (_, nth) => {
      const day = new Date(Date.UTC(2026, 0, 1 + nth)).toISOString().slice(0, 10)
      return [day, 1] as const
    })
    const year = soldOn(Object.fromEntries(many))
    const { pages, seqs } = readAll(year, { from: '2026-01-01', to: '2026-12-31', kind: 'bill' })
    expect(seqs).toEqual([])
    expect(pages.length).toBe(3)
  })
})
