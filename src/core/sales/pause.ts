import type { Clock } from '../clock.ts'

/** Waits so many monotonic milliseconds. */
export function pause(clock: Clock, delay_ms: number): Promise<void> {
  return new Promise((resolve) => {
    clock.after(delay_ms, resolve)
  })
}
