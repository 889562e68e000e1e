import type { ProviderSummary } from '../../contract/schemas.ts'
import type { ProviderId } from '../../domain/provider.ts'
import type { Clock } from '../clock.ts'

const HOUR_ms = 3_600_000
/** A provider that takes longer than this for half of its answers is felt at the counter. */
const SLOW_ms = 3_000
/**
 * So many failures on end and the cashier is told that the provider does not answer. One that has
 * never answered is told of at its first failure: nothing speaks for it.
 */
const DOWN_AFTER = 3
/** A busy shop asks once a second; more would only cost memory. */
const KEPT = 3_600

interface Exchange {
  readonly at: number
  readonly latency_ms: number
  readonly answered: boolean
}

/**
 * What was learned about a key. One that a sale was turned away with is closed until the owner has
 * seen to it; one that only a balance question was turned away with opens by itself once the
 * question is answered, for then nothing else has changed.
 */
export type KeyWord = 'refused-a-sale' | 'refused-a-question' | 'answered-a-question' | 'seen-to'

/** A login page of the internet came in the provider's place; or a right answer of its own did. */
export type LineWord = 'login-page' | 'right-answer'

/** How each provider did in the last hour, from real traffic alone: nothing is probed for it. */
export interface TrafficHealth {
  /** @returns true when the provider went down or came back with this exchange */
  note(provider: ProviderId, latency_ms: number, answered: boolean): boolean
  of(provider: ProviderId): ProviderSummary['health']
  /** It did not answer of late, or a login page does in its place; false where nobody has asked. */
  isSilent(provider: ProviderId): boolean
  /** @returns true when a login page came to stand in the way, or stands there no more */
  noteLine(provider: ProviderId, word: LineWord): boolean
  /** @returns true when it changed whether the provider can be sold through */
  noteKey(provider: ProviderId, word: KeyWord): boolean
  keyRefused(provider: ProviderId): boolean
}

export function createTrafficHealth(clock: Clock): TrafficHealth {
  const exchanges = new Map<ProviderId, Exchange[]>()
  const refused = new Map<ProviderId, KeyWord>()
  const line = createLine()
  const recent = (provider: ProviderId): Exchange[] => {
    const since = clock.monotonic() - HOUR_ms
    const kept = (exchanges.get(provider) ?? []).filter(({ at }) => at >= since).slice(-KEPT)
    exchanges.set(provider, kept)
    return kept
  }
  return {
    noteKey(provider, word) {
      const before = refused.get(provider)
      if (word === 'refused-a-sale') refused.set(provider, word)
      else if (word === 'refused-a-question') refused.set(provider, before ?? word)
      else if (word === 'seen-to' || before === 'refused-a-question') refused.delete(provider)
      return refused.has(provider) !== (before !== undefined)
    },
    keyRefused: (provider) => refused.has(provider),
    noteLine: (provider, word) => line.note(provider, word),
    note(provider, latency_ms, answered) {
      const kept = exchanges.get(provider) ?? []
      const before = isDown(kept)
      kept.push({ at: clock.monotonic(), latency_ms, answered })
      exchanges.set(provider, kept.length > 2 * KEPT ? kept.slice(-KEPT) : kept)
      return isDown(kept) !== before
    },
    isSilent(provider) {
      const seen = recent(provider)
      return isDown(seen) || (seen.length > 0 && line.asksLogin(provider))
    },
    of(provider) {
      const seen = recent(provider)
      if (seen.length === 0) return { state: 'unknown', latency_ms: null, successRate_ppm: null }
      const answers = seen.filter(({ answered }) => answered)
      // How fast a line was refused says nothing about how fast the provider answers.
      const latencies = answers.map(({ latency_ms }) => latency_ms).toSorted((a, b) => a - b)
      const median_ms = latencies[Math.floor(latencies.length / 2)] ?? null
      return {
        state: line.asksLogin(provider) ? 'login' : speedOf(seen, median_ms),
        latency_ms: median_ms === null ? null : Math.round(median_ms),
        successRate_ppm: Math.floor((answers.length * 1_000_000) / seen.length),
      }
    },
  }
}

function speedOf(seen: readonly Exchange[], median_ms: number | null): 'down' | 'slow' | 'good' {
  if (isDown(seen)) return 'down'
  return (median_ms ?? 0) > SLOW_ms ? 'slow' : 'good'
}

/**
 * A login page stands before every provider at once. Where another one answers rightly, the page
 * was the provider's own (a notice of repairs, the home page under a wrong address), and is not
 * believed again before that provider has answered itself.
 */
function createLine() {
  const pages = new Map<ProviderId, 'believed' | 'disproved'>()
  const isBelieved = () => [...pages.values()].includes('believed')
  return {
    asksLogin: (provider: ProviderId) => pages.get(provider) === 'believed',
    note(provider: ProviderId, word: LineWord): boolean {
      const before = isBelieved()
      if (word === 'right-answer') {
        pages.delete(provider)
        for (const other of pages.keys()) pages.set(other, 'disproved')
        return before
      }
      if (pages.has(provider)) return false
      pages.set(provider, 'believed')
      return true
    },
  }
}

function isDown(exchanges: readonly Exchange[]): boolean {
  const last = exchanges.slice(-DOWN_AFTER)
  return last.length > 0 && last.every(({ answered }) => !answered)
}
