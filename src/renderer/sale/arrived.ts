import type { Sale } from '../../contract/schemas.ts'
import type { SaleId } from '../../domain/sale.ts'
import { problemOf } from '../core/refusal.ts'
import { createStore, useStore } from '../core/store.ts'
import { useStanding } from '../core/use-core.ts'
import { actionsFor, paysNothing } from './face.ts'
import { useBarredBy } from './use-barred.ts'

/** How money was to go back when the sale came that this one was made in place of. */
type MoneyBackBy = 'refund' | 'cancel'

/** Which sales ask that question. It stays open for whoever looks at the other sale and returns. */
const open = createStore<ReadonlyMap<string, { replaced: SaleId; by: MoneyBackBy }>>(new Map())

/** Opens the question where that is why the core gave no money back. */
export function askIfArrived(id: SaleId, by: MoneyBackBy, error: unknown): void {
  const problem = problemOf(error)
  if (problem.kind !== 'refused' || problem.refusal.code !== 'REPLACED_ARRIVED') return
  const replaced = problem.refusal.data.id
  open.set((all) => new Map(all).set(id, { replaced, by }))
}

export function closeQuestion(id: SaleId): void {
  open.set((all) => (all.has(id) ? new Map([...all].filter(([one]) => one !== id)) : all))
}

/** The question a sale asks, for as long as its money is here and the other sale stands. */
export function useArrived(sale: Sale | null) {
  const asked = useStore(open).get(sale?.id ?? '')
  const isBarred = useBarredBy(sale?.id ?? '') !== null
  const other = useStanding(asked?.replaced ?? null)
  if (!sale || !asked || !actionsFor(sale, isBarred).includes(asked.by)) return null
  if (other.data && paysNothing(other.data.state)) return null
  return { ...asked, other: other.data ?? null, isLost: other.isError }
}

export type Arrived = NonNullable<ReturnType<typeof useArrived>>
