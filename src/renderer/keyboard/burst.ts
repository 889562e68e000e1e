/** No hand types this many keys in so short a time: it is a scanner (bad input 20). */
const KEYS = 8
const WITHIN_ms = 50
/** The rest of a burst, with its closing Enter, ends when the keys pause this long. */
const PAUSE_ms = 120

export interface BurstGuard {
  /**
   * Counts one key of a field. @param at_ms the event's own time.
   * @returns `scanner` when this key makes a burst, `rest` for what follows it, else `hand`.
   */
  key(at_ms: number): 'hand' | 'scanner' | 'rest'
}

export function createBurstGuard(): BurstGuard {
  let times: number[] = []
  let burstAt_ms: number | null = null
  return {
    key(at_ms) {
      if (burstAt_ms !== null && at_ms - burstAt_ms < PAUSE_ms) {
        burstAt_ms = at_ms
        return 'rest'
      }
      burstAt_ms = null
      times = [...times, at_ms].slice(-KEYS)
      const [first] = times
      if (times.length < KEYS || first === undefined || at_ms - first > WITHIN_ms) return 'hand'
      times = []
      burstAt_ms = at_ms
      return 'scanner'
    },
  }
}
