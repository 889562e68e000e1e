import { endedStates, type SaleId } from '../../domain/sale.ts'
import type { Provider } from '../providers/provider.ts'
import { createSaleRows, orderOf, type SaleRow } from '../sales/rows.ts'
import type { SettlementParts } from './parts.ts'
import type { SaleErrand, Turns } from './sale-errand.ts'

/** So long a person at the counter waits for a provider's word. */
const ASKED_FIRST_ms = 10_000

/**
 * One question out of turn: a press of a person is rare, and takes its part of the limit. Nothing
 * is said of a sale that nobody can be asked about, and what stumbles stops no decision.
 */
export function createAskFirst(
  parts: SettlementParts,
  sales: Pick<SaleErrand, 'again'>,
  turns: Pick<Turns, 'atOnce'>,
): (id: SaleId) => Promise<void> {
  const { clock, log } = parts
  const rows = createSaleRows(parts.db)
  const ask = async (sale: SaleRow, client: Provider): Promise<void> => {
    try {
      await turns.atOnce(sale.provider, async () => (await sales.again(sale, client)).hold_ms)
    } catch (cause) {
      log.error('settlement-stumbled', { name: `first ${sale.id}`, why: String(cause) })
    }
  }
  return async (id: SaleId): Promise<void> => {
    const sale = rows.byId(id)
    const isDecided = sale && (sale.state === 'needs-review' || endedStates.includes(sale.state))
    const client = isDecided ? parts.live(sale.provider) : null
    if (!sale || !client) return
    const { provider_reference: providerReference } = sale
    if (!client.canAsk({ order: orderOf(sale), providerReference })) return
    await new Promise<void>((go) => {
      const enough = clock.after(ASKED_FIRST_ms, go)
      void ask(sale, client).finally(() => {
        enough()
        go()
      })
    })
  }
}
