import type { Sale } from '../../contract/schemas.ts'
import type { DeliveryState } from '../../domain/sale.ts'
import { type Store, createStore } from '../core/store.ts'
import { isOpen } from '../core/sale-watch.ts'
import type { DeskSale } from '../desk/cards.ts'

/** After these its customer gets a slip without anybody asking; all else is printed by hand. */
const ends: readonly DeliveryState[] = ['succeeded', 'failed']

interface Moved {
  readonly sale: Sale
}

/**
 * The sales that were sent from this very window and came to an end, each once. A page that begins
 * anew has sent none: whatever was printed before is not printed again, and neither is what another
 * window sold.
 *
 * @returns the newest end; each is a new object
 */
export function watchEnds(
  desk: Pick<Store<readonly DeskSale[]>, 'get' | 'subscribe'>,
  move: Pick<Store<Moved | null>, 'get' | 'subscribe'>,
): Pick<Store<Moved | null>, 'get' | 'subscribe'> {
  const sentHere = new Set<string>()
  const end = createStore<Moved | null>(null)
  desk.subscribe(() => {
    for (const { intent, phase } of desk.get()) {
      if (phase === 'sending') sentHere.add(intent.id)
      else if (phase === 'not-accepted') sentHere.delete(intent.id)
    }
  })
  move.subscribe(() => {
    const sale = move.get()?.sale
    if (!sale || isOpen(sale)) return
    // Its first end is the one its customer waits for.
    if (sentHere.delete(sale.id) && ends.includes(sale.state)) end.set(() => ({ sale }))
  })
  return end
}
