import { present } from '../../domain/result.ts'
import type { ReadableDb } from '../db/database.ts'
import type { DayRows } from './rows.ts'

/** What was booked on the days after one, as far as that one's report must know. */
export interface LaterDays {
  /** What was booked, by account. */
  sums(after: string): ReadonlyMap<string, number>
  /** What of customers' money moved with sales of that day and before. */
  held_e4(after: string): number
  /** Of the sales in whose place one was made on those days: their ids. */
  replaced(after: string): string[]
  /** Reads them, a piece at a time: a report is there at once then, and holds nobody up. */
  readAhead(after: string): Generator<null, void>
}

interface Later {
  readonly sums: Map<string, number>
  /** By the day of the sale. */
  readonly held: Map<string, number>
  upTo: number
}

interface Sum {
  readonly account: string
  readonly sold: string | null
  readonly sum_e4: number
}

/** So many transactions are added up within some milliseconds, on a slow counter too. */
const PIECE = 500
const LAST = '9999-12-31'

/**
 * A day that is closed in time has none after it. One that was missed may have years, and is looked
 * at again and again: every day is read once, and then only what was booked on it since. Entries
 * are never changed, so the remembered part stays true; what is read inside of a write may yet be
 * undone and is not remembered.
 */
export function createLaterDays(db: ReadableDb, rows: Pick<DayRows, 'tradedDays'>): LaterDays {
  const days = new Map<string, Later>()
  const readPiece = createPieces(db)
  const retries = createRetries(db)
  const newest = db.read<[string], { id: number }>(
    'SELECT max(id) AS id FROM ledger_transaction WHERE business_date = CAST(? AS TEXT)',
  )
  const known = (day: string) => days.get(day) ?? nothing()
  const isRead = (day: string, { upTo }: Later) => (newest.get(day)?.id ?? 0) <= upTo
  const read = (day: string): Later => {
    const before = known(day)
    if (isRead(day, before)) return before
    const { sums, held, upTo } = before
    const later = db.writing() ? { sums: new Map(sums), held: new Map(held), upTo } : before
    while (readPiece(day, later));
    if (!db.writing()) days.set(day, later)
    return later
  }
  const after = (day: string) => {
    for (const one of days.keys()) if (one <= day) days.delete(one)
    return rows.tradedDays(day, LAST)
  }
  return {
    sums(day) {
      const all = new Map<string, number>()
      for (const one of after(day)) {
        for (const [account, sum_e4] of read(one).sums) {
          all.set(account, (all.get(account) ?? 0) + sum_e4)
        }
      }
      return all
    },
    held_e4: (day) =>
      after(day).reduce((sum, one) => {
        for (const [sold, held_e4] of read(one).held) if (sold <= day) sum += held_e4
        return sum
      }, 0),
    replaced: (day) => after(day).flatMap((one) => retries(one)),
    *readAhead(day) {
      for (const one of after(day)) {
        retries(one)
        const later = known(one)
        days.set(one, later)
        while (!isRead(one, later) && readPiece(one, later)) yield null
        yield null
      }
    },
  }
}

function nothing(): Later {
  return { sums: new Map(), held: new Map(), upTo: 0 }
}

function createPieces(db: ReadableDb) {
  const edge = db.read<[string, number, number], { id: number | null }>(
    `SELECT max(id) AS id FROM (SELECT id FROM ledger_transaction INDEXED BY ledger_transaction_day
       WHERE business_date = CAST(? AS TEXT) AND id > CAST(? AS INTEGER)
       ORDER BY id LIMIT CAST(? AS INTEGER))`,
  )
  const sums = db.read<[string, number, number], Sum>(
    `SELECT account.name AS account, sale.business_date AS sold, sum(entry.amount_e4) AS sum_e4
     FROM ledger_transaction AS moved INDEXED BY ledger_transaction_day
       CROSS JOIN entry ON entry.transaction_id = moved.id
       CROSS JOIN account ON account.id = entry.account_id
       LEFT JOIN sale ON sale.seq = moved.sale_seq
     WHERE moved.business_date = CAST(? AS TEXT)
       AND moved.id > CAST(? AS INTEGER) AND moved.id <= CAST(? AS INTEGER)
     GROUP BY account.id, sale.business_date`,
  )
  /** @returns whether there may be more */
  return (day: string, later: Later): boolean => {
    const { id } = present(edge.get(day, later.upTo, PIECE), 'the end of a piece')
    if (id === null) return false
    for (const { account, sold, sum_e4 } of sums.all(day, later.upTo, id)) {
      later.sums.set(account, (later.sums.get(account) ?? 0) + sum_e4)
      if (account !== 'customers-held' || sold === null) continue
      later.held.set(sold, (later.held.get(sold) ?? 0) + sum_e4)
    }
    later.upTo = id
    return true
  }
}

/** Which sales one was made in place of on a day: no booking tells of it. */
function createRetries(db: ReadableDb) {
  const newest = db.read<[], { seq: number }>('SELECT coalesce(max(seq), 0) AS seq FROM sale')
  const since = db.read<[number], { day: string; one: string }>(
    `SELECT business_date AS day, retry_of AS one FROM sale
     WHERE seq > CAST(? AS INTEGER) AND retry_of IS NOT NULL`,
  )
  const ofDay = db.read<[string], { one: string }>(
    `SELECT retry_of AS one FROM sale INDEXED BY sale_day
     WHERE business_date = CAST(? AS TEXT) AND retry_of IS NOT NULL`,
  )
  const known = new Map<string, string[]>()
  let upTo = 0
  return (day: string): string[] => {
    const before = known.get(day)
    if (db.writing()) {
      const more = before ? since.all(upTo).filter((sale) => sale.day === day) : ofDay.all(day)
      return [...(before ?? []), ...more.map(({ one }) => one)]
    }
    const { seq } = present(newest.get(), 'the newest sale')
    for (const { day: sold, one } of known.size > 0 && seq > upTo ? since.all(upTo) : []) {
      known.get(sold)?.push(one)
    }
    upTo = seq
    if (before) return before
    const found = ofDay.all(day).map(({ one }) => one)
    known.set(day, found)
    return found
  }
}
