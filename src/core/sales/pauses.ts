import type { Clock } from '../clock.ts'

/** Waits that can all be ended at once. */
export interface Pauses {
  wait(delay_ms: number): Promise<void>
  /** Ends every wait that is under way. */
  cut(): void
  /** Ends them, and from now on nothing is waited for any more. */
  end(): void
  ended(): boolean
}

export function createPauses(clock: Clock): Pauses {
  const waiting = new Set<() => void>()
  let isOver = false
  const cut = (): void => {
    // A wait that is over leaves the set, which a loop over the set allows.
    for (const over of waiting) over()
  }
  return {
    wait: (delay_ms) =>
      new Promise((resolve) => {
        if (isOver) {
          resolve()
          return
        }
        const callOff = clock.after(delay_ms, () => over())
        const over = (): void => {
          callOff()
          waiting.delete(over)
          resolve()
        }
        waiting.add(over)
      }),
    cut,
    end() {
      isOver = true
      cut()
    },
    ended: () => isOver,
  }
}
