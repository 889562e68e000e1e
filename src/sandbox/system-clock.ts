import type { SandboxClock } from './clock.ts'

/** The machine's own time: for the sandbox run as a program of its own. */
export const systemClock: SandboxClock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after(delay_ms, wake) {
    const timer = setTimeout(wake, delay_ms)
    return () => clearTimeout(timer)
  },
}
