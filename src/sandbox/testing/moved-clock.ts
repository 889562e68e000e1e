import type { SandboxClock } from '../clock.ts'

/** Time that stands still until the test moves it. */
export class MovedClock implements SandboxClock {
  #wall_ms: number
  #monotonic_ms = 0
  readonly #waiting = new Set<{ readonly due_ms: number; readonly wake: () => void }>()
  #watchers: (() => void)[] = []

  /** @param start wall time; half past ten in Dhaka unless said otherwise. */
  constructor(start = '2025-12-27T10:30:00+06:00') {
    this.#wall_ms = Date.parse(start)
  }

  now(): number {
    return this.#wall_ms
  }

  monotonic(): number {
    return this.#monotonic_ms
  }

  after(delay_ms: number, wake: () => void): () => void {
    const timer = { due_ms: this.#monotonic_ms + delay_ms, wake }
    this.#waiting.add(timer)
    for (const watcher of this.#watchers.splice(0)) watcher()
    return () => {
      this.#waiting.delete(timer)
    }
  }

  /** How many timers wait. */
  pending(): number {
    return this.#waiting.size
  }

  /** Resolves once somebody waits: a server that got a request does so in its own time. */
  whenWaiting(): Promise<void> {
    if (this.#waiting.size > 0) return Promise.resolve()
    return new Promise((resolve) => {
      this.#watchers.push(resolve)
    })
  }

  /** Moves both times and wakes what falls due, soonest first. */
  advance(delay_ms: number): void {
    const until_ms = this.#monotonic_ms + delay_ms
    for (;;) {
      const next = [...this.#waiting]
        .filter((timer) => timer.due_ms <= until_ms)
        .toSorted((one, other) => one.due_ms - other.due_ms)[0]
      if (!next) break
      this.#waiting.delete(next)
      this.#moveTo(next.due_ms)
      next.wake()
    }
    this.#moveTo(until_ms)
  }

  /** Somebody sets the wall clock. */
  jump(by_ms: number): void {
    this.#wall_ms += by_ms
  }

  #moveTo(to_ms: number): void {
    this.#wall_ms += to_ms - this.#monotonic_ms
    this.#monotonic_ms = to_ms
  }
}
