import type { Clock } from '../../src/core/clock.ts'

/** How often shop time moves, in the machine's own milliseconds. */
const TICK_ms = 4
/** A machine that stalls lets no more of its own time than this pass at once. */
const LONGEST_TICK_ms = 16
/** Most shop time in one turn, so that an answer under way is read before it is late. */
const LONGEST_STEP_ms = 1_500

/** The core's clock with its monotonic time sped up, so that minutes take seconds. */
export interface FastClock extends Clock {
  /** From now on so many shop milliseconds pass in one of the machine's; 0 stops shop time. */
  pace(times: number): void
  /**
   * So much shop time at once, as for a night in which nothing happens. What was due meanwhile is
   * due now; an answer under way would be late, so nothing may be on its way.
   */
  leap(time_ms: number): void
  stop(): void
}

interface Waiting {
  readonly due: number
  readonly wake: () => void
}

/**
 * Shop time moves in small steps, one a turn of the event loop. Between two steps sockets are
 * served, so a slow machine never lets a provider's answer look late that was on time. The wall
 * clock goes with it: where the two part, the counter takes it for a sleep and holds sales back.
 */
export function fastClock(times: number): FastClock {
  let speed = times
  let now_ms = 0
  const began_ms = Date.now()
  let seen = performance.now()
  let waiting: Waiting[] = []
  const tick = () => {
    const real = performance.now()
    now_ms += Math.min(Math.min(real - seen, LONGEST_TICK_ms) * speed, LONGEST_STEP_ms)
    seen = real
    const ready = waiting.filter(({ due }) => due <= now_ms).toSorted((a, b) => a.due - b.due)
    waiting = waiting.filter(({ due }) => due > now_ms)
    for (const { wake } of ready) wake()
  }
  const ticking = setInterval(tick, TICK_ms)
  return {
    now: () => began_ms + now_ms,
    monotonic: () => now_ms,
    after(delay_ms, wake) {
      const entry = { due: now_ms + delay_ms, wake }
      waiting.push(entry)
      return () => {
        waiting = waiting.filter((other) => other !== entry)
      }
    },
    pace(faster) {
      tick()
      speed = faster
    },
    leap(time_ms) {
      now_ms += time_ms
    },
    stop: () => clearInterval(ticking),
  }
}
