import { useEffect, useRef } from 'react'
import { SECOND_PRESS_AFTER_ms } from '../sale/second-press.ts'
import type { Readiness } from './readiness.ts'

/** What the read-back says of a twin or warns of, and since when it stands there to be read. */
export interface TwinWords {
  readonly words: string
  readonly since_ms: number
}

/** Names the words that ask about a twin, warn, or tell what was gone on from; null without any. */
function wordsOf(ready: Readiness): string | null {
  if (ready.kind === 'twin') return `twin ${ready.twin.id}`
  if (ready.kind === 'warned') return `warned ${ready.warning}`
  if (ready.kind !== 'ready') return null
  const beside = ready.beside ? [`beside ${ready.beside.id}`] : []
  const warned = ready.warned === undefined ? [] : [`despite ${ready.warned}`]
  const told = [...beside, ...warned].join(' ')
  return told === '' ? null : told
}

/**
 * Whether a press answers what stands on the read-back. A twin is gone on from only where its words
 * stood when the key went down, and sold beside only by a press that is no half of a double one. A
 * warning has to be read as well before anything goes on from it.
 */
export function answersTwin(said: TwinWords | null, ready: Readiness, pressedAt_ms: number) {
  const words = wordsOf(ready)
  if (words === null) return true
  if (said?.words !== words) return false
  const least_ms = ready.kind === 'twin' ? 0 : SECOND_PRESS_AFTER_ms
  return pressedAt_ms - said.since_ms >= least_ms
}

/** The words of a twin as they are drawn: counted from there, for a slow screen shows them late. */
export function useTwinWords(ready: Readiness) {
  const said = useRef<TwinWords | null>(null)
  const words = wordsOf(ready)
  useEffect(() => {
    if (words === null) return undefined
    said.current = { words, since_ms: performance.now() }
    return () => {
      said.current = null
    }
  }, [words])
  return said
}
