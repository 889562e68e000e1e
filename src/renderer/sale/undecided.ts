import type { Sale } from '../../contract/schemas.ts'
import type { SaleId } from '../../domain/sale.ts'
import { useStanding } from '../core/use-core.ts'
import { useBarredBy } from './use-barred.ts'

/**
 * The sale that a person must decide about before another one like this may go; null while the
 * counter itself still finds out what became of it, and waiting helps.
 *
 * @param by the sale its money waits for, as the core tells it
 */
export function undecidedOf(sale: Pick<Sale, 'id' | 'state'>, by: SaleId | null): SaleId | null {
  return by ?? (sale.state === 'needs-review' ? sale.id : null)
}

/** As it stands now: it may have come to a person since the form was looked up. */
export function useUndecided(twin: Sale): SaleId | null {
  return undecidedOf(useStanding(twin.id).data ?? twin, useBarredBy(twin.id))
}
