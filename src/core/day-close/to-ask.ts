import type { ProviderId } from '../../domain/provider.ts'
import type { ReadableDb } from '../db/database.ts'
import type { Recent } from '../recent.ts'

const DAY_ms = 86_400_000
/** A success is not absolutely final for so long (money.md §4). */
const AGAIN_ms = 3 * DAY_ms

/** What is asked about before a day is closed. */
export interface ToAsk {
  /** Every sale whose end is not known, the oldest first. */
  open(provider: ProviderId): string[]
  /** What was delivered by that day and not asked for again, the oldest first. */
  again(provider: ProviderId, upTo: string): string[]
}

export function createToAsk(db: ReadableDb, recent: Recent): ToAsk {
  const open = db.read<[string], { id: string }>(
    `SELECT id FROM sale INDEXED BY sale_state
     WHERE state IN ('accepted', 'in-doubt', 'needs-review') AND provider = CAST(? AS TEXT)
     ORDER BY seq`,
  )
  // By their numbers: what is older than these days is not looked at, however much there is.
  const again = db.read<[number, string, string], { id: string }>(
    `SELECT id FROM sale
     WHERE seq >= CAST(? AS INTEGER) AND +provider = CAST(? AS TEXT) AND +asked_again = 0
       AND +state IN ('succeeded', 'late-success') AND +business_date <= CAST(? AS TEXT)
       AND (provider_reference IS NOT NULL OR provider = 'flexiloadbd')
     ORDER BY seq`,
  )
  const idOf = ({ id }: { id: string }) => id
  return {
    open: (provider) => open.all(provider).map(idOf),
    again: (provider, upTo) => again.all(recent.sinceSelling(AGAIN_ms), provider, upTo).map(idOf),
  }
}
