import { present } from '../../domain/result.ts'
import type { Provider } from '../providers/provider.ts'
import { createSaleRows, orderOf, type SaleRow } from '../sales/rows.ts'
import type { Agenda } from './agenda.ts'
import type { Hint, SettlementParts } from './parts.ts'
import type { SaleErrand } from './sale-errand.ts'
import type { Turns } from './turns.ts'
import { APART_ms, createVainQuestions, type VainQuestions } from './vain-questions.ts'

/** Its answer is awaited, or nothing has left yet: its next step looks for the notice again. */
const NOT_YET: readonly string[] = ['created', 'on-wire']

/** Where many stand in line, those that notices came for look again after this. */
const BEHIND_ms = 60_000

/** What a sale is to be asked about by, because notices of it came. */
interface Noticed {
  readonly id: string
  /** Known before; else no more than what a notice says, which may be anybody's. */
  readonly isOwn: boolean
  /** The notices up to this one have their answer with it. */
  readonly upTo: number
}

/**
 * One question about a sale that a notice came for, whatever the notice says. Where the sale has an
 * id it is asked about by that; else by the one the notice names (money.md §4, alsamiflexi), and
 * only an answer with our number, our amount and our reference moves it. Half of the provider's
 * limit is left to the questions that were due without it.
 */
export function createAskNoticed(
  parts: Pick<SettlementParts, 'db' | 'clock' | 'hints' | 'live'>,
  agenda: Pick<Agenda, 'at'>,
  sales: Pick<SaleErrand, 'again'>,
  { inTurn, leisure_ms, isBehind }: Pick<Turns, 'inTurn' | 'leisure_ms' | 'isBehind'>,
): (name: string, id: string) => Promise<void> {
  const { clock, hints } = parts
  const rows = createSaleRows(parts.db)
  const isOfAnother = createIsOfAnother(parts)
  const vain = createVainQuestions(clock)
  const later = (name: string, delay_ms: number) => agenda.at(name, clock.monotonic() + delay_ms)
  const over = ({ seq }: SaleRow, { id, isOwn, upTo }: Noticed) =>
    hints.asked(seq, upTo, isOwn ? null : id)

  const ask = async (sale: SaleRow, client: Provider, noticed: Noticed) => {
    const { id, isOwn } = noticed
    const said = await sales.again(sale, client, isOwn ? null : id)
    // Where the limit kept it from being put, nothing was learned: the notice still waits.
    if (said !== null && vain.put(sale.seq, id, said)) over(sale, noticed)
  }

  return async (name, id) => {
    const sale = present(rows.byId(id), name)
    const noticed = nextOf(sale, hints.hintsOf(sale.seq), vain)
    if (!noticed) {
      vain.forget(sale.seq)
      return
    }
    const client = parts.live(sale.provider)
    // Looked for again at its next step, or once the owner has set the provider up.
    if (!client || NOT_YET.includes(sale.state)) return
    const canAsk = client.canAsk({ order: orderOf(sale), providerReference: noticed.id })
    if (!canAsk || sale.state === 'cancelled' || isOfAnother(sale, noticed.id)) {
      over(sale, noticed)
      later(name, 0)
      return
    }
    const behind_ms = isBehind(sale.provider) ? BEHIND_ms : 0
    const leisureIn_ms = Math.max(behind_ms, leisure_ms(sale.provider))
    const wait_ms = Math.max(leisureIn_ms, vain.wait_ms(sale.seq, noticed.id))
    if (wait_ms > 0) {
      later(name, wait_ms)
      return
    }
    const errand = { name, provider: sale.provider, rank: 'last' } as const
    await inTurn(errand, () => ask(sale, client, noticed))
    // Others may wait, and what is remembered of it is over by then.
    later(name, APART_ms)
  }
}

/** Of several ids the one that waits least: one that brings nothing holds up none. */
function nextOf(
  { seq, provider_reference }: SaleRow,
  waiting: readonly Hint[],
  vain: Pick<VainQuestions, 'wait_ms'>,
): Noticed | null {
  const newest = waiting.at(-1)
  if (!newest) return null
  const { seq: upTo } = newest
  if (provider_reference !== null) return { id: provider_reference, isOwn: true, upTo }
  const wait_ms = ({ providerReference }: Hint) => vain.wait_ms(seq, providerReference)
  const soonest = waiting.reduce((best, hint) => (wait_ms(hint) < wait_ms(best) ? hint : best))
  return { id: soonest.providerReference, isOwn: false, upTo }
}

/** An id belongs to one sale: what another of ours has is not asked for. */
function createIsOfAnother({ db }: Pick<SettlementParts, 'db'>) {
  const owner = db.read<[string, string], { seq: number }>(
    'SELECT seq FROM sale WHERE provider = ? AND provider_reference = ?',
  )
  return ({ seq, provider }: SaleRow, id: string): boolean => {
    const found = owner.get(provider, id)
    return found !== undefined && found.seq !== seq
  }
}
