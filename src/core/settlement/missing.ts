import type { Clock } from '../clock.ts'

/** Sales a provider said it does not know, and since when it has said nothing else. */
export interface Missing {
  /** @returns milliseconds since the first of these answers on end; null when this is none */
  heard(seq: number, notFound: boolean): number | null
}

/** In memory on purpose: after a restart the same answer must come twice again. */
export function createMissing(clock: Clock): Missing {
  const since = new Map<number, number>()
  return {
    heard(seq, notFound) {
      if (!notFound) {
        since.delete(seq)
        return null
      }
      const first = since.get(seq) ?? clock.monotonic()
      since.set(seq, first)
      return clock.monotonic() - first
    },
  }
}
