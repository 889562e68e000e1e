import { businessDate } from '../../domain/business-day.ts'
import type { ProviderId } from '../../domain/provider.ts'
import { createSaleRows, type SaleRow } from '../sales/rows.ts'
import type { SettlementParts } from './parts.ts'
import { ASKED_FOR_ms } from './plan.ts'

/** Final sales whose end is to be asked for again: a success is not absolutely final. */
export interface AskAgain {
  /** The oldest that is due at a provider; null where none is. */
  next(provider: ProviderId): SaleRow | null
  /** It was asked about, and the provider gave an answer that says something. */
  asked(sale: SaleRow): void
  /** The question brought nothing: another sale's turn first. */
  putOff(sale: SaleRow): void
}

const DAY_ms = 86_400_000
/** An answer that brought nothing is tried again after this. */
const PUT_OFF_ms = 10 * 60_000

export type AskAgainParts = Pick<SettlementParts, 'db' | 'run' | 'clock' | 'transitions'>

/**
 * Every end that can be asked for is asked for again once its business day is over and once more
 * a day later, for three days at most (money.md §4): what comes out may be a reversal or a late
 * success.
 */
export function createAskAgain({ db, run, clock, transitions }: AskAgainParts): AskAgain {
  const now_ms = () => clock.monotonic()
  const rows = createSaleRows(db)
  const due = db.read<[string, number, string, string, number], { seq: number }>(
    `SELECT seq FROM sale INDEXED BY sale_asked_again
     WHERE provider = CAST(? AS TEXT) AND created_at_ms > ? AND asked_again < 2
       AND state IN ('succeeded', 'failed')
       AND (provider_reference IS NOT NULL OR provider = 'flexiloadbd')
       AND business_date <= CASE asked_again WHEN 0 THEN ? ELSE ? END
     ORDER BY created_at_ms LIMIT ?`,
  )
  const putOffs = new Map<ProviderId, Map<number, number>>()
  const untilOf = (provider: ProviderId): Map<number, number> => {
    const until = putOffs.get(provider) ?? new Map<number, number>()
    putOffs.set(provider, until)
    return until
  }
  return {
    next(provider) {
      const { at_ms } = run.moment()
      const [yesterday, dayBefore] = [1, 2].map((days) => businessDate(at_ms - days * DAY_ms))
      const until = untilOf(provider)
      // A day's sales may be waiting: the oldest will do, unless some were put off.
      const most = until.size === 0 ? 1 : -1
      const since_ms = at_ms - ASKED_FOR_ms
      const waiting = due.all(provider, since_ms, yesterday ?? '', dayBefore ?? '', most)
      forget(until, waiting)
      const next = waiting.find(({ seq }) => (until.get(seq) ?? 0) <= now_ms())
      return next ? (rows.bySeq(next.seq) ?? null) : null
    },
    asked(sale) {
      untilOf(sale.provider).delete(sale.seq)
      transitions.askedAgain(sale)
    },
    putOff: ({ provider, seq }) => void untilOf(provider).set(seq, now_ms() + PUT_OFF_ms),
  }
}

/** Of sales that are due no more nothing is remembered. */
function forget(until: Map<number, number>, waiting: readonly { seq: number }[]): void {
  if (until.size === 0) return
  const due = new Set(waiting.map(({ seq }) => seq))
  for (const seq of until.keys()) if (!due.has(seq)) until.delete(seq)
}
