import { describe, expect, it } from 'vitest'
import { accounts, cash, owner } from '../../domain/ledger.ts'
import { money } from '../../domain/money.ts'
import type { Database } from '../db/database.ts'
import { openDatabase } from '../db/open.ts'
import { createDayCash } from './day-cash.ts'
import { createPost } from './post.ts'

const monday = '2026-01-05'
const tuesday = '2026-01-06'
const wednesday = '2026-01-07'

function openDrawer() {
  const db = openDatabase(':memory:')
  const post = createPost(db, accounts)
  const asked: number[] = []
  const read: Database['read'] = <Words extends unknown[], Row>(sql: string) => {
    const rows = db.read<Words, Row>(sql)
    const get = (...words: Words) => {
      if (sql.includes('ledger_transaction_day')) asked.push(Number(words.at(-1)))
      return rows.get(...words)
    }
    return { ...rows, get }
  }
  const cashOf = createDayCash({ ...db, read })
  const move = (businessDate: string, taka: number) => {
    const amount = { cash: money(taka * 10_000), owner: money(-taka * 10_000) }
    return post({
      saleSeq: null,
      cause: 'test',
      at_ms: 1,
      businessDate,
      entries: [
        { account: cash, amount_e4: amount.cash },
        { account: owner, amount_e4: amount.owner },
      ],
    })
  }
  const book = (businessDate: string, taka: number) => db.write(() => move(businessDate, taka))
  const taka = (businessDate: string) => cashOf(businessDate) / 10_000
  return { db, asked, move, book, taka }
}

describe('the cash of a day', () => {
  it('is what moved on it, in the order of no clock', () => {
    const { book, taka } = openDrawer()
    book(tuesday, 50)
    book(monday, 20)
    book(tuesday, -70)
    expect([taka(monday), taka(tuesday), taka(wednesday)]).toEqual([20, -20, 0])
    book(monday, 5)
    expect([taka(monday), taka(tuesday)]).toEqual([25, -20])
  })

  it('is read once and then only as far as something was booked since', () => {
    const { asked, book, taka } = openDrawer()
    const first = book(monday, 50)
    expect([taka(monday), taka(monday)]).toEqual([50, 50])
    expect(asked).toEqual([0])
    book(monday, 20)
    expect([taka(monday), taka(monday)]).toEqual([70, 70])
    expect(asked).toEqual([0, first])
  })

  it('is remembered for two days at a time, and right on each', () => {
    const { asked, book, taka } = openDrawer()
    for (const day of [monday, tuesday, wednesday]) book(day, 10)
    const all = () => [taka(monday), taka(tuesday), taka(wednesday)]
    expect(all()).toEqual([10, 10, 10])
    expect(asked).toHaveLength(3)
    expect([taka(wednesday), taka(tuesday)]).toEqual([10, 10])
    expect(asked).toHaveLength(3)
    expect(all()).toEqual([10, 10, 10])
  })

  it('keeps nothing of a write that is undone', () => {
    const { db, move, book, taka } = openDrawer()
    book(monday, 50)
    const undone = () =>
      db.write(() => {
        move(monday, 20)
        expect(taka(monday)).toBe(70)
        throw new Error('the disk is full')
      })
    expect(undone).toThrow('the disk is full')
    expect(taka(monday)).toBe(50)
    book(monday, 1)
    expect(taka(monday)).toBe(51)
  })
})
