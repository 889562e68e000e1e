import { endedStates } from '../../domain/sale.ts'
import { createSaleRows, orderOf } from '../sales/rows.ts'
import type { SettlementParts } from './parts.ts'
import type { SaleErrand, Turns } from './sale-errand.ts'

/**
 * One question out of turn: a press of a person is rare, and takes its part of the limit. Nothing
 * is asked about a sale that is not to be decided, or that nobody can be asked about.
 */
export function createAskFirst(
  parts: SettlementParts,
  sales: Pick<SaleErrand, 'again'>,
  turns: Pick<Turns, 'atOnce'>,
): (id: string) => Promise<void> {
  const rows = createSaleRows(parts.db)
  return async (id) => {
    const sale = rows.byId(id)
    const isDecided = sale && (sale.state === 'needs-review' || endedStates.includes(sale.state))
    const client = isDecided ? parts.live(sale.provider) : null
    if (!sale || !client) return
    const { provider_reference: providerReference } = sale
    if (!client.canAsk({ order: orderOf(sale), providerReference })) return
    await turns.atOnce(sale.provider, async () => (await sales.again(sale, client)).hold_ms)
  }
}
