import { useEffect, useRef, useState } from 'react'

/** Two presses of one hand are never nearer than this; a double click is. */
export const SECOND_PRESS_AFTER_ms = 400
/** Whoever has not pressed again by then meant something else. */
const ASKS_FOR_ms = 8_000

/** What is done by a second press alone: the first one asks, in the words of the same button. */
export function useSecondPress(act: () => void) {
  const [isAsking, setIsAsking] = useState(false)
  const shownAt_ms = useRef(Infinity)
  useEffect(() => {
    if (!isAsking) return undefined
    // From the words, not from the press: a slow screen shows them later.
    shownAt_ms.current = performance.now()
    const timer = setTimeout(() => setIsAsking(false), ASKS_FOR_ms)
    return () => {
      clearTimeout(timer)
      shownAt_ms.current = Infinity
    }
  }, [isAsking])
  /** @param at_ms when the key went down, which a busy page hears later */
  const press = (at_ms = performance.now()) => {
    if (!isAsking) {
      setIsAsking(true)
      return
    }
    if (at_ms - shownAt_ms.current < SECOND_PRESS_AFTER_ms) return
    // What was answered is asked again before it is done again, also before that is drawn.
    shownAt_ms.current = Infinity
    setIsAsking(false)
    act()
  }
  return { isAsking, press }
}

/**
 * False while what is shown has only just come: the press was meant for what stood there before.
 *
 * @param shown names what it is
 */
export function useStanding(shown: string): () => boolean {
  const standing = useRef({ shown, since_ms: Number.POSITIVE_INFINITY })
  useEffect(() => {
    standing.current = { shown, since_ms: performance.now() }
  }, [shown])
  return () => performance.now() - standing.current.since_ms >= SECOND_PRESS_AFTER_ms
}
