import { orderOf } from '../sales/rows.ts'
import type { Agenda } from './agenda.ts'
import { createAskAgain } from './ask-again.ts'
import type { SettlementParts } from './parts.ts'
import type { InTurn, SaleErrand } from './sale-errand.ts'

/** What has ended is asked about again slowly, behind what has not. */
const APART_ms = 3_000
const WHEN_NONE_ms = 60_000

/** One question about one final sale of a provider, and then the next. */
export function createAgainErrand(
  parts: SettlementParts,
  agenda: Agenda,
  sales: SaleErrand,
  inTurn: InTurn,
): (name: string, of: string) => Promise<void> {
  const again = createAskAgain(parts)
  return async (name, of) => {
    const provider = parts.providers().find((known) => known === of)
    const client = provider && parts.live(provider)
    if (!provider || !client) return
    const sale = again.next(provider)
    agenda.at(name, parts.clock.monotonic() + (sale ? APART_ms : WHEN_NONE_ms))
    if (!sale) return
    const { provider_reference: providerReference } = sale
    if (!client.canAsk({ order: orderOf(sale), providerReference })) {
      again.asked(sale)
      return
    }
    await inTurn(name, provider, async () => {
      const { hold_ms, said } = await sales.again(sale, client)
      if (said) again.asked(sale)
      else again.putOff(sale)
      return hold_ms
    })
  }
}
