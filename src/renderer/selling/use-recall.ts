import type { SalePage } from '../../contract/schemas.ts'
import type { SaleKind } from '../../domain/sale.ts'
import { queryKeys } from '../core/queries.ts'
import { useSession } from '../core/session.ts'

/**
 * Walks through the numbers sold last, without the mouse and without typing them again.
 *
 * @param kinds whose numbers may be meant here
 * @returns the number so many steps back from this one, empty where it would be yet to come, and
 *   null where there is none further back
 */
export function useRecall(kinds: readonly SaleKind[]) {
  const { queries } = useSession()
  return (from: string | null, steps: 1 | -1): string | null => {
    const recent = queries.getQueryData<SalePage>(queryKeys.recent)?.sales ?? []
    const meant = recent.filter(({ kind }) => kinds.includes(kind))
    const numbers: readonly string[] = [...new Set(meant.map(({ number }) => number))]
    const here = from === null ? -1 : numbers.indexOf(from)
    return numbers[here + steps] ?? (steps === -1 ? '' : null)
  }
}
