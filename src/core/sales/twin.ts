import type { ReadableDb } from '../db/database.ts'
import { DECIDE_FIRST } from './decide-first.ts'
import type { SaleRow } from './rows.ts'

/** The same number and amount within this is probably the same customer twice (money.md §4). */
const TWIN_WITHIN_ms = 5 * 60_000

/** What became of them is not known: a second sale may be the second payment of the same one. */
const UNSETTLED = `(sale.state IN ('in-doubt', 'needs-review') OR ${DECIDE_FIRST})`

export interface Twin extends SaleRow {
  /** Nobody may sell it again before the end of this one is known. */
  readonly isUnsettled: 0 | 1
}

/** The sale another of the same number and amount would probably repeat. */
export interface Twins {
  of(number: string, amount_e4: number, now_ms: number): Twin | null
  /** Another one like this whose end nobody knows: while there is one this may not leave. */
  bars(sale: Pick<SaleRow, 'seq' | 'number' | 'amount_e4'>): SaleRow | null
  /**
   * Another one like this draft that left a moment ago and after the draft was made: whoever made
   * the draft has not seen it, or not seen it leave.
   */
  passed(draft: SaleRow, now_ms: number): SaleRow | null
}

/**
 * A sale nobody knows the end of stays one however old it is, and comes before any other: what was
 * sold since must not hide it.
 */
export function createTwins(db: ReadableDb): Twins {
  // An older draft may have left only now: what counts is when it was made, and when it left.
  const find = db.read<[string, number, number, number, number, number], Twin>(
    `SELECT sale.*, ${UNSETTLED} AS isUnsettled
     FROM sale LEFT JOIN attempt ON attempt.sale_seq = sale.seq
     WHERE sale.number = CAST(? AS TEXT) AND sale.amount_e4 = CAST(? AS INTEGER)
       AND (${UNSETTLED} OR sale.state NOT IN ('failed', 'cancelled', 'reversed')
         AND (sale.created_at_ms BETWEEN ? AND ? OR attempt.at_ms BETWEEN ? AND ?))
     ORDER BY isUnsettled DESC, sale.seq DESC LIMIT 1`,
  )
  const barring = db.read<[string, number, number], SaleRow>(
    `SELECT * FROM sale
     WHERE number = CAST(? AS TEXT) AND amount_e4 = CAST(? AS INTEGER) AND seq <> ?
       AND ${UNSETTLED}
     ORDER BY seq DESC LIMIT 1`,
  )
  const passing = db.read<[string, number, number, number, number, number, number], SaleRow>(
    `SELECT sale.* FROM sale JOIN attempt ON attempt.sale_seq = sale.seq
     WHERE sale.number = CAST(? AS TEXT) AND sale.amount_e4 = CAST(? AS INTEGER) AND sale.seq <> ?
       AND sale.state NOT IN ('failed', 'cancelled', 'reversed')
       AND attempt.at_ms BETWEEN ? AND ? AND (sale.seq > ? OR attempt.at_ms > ?)
     ORDER BY attempt.at_ms DESC, sale.seq DESC LIMIT 1`,
  )
  return {
    // A clock that was set back makes the past look like the future; either way it is near.
    of(number, amount_e4, now_ms) {
      const near = [now_ms - TWIN_WITHIN_ms + 1, now_ms + TWIN_WITHIN_ms - 1] as const
      return find.get(number, amount_e4, ...near, ...near) ?? null
    },
    bars: ({ number, amount_e4, seq }) => barring.get(number, amount_e4, seq) ?? null,
    passed({ number, amount_e4, seq, created_at_ms }, now_ms) {
      const [since_ms, until_ms] = [now_ms - TWIN_WITHIN_ms + 1, now_ms + TWIN_WITHIN_ms - 1]
      const words = [number, amount_e4, seq, since_ms, until_ms, seq, created_at_ms] as const
      return passing.get(...words) ?? null
    },
  }
}
