import { firstOfMonth, lastOfMonth } from '../../domain/calendar.ts'
import { cash, customersDues } from '../../domain/ledger.ts'
import { present } from '../../domain/result.ts'
import type { ReadableDb } from '../db/database.ts'
import { dimensions } from './dimensions.ts'
import { reckonedSql } from './reckoned-sql.ts'
import { SUMMED, type Sums, sumColumns } from './sums.ts'

export interface Proof {
  readonly transactions: number
  readonly closedDays: number
  readonly months: number
  /** What does not fit, each in a line; none where every total is what its entries say. */
  readonly differences: readonly string[]
}

/**
 * Proves the books anew: debits are credits, what customers owe line by line is their account, a
 * counted drawer was to hold what its shift moved, a closed day's totals are its entries, and a
 * month is its days. It shares no reckoning with what wrote the totals: a mistake made there is not
 * made again here.
 */
export function reprove(db: ReadableDb): Proof {
  const days = db
    .read<[], { day: string }>(
      "SELECT business_date AS day FROM day_total WHERE dimension = 'all' ORDER BY business_date",
    )
    .all()
  const months = db
    .read<[], { month: string }>('SELECT DISTINCT month FROM month_total ORDER BY month')
    .all()
  const { transactions } = present(
    db
      .read<[], { transactions: number }>('SELECT count(*) AS transactions FROM ledger_transaction')
      .get(),
    'a count',
  )
  const totalsOf = createTotalsProof(db)
  const accountsOf = createAccountsProof(db)
  const monthOf = createMonthProof(db)
  const differences = [
    ...unbalanced(db),
    ...duesApart(db),
    ...drawersApart(db),
    ...withoutADay(db),
    ...withoutTotals(db),
    ...days.flatMap(({ day }) => [...totalsOf(day), ...accountsOf(day)]),
    ...months.flatMap(({ month }) => monthOf(month)),
  ]
  return { transactions, closedDays: days.length, months: months.length, differences }
}

function unbalanced(db: ReadableDb): string[] {
  return db
    .read<[], { id: number; sum_e4: number }>(
      `SELECT id, total(amount_e4) AS sum_e4 FROM ledger_transaction
       LEFT JOIN entry ON transaction_id = id
       GROUP BY id HAVING sum_e4 <> 0 OR count(amount_e4) < 2`,
    )
    .all()
    .map(({ id, sum_e4 }) => `transaction ${id}: debits and credits differ by ${sum_e4}`)
}

function duesApart(db: ReadableDb): string[] {
  return db
    .read<[string], { id: number; lines_e4: number; booked_e4: number }>(
      `SELECT id, total(line_e4) AS lines_e4, total(entry_e4) AS booked_e4 FROM (
         SELECT transaction_id AS id, amount_e4 AS line_e4, 0 AS entry_e4 FROM due_line
         UNION ALL
         SELECT transaction_id, 0, amount_e4 FROM entry
         WHERE account_id = (SELECT id FROM account WHERE name = CAST(? AS TEXT)))
       GROUP BY id HAVING lines_e4 <> booked_e4`,
    )
    .all(customersDues)
    .map(
      ({ id, lines_e4, booked_e4 }) =>
        `transaction ${id}: its lines of dues are ${lines_e4}, booked is ${booked_e4}`,
    )
}

interface DrawerRow {
  readonly seq: number
  readonly expected_e4: number
  readonly moved_e4: number
  readonly differed_e4: number
  readonly closed_e4: number
}

/** Of every counted drawer: what it was to hold, and what was booked of the difference. */
function drawersApart(db: ReadableDb): string[] {
  return db
    .read<[string], DrawerRow>(
      `SELECT shift.seq, expected_e4, counted_e4 - expected_e4 AS differed_e4,
         opening_e4 + total(iif(cause IN ('shift-opened', 'shift-closed'), 0, amount_e4))
           AS moved_e4,
         total(iif(cause = 'shift-closed', amount_e4, 0)) AS closed_e4
       FROM shift JOIN shift_close ON shift_close.shift_seq = shift.seq
         JOIN shift_count ON shift_count.seq = shift_close.count_seq
         LEFT JOIN ledger_transaction AS moved ON moved.shift_seq = shift.seq
         LEFT JOIN entry ON entry.transaction_id = moved.id
           AND account_id = (SELECT id FROM account WHERE name = CAST(? AS TEXT))
       GROUP BY shift.seq HAVING moved_e4 <> expected_e4 OR closed_e4 <> differed_e4`,
    )
    .all(cash)
    .map(
      ({ seq, expected_e4, moved_e4, differed_e4, closed_e4 }) =>
        `shift ${seq}: its drawer was to hold ${expected_e4}, its entries come to ${moved_e4};` +
        ` out by ${differed_e4}, booked is ${closed_e4}`,
    )
}

