import type { Clock } from './clock.ts'

/** Node's timers hold a signed 32-bit number of milliseconds; a longer wait is made of pieces. */
const LONGEST_TIMER_ms = 2 ** 31 - 1

/**
 * The machine's own time: the one place of the core that reads it. While the machine sleeps its
 * monotonic time stands still on some systems, so the host says `resumed` and the core catches up.
 */
export function systemClock(): Clock {
  const monotonic = () => performance.now()
  return {
    now: () => Date.now(),
    monotonic,
    after(delay_ms, wake) {
      const due_ms = monotonic() + Math.max(0, delay_ms)
      let timer: NodeJS.Timeout
      const wait = () => {
        // A timer may fire a fraction early; rounding up, and looking again, keeps "not before".
        const left_ms = Math.ceil(due_ms - monotonic())
        timer = setTimeout(
          () => {
            if (monotonic() < due_ms) wait()
            else wake()
          },
          Math.min(LONGEST_TIMER_ms, Math.max(0, left_ms)),
        )
      }
      wait()
      return () => clearTimeout(timer)
    },
  }
}
