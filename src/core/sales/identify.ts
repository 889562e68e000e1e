import { problem, type Result } from '../../domain/result.ts'
import type { SaleId } from '../../domain/sale.ts'
import type { SaleStep } from '../../domain/sale-machine.ts'
import type { ProviderId } from '../../domain/provider.ts'
import type { Provider, StatusAnswer } from '../providers/provider.ts'
import { orderOf, type SaleRow, type SaleRows } from './rows.ts'
import type { NotTaken, Transitions } from './transition.ts'

/** Why an id a person brought proves nothing of a sale. */
export interface NotProved {
  readonly why: 'no-provider' | 'not-an-id' | Exclude<StatusAnswer['kind'], 'final' | 'pending'>
  /** The provider's own words; empty where it said none. */
  readonly words: string
}

export type Identify = (
  id: SaleId,
  providerReference: string,
) => Promise<Result<SaleRow, NotTaken | NotProved>>

export interface IdentifyParts {
  readonly rows: SaleRows
  readonly transitions: Transitions
  readonly live: (provider: ProviderId) => Provider | null
}

/**
 * A person has found the sale on the provider's own pages and brings its id (money.md §4). The id
 * is a hint to ask, no more: only the provider's answer under it, with our number, our amount and
 * where it has one our reference, moves the sale.
 */
export function createIdentify({ rows, transitions, live }: IdentifyParts): Identify {
  return async (id, providerReference) => {
    const sale = rows.byId(id)
    if (!sale) return problem('no-such-sale')
    const unnamed = sale.state === 'in-doubt' || sale.state === 'needs-review'
    if (!unnamed || sale.provider_reference !== null) return problem('not-from-here')
    const provider = live(sale.provider)
    if (!provider) return problem({ why: 'no-provider', words: '' })
    const question = { order: orderOf(sale), providerReference }
    if (!provider.canAsk(question)) return problem({ why: 'not-an-id', words: '' })
    const answer = await provider.askStatus(question)
    const next = stepFor(answer)
    const observed = { source: 'status', class: answer.kind, raw: answer.raw } as const
    if (!next) {
      // Dropped because the counter closes: nothing was learned.
      const stopped = answer.kind === 'inconclusive' && answer.why === 'stopped'
      if (!stopped) transitions.observe(sale, observed)
      return problem(notProved(answer))
    }
    const evidence = { cause: 'person', words: answer.words, observed } as const
    return transitions.take(sale.seq, next, evidence)
  }
}

function stepFor(answer: StatusAnswer): SaleStep | null {
  if (answer.kind === 'pending') {
    return { type: 'accepted', providerReference: answer.providerReference }
  }
  if (answer.kind !== 'final') return null
  const { providerReference, charged_e4, word } = answer
  return answer.outcome === 'succeeded'
    ? { type: 'delivered', providerReference, charged_e4 }
    : { type: 'failure-heard', providerReference, word, sinceFirst_ms: null }
}

function notProved({ kind, words }: StatusAnswer): NotProved {
  // The two that prove something have become steps.
  const why = kind === 'final' || kind === 'pending' ? 'inconclusive' : kind
  return { why, words }
}
