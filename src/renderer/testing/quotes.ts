import type { Quote } from '../../contract/quote.ts'
import { ZERO } from '../../domain/money.ts'
import { choiceOf } from './choices.ts'

/** What the core answers to a sale that flexiloadbd could take, with nothing to say against it. */
export function quoteWith(changes: Partial<Quote> = {}): Quote {
  return {
    provider: 'flexiloadbd',
    expectedCost_e4: null,
    expectedCommission_e4: null,
    serviceCharge_e4: ZERO,
    legal: null,
    choices: [choiceOf('flexiloadbd')],
    cannot: null,
    last: null,
    twin: null,
    remembered: null,
    min_e4: null,
    max_e4: null,
    ...changes,
  }
}
