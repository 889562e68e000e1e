import type { Quote } from '../../contract/quote.ts'
import type { Sale } from '../../contract/schemas.ts'
import type { Origin } from './selling-form.ts'

/**
 * The last sale to this number whose cash the shop still holds, where this form would take cash
 * anew: the one that is made of that very money says so itself.
 */
export function owedBefore(form: Origin, quote: Pick<Quote, 'last'> | null): Sale | null {
  const last = quote?.last ?? null
  if (last?.tender !== 'refund-due') return null
  return last.id === form.retryOf || last.id === form.inPlaceOf ? null : last
}
