import { useQuery } from '@tanstack/react-query'
import type { Health, Sale } from '../../contract/schemas.ts'
import { queryKeys } from '../core/queries.ts'
import { useSession } from '../core/session.ts'

type Copy = Health['copy']
type Standing = Pick<Sale, 'seq' | 'state' | 'tender' | 'reason' | 'changedAt_ms'>

/** It stands in a copy that was put back: the books that are gone may know more of it. */
export function isOfCopy({ seq }: Pick<Sale, 'seq'>, copy: Copy): boolean {
  return copy !== null && seq <= copy.seq
}

/**
 * Its customer's money is here by these books, or was called off since they were put back, and may
 * have gone its way before that: nothing is paid or sold again with it before somebody has asked.
 */
export function isFromCopy(sale: Standing, copy: Copy): boolean {
  if (copy === null) return false
  // One that only the screen still knew is told by its reason, not by its place in the books.
  if (sale.state === 'created') return sale.reason?.code === 'from-copy'
  if (!isOfCopy(sale, copy)) return false
  const isCalledOff = sale.state === 'cancelled' && sale.tender === 'unpaid'
  return sale.tender === 'refund-due' || (isCalledOff && sale.changedAt_ms >= copy.putBack_ms)
}

/** The last copy that was put back; null where none was. */
export function useCopy(): Copy {
  const { api } = useSession()
  const copy = useQuery({
    queryKey: queryKeys.health,
    queryFn: () => api.health.get(),
    select: (health) => health.copy,
  })
  return copy.data ?? null
}

/** What a press says it was shown, where the words about the copy stand beside its button. */
export function useCopySeen(sale: Sale | null): { readonly copySeen?: number } {
  const copy = useCopy()
  return copy && sale && isFromCopy(sale, copy) ? { copySeen: copy.putBack_ms } : {}
}
