import { describe, expect, it } from 'vitest'
import { cash, owner } from '../../domain/ledger.ts'
import { money } from '../../domain/money.ts'
import type { Database } from '../db/database.ts'
import { openDatabase } from '../db/open.ts'
import { openBookedBooks } from '../testing/booked-books.ts'
import { createDayTotals } from './day-totals.ts'
import { createOpenDays } from './open-days.ts'
import { reckonedSql } from './reckoned-sql.ts'

const MONDAY = '2026-01-05'
const TUESDAY = '2026-01-06'
const TODAY = '2026-01-07'
const SALES = 300

/** Books that note how many rows of the ledger are read of them. */
function noting(inner: Database) {
  const noted = { rows: 0 }
  const read: Database['read'] = <Words extends unknown[], Row>(sql: string) => {
    const rows = inner.read<Words, Row>(sql)
    const all = (...words: Words) => {
      const found = rows.all(...words)
      if (sql.includes('INDEXED BY ledger_transaction_day')) noted.rows += found.length
      return found
    }
    return { ...rows, all }
  }
  return { db: { ...inner, read }, noted }
}

/** Three days nobody has closed. */
function neverClosed() {
  const { db, noted } = noting(openDatabase(':memory:'))
  const books = openBookedBooks(db)
  const sell = (day: string) => {
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
      shift: null,
    })
    for (const step of ['collect', 'reserve', 'settle'] as const) books.book(seq, step, day, 1)
  }
  for (const day of [MONDAY, TUESDAY, TODAY]) for (let nth = 0; nth < SALES; nth += 1) sell(day)
  const days = createOpenDays(db)
  const sold = (day: string) => days.facts(day).totals.get('all')?.get('')?.delivered
  const scan = db.read<[string], { dimension: string; delivered: number }>(reckonedSql)
  const scanned = (day: string) => scan.all(day).find(({ dimension }) => dimension === 'all')
  const ahead = () => days.readAhead(MONDAY, '2199-12-31')
  const rowsNow = () => {
    const { rows } = noted
    noted.rows = 0
    return rows
  }
  return { db, books, sell, days, sold, scanned, ahead, rowsNow }
}

describe('days nobody has closed', () => {
  it('are read ahead in pieces, the newest first, and then no more', () => {
    const { ahead, sold, rowsNow } = neverClosed()
    rowsNow()
    const pieces: number[] = []
    for (const _piece of ahead()) pieces.push(rowsNow())
    pieces.push(rowsNow())
    expect(pieces.length).toBeGreaterThan(3 * 4)
    // Of two hundred transactions, with their entries, and the names of the open days.
    expect(Math.max(...pieces)).toBeLessThanOrEqual(200 + 700 + 3)
    expect([sold(MONDAY), sold(TUESDAY), sold(TODAY)]).toEqual([SALES, SALES, SALES])
    expect(rowsNow()).toBe(0)
    for (const _piece of ahead()) expect.fail('there is nothing left to read')
    expect(rowsNow()).toBe(0)
  })

  it('are right where something is booked on them or asked for between two pieces', () => {
    const { ahead, sell, sold, scanned, books } = neverClosed()
    let piece = 0
    for (const _piece of ahead()) {
      piece += 1
      if (piece % 2 === 0) sell([MONDAY, TUESDAY, TODAY][piece % 3] ?? TODAY)
      if (piece % 5 === 0) expect(sold(MONDAY)).toBe(scanned(MONDAY)?.delivered)
      if (piece % 7 === 0) {
        books.move('cash-in', TODAY, [
          { account: cash, amount_e4: money(10_000) },
          { account: owner, amount_e4: money(-10_000) },
        ])
      }
    }
    for (const day of [MONDAY, TUESDAY, TODAY]) expect(sold(day)).toBe(scanned(day)?.delivered)
  })

  it('are left alone where they are closed meanwhile', () => {
    const { db, days, ahead, sold, rowsNow } = neverClosed()
    const totals = createDayTotals(db)
    const reading = ahead()
    for (let piece = 0; piece < 7; piece += 1) reading.next()
    // In the middle of Tuesday.
    db.write(() => totals.write(MONDAY))
    db.write(() => totals.write(TUESDAY))
    expect(days.within(MONDAY, TODAY)).toEqual([TODAY])
    rowsNow()
    while (reading.next().done !== true);
    expect(rowsNow()).toBeLessThan(4_000)
    expect(days.within(MONDAY, TODAY)).toEqual([TODAY])
    expect(sold(TODAY)).toBe(SALES)
  })

  it('are not believed of a write that is undone while they are read', () => {
    const { db, ahead, sold, books } = neverClosed()
    const reading = ahead()
    reading.next()
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
      shift: null,
    })
    const undone = () =>
      db.write(() => {
        const book = db.change<[number]>(
          `INSERT INTO ledger_transaction (sale_seq, cause, at_ms, business_date)
           VALUES (?, 'settle', 1, '${TODAY}')`,
        )
        book.run(seq)
        expect(sold(TODAY)).toBe(SALES + 1)
        throw new Error('the disk is full')
      })
    expect(undone).toThrow('the disk is full')
    while (reading.next().done !== true);
    expect(sold(TODAY)).toBe(SALES)
  })
})
