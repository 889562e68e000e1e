import type { Clock } from '../clock.ts'

/**
 * So long a call counts after its answer came. It reached the provider before that, so whatever
 * minute the provider counts by (one that slides, or one that begins with a call), a call that is
 * made after this meets none of that minute. The tenth of a second is for two clocks that drift.
 */
export const COUNTS_ms = 60_100

/** A call under way. */
export interface Counted {
  /** Its answer is here, or nobody waits for it any more: it counts a minute from now. */
  end(): void
  /** It was never made. */
  forget(): void
}

/** The calls of one kind that a provider may still count. */
export interface Calls {
  begin(): Counted
  count(): number
  /** When those that have ended count no more, the soonest first; monotonic milliseconds. */
  leaving(): readonly number[]
  /** Monotonic milliseconds; before every other moment where there was none. */
  lastBegan_ms(): number
}

export function createCalls(clock: Clock): Calls {
  let underWay = 0
  let ended: number[] = []
  let last_ms = Number.NEGATIVE_INFINITY
  const leaving = (): readonly number[] => {
    const now = clock.monotonic()
    const gone = ended.findIndex((at_ms) => at_ms > now)
    if (gone !== 0) ended = gone === -1 ? [] : ended.slice(gone)
    return ended
  }
  return {
    begin() {
      let isUnderWay = true
      underWay += 1
      last_ms = clock.monotonic()
      const leave = (then: () => void): void => {
        if (!isUnderWay) return
        isUnderWay = false
        underWay -= 1
        then()
      }
      return {
        end: () => leave(() => void ended.push(clock.monotonic() + COUNTS_ms)),
        forget: () => leave(() => undefined),
      }
    },
    count: () => underWay + leaving().length,
    leaving,
    lastBegan_ms: () => last_ms,
  }
}

/**
 * Milliseconds until one more call keeps within a limit; 0 for now. Infinite where that depends on
 * a call that is under way.
 */
export function freeIn_ms(counted: readonly Calls[], limit: number, clock: Clock): number {
  const before = counted.reduce((sum, calls) => sum + calls.count(), 0)
  if (before < limit) return 0
  const leaving = counted.flatMap((calls) => calls.leaving()).toSorted((a, b) => a - b)
  const at_ms = leaving[before - limit]
  return at_ms === undefined ? Number.POSITIVE_INFINITY : at_ms - clock.monotonic()
}
