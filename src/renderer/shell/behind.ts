import { ALERTS_MAX } from '../../contract/alert.ts'

/** What is said of the alerts behind the one that is shown. */
export interface Behind {
  readonly key: 'alerts.more' | 'alerts.atLeast'
  readonly count: number
}

/** Null where none is. A full list may have left others out: then at least so many are known. */
export function behindFirst(told: number): Behind | null {
  if (told <= 1) return null
  return { key: told < ALERTS_MAX ? 'alerts.more' : 'alerts.atLeast', count: told - 1 }
}
