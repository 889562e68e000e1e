import {
  createDuesAccount,
  type DueLine,
  type DuesAccount,
} from '../../domain/dues/dues-account.ts'
import type { ReadableDb } from '../db/database.ts'

/** Whose account it is, by the customer's number in the books. */
export type AccountOf = (customer: number) => DuesAccount

/** What customers owe by all that is written now. */
export type DuesAccounts = () => AccountOf

interface Row extends DueLine {
  readonly seq: number
  readonly customer: number
}

/** So many lines are read at a time: the years of a shop are not held at once. */
const READ_AT_A_TIME = 5_000

/**
 * Lines are only added, so what was read of them stays true: the first look of a run reads them
 * all, the next only those that came since. A customer with years of lines costs no more than a
 * new one. What is read inside of a write may yet be undone, so nobody asks there.
 */
export function createDuesAccounts(db: ReadableDb): DuesAccounts {
  // The money of a failed sale may pay for the next in its place: what goes back at the end of
  // such a row is owed no more for the one that came to be owed for, the nearest before it.
  const since = db.read<[number, number], Row>(
    `SELECT seq, customer_seq AS customer, cause, amount_e4, at_ms, business_date AS businessDate,
       CASE cause WHEN 'given-back' THEN (
         WITH RECURSIVE before (seq, retry_of) AS (
           SELECT sale.seq, sale.retry_of FROM sale WHERE sale.seq = due_line.sale_seq
           UNION ALL SELECT sale.seq, sale.retry_of FROM before JOIN sale
             ON sale.id = before.retry_of
         ) SELECT max(before.seq) FROM before WHERE EXISTS (
           SELECT 1 FROM due_line AS owed WHERE owed.sale_seq = before.seq AND owed.cause = 'sale')
       ) ELSE sale_seq END AS sale
     FROM due_line WHERE seq > CAST(? AS INTEGER) ORDER BY seq LIMIT ?`,
  )
  const accounts = new Map<number, DuesAccount>()
  let seenTo = 0
  const at = (customer: number): DuesAccount => {
    const before = accounts.get(customer)
    if (before) return before
    const account = createDuesAccount()
    accounts.set(customer, account)
    return account
  }
  const readOn = (): void => {
    if (db.writing()) throw new Error('what customers owe was asked for inside of a write')
    let rows: readonly Row[]
    do {
      rows = since.all(seenTo, READ_AT_A_TIME)
      for (const row of rows) {
        at(row.customer).write(row)
        seenTo = row.seq
      }
    } while (rows.length === READ_AT_A_TIME)
  }
  return () => {
    readOn()
    return at
  }
}
