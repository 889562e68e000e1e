import { type ProviderId, providerIds } from '../../domain/provider.ts'
import { present } from '../../domain/result.ts'
import type { Clock } from '../clock.ts'
import { type Asked, createStanding, type LimitedAccount, SOON_ms } from './standing.ts'
import { type CallKind, createWaiting } from './waiting.ts'

/** A call under way, until its answer is here or given up. */
export interface Call {
  end(asked: Asked): void
}

/** A sale's place under its provider's limit, kept until its bytes leave or it is given up. */
export interface Place {
  /** Its bytes leave in this very turn: the request counts by itself, and nobody gets between. */
  leaves(): void
  /** Whoever waits may have it, where the sale did not leave. */
  release(): void
}

/**
 * What the providers allow an account, and what is left of it. Sales go first; then the questions
 * that a person or a sale waits for; then those of settlement, which leave room to both.
 */
export interface Limits {
  account(provider: ProviderId, account: LimitedAccount): void
  /** Waits for a place for one sale; null when none came free in time, or it was let go. */
  sale(provider: ProviderId, patience_ms: number): Promise<Place | null>
  /** Whether a sale that comes now has its place at once. */
  isFree(provider: ProviderId): boolean
  /**
   * Milliseconds until a sale that waits has its place, as far as it can be told now; null where a
   * call that is under way decides.
   *
   * @param ahead so many sales wait before it
   */
  placeIn_ms(provider: ProviderId, ahead: number): number | null
  /** Counts a sale whose bytes leave now. */
  sending(provider: ProviderId): Call
  /** Waits until a question may be put, and counts it; null when that was not to be in time. */
  question(provider: ProviderId): Promise<Call | null>
  /**
   * Milliseconds until settlement may put a question; 0 for now.
   *
   * @param isBehind so many wait that questions take all of the limit but what sales need
   */
  wait_ms(provider: ProviderId, isBehind: boolean): number
  /** The same for a question that leaves half of the ordinary pace to others. */
  leisure_ms(provider: ProviderId): number
  /** With more questions than this in line settlement is behind. */
  behindAbove(provider: ProviderId): number
  /** No sale waits any longer. */
  letGo(): void
  /** The counter closes: nothing waits any longer. */
  stop(): void
}

/** So long a question that somebody waits for waits for the limit. */
export const QUESTION_PATIENCE_ms = 10_000
/** The ordinary pace would take more than two minutes for them. */
const BEHIND_minutes = 2

export interface LimitsParts {
  readonly clock: Clock
  /** `none`: sales wait for no limit. For benches and tests that sell faster than a shop may. */
  readonly ofSales: 'documented' | 'none'
}

export function createLimits({ clock, ofSales }: LimitsParts): Limits {
  const gates = new Map(providerIds.map((provider) => [provider, createGate(provider, clock)]))
  const at = (provider: ProviderId) => present(gates.get(provider), `the limit of ${provider}`)
  const free: Place = { leaves: () => undefined, release: () => undefined }
  const within = (provider: ProviderId, wait_ms: number): number =>
    at(provider).waiting.goesBefore() ? Math.max(SOON_ms, wait_ms) : wait_ms
  return {
    account(provider, account) {
      at(provider).standing.account(account)
      at(provider).waiting.look()
    },
    sale: (provider, patience_ms) =>
      ofSales === 'none' ? Promise.resolve(free) : at(provider).sale(patience_ms),
    isFree: (provider) => ofSales === 'none' || at(provider).waiting.isFree('sale'),
    placeIn_ms(provider, ahead) {
      const place_ms = at(provider).standing.place_ms(ahead)
      return Number.isFinite(place_ms) ? place_ms : null
    },
    sending: (provider) => at(provider).begin('sale'),
    question: (provider) => {
      const { waiting, begin } = at(provider)
      return waiting.place('question', QUESTION_PATIENCE_ms, () => begin('question'))
    },
    wait_ms: (provider, isBehind) =>
      within(provider, at(provider).standing.background_ms(isBehind)),
    leisure_ms: (provider) => within(provider, at(provider).standing.leisure_ms()),
    behindAbove: (provider) => BEHIND_minutes * at(provider).standing.limit('question'),
    letGo() {
      for (const { waiting } of gates.values()) waiting.letGo('sale')
    },
    stop() {
      for (const { waiting } of gates.values()) waiting.end()
    },
  }
}

/** One provider's limit, and whoever waits before it. */
function createGate(provider: ProviderId, clock: Clock) {
  const standing = createStanding(provider, clock)
  const waiting = createWaiting({
    clock,
    blocked_ms: (kind) => standing.blocked_ms(kind),
    isShared: () => standing.isShared(),
  })
  const begin = (kind: CallKind): Call => {
    const call = standing.calls[kind].begin()
    return {
      end(asked) {
        call.end()
        standing.heard(kind, asked)
        waiting.look()
      },
    }
  }
  const takePlace = (): Place => {
    const call = standing.calls.sale.begin()
    const over = standing.ready()
    let isHeld = true
    const leaves = (): void => {
      if (!isHeld) return
      isHeld = false
      call.forget()
      over()
    }
    return {
      leaves,
      release() {
        leaves()
        waiting.look()
      },
    }
  }
  const sale = (patience_ms: number) => waiting.place('sale', patience_ms, takePlace)
  return { standing, waiting, begin, sale }
}
