import type { Account, Entry } from '../../domain/ledger.ts'
import type { WritableDb } from '../db/database.ts'
import { assertTransaction } from '../invariants.ts'

/** One balanced set of entries and what caused it. */
export interface LedgerTransaction {
  /** The sale it belongs to; null for what happens to a wallet alone. */
  readonly saleSeq: number | null
  readonly cause: string
  readonly at_ms: number
  readonly businessDate: string
  readonly entries: readonly Entry[]
}

/** @returns the transaction's id */
export type Post = (transaction: LedgerTransaction) => number

/**
 * The only writer of entries. It is called inside the write that moves what caused the entries, so
 * that a sale and its money are on disk together or not at all. Whatever is booked while a shift is
 * open is that shift's.
 *
 * @param accounts every account of these books; a posting to another throws
 */
export function createPost(db: WritableDb, accounts: readonly Account[]): Post {
  const accountIds = accountIdsOf(db, accounts)
  const insertTransaction = db.change<[number | null, string, number, string]>(
    `INSERT INTO ledger_transaction (sale_seq, cause, at_ms, business_date, shift_seq)
     VALUES (?, ?, ?, ?, (SELECT seq FROM open_shift))`,
  )
  const insertEntry = db.change<[number, number, number, number]>(
    'INSERT INTO entry (transaction_id, line, account_id, amount_e4) VALUES (?, ?, ?, ?)',
  )
  return (transaction) => {
    const { saleSeq, cause, at_ms, businessDate } = transaction
    const entries = assertTransaction(transaction.entries, cause)
    const { rowid } = insertTransaction.run(saleSeq, cause, at_ms, businessDate)
    entries.forEach((entry, line) => {
      const account = accountIds.get(entry.account)
      if (account === undefined) throw new Error(`no account ${entry.account}`)
      insertEntry.run(rowid, line, account, entry.amount_e4)
    })
    return rowid
  }
}

function accountIdsOf(db: WritableDb, accounts: readonly Account[]): Map<string, number> {
  const known = db.read<[], { id: number; name: string }>('SELECT id, name FROM account')
  const missing = new Set<string>(accounts)
  for (const { name } of known.all()) missing.delete(name)
  if (missing.size > 0) {
    const insert = db.change<[string]>('INSERT INTO account (name) VALUES (?)')
    db.write(() => {
      for (const name of missing) insert.run(name)
    })
  }
  return new Map(known.all().map(({ id, name }) => [name, id]))
}
