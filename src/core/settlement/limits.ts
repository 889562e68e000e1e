import type { ProviderId } from '../../domain/provider.ts'
import type { Clock } from '../clock.ts'

const MINUTE_ms = 60_000

/**
 * Questions a minute we allow ourselves: 70 % of flexiloadbd's documented 60; alsamiflexi's lowest
 * plan allows 60 a minute for everything, sales included; autoflexi documents none, so a courtesy
 * of one every two seconds.
 */
const QUESTIONS: Readonly<Record<ProviderId, number>> = {
  autoflexi: 30,
  alsamiflexi: 30,
  flexiloadbd: 42,
}

/** Keeps questions under a provider's limit. Sales never wait here: they go first. */
export interface QuestionLimits {
  /** 0 when a question may be put now, otherwise the milliseconds to wait. */
  wait_ms(provider: ProviderId): number
  /** The same for a question that leaves half of the limit to others. */
  leisure_ms(provider: ProviderId): number
  asked(provider: ProviderId): void
  /** The provider told us to slow down. */
  hold(provider: ProviderId, hold_ms: number): void
}

export function createQuestionLimits(clock: Clock): QuestionLimits {
  const asked = new Map<ProviderId, number[]>()
  const heldUntil = new Map<ProviderId, number>()
  const within = (provider: ProviderId, questions: number): number => {
    const now = clock.monotonic()
    const held = Math.max(0, (heldUntil.get(provider) ?? 0) - now)
    const oldest = asked.get(provider)?.at(-questions)
    return Math.max(held, oldest === undefined ? 0 : oldest + MINUTE_ms - now)
  }
  return {
    wait_ms: (provider) => within(provider, QUESTIONS[provider]),
    leisure_ms: (provider) => within(provider, QUESTIONS[provider] / 2),
    asked(provider) {
      const before = asked.get(provider) ?? []
      // No more than a minute may hold: an older one keeps nobody waiting.
      asked.set(provider, [...before, clock.monotonic()].slice(-QUESTIONS[provider]))
    },
    hold(provider, hold_ms) {
      const until = Math.max(heldUntil.get(provider) ?? 0, clock.monotonic() + hold_ms)
      heldUntil.set(provider, until)
    },
  }
}
