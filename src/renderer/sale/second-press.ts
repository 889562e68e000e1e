import { useEffect, useState } from 'react'

/** Two presses of one hand are never nearer than this; a double click is. */
export const SECOND_PRESS_AFTER_ms = 400
/** Whoever has not pressed again by then meant something else. */
const ASKS_FOR_ms = 8_000

/** What is done by a second press alone: the first one asks, in the words of the same button. */
export function useSecondPress(act: () => void): { isAsking: boolean; press: () => void } {
  const [askedAt_ms, setAskedAt_ms] = useState<number | null>(null)
  useEffect(() => {
    if (askedAt_ms === null) return undefined
    const timer = setTimeout(() => setAskedAt_ms(null), ASKS_FOR_ms)
    return () => clearTimeout(timer)
  }, [askedAt_ms])
  const press = () => {
    const now_ms = performance.now()
    if (askedAt_ms === null) {
      setAskedAt_ms(now_ms)
      return
    }
    if (now_ms - askedAt_ms < SECOND_PRESS_AFTER_ms) return
    // What was answered is asked again before it is done again.
    setAskedAt_ms(null)
    act()
  }
  return { isAsking: askedAt_ms !== null, press }
}
