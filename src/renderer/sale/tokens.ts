import { bringsTokens } from '../../domain/kinds/bill/billers.ts'
import { deliveredStates, type DeliveryState } from '../../domain/sale.ts'
import type { Sale } from '../../contract/schemas.ts'

/** Five groups of four, as a meter is keyed; in Latin digits, as they stand on its keys. */
export function tokenGroups(token: string): readonly string[] {
  return token.split('-')
}

const coming: readonly DeliveryState[] = [
  'created',
  'on-wire',
  'accepted',
  'in-doubt',
  'needs-review',
]

/** It is for a prepaid meter, and its token is still to come. */
export function awaitsToken(sale: Pick<Sale, 'kind' | 'operator' | 'state'>): boolean {
  return bringsTokens(sale) && coming.includes(sale.state)
}

/** It is for a prepaid meter and arrived: its tokens are what its customer came for. */
export function hasTokens(sale: Pick<Sale, 'kind' | 'operator' | 'state'>): boolean {
  return bringsTokens(sale) && deliveredStates.includes(sale.state)
}
