import type { SalePage } from '../../contract/schemas.ts'
import type { Result } from '../../domain/result.ts'
import type { SaleKind } from '../../domain/sale.ts'
import { queryKeys } from '../core/queries.ts'
import { useSession } from '../core/session.ts'
import type { SellingForm } from './selling-form.ts'

interface NumberRead {
  readonly form: Pick<SellingForm, 'stage'>
  readonly reading: { readonly number: Result<string, unknown> }
}

/**
 * The arrows in the number's field: through the numbers sold last, without the mouse and without
 * typing them again. One on from the latest is the empty field, for the number yet to come.
 *
 * @param kinds whose numbers may be meant here
 * @returns whether the key was taken
 */
export function useRecall(
  kinds: readonly SaleKind[],
  { form, reading }: NumberRead,
  write: (number: string) => void,
) {
  const { queries } = useSession()
  return (event: KeyboardEvent, steps: 1 | -1): boolean => {
    if (form.stage !== 'number' || !(event.target instanceof HTMLInputElement)) return false
    const recent = queries.getQueryData<SalePage>(queryKeys.recent)?.sales ?? []
    const meant = recent.filter(({ kind }) => kinds.includes(kind))
    const numbers: readonly string[] = [...new Set(meant.map(({ number }) => number))]
    const here = reading.number.ok ? numbers.indexOf(reading.number.value) : -1
    const number = numbers[here + steps] ?? (steps === -1 ? '' : null)
    if (number !== null) write(number)
    return true
  }
}
