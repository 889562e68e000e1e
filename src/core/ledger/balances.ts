import type { TrialBalance } from '../../contract/trial-balance.ts'
import type { Account } from '../../domain/ledger.ts'
import { type Money, money } from '../../domain/money.ts'
import { present } from '../../domain/result.ts'
import type { ReadableDb } from '../db/database.ts'

export interface Balances {
  /** The sum of an account's entries: debits less credits. */
  balance(account: Account): Money
  /** The newest transaction that touched the account; 0 where none did. */
  lastTransaction(account: Account): number
  /** Sums an account up a piece at a time: its balance is there at once then. */
  readAhead(account: Account): Generator<null, void>
  /** Every account's sum, read from the entries themselves. @throws when they do not balance. */
  trialBalance(): TrialBalance
}

/** So many transactions are summed within some milliseconds. */
const PIECE = 20_000
const NONE: Summed = { sum_e4: 0, upTo: 0, seenTo: 0 }

interface Summed {
  readonly sum_e4: number
  /** The newest transaction that touched the account. */
  readonly upTo: number
  /** The newest that was looked at. */
  readonly seenTo: number
}

/**
 * Balances are sums, never stored. What was summed before is remembered with the transaction it
 * went up to, so that a wallet of a million sales costs only what came since; entries are never
 * changed, so the remembered part stays true. What is read inside of a write may yet be undone and
 * is not remembered.
 */
export function createBalances(db: ReadableDb): Balances {
  const between = db.read<[string, number, number], { sum_e4: number | null; upTo: number | null }>(
    `SELECT sum(amount_e4) AS sum_e4, max(transaction_id) AS upTo
     FROM entry
     WHERE account_id = (SELECT id FROM account WHERE name = ?)
       AND transaction_id > ? AND transaction_id <= ?`,
  )
  const newest = db.read<[], { id: number }>(
    'SELECT coalesce(max(id), 0) AS id FROM ledger_transaction',
  )
  const newestOfAll = db.untilWritten(() => present(newest.get(), 'the newest transaction').id)
  const remembered = new Map<Account, Summed>()
  const seenTo = (account: Account) => (remembered.get(account) ?? NONE).seenTo
  const readTo = (account: Account, end: number): Summed => {
    const before = remembered.get(account) ?? NONE
    if (before.seenTo >= end) return before
    const row = present(between.get(account, before.seenTo, end), 'a sum')
    const sum_e4 = before.sum_e4 + (row.sum_e4 ?? 0)
    const now = { sum_e4, upTo: row.upTo ?? before.upTo, seenTo: end }
    if (!db.writing()) remembered.set(account, now)
    return now
  }
  return {
    balance: (account) => money(readTo(account, newestOfAll()).sum_e4),
    lastTransaction: (account) => readTo(account, newestOfAll()).upTo,
    *readAhead(account) {
      // What is posted meanwhile is little, and read with the balance.
      const end = newestOfAll()
      for (let to = seenTo(account); to < end; to = seenTo(account)) {
        readTo(account, Math.min(end, to + PIECE))
        yield null
      }
    },
    trialBalance: createTrialBalance(db),
  }
}

function createTrialBalance(db: ReadableDb): Balances['trialBalance'] {
  const sums = db.read<[], { account: string; balance_e4: number }>(
    `SELECT account.name AS account, coalesce(sum(entry.amount_e4), 0) AS balance_e4
     FROM account LEFT JOIN entry ON entry.account_id = account.id
     GROUP BY account.id ORDER BY account.name`,
  )
  return () => {
    const accounts = sums
      .all()
      .map(({ account, balance_e4 }) => ({ account, balance_e4: money(balance_e4) }))
    const sum_e4 = accounts.reduce((sum, { balance_e4 }) => sum + balance_e4, 0)
    if (sum_e4 !== 0) throw new Error(`the books do not balance: ${sum_e4}`)
    return { accounts, sum_e4 }
  }
}
