import { useDeferredValue, useState } from 'react'
import type { Customer } from '../../../contract/dues.ts'
import type { CustomerId } from '../../../contract/payment.ts'
import { useStore } from '../../core/store.ts'
import { place } from '../../shell/navigation.ts'
import { bookOf, type Order } from './book.ts'

/** What is looked for, in which order, and whose account is open. */
export function useBookView(all: readonly Customer[]) {
  const [search, setSearch] = useState('')
  const [order, setOrder] = useState<Order>('most')
  const [hidden, setHidden] = useState(false)
  const looked = useDeferredValue(search)
  const found = bookOf(all, { search: looked, order, hidden })
  const { chosen, choose } = useChosen(found)
  /** Typed, and not yet looked for: the list is still that of what stood here before. */
  const isBehind = looked !== search
  const shown = { order, setOrder, hidden, setHidden, found, chosen, choose }
  return { search, setSearch, isBehind, ...shown }
}

export type BookView = ReturnType<typeof useBookView>

/**
 * The customer the screen was opened for, else the first of the list. Who was once shown stays,
 * wherever a payment moves that row to, for as long as the search finds it: the next `+` takes the
 * money of whoever is before the eyes.
 */
function useChosen(found: readonly Customer[]) {
  const here = useStore(place)
  const asked = here.screen === 'dues' ? here.customer : undefined
  const [shown, show] = useState<{ asked: CustomerId | undefined; id: CustomerId } | null>(null)
  const wanted = shown?.asked === asked ? shown?.id : undefined
  const id = wanted ?? asked
  const chosen = found.find((one) => one.id === id) ?? found[0] ?? null
  if (chosen && wanted !== chosen.id) show({ asked, id: chosen.id })
  return { chosen, choose: (next: CustomerId) => show({ asked, id: next }) }
}
