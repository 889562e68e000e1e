/**
 * Wall and monotonic time part by more than this where the machine slept or a clock was set: longer
 * than a busy machine keeps a timer waiting, shorter than any lid stays closed.
 */
export const APART_ms = 5_000

/**
 * Time as the core is given it. Tests and the simulation hand in one they move themselves, so
 * nothing in the core reads the machine's clock or starts a timer of its own.
 */
export interface Clock {
  /** Wall time, milliseconds since 1970 UTC. It may jump: never compute a due time from it. */
  now(): number
  /** Milliseconds since some moment of this run. It never goes back. */
  monotonic(): number
  /** Calls back once after so many monotonic milliseconds. Returns the way to call it off. */
  after(delay_ms: number, wake: () => void): () => void
}
