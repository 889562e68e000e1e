/**
 * Time as the sandbox is given it, so that a test moves it. The core's clock has the same form and
 * can be handed in; it is declared again here because the sandbox shares no code with the core.
 */
export interface SandboxClock {
  /** Wall time, milliseconds since 1970 UTC. */
  now(): number
  /** Milliseconds since some moment of this run. It never goes back. */
  monotonic(): number
  /** Calls back once after so many monotonic milliseconds. Returns the way to call it off. */
  after(delay_ms: number, wake: () => void): () => void
}

/** Remembers every wait it began, so that stopping the sandbox leaves no timer behind. */
export class Waits {
  readonly #clock: SandboxClock
  readonly #cancels = new Set<() => void>()

  constructor(clock: SandboxClock) {
    this.#clock = clock
  }

  /** Like `SandboxClock.after`. */
  after(delay_ms: number, wake: () => void): () => void {
    const callOff = this.#clock.after(delay_ms, () => {
      this.#cancels.delete(cancel)
      wake()
    })
    const cancel = () => {
      this.#cancels.delete(cancel)
      callOff()
    }
    this.#cancels.add(cancel)
    return cancel
  }

  stop(): void {
    for (const cancel of this.#cancels) cancel()
  }
}
