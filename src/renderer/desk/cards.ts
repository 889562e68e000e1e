import type { Sale, SaleIntent } from '../../contract/schemas.ts'
import type { SaleId } from '../../domain/sale.ts'
import type { CoreRefusal } from '../core/refusal.ts'
import { createStore } from '../core/store.ts'
import { isOver } from '../sale/face.ts'

/** A sale this screen sent, from the press of `+` until the books show it. */
export interface DeskSale {
  /** With the books it was first sent to: tried again, it is meant for the same ones. */
  readonly intent: SaleIntent
  /**
   * `sending`: it is on its way to the counter, which has not answered yet.
   * `asking`: the counter did not answer, which says nothing; the sale is asked for by its id.
   * `kept`: it stands in the books, and its state is read there.
   * `not-received`: the books it was sent to do not hold it, so nothing of it was sold.
   * `not-accepted`: the counter would not store it and says why, so nothing of it was sold.
   */
  readonly phase: 'sending' | 'asking' | 'kept' | 'not-received' | 'not-accepted'
  readonly refusal: CoreRefusal | null
  /** The unsent sale that was called off for this one: corrected, it still pays with that cash. */
  readonly inPlaceOf?: SaleId | undefined
  /** The sending whose end is still to come; an earlier one means nothing any more. */
  readonly sending?: symbol | undefined
}

/**
 * The newest cards stay, whatever became of their sales. The screen shows one card and those the
 * counter has not confirmed, so that an older one whose sale is over would never be seen again.
 */
export const NEWEST_KEPT = 10

/**
 * What lies on the desk, the newest first; one sale is there once. A counter sells for weeks on
 * one page: below the newest only those stay that somebody may still have to do with.
 */
export function createCards() {
  const sales = createStore<readonly DeskSale[]>([])
  const over = new WeakSet<SaleIntent>()
  const isWanted = ({ intent, phase }: DeskSale, nth: number) =>
    nth < NEWEST_KEPT || phase !== 'kept' || !over.has(intent)
  const entryOf = (id: string) => sales.get().find(({ intent }) => intent.id === id)
  return {
    sales,
    entryOf,
    put: (entry: DeskSale) =>
      sales.set((all) =>
        [entry, ...all.filter(({ intent }) => intent.id !== entry.intent.id)].filter(isWanted),
      ),
    become: ({ id }: SaleIntent, phase: DeskSale['phase'], refusal: CoreRefusal | null) =>
      sales.set((all) =>
        all.map((entry) => {
          if (entry.intent.id !== id) return entry
          const { sending } = entry
          return { ...entry, phase, refusal, sending: phase === 'asking' ? sending : undefined }
        }),
      ),
    noteEnd: (sale: Sale) => {
      const intent = entryOf(sale.id)?.intent
      if (!intent) return
      if (isOver(sale)) over.add(intent)
      else over.delete(intent)
      // What is shown stays the very same list where no card goes: nothing is drawn for it.
      sales.set((all) => (all.every(isWanted) ? all : all.filter(isWanted)))
    },
  }
}

export type Cards = ReturnType<typeof createCards>
