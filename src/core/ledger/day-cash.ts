import { cash } from '../../domain/ledger.ts'
import { type Money, money } from '../../domain/money.ts'
import { present } from '../../domain/result.ts'
import type { ReadableDb } from '../db/database.ts'

/** The cash that moved on a business day: what came into the drawer less what left it. */
export type DayCash = (businessDate: string) => Money

interface Summed {
  readonly sum_e4: number
  /** The newest transaction of the books when it was summed, of whatever day. */
  readonly upTo: number
}

const REMEMBERED = 2

/**
 * Summed from the entries, which stand under the day the money moved, so that a refund of an older
 * sale is taken off today and leaves the day of the sale as it was. The foot of every screen asks
 * for it at each change: two days are remembered, for a night's trade spans them, and only what
 * was booked since is read again. Entries are never changed, so the remembered part stays true.
 */
export function createDayCash(db: ReadableDb): DayCash {
  const since = db.read<[string, string, number], { sum_e4: number | null }>(
    `SELECT sum(amount_e4) AS sum_e4
     FROM ledger_transaction INDEXED BY ledger_transaction_day
     CROSS JOIN entry ON entry.transaction_id = ledger_transaction.id
       AND account_id = (SELECT id FROM account WHERE name = CAST(? AS TEXT))
     WHERE business_date = CAST(? AS TEXT) AND ledger_transaction.id > ?`,
  )
  const newest = db.read<[], { id: number }>(
    'SELECT coalesce(max(id), 0) AS id FROM ledger_transaction',
  )
  const newestOfAll = db.untilWritten(() => present(newest.get(), 'the newest transaction').id)
  const days = new Map<string, Summed>()
  const remember = (businessDate: string, summed: Summed): void => {
    const [oldest] = days.keys()
    const isFull = days.size >= REMEMBERED && !days.has(businessDate)
    if (isFull && oldest !== undefined) days.delete(oldest)
    days.set(businessDate, summed)
  }
  return (businessDate) => {
    const before = days.get(businessDate) ?? { sum_e4: 0, upTo: 0 }
    const upTo = newestOfAll()
    if (before.upTo === upTo) return money(before.sum_e4)
    const { sum_e4 } = present(since.get(cash, businessDate, before.upTo), 'a sum')
    const now = { sum_e4: before.sum_e4 + (sum_e4 ?? 0), upTo }
    // What is read inside of a write may yet be undone.
    if (!db.writing()) remember(businessDate, now)
    return money(now.sum_e4)
  }
}
