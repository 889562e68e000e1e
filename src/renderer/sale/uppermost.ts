import { type RefObject, useLayoutEffect } from 'react'
import { createStore, useStore } from '../core/store.ts'
import type { saleKeys } from '../keyboard/tables.ts'

export type SaleKey = keyof typeof saleKeys

interface Offered {
  readonly by: SaleKey
  readonly id: string
  readonly place: Element
}

/** What the screen offers under a key, from above to below. */
const offered = createStore<readonly Offered[]>([])

/** Two cards may offer the same; a key means one of them, and it is the one that is read first. */
export function useIsUppermost(by: SaleKey, id: string, place: RefObject<Element | null>): boolean {
  useLayoutEffect(() => {
    if (place.current === null) return undefined
    const offer: Offered = { by, id, place: place.current }
    offered.set((others) => [...others, offer].toSorted(fromAbove))
    return () => offered.set((all) => all.filter((one) => one !== offer))
  }, [by, id, place])
  return useStore(offered).find((one) => one.by === by)?.id === id
}

function fromAbove(one: Offered, other: Offered): number {
  const where = one.place.compareDocumentPosition(other.place)
  return where & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1
}
