import { type Money, taka } from '../../domain/money.ts'
import type { ProviderId } from '../../domain/provider.ts'
import type { Changes } from '../changes.ts'
import type { Clock } from '../clock.ts'
import type { ReadableDb } from '../db/database.ts'

/** Why nothing more is sent through a provider for now. */
export type LaneShut =
  /** As many sales as it may have are in doubt, or for as much money. */
  | 'in-doubt'
  /** It left two sales without a clear answer, one soon after the other. */
  | 'resting'

/** How many sales a provider may leave in doubt, and for how much, before its lane closes. */
const DOUBTS_MAX: Readonly<Record<ProviderId, number>> = {
  autoflexi: 1,
  alsamiflexi: 2,
  flexiloadbd: 3,
}
const DOUBTED_MAX_e4: Money = taka(5_000)

const UNKNOWNS_OPEN = 2
const UNKNOWNS_WITHIN_ms = 2 * 60_000
const REST_ms = 60_000

/** Doubt budget and circuit of money.md §4: when a provider gets no more sales for now. */
export interface LanePolicy {
  shut(provider: ProviderId): LaneShut | null
  /** A sale was sent and its answer proved nothing. */
  heardNothing(provider: ProviderId): void
  stop(): void
}

export interface LanePolicyParts {
  readonly db: ReadableDb
  readonly clock: Clock
  readonly changes: Changes
}

export function createLanePolicy({ db, clock, changes }: LanePolicyParts): LanePolicy {
  const doubt = createDoubt(db)
  const unknowns = new Map<ProviderId, readonly number[]>()
  const restsUntil = new Map<ProviderId, number>()
  const wakers = new Map<ProviderId, () => void>()
  let stopped = false
  return {
    shut(provider) {
      const { sales, amount_e4 } = doubt(provider)
      if (sales >= DOUBTS_MAX[provider] || amount_e4 >= DOUBTED_MAX_e4) return 'in-doubt'
      return clock.monotonic() < (restsUntil.get(provider) ?? 0) ? 'resting' : null
    },
    heardNothing(provider) {
      if (stopped) return
      const now = clock.monotonic()
      const before = unknowns.get(provider) ?? []
      const recent = [...before.filter((at) => now - at < UNKNOWNS_WITHIN_ms), now]
      unknowns.set(provider, recent)
      if (recent.length < UNKNOWNS_OPEN) return
      unknowns.set(provider, [])
      restsUntil.set(provider, now + REST_ms)
      // A screen that shows it closed hears that it is open again.
      wakers.get(provider)?.()
      wakers.set(
        provider,
        clock.after(REST_ms, () => changes.tell('wallet', provider)),
      )
    },
    stop() {
      stopped = true
      for (const callOff of wakers.values()) callOff()
    },
  }
}

interface Doubted {
  readonly sales: number
  readonly amount_e4: number
}

/** What nobody has named yet: in doubt, or with a person and without the provider's id. */
function createDoubt(db: ReadableDb): (provider: ProviderId) => Doubted {
  const doubted = db.read<[], Doubted & { provider: ProviderId }>(
    // By state: of a provider's sales of years all but a few have ended.
    `SELECT provider, count(*) AS sales, sum(amount_e4) AS amount_e4
     FROM sale INDEXED BY sale_state
     WHERE state IN ('in-doubt', 'needs-review') AND provider_reference IS NULL
     GROUP BY provider`,
  )
  const everywhere = db.untilWritten(() => doubted.all())
  return (provider) =>
    everywhere().find((row) => row.provider === provider) ?? { sales: 0, amount_e4: 0 }
}

/**
 * autoflexi always carries one sale at a time, the others while anything is in doubt (§4): also
 * what a person is asked about, as long as the provider has not named it.
 */
export function createSingleFile(db: ReadableDb): (provider: ProviderId) => boolean {
  const doubt = createDoubt(db)
  return (provider) => provider === 'autoflexi' || doubt(provider).sales > 0
}
