/** So many at once, and so many a second after that. Time is an argument; nothing is timed here. */
export class Allowance {
  readonly #burst: number
  readonly #perSecond: number
  #left: number
  #refilledAt_ms: number

  constructor(limits: { burst: number; perSecond: number }, now_ms: number) {
    this.#burst = limits.burst
    this.#perSecond = limits.perSecond
    this.#left = limits.burst
    this.#refilledAt_ms = now_ms
  }

  /** Takes one. @returns 0 when it was there, otherwise milliseconds until the next is. */
  take(now_ms: number): number {
    const earned = ((now_ms - this.#refilledAt_ms) * this.#perSecond) / 1_000
    this.#left = Math.min(this.#burst, this.#left + earned)
    this.#refilledAt_ms = now_ms
    if (this.#left < 1) return Math.ceil(((1 - this.#left) * 1_000) / this.#perSecond)
    this.#left -= 1
    return 0
  }
}
