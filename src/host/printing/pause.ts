import type { Clock } from '../../core/clock.ts'

/** Waits, and ends early where the counter closes. */
export function pause(clock: Clock, ms: number, closing: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const over = () => {
      callOff()
      closing.removeEventListener('abort', over)
      resolve()
    }
    const callOff = clock.after(ms, over)
    closing.addEventListener('abort', over)
    if (closing.aborted) over()
  })
}
