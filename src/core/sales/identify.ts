import { problem, type Result } from '../../domain/result.ts'
import { endedStates, type SaleId } from '../../domain/sale.ts'
import type { SaleStep } from '../../domain/sale-machine.ts'
import type { ProviderId } from '../../domain/provider.ts'
import type { IdObjection } from '../../contract/sale-identity.ts'
import type { ReadableDb } from '../db/database.ts'
import { wasNotPut } from '../not-put.ts'
import type { Provider, StatusAnswer } from '../providers/provider.ts'
import { createObjections, isWeighed, type Weighed } from './id-objections.ts'
import { orderOf, type SaleRow, type SaleRows } from './rows.ts'
import type { NotTaken, Transitions } from './transition.ts'

/** The answers to a question that say nothing of the sale. */
type ProvesNothing = Exclude<StatusAnswer['kind'], 'final' | 'pending'>

/** Why an id a person brought proves nothing of a sale. */
export interface NotProved {
  readonly why:
    | 'no-provider'
    | 'not-an-id'
    /** The id is another sale's of ours. */
    | 'id-reused'
    | IdObjection
    | ProvesNothing
  /** The provider's own words; empty where it said none. */
  readonly words: string
  /** The sales of ours that speak against it. */
  readonly others: readonly string[]
}

export type Identify = (
  id: SaleId,
  providerReference: string,
  despite?: Weighed,
) => Promise<Result<SaleRow, NotTaken | NotProved>>

export interface IdentifyParts {
  readonly db: ReadableDb
  readonly rows: SaleRows
  readonly transitions: Transitions
  readonly live: (provider: ProviderId) => Provider | null
}

/**
 * A person has found the sale on the provider's own pages and brings its id (money.md §4). The id
 * is a hint to ask, no more: only the provider's answer under it, with our number, our amount and
 * where it has one our reference, moves the sale. An answer without our reference may be about
 * another sale of the same customer: what speaks against it is told, and a person who was shown all
 * of it may say that it is this sale all the same.
 */
export function createIdentify({ db, rows, transitions, live }: IdentifyParts): Identify {
  const objections = createObjections(db)
  return async (id, providerReference, despite) => {
    const sale = rows.byId(id)
    if (!sale) return problem('no-such-sale')
    const unnamed = sale.state === 'in-doubt' || sale.state === 'needs-review'
    if (!unnamed || sale.provider_reference !== null) return problem('not-from-here')
    const provider = live(sale.provider)
    if (!provider) return notProved('no-provider')
    const question = { order: orderOf(sale), providerReference }
    if (!provider.canAsk(question)) return notProved('not-an-id')
    const owner = objections.ownerOf(sale.provider, providerReference)
    if (owner !== null) return notProved('id-reused', '', [owner])
    const answer = await provider.askStatus(question)
    const next = stepFor(answer)
    const observed = { source: 'status', class: answer.kind, raw: answer.raw } as const
    if (typeof next === 'string') {
      if (!wasNotPut(answer)) transitions.observe(sale, observed)
      return notProved(next, answer.words)
    }
    const against = provider.repeatsReference
      ? null
      : objections.to(sale, provider.givenAt_ms(providerReference))
    if (against && !isWeighed(against, despite)) {
      transitions.observe(sale, observed)
      return notProved(against.why, answer.words, against.others)
    }
    const words = against ? `${against.why}: ${answer.words}` : answer.words
    const before = rows.byId(id)
    const taken = transitions.take(sale.seq, next, { cause: 'person', words, observed })
    // Somebody else had ended it while the question was under way. What came is kept with it, and
    // whoever asked looks at how it stands now.
    const isAsEnded = before && endedStates.includes(before.state)
    return isAsEnded && taken.ok && taken.value.state === before.state
      ? problem('not-from-here')
      : taken
  }
}

function stepFor(answer: StatusAnswer): SaleStep | ProvesNothing {
  if (answer.kind === 'pending') {
    return { type: 'accepted', providerReference: answer.providerReference }
  }
  if (answer.kind !== 'final') return answer.kind
  const { providerReference, charged_e4, word } = answer
  return answer.outcome === 'succeeded'
    ? { type: 'delivered', providerReference, charged_e4 }
    : { type: 'failure-heard', providerReference, word, sinceFirst_ms: null }
}

function notProved(why: NotProved['why'], words = '', others: readonly string[] = []) {
  return problem({ why, words, others })
}
