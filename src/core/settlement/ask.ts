import { assertNever } from '../../domain/result.ts'
import { SECOND_FAILURE_AFTER_ms, type SaleStep } from '../../domain/sale-machine.ts'
import type { Log } from '../log.ts'
import type { Provider, StatusAnswer } from '../providers/provider.ts'
import type { Run } from '../run.ts'
import { orderOf, type SaleRow } from '../sales/rows.ts'
import type { Observed } from '../sales/history.ts'
import type { Transitions } from '../sales/transition.ts'
import type { Missing } from './missing.ts'

export interface AskParts {
  readonly run: Run
  readonly log: Log
  readonly transitions: Transitions
  readonly missing: Missing
}

/**
 * What an answer to "what became of it" does to a sale; null where it moves nothing.
 * @param missing_ms since the provider first said in this run that it knows no such sale, and has
 * said nothing else since; null when it has not
 */
export function stepForStatus(
  sale: SaleRow,
  answer: StatusAnswer,
  run: Run,
  missing_ms: number | null,
): SaleStep | null {
  switch (answer.kind) {
    case 'final': {
      const { providerReference, charged_e4, word } = answer
      if (answer.outcome === 'succeeded') {
        return { type: 'delivered', providerReference, charged_e4 }
      }
      const first = { boot: sale.failure_boot, mono_ms: sale.failure_mono_ms }
      const sinceFirst_ms = sale.failure_word === word ? run.since_ms(first) : null
      return { type: 'failure-heard', providerReference, word, sinceFirst_ms }
    }
    case 'pending':
      return { type: 'accepted', providerReference: answer.providerReference }
    case 'not-found': {
      // flexiloadbd said "Duplicate transaction" and does not know our reference: it is a duplicate
      // of another sale, so ours was not executed (money.md §3, weak refusal). Other words, such as
      // a reference that "has been taken", may speak of our own. And a reference may be found late,
      // so the same answer must come again a minute later, as for a failure.
      const said = /duplicate transaction/iu.test(sale.reason_words ?? '')
      const duplicate = sale.reason_code === 'duplicate' && said && sale.state === 'in-doubt'
      const again = missing_ms !== null && missing_ms >= SECOND_FAILURE_AFTER_ms
      return duplicate && again ? { type: 'not-executed', proof: 'duplicate-of-another' } : null
    }
    case 'unknown-word':
    case 'inconclusive':
      return null
    default:
      return assertNever(answer)
  }
}

/**
 * Puts one status question and keeps what comes of it. A word outside the provider's table moves
 * nothing: the sale stays where it is and the answer is kept for a person.
 *
 * @returns how long the provider wants to be left alone, in milliseconds, or null
 */
export async function askAbout(
  sale: SaleRow,
  provider: Provider,
  { run, log, transitions, missing }: AskParts,
): Promise<number | null> {
  const answer = await provider.askStatus({
    order: orderOf(sale),
    providerReference: sale.provider_reference,
  })
  // Dropped because the counter closes: nothing was learned, and the next start asks again.
  if (answer.kind === 'inconclusive' && answer.why === 'stopped') return null
  const observed: Observed = { source: 'status', class: answer.kind, raw: answer.raw }
  const next = stepForStatus(
    sale,
    answer,
    run,
    missing.heard(sale.seq, answer.kind === 'not-found'),
  )
  if (next) {
    const evidence = { cause: 'settlement', words: answer.words, observed } as const
    const taken = transitions.take(sale.seq, next, evidence)
    if (!taken.ok) log.warn('answer-not-taken', { sale: sale.id, why: taken.problem })
  } else {
    transitions.observe(sale, observed)
  }
  if (answer.kind === 'unknown-word') log.warn('unknown-word', { sale: sale.id })
  return answer.kind === 'inconclusive' ? answer.retryAfter_ms : null
}
