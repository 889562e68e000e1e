import { describe, expect, it } from 'vitest'
import { reportDimensions } from '../../contract/reports.ts'
import { addDays } from '../../domain/calendar.ts'
import type { Database } from '../db/database.ts'
import { openDatabase } from '../db/open.ts'
import { planOf } from '../db/testing/plan-of.ts'
import { openBookedBooks } from '../testing/booked-books.ts'
import { createDayTotals } from './day-totals.ts'
import { createOpenDays } from './open-days.ts'
import { createReports } from './reports.ts'

const MONDAY = '2026-01-05'
const TUESDAY = '2026-01-06'

const recharge = {
  kind: 'recharge',
  operator: 'GP',
  provider: 'flexiloadbd',
  amount_e4: 500_000,
  charge_e4: 0,
  cost_e4: 486_250,
  credit_e4: 0,
  packageId: 1,
  isSkitto: false,
  shift: null,
} as const

/** Books that count the rows that are read of them, and remember every query. */
function noting(inner: Database) {
  const queries = new Set<string>()
  const noted = { rows: 0 }
  const read: Database['read'] = <Words extends unknown[], Row>(sql: string) => {
    queries.add(sql)
    const rows = inner.read<Words, Row>(sql)
    const all = (...words: Words) => {
      const found = rows.all(...words)
      if (sql.includes('CROSS JOIN entry')) noted.rows += found.length
      return found
    }
    return { ...rows, all }
  }
  return { db: { ...inner, read }, queries, noted }
}

function shopOnMonday() {
  const { db, queries, noted } = noting(openDatabase(':memory:'))
  const books = openBookedBooks(db)
  const days = createOpenDays(db)
  const totals = createDayTotals(db)
  const at = { now_ms: () => 1, today: () => TUESDAY, opened: () => true, blindFrom: () => null }
  const parts = { db, ...at }
  const reports = createReports({ ...parts, balance: () => expect.fail('not asked for') })
  const sell = (day: string) => {
    const seq = books.sale(recharge)
    for (const step of ['collect', 'reserve', 'settle'] as const) books.book(seq, step, day, 1)
  }
  const sold = (day: string) => days.facts(day).totals.get('all')?.get('')?.delivered ?? 0
  const readNow = () => {
    const { rows } = noted
    noted.rows = 0
    return rows
  }
  return { db, books, days, totals, reports, queries, sell, sold, readNow }
}

describe('a day that is open', () => {
  it('is read once, and then only what was booked on it since', () => {
    const { days, sell, sold, readNow } = shopOnMonday()
    sell(MONDAY)
    sell(MONDAY)
    expect([sold(MONDAY), readNow(), sold(MONDAY), readNow()]).toEqual([2, 16, 2, 0])
    sell(MONDAY)
    sell(TUESDAY)
    expect([sold(MONDAY), readNow()]).toEqual([3, 8])
    expect([sold(TUESDAY), readNow()]).toEqual([1, 8])
    expect(days.within(MONDAY, TUESDAY)).toEqual([MONDAY, TUESDAY])
    expect(readNow()).toBe(0)
  })

  it('is no longer one when it is closed', () => {
    const { db, days, totals, sell, sold } = shopOnMonday()
    sell(MONDAY)
    expect(sold(MONDAY)).toBe(1)
    db.write(() => totals.write(MONDAY))
    sell(TUESDAY)
    expect(days.within(MONDAY, addDays(MONDAY, 30))).toEqual([TUESDAY])
  })

  it('remembers nothing of a write that is undone', () => {
    const { db, days, totals, books, sold } = shopOnMonday()
    const seq = books.sale(recharge)
    books.book(seq, 'collect', MONDAY, 1)
    expect(sold(MONDAY)).toBe(0)
    const undone = () =>
      db.write(() => {
        totals.write(MONDAY)
        expect(days.within(MONDAY, MONDAY)).toEqual([])
        throw new Error('the disk is full')
      })
    expect(undone).toThrow('the disk is full')
    expect(days.within(MONDAY, MONDAY)).toEqual([MONDAY])
    books.book(seq, 'reserve', MONDAY, 1)
    books.book(seq, 'settle', MONDAY, 1)
    expect(sold(MONDAY)).toBe(1)
  })
})

describe('sales on credit', () => {
  it('are told by whoever pays later, and paid ones by nobody', () => {
    const { books, reports, sell } = shopOnMonday()
    const seq = books.sale({ ...recharge, amount_e4: 900_000, credit_e4: 100_000 })
    for (const step of ['collect', 'reserve', 'settle'] as const) books.book(seq, step, MONDAY, 1)
    sell(MONDAY)
    const { rows, whole } = reports.by({ from: MONDAY, to: MONDAY, dimension: 'customer' })
    expect(rows.map(({ member, name, credit_e4 }) => [member, name, credit_e4])).toEqual([
      ['c-1', 'Salma', 100_000],
      ['', null, 0],
    ])
    expect(whole).toMatchObject({ sales: 2, taken_e4: 1_400_000, credit_e4: 100_000 })
  })
})

describe('a report of a shop that has sold for years', () => {
  it('walks through no history: every question goes to its days by an index', () => {
    const { db, reports, queries, totals, sell } = shopOnMonday()
    sell(MONDAY)
    db.write(() => totals.write(MONDAY))
    sell(TUESDAY)
    const range = { from: '2025-01-01', to: TUESDAY }
    for (const by of ['day', 'month'] as const) reports.trend({ ...range, by })
    for (const dimension of reportDimensions) reports.by({ ...range, dimension })
    reports.providers(range)
    reports.hours(range)
    const walks = /SCAN (?:sale|entry|ledger_transaction|attempt|due_line|day_|month_)/u
    const asked = [...queries].filter((sql) => /day_total|month_|ledger_transaction/u.test(sql))
    expect(asked.length).toBeGreaterThan(12)
    const plans = asked.map((sql) => `${planOf(db, sql).join('; ')} <= ${sql}`)
    expect(plans.filter((line) => walks.test(line))).toEqual([])
    const ofDay = plans.filter((line) => line.includes('BY ledger_transaction.id'))
    expect(ofDay).toHaveLength(2)
    for (const plan of ofDay) {
      expect(plan).toMatch(
        /ledger_transaction_day \(business_date=\? AND rowid>\?(?: AND rowid<\?)?\)/u,
      )
      expect(plan).not.toContain('TEMP B-TREE')
    }
    const ranges = plans.filter((line) => /(?:day|month)_total\s+WHERE[^)]*BETWEEN/u.test(line))
    expect(ranges.length).toBeGreaterThan(4)
    for (const plan of ranges) {
      expect(plan).toMatch(/PRIMARY KEY \(dimension=\? AND (?:business_date|month)[>=]/u)
    }
  })
})
