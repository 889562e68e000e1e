import { present } from '../../domain/result.ts'
import { orderOf } from '../sales/rows.ts'
import type { Agenda } from './agenda.ts'
import type { AskAgain } from './ask-again.ts'
import { providerOf, type SettlementParts } from './parts.ts'
import type { SaleErrand } from './sale-errand.ts'
import type { Turns } from './turns.ts'

/** What has ended is asked about again slowly, behind what has not. */
const APART_ms = 3_000
const WHEN_NONE_ms = 60_000
/** No answer takes longer as a rule: so near to the next question of an open sale none is put. */
const CLEAR_ms = 2_000
/** Where an open sale goes first. */
const LATER_ms = 1_000

/** One question about one final sale of a provider, and then the next. */
export function createAgainErrand(
  parts: SettlementParts,
  agenda: Agenda,
  sales: SaleErrand,
  { inTurn, leisure_ms }: Pick<Turns, 'inTurn' | 'leisure_ms'>,
  again: AskAgain,
): (name: string, of: string) => Promise<void> {
  return async (name, of) => {
    const provider = providerOf(parts, of)
    const client = present(parts.live(provider), name)
    const later = (delay_ms: number) => agenda.at(name, parts.clock.monotonic() + delay_ms)
    // The books are looked into only when a question may be put at all.
    const wait_ms = leisure_ms(provider)
    const isClear = sales.nextQuestion_ms(provider) > CLEAR_ms
    if (wait_ms > 0 || !isClear) {
      later(isClear ? wait_ms : Math.max(wait_ms, LATER_ms))
      return
    }
    const sale = again.next(provider)
    later(sale ? APART_ms : WHEN_NONE_ms)
    if (!sale) return
    const { provider_reference: providerReference } = sale
    if (!client.canAsk({ order: orderOf(sale), providerReference })) {
      again.asked(sale)
      return
    }
    await inTurn({ name, provider, rank: 'last' }, async () => {
      if (await sales.again(sale, client)) again.asked(sale)
      else again.putOff(sale)
    })
  }
}