/** Totals that belong to no closed day would be counted by a report all the same. */
function withoutADay(db: ReadableDb): string[] {
  return db
    .read<[], { day: string }>(
      `SELECT business_date AS day FROM day_total UNION SELECT business_date FROM day_account
       EXCEPT SELECT business_date FROM day_total WHERE dimension = 'all'`,
    )
    .all()
    .map(({ day }) => `${day}: has totals and is not closed`)
}

function withoutTotals(db: ReadableDb): string[] {
  return db
    .read<[], { day: string }>(
      `SELECT business_date AS day FROM day_close
       EXCEPT SELECT business_date FROM day_total WHERE dimension = 'all'`,
    )
    .all()
    .map(({ day }) => `${day}: is closed and has no totals`)
}

type TotalRow = Sums & { readonly dimension: string; readonly member: string }

function createTotalsProof(db: ReadableDb) {
  const stored = db.read<[string], TotalRow>(
    `SELECT dimension, member, ${sumColumns.join(', ')} FROM day_total
     WHERE dimension IN (${dimensions.map((dimension) => `'${dimension}'`).join(', ')})
       AND business_date = ?`,
  )
  const reckoned = db.read<[string], TotalRow>(reckonedSql)
  return (day: string): string[] =>
    compared(day, keyed(stored.all(day)), keyed(reckoned.all(day)), 'the entries say')
}

function keyed(rows: readonly TotalRow[]): Map<string, Sums> {
  return new Map(
    rows.map(({ dimension, member, ...sums }) => [`${dimension} ${member}`.trim(), sums]),
  )
}

function compared(
  of: string,
  stored: ReadonlyMap<string, Partial<Sums>>,
  reckoned: ReadonlyMap<string, Partial<Sums>>,
  says: string,
): string[] {
  return [...new Set([...stored.keys(), ...reckoned.keys()])].flatMap((key) => {
    const [is = {}, wanted = {}] = [stored.get(key), reckoned.get(key)]
    return sumColumns
      .filter((column) => (is[column] ?? 0) !== (wanted[column] ?? 0))
      .map((c) => `${of} ${key}: ${c} is ${is[c] ?? 'not there'}, ${says} ${wanted[c] ?? 'none'}`)
  })
}

function createAccountsProof(db: ReadableDb) {
  const stored = `SELECT name, cause, debit_e4, credit_e4
    FROM account CROSS JOIN day_account ON account_id = account.id
      AND business_date = CAST(@day AS TEXT)`
  const reckoned = `SELECT name, cause, sum(max(amount_e4, 0)), sum(min(amount_e4, 0))
    FROM ledger_transaction INDEXED BY ledger_transaction_day
      CROSS JOIN entry ON transaction_id = ledger_transaction.id
      CROSS JOIN account ON account.id = account_id
    WHERE business_date = CAST(@day AS TEXT) GROUP BY name, cause`
  const apart = db.read<[{ day: string }], { name: string; cause: string }>(
    `SELECT DISTINCT name, cause FROM (
       SELECT * FROM (${stored} EXCEPT ${reckoned})
       UNION ALL SELECT * FROM (${reckoned} EXCEPT ${stored}))`,
  )
  return (day: string): string[] =>
    apart
      .all({ day })
      .map(({ name, cause }) => `${day} account ${name}: ${cause} is not what its entries say`)
}

/** A month, its parts together, against its days. */
function createMonthProof(db: ReadableDb) {
  const stored = db.read<[string], TotalRow>(
    `SELECT dimension, member, ${SUMMED} FROM month_total
     WHERE month = CAST(? AS TEXT) GROUP BY dimension, member`,
  )
  const reckoned = db.read<[string, string], TotalRow>(
    `SELECT dimension, member, ${SUMMED} FROM day_total
     WHERE business_date BETWEEN CAST(? AS TEXT) AND CAST(? AS TEXT)
     GROUP BY dimension, member`,
  )
  const ofDays = `SELECT account_id, cause, sum(debit_e4), sum(credit_e4) FROM day_account
    WHERE business_date BETWEEN CAST(@first AS TEXT) AND CAST(@last AS TEXT)
    GROUP BY account_id, cause`
  const ofMonth = `SELECT account_id, cause, sum(debit_e4), sum(credit_e4) FROM month_account
    WHERE month = CAST(@month AS TEXT) GROUP BY account_id, cause`
  const apart = db.read<[Record<string, string>], { account_id: number; cause: string }>(
    `SELECT DISTINCT account_id, cause FROM (
       SELECT * FROM (${ofDays} EXCEPT ${ofMonth})
       UNION ALL SELECT * FROM (${ofMonth} EXCEPT ${ofDays}))`,
  )
  return (month: string): string[] => {
    const [first, last] = [firstOfMonth(month), lastOfMonth(month)]
    const [is, wanted] = [keyed(stored.all(month)), keyed(reckoned.all(first, last))]
    const accounts = apart.all({ month, first, last })
    return [
      ...compared(month, is, wanted, 'its days say'),
      ...accounts.map((at) => `${month} account ${at.account_id}: ${at.cause} is not its days’`),
    ]
  }
}
