import { createStore } from '../core/store.ts'

/** One sentence about what a press did, seen for a while and read out once. */
export interface Told {
  /** Counts what was told: the same words a second time are said a second time. */
  readonly nth: number
  readonly words: string
  readonly tone: 'ok' | 'fail'
}

export const told = createStore<Told | null>(null)

export function tell(words: string, tone: Told['tone'] = 'ok'): void {
  told.set((last) => ({ nth: (last?.nth ?? 0) + 1, words, tone }))
}
