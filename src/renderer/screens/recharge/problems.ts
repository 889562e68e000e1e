import type { Quote } from '../../../contract/quote.ts'
import { RECHARGE_CAP } from '../../../domain/limits.ts'
import type { MoneyProblemCode } from '../../../domain/money.ts'
import { isAmountGrowing } from '../../selling/form-steps.ts'
import type { RechargeForm } from './recharge-form.ts'
import type { Reading } from './reading.ts'

export interface AmountTrouble {
  readonly code: MoneyProblemCode | 'scanner' | 'below-minimum' | 'above-maximum'
}

/** What to say at the amount, if anything yet. Limits are the core's word, or the fixed cap. */
export function amountTrouble(
  form: RechargeForm,
  reading: Reading,
  quote: Quote | null,
): AmountTrouble | null {
  if (form.scanned) return { code: 'scanner' }
  if (!reading.amount.ok) {
    const { code } = reading.amount.problem
    return form.told.amount || !isAmountGrowing(code, form.amount) ? { code } : null
  }
  if (reading.amount.value > RECHARGE_CAP) return { code: 'above-maximum' }
  if (!quote || quote.provider !== null) return null
  const amount = reading.amount.value
  if (quote.max_e4 !== null && amount > quote.max_e4) return { code: 'above-maximum' }
  if (quote.min_e4 === null || amount >= quote.min_e4) return null
  // A smaller figure may still grow into the amount that is meant.
  return form.told.amount || form.stage === 'read-back' ? { code: 'below-minimum' } : null
}
