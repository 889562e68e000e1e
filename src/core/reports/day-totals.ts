import { firstOfMonth, lastOfMonth, monthOf, nextMonth } from '../../domain/calendar.ts'
import { present } from '../../domain/result.ts'
import type { WritableDb } from '../db/database.ts'
import { atOnce } from '../turns.ts'
import { createDayReading, type DayFacts, noFacts } from './day-facts.ts'
import { dimensions, NOBODY } from './dimensions.ts'
import { noSums, sumColumns, SUMMED, type Sums } from './sums.ts'
import { createTradedDays } from './traded-days.ts'

export interface DayTotals {
  /**
   * Sums up what was booked on a day, in the write that closes it, after the last of its bookings;
   * and its month, once every day of that is closed. Nothing is booked on the day afterwards.
   *
   * @throws outside of a write, and where the day is closed already
   */
  write(businessDate: string): void
}

export function createDayTotals(db: WritableDb): DayTotals {
  const readOn = createDayReading(db)
  const insert = createInsert(db)
  const months = createMonths(db)
  return {
    write(businessDate) {
      if (!db.writing()) throw new Error('a day is summed up in the write that closes it')
      const facts = noFacts()
      atOnce(readOn(facts, businessDate))
      insert(facts, businessDate)
      months(businessDate)
    },
  }
}

type TotalRow = Sums & { dimension: string; business_date: string; member: string }

function createInsert(db: WritableDb) {
  const total = db.change<[TotalRow]>(
    `INSERT INTO day_total (dimension, business_date, member, ${sumColumns.join(', ')})
     VALUES (@dimension, @business_date, @member,
       ${sumColumns.map((column) => `@${column}`).join(', ')})`,
  )
  const account = db.change<[string, string, string, number, number]>(
    `INSERT INTO day_account (account_id, business_date, cause, debit_e4, credit_e4)
     VALUES ((SELECT id FROM account WHERE name = ?), ?, ?, ?, ?)`,
  )
  return ({ totals, accounts }: DayFacts, business_date: string): void => {
    for (const [name, causes] of accounts) {
      for (const [cause, { debit_e4, credit_e4 }] of causes) {
        account.run(name, business_date, cause, debit_e4, credit_e4)
      }
    }
    // With the total of all a day is closed, also where nothing was sold: it is written last.
    for (const dimension of dimensions.toReversed()) {
      const members = present(totals.get(dimension), dimension)
      if (dimension === 'all' && members.size === 0) members.set(NOBODY, noSums())
      for (const [member, sums] of members) {
        total.run({ ...sums, dimension, business_date, member })
      }
    }
  }
}

interface Ends {
  readonly first: string
  readonly last: string
}

/** Sums up the months that are over with a day's close. */
function createMonths(db: WritableDb) {
  const closed = db.read<[], Ends>(
    `SELECT
       (SELECT min(business_date) FROM day_total WHERE dimension = 'all') AS first,
       (SELECT max(business_date) FROM day_total WHERE dimension = 'all') AS last`,
  )
  const newest = db.read<[], { month: string | null }>(
    "SELECT max(month) AS month FROM month_total WHERE dimension = 'all'",
  )
  const nextPart = db.read<[string], { part: number }>(
    `SELECT coalesce(max(part) + 1, 0) AS part FROM month_total
     WHERE dimension = 'all' AND month = ?`,
  )
  const traded = createTradedDays(db)
  const sumUp = createSumUp(db)
  const partOf = (month: string) => present(nextPart.get(month), 'a part').part
  return (businessDate: string): void => {
    const own = monthOf(businessDate)
    const part = partOf(own)
    // Its month was over without it. Nothing of a total is changed: it is another part.
    if (part > 0) return sumUp(own, part, businessDate, businessDate)
    const { first, last } = present(closed.get(), 'a closed day')
    const since = newest.get()?.month
    const months = new Set([own])
    for (let m = since ? nextMonth(since) : monthOf(first); m <= monthOf(last); m = nextMonth(m)) {
      months.add(m)
    }
    for (const month of months) {
      const end = lastOfMonth(month)
      const isOver = month < monthOf(last) || last === end
      if (isOver && traded.openIn(firstOfMonth(month), end).length === 0) {
        sumUp(month, 0, firstOfMonth(month), end)
      }
    }
  }
}

function createSumUp(db: WritableDb) {
  const totals = db.change<[string, number, string, string, string]>(
    `INSERT INTO month_total (dimension, month, part, member, days, ${sumColumns.join(', ')})
     SELECT dimension, CAST(? AS TEXT), CAST(? AS INTEGER), member, count(*),
       ${SUMMED}
     FROM day_total WHERE dimension = CAST(? AS TEXT)
       AND business_date BETWEEN CAST(? AS TEXT) AND CAST(? AS TEXT) GROUP BY member`,
  )
  const accounts = db.change<[string, number, string, string]>(
    `INSERT INTO month_account (account_id, month, part, cause, debit_e4, credit_e4)
     SELECT account.id, CAST(? AS TEXT), CAST(? AS INTEGER), cause, sum(debit_e4), sum(credit_e4)
     FROM account CROSS JOIN day_account ON day_account.account_id = account.id
       AND business_date BETWEEN CAST(? AS TEXT) AND CAST(? AS TEXT)
     GROUP BY account.id, cause`,
  )
  return (month: string, part: number, from: string, to: string): void => {
    accounts.run(month, part, from, to)
    for (const dimension of dimensions.toReversed()) {
      totals.run(month, part, dimension, from, to)
    }
  }
}
