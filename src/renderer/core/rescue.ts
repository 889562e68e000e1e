import { ORPCError } from '@orpc/client'
import type { Rescue } from '../../contract/rescue.ts'
import type { Api } from '../api.ts'
import { problemOf } from './refusal.ts'
import { type Store, createStore } from './store.ts'
import { TookTooLong } from './time-limit.ts'

/** Books that were not opened, and what can be done; null while nobody is to be told of them. */
export interface RescueDesk {
  readonly report: Store<Rescue | null>
  /** What is wrong with the books could not be found out, though the counter may be there. */
  readonly untold: Store<boolean>
  /** The counter answers nothing: are there no books open? */
  readonly ask: () => Promise<void>
  /**
   * Somebody wants to see it, whichever books are open.
   * @throws what the call throws
   */
  readonly see: () => Promise<void>
  readonly over: () => void
  /** Does what puts others in the place of the books, and remembers that it was begun. */
  readonly replace: <Value>(work: () => Promise<Value>) => Promise<Value>
  /** Others may lie in the place of the books by now, though no answer said so. */
  readonly mayBeReplaced: () => boolean
}

export function createRescueDesk({ rescue }: Pick<Api, 'rescue'>): RescueDesk {
  const report = createStore<Rescue | null>(null)
  const untold = createStore(false)
  let begun = false
  let asking: symbol | null = null
  return {
    report,
    untold,
    async ask() {
      // A look into large copies takes longer than the stream is knocked for.
      if (asking) return
      const mine = Symbol('asking')
      asking = mine
      const outcome = await lookWith(rescue)
      // Over meanwhile: the answer says nothing of how it stands now.
      if (asking !== mine) return
      asking = null
      untold.set(() => outcome === 'untold')
      if (typeof outcome === 'object') report.set(() => outcome)
    },
    async see() {
      const found = await rescue.look()
      report.set(() => found)
    },
    over() {
      asking = null
      report.set(() => null)
      untold.set(() => false)
    },
    async replace(work) {
      begun = true
      try {
        return await work()
      } catch (error) {
        // The counter's own "no": everything lies where it lay.
        if (problemOf(error).kind === 'refused') begun = false
        throw error
      }
    },
    mayBeReplaced: () => begun,
  }
}

/** @returns what is to be shown in the place of books, if there is anything */
async function lookWith(rescue: Api['rescue']): Promise<Rescue | 'untold' | 'nothing'> {
  try {
    const found = await rescue.look()
    return found?.open === null ? found : 'nothing'
  } catch (error) {
    // No answer at all says that the counter itself is away, which the screen says already.
    return error instanceof ORPCError || error instanceof TookTooLong ? 'untold' : 'nothing'
  }
}
