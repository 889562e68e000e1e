import { businessDate, businessDatesWithin } from '../../domain/business-day.ts'
import type { ProviderId } from '../../domain/provider.ts'
import type { SaleRow } from '../sales/rows.ts'
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
/** An end that took another one back was only just told: it is asked for again after this. */
const NEW_END_ms = 3_600_000
/** An answer that brought nothing is tried again after this. */
const PUT_OFF_ms = 10 * 60_000
/** They are few, and looked for among all of three days. */
const STRAYS_EVERY_ms = 10 * 60_000

export type AskAgainParts = Pick<
  SettlementParts,
  'db' | 'run' | 'clock' | 'recent' | 'transitions' | 'lastClosed'
>

/**
 * Every end that can be asked for is asked for again once its business day is closed, or over by
 * the calendar, and once more a day later, for three days of selling at most (money.md §4): what
 * comes out may be a reversal or a late success, and such an end is asked for twice of its own.
 */
export function createAskAgain(parts: AskAgainParts): AskAgain {
  const { db, run, clock, transitions } = parts
  const now_ms = () => clock.monotonic()
  // By day, so that what is not due yet is not even looked at, however much was sold meanwhile.
  const due = db.read<[string, number, string, string, number, number, number], SaleRow>(
    `SELECT * FROM sale INDEXED BY sale_asked_again
     WHERE provider = CAST(? AS TEXT) AND asked_again = CAST(? AS INTEGER)
       AND business_date BETWEEN CAST(? AS TEXT) AND CAST(? AS TEXT) AND created_at_ms > ?
       AND asked_again < 2 AND state IN ('succeeded', 'failed', 'reversed', 'late-success')
       AND (state IN ('succeeded', 'failed') OR changed_at_ms <= CAST(? AS INTEGER))
       AND (provider_reference IS NOT NULL OR provider = 'flexiloadbd')
     ORDER BY business_date, created_at_ms LIMIT ?`,
  )
  const strays = createStrays(parts)
  const putOffs = new Map<ProviderId, Map<number, number>>()
  const untilOf = (provider: ProviderId): Map<number, number> => {
    const until = putOffs.get(provider) ?? new Map<number, number>()
    putOffs.set(provider, until)
    return until
  }
  return {
    next(provider) {
      const { at_ms } = run.moment()
      const since_ms = at_ms - ASKED_FOR_ms
      const until = stillPutOff(untilOf(provider), now_ms())
      const oldest = (times: number): SaleRow[] => {
        const [from] = businessDatesWithin(since_ms, at_ms)
        const over = businessDate(at_ms - (times + 1) * DAY_ms)
        const closed = (times === 0 && parts.lastClosed?.()) || over
        const to = closed > over ? closed : over
        // One more than are put off: the first that is not, if there is one, is among these.
        const changed_ms = at_ms - (times === 0 ? NEW_END_ms : DAY_ms)
        const few = due.all(provider, times, from, to, since_ms, changed_ms, until.size + 1)
        return few.filter(({ seq }) => !until.has(seq))
      }
      const [next] = [...oldest(0), ...oldest(1)].toSorted(
        (a, b) => a.created_at_ms - b.created_at_ms,
      )
      return next ?? strays(provider, until)
    },
    asked: (sale) => transitions.askedAgain(sale),
    putOff: ({ provider, seq }) => void untilOf(provider).set(seq, now_ms() + PUT_OFF_ms),
  }
}

type Strays = (provider: ProviderId, until: ReadonlyMap<number, number>) => SaleRow | null

/**
 * Whose date the clock had wrong, or has now, and what was sold before days without a sale: by
 * their numbers, a day or two after the sale.
 */
function createStrays({ db, run, clock, recent }: AskAgainParts): Strays {
  const strayed = db.read<[number, number, number, number, string, number, number], SaleRow>(
    `SELECT * FROM sale
     WHERE seq >= CAST(? AS INTEGER) AND seq < CAST(? AS INTEGER)
       AND (created_at_ms <= ? OR created_at_ms > ?)
       AND +provider = CAST(? AS TEXT) AND +asked_again = CAST(? AS INTEGER)
       AND +state IN ('succeeded', 'failed', 'reversed', 'late-success')
       AND (provider_reference IS NOT NULL OR provider = 'flexiloadbd')
     ORDER BY seq LIMIT ?`,
  )
  const nextAt_ms = new Map<ProviderId, number>()
  return (provider, until) => {
    const now_ms = clock.monotonic()
    if (now_ms < (nextAt_ms.get(provider) ?? 0)) return null
    const { at_ms } = run.moment()
    const stray = (times: number): SaleRow | undefined => {
      const [from, to] = [recent.sinceSelling(ASKED_FOR_ms), recent.since((times + 1) * DAY_ms)]
      return strayed
        .all(from, to, at_ms - ASKED_FOR_ms, at_ms, provider, times, until.size + 1)
        .find(({ seq }) => !until.has(seq))
    }
    const found = stray(0) ?? stray(1) ?? null
    if (!found) nextAt_ms.set(provider, now_ms + STRAYS_EVERY_ms)
    return found
  }
}

/** Those whose time is over are put off no more. */
function stillPutOff(until: Map<number, number>, now_ms: number): Map<number, number> {
  for (const [seq, at_ms] of until) if (at_ms <= now_ms) until.delete(seq)
  return until
}
