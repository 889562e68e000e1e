import { endedStates } from '../../domain/sale.ts'
import { createSaleRows, orderOf } from '../sales/rows.ts'
import type { SettlementParts } from './parts.ts'
import type { SaleErrand } from './sale-errand.ts'

/**
 * One question out of turn, ahead of those in line: a press of a person is rare. It waits for the
 * provider's limit alone. Nothing is asked about a sale that is not to be decided, or that nobody
 * can be asked about.
 */
export function createAskFirst(
  parts: SettlementParts,
  sales: Pick<SaleErrand, 'again'>,
): (id: string) => Promise<void> {
  const rows = createSaleRows(parts.db)
  return async (id) => {
    const sale = rows.byId(id)
    const isDecided = sale && (sale.state === 'needs-review' || endedStates.includes(sale.state))
    const client = isDecided ? parts.live(sale.provider) : null
    if (!sale || !client) return
    const { provider_reference: providerReference } = sale
    if (!client.canAsk({ order: orderOf(sale), providerReference })) return
    await sales.again(sale, client)
  }
}
