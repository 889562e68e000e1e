import type { Rescue } from '../../contract/rescue.ts'
import type { Api } from '../api.ts'
import { type Store, createStore } from './store.ts'

/** Books that were not opened, and what can be done; null while nobody is to be told of them. */
export interface RescueDesk {
  readonly report: Store<Rescue | null>
  /** The counter answers nothing: are there no books open? */
  readonly ask: () => Promise<void>
  /** Somebody wants to see it, whichever books are open. */
  readonly see: () => Promise<void>
  readonly over: () => void
}

export function createRescueDesk({ rescue }: Pick<Api, 'rescue'>): RescueDesk {
  const report = createStore<Rescue | null>(null)
  return {
    report,
    async ask() {
      // No answer says that the counter itself is away, which the screen says already.
      const found = await rescue.look().catch(() => null)
      if (found?.open === null) report.set(() => found)
    },
    async see() {
      const found = await rescue.look()
      report.set(() => found)
    },
    over: () => report.set(() => null),
  }
}
