import type { Quote } from '../../../contract/quote.ts'
import type { RecipientProblem } from '../../../domain/kinds/transfer/recipient.ts'
import type { Money, MoneyProblemCode } from '../../../domain/money.ts'
import { isAmountGrowing } from '../../selling/form-steps.ts'
import { stillGrowing } from '../../selling/number-problem.ts'
import type { Reading } from './reading.ts'
import type { Field, TransferForm } from './transfer-form.ts'

export type NumberWords = `numberProblem.${RecipientProblem}` | 'transferScreen.chooseBrand'

/** What to say at the number, if anything yet: a number that still grows is left in peace. */
export function numberWords(form: TransferForm, { number, brand }: Reading): NumberWords | null {
  if (number.ok) return brand === null && form.told.number ? 'transferScreen.chooseBrand' : null
  const { problem } = number
  if (!form.told.number && stillGrowing(form.number, problem)) return null
  return `numberProblem.${problem}`
}

export interface AmountTrouble {
  readonly code: MoneyProblemCode | 'scanner' | 'differs' | 'below-minimum' | 'above-maximum'
  /** The figure it is about, where there is one. */
  readonly amount_e4: Money | null
}

/** What to say at the amount, if anything yet. Limits are the core's word. */
export function amountTrouble(
  form: TransferForm,
  { amount }: Reading,
  quote: Quote | null,
): AmountTrouble | null {
  if (!amount.ok) return troubleOf(form, 'amount', amount.problem)
  if (form.scanned === 'amount') return { code: 'scanner', amount_e4: null }
  const refused = quote?.cannot
  if (!refused || refused.field !== 'amount_e4') return null
  const { limit_e4: amount_e4 } = refused
  if (refused.code === 'above-maximum') return { code: 'above-maximum', amount_e4 }
  // A smaller figure may still grow into the amount that is meant.
  const isMeant = form.told.amount || form.stage !== 'amount'
  return refused.code === 'below-minimum' && isMeant ? { code: 'below-minimum', amount_e4 } : null
}

/** The same of its second typing. That it differs is said once it is left: until then it grows. */
export function againTrouble(form: TransferForm, { amount, again }: Reading): AmountTrouble | null {
  if (again === null || again.ok || !amount.ok) return null
  const { problem } = again
  if (problem.code !== 'differs') return troubleOf(form, 'again', problem)
  return form.told.again ? { code: 'differs', amount_e4: amount.value } : null
}

type Slip =
  | { readonly code: Exclude<MoneyProblemCode, 'grouped'> }
  | { readonly code: 'grouped'; readonly amount_e4: Money }

function troubleOf(
  form: TransferForm,
  field: Exclude<Field, 'number'>,
  slip: Slip,
): AmountTrouble | null {
  if (form.scanned === field) return { code: 'scanner', amount_e4: null }
  const { code } = slip
  if (isAmountGrowing(code, form[field]) && !form.told[field]) return null
  return { code, amount_e4: slip.code === 'grouped' ? slip.amount_e4 : null }
}
