import { describe, expect, it } from 'vitest'
import { addDays } from '../../domain/calendar.ts'
import { cash, owner } from '../../domain/ledger.ts'
import { money } from '../../domain/money.ts'
import type { Database } from '../db/database.ts'
import { openDatabase } from '../db/open.ts'
import { openBookedBooks } from '../testing/booked-books.ts'
import { createLaterDays } from './later-days.ts'
import { createDayRows } from './rows.ts'

const FIRST = '2026-01-30'
const DAYS = [0, 1, 2, 5].map((nth) => addDays(FIRST, nth))
const SALES = 250

/** Notes of how many entries are added up. */
function noting(inner: Database) {
  const noted = { pieces: 0 }
  const read: Database['read'] = <Words extends unknown[], Row>(sql: string) => {
    const rows = inner.read<Words, Row>(sql)
    const all = (...words: Words) => {
      if (sql.includes('AS sold')) noted.pieces += 1
      return rows.all(...words)
    }
    return { ...rows, all }
  }
  return { db: { ...inner, read }, noted }
}

/** Four days nobody has closed. */
function missed() {
  const { db, noted } = noting(openDatabase(':memory:'))
  const books = openBookedBooks(db)
  const sell = (day: string, settledOn = day) => {
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
    books.book(seq, 'collect', day, 1)
    books.book(seq, 'reserve', day, 1)
    books.book(seq, 'settle', settledOn, 1)
  }
  for (const day of DAYS) for (let nth = 0; nth < SALES; nth += 1) sell(day)
  const putIn = (day: string) =>
    books.move('cash-in', day, [
      { account: cash, amount_e4: money(500_000) },
      { account: owner, amount_e4: money(-500_000) },
    ])
  const piecesNow = () => {
    const { pieces } = noted
    noted.pieces = 0
    return pieces
  }
  return { db, sell, putIn, piecesNow, later: createLaterDays(db, createDayRows(db)) }
}

const cashIn = (sales: number) => sales * 500_000

describe('the days after a day that was missed', () => {
  it('are read in pieces and once, and then only what was booked on them since', () => {
    const { later, piecesNow, putIn } = missed()
    let turns = 0
    for (const _turn of later.readAhead(FIRST)) {
      turns += 1
      expect(piecesNow()).toBeLessThanOrEqual(1)
    }
    expect(turns).toBeGreaterThanOrEqual(3 * 2)
    expect(later.sums(FIRST).get(cash)).toBe(cashIn(3 * SALES))
    expect(later.sums(FIRST).get(owner)).toBeUndefined()
    expect(piecesNow()).toBe(0)
    putIn(DAYS[3] ?? '')
    expect(later.sums(FIRST).get(cash)).toBe(cashIn(3 * SALES + 1))
    expect(piecesNow()).toBe(1)
    // The next of them comes to be closed: what follows that one is known.
    expect(later.sums(DAYS[1] ?? '').get(cash)).toBe(cashIn(2 * SALES + 1))
    expect(piecesNow()).toBe(0)
  })

  it('tell what customers’ money did with sales of before apart from their own', () => {
    const { later, sell } = missed()
    // Every sale of these books bears the first day; taken and delivered later, it held nothing.
    expect(later.held_e4(FIRST)).toBe(0)
    sell(FIRST, DAYS[3])
    expect(later.held_e4(FIRST)).toBe(500_000)
    expect(later.held_e4('2026-01-29')).toBe(0)
  })

  it('are remembered of no write that is undone', () => {
    const { db, later } = missed()
    const before = later.sums(FIRST).get(cash)
    const undone = () =>
      db.write(() => {
        const book = db.change<[string]>(
          `INSERT INTO ledger_transaction (cause, at_ms, business_date) VALUES ('cash-in', 1, ?)`,
        )
        const { rowid } = book.run(DAYS[2] ?? '')
        const put = db.change<[number]>(
          `INSERT INTO entry VALUES (?, 0, (SELECT id FROM account WHERE name = 'cash'), 7)`,
        )
        put.run(rowid)
        expect(later.sums(FIRST).get(cash)).toBe((before ?? 0) + 7)
        throw new Error('the disk is full')
      })
    expect(undone).toThrow('the disk is full')
    expect(later.sums(FIRST).get(cash)).toBe(before)
  })
})
