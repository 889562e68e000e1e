import type { Quote, QuoteRequest } from '../../contract/quote.ts'
import type { SaleId } from '../../domain/sale.ts'
import type { z } from 'zod'
import type { Store } from '../core/store.ts'
import type { PaymentAction } from './payment.ts'
import type { Readiness } from './readiness.ts'
import type { SellingForm } from './selling-form.ts'

export type Question = z.input<typeof QuoteRequest>

/** What one kind of sale tells the machinery that asks, counts turns, looks for twins and sends. */
export interface SaleForm<Form extends SellingForm> {
  readonly store: Store<Form>
  /** How often a hand has changed the form. */
  readonly handled: Store<number>
  /** How its customer pays. */
  readonly pay: (action: PaymentAction) => void
  /** What the core is asked while the form is filled; null while there is nothing to ask. */
  readonly question: (form: Form) => Question | null
  /** @param quote the answer to exactly what the form says now, or null while it is asked */
  readonly readiness: (form: Form, quote: Quote | null) => Readiness
  /** The same sale to the customer, whatever the counter has come to know in between. */
  readonly saysTheSame: (now: Form, pressed: Form) => boolean
  readonly acceptTwin: (twin: SaleId) => void
  /** The cashier has read what its kind warns of, and goes on. Absent where it warns of nothing. */
  readonly acceptWarning?: (warning: string) => void
  readonly clear: () => void
}
