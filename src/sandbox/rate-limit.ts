import type { SandboxClock } from './clock.ts'

const MINUTE_ms = 60_000

export interface Allowance {
  readonly allowed: boolean
  readonly limit: number
  readonly remaining: number
  /** Until the window is fresh again. */
  readonly resetIn_s: number
}

/**
 * So many requests in a minute that begins with the first of them: the fixed window of the
 * framework whose error forms flexiloadbd and alsamiflexi show.
 */
export class RateLimit {
  readonly #clock: SandboxClock
  readonly #limit: number
  #began_ms = Number.NEGATIVE_INFINITY
  #used = 0

  constructor(clock: SandboxClock, perMinute: number) {
    this.#clock = clock
    this.#limit = perMinute
  }

  /** Counts one request, if it may still pass. */
  take(): Allowance {
    const standing = this.look()
    if (!standing.allowed) return standing
    if (this.#used === 0) this.#began_ms = this.#clock.monotonic()
    this.#used += 1
    return this.#standing(true)
  }

  /** How things stand, without counting anything. */
  look(): Allowance {
    if (this.#clock.monotonic() - this.#began_ms >= MINUTE_ms) this.#used = 0
    return this.#standing(this.#used < this.#limit)
  }

  #standing(allowed: boolean): Allowance {
    const left_ms =
      this.#used === 0 ? MINUTE_ms : this.#began_ms + MINUTE_ms - this.#clock.monotonic()
    return {
      allowed,
      limit: this.#limit,
      remaining: Math.max(0, this.#limit - this.#used),
      resetIn_s: Math.max(1, Math.ceil(left_ms / 1000)),
    }
  }
}
