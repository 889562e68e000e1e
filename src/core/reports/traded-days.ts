import type { ReadableDb } from '../db/database.ts'

export interface TradedDays {
  /** Days within a time on which something was booked and that are not closed, in their order. */
  openIn(from: string, to: string): string[]
}

/** Goes from day to day by the index: a day of ten thousand sales costs as much as one of none. */
export function createTradedDays(db: ReadableDb): TradedDays {
  const open = db.read<[{ from: string; to: string }], { day: string }>(
    `WITH RECURSIVE traded(day) AS (
       SELECT min(business_date) FROM ledger_transaction INDEXED BY ledger_transaction_day
       WHERE business_date BETWEEN CAST(@from AS TEXT) AND CAST(@to AS TEXT)
       UNION ALL
       SELECT (SELECT min(business_date) FROM ledger_transaction INDEXED BY ledger_transaction_day
         WHERE business_date > traded.day AND business_date <= CAST(@to AS TEXT))
       FROM traded WHERE traded.day IS NOT NULL)
     SELECT day FROM traded WHERE day IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM day_total
       WHERE dimension = 'all' AND business_date = traded.day AND member = '')`,
  )
  return { openIn: (from, to) => open.all({ from, to }).map(({ day }) => day) }
}
