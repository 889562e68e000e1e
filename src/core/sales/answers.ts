import { assertNever } from '../../domain/result.ts'
import type { SaleStep } from '../../domain/sale-machine.ts'
import type { SaleAnswer } from '../providers/provider.ts'

/** What a sale's own answer does to the sale (money.md §3). */
export function stepForAnswer(answer: SaleAnswer): SaleStep {
  switch (answer.kind) {
    case 'refused':
      return { type: 'refused', why: answer.reason }
    case 'weak-refusal':
      return { type: 'unknown', why: answer.why }
    case 'unknown':
      return { type: 'unknown', why: answer.why }
    case 'accepted': {
      const { providerReference, final, word, charged_e4 } = answer
      if (final === 'succeeded') return { type: 'delivered', providerReference, charged_e4 }
      // One "failed" is not enough to give money back; the second answer is asked for.
      if (final === 'failed') {
        return { type: 'failure-heard', providerReference, word, sinceFirst_ms: null }
      }
      return { type: 'accepted', providerReference }
    }
    default:
      return assertNever(answer)
  }
}

/** How an answer is filed beside the sale. */
export function classOf(answer: SaleAnswer): string {
  return answer.kind === 'accepted' && answer.final !== null ? 'final' : answer.kind
}
