import type { Clock } from '../clock.ts'

/** A clock a test or the simulation moves. Nothing on it happens until somebody moves it. */
export interface ManualClock extends Clock {
  /** Moves both times forward and wakes what falls due, in order of its due time. */
  advance(delay_ms: number): void
  /**
   * The same, but lets promises and sockets have a turn after every wake-up, so that a timer set
   * by what a wake-up started is met on the way. A test with real sockets wants this one.
   */
  advanceGently(delay_ms: number): Promise<void>
  /** Sets the wall time alone: somebody changed the clock of the machine. */
  jumpTo(wall_ms: number): void
  /** How many timers are waiting. */
  pending(): number
}

interface Timer {
  readonly due_ms: number
  /** Timers due at the same moment wake in the order they were set. */
  readonly order: number
  readonly wake: () => void
}

function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}

function soonest(timers: Iterable<Timer>, until_ms: number): Timer | null {
  let next: Timer | null = null
  for (const timer of timers) {
    if (timer.due_ms > until_ms) continue
    const sooner =
      next === null ||
      timer.due_ms < next.due_ms ||
      (timer.due_ms === next.due_ms && timer.order < next.order)
    if (sooner) next = timer
  }
  return next
}

/** @param start wall time, milliseconds since 1970 UTC; 1 January 2026 in Dhaka unless said. */
export function manualClock(start = Date.parse('2026-01-01T00:00:00+06:00')): ManualClock {
  let wall_ms = start
  let monotonic_ms = 0
  let order = 0
  const timers = new Set<Timer>()

  function takeNext(until_ms: number): Timer | null {
    const next = soonest(timers, until_ms)
    if (next) timers.delete(next)
    return next
  }

  function moveTo(to_ms: number): void {
    wall_ms += to_ms - monotonic_ms
    monotonic_ms = to_ms
  }

  /** Yields after each wake-up, so that both ways of advancing share one order of events. */
  function* steps(delay_ms: number): Generator<undefined, void> {
    if (!(delay_ms >= 0)) throw new Error(`time does not go back by ${delay_ms} ms`)
    const until_ms = monotonic_ms + delay_ms
    for (let timer = takeNext(until_ms); timer !== null; timer = takeNext(until_ms)) {
      // A wake-up may itself advance the clock: never move back to this timer's due time.
      moveTo(Math.max(monotonic_ms, timer.due_ms))
      timer.wake()
      yield
    }
    moveTo(Math.max(monotonic_ms, until_ms))
  }

  return {
    now: () => wall_ms,
    monotonic: () => monotonic_ms,
    after(delay_ms, wake) {
      order += 1
      const timer = { due_ms: monotonic_ms + Math.max(0, delay_ms), order, wake }
      timers.add(timer)
      return () => {
        timers.delete(timer)
      }
    },
    advance(delay_ms) {
      for (const _ of steps(delay_ms));
    },
    async advanceGently(delay_ms) {
      await turn()
      for (const _ of steps(delay_ms)) await turn()
      await turn()
    },
    jumpTo(to_ms) {
      wall_ms = to_ms
    },
    pending: () => timers.size,
  }
}
