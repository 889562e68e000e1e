import { endedStates } from '../../domain/sale.ts'
import { createSaleRows, orderOf } from '../sales/rows.ts'
import type { AskAgain } from './ask-again.ts'
import type { SettlementParts } from './parts.ts'
import type { SaleErrand } from './sale-errand.ts'

/** Nothing of these is at a provider, or its answer is on the way. */
const NOT_ASKED: readonly string[] = ['created', 'cancelled', 'on-wire']

/**
 * One question about one sale, open or ended, because a person waits for it: before a day is
 * closed. It waits for the provider's limit alone.
 *
 * @returns whether the answer says something of the sale; null where nobody could be asked
 */
export function createAskNow(
  parts: SettlementParts,
  sales: Pick<SaleErrand, 'again'>,
  again: Pick<AskAgain, 'asked'>,
): (id: string) => Promise<boolean | null> {
  const rows = createSaleRows(parts.db)
  return async (id) => {
    const sale = rows.byId(id)
    const client = sale && !NOT_ASKED.includes(sale.state) ? parts.live(sale.provider) : null
    if (!sale || !client) return null
    const { provider_reference: providerReference } = sale
    if (!client.canAsk({ order: orderOf(sale), providerReference })) return null
    const hasSaid = await sales.again(sale, client)
    // Counted as any other time an end is asked for again.
    if (hasSaid && endedStates.includes(sale.state)) again.asked(sale)
    return hasSaid
  }
}
