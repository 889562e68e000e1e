import { isAmountGrowing } from '../../selling/form-steps.ts'
import type { BillForm } from './bill-form.ts'
import type { Reading } from './reading.ts'

/**
 * What to say at a field, if anything yet. While something is still growing it is left in peace;
 * what no further key can put right is said at once.
 */
export function numberProblemShown(form: BillForm, { number, biller }: Reading) {
  if (number.ok) return biller === null && form.told.operator ? 'no-biller' : null
  const { problem } = number
  // Letters are a name that is looked for.
  const isGrowing = problem === 'empty' || problem === 'too-short' || problem === 'letters'
  return form.told.number || !isGrowing ? problem : null
}

export function monthProblemShown(form: BillForm, { billMonth }: Reading) {
  if (billMonth.ok || billMonth.problem.field !== 'month') return null
  const { code } = billMonth.problem
  // `0` may grow into `04`, and a month to come may be one of another year.
  const isGrowing = code === 'empty' || code === 'range' || code === 'future'
  return form.told.month || form.stage === 'year' || !isGrowing ? code : null
}

export function yearProblemShown(form: BillForm, { billMonth }: Reading) {
  if (billMonth.ok || billMonth.problem.field !== 'year') return null
  const { code } = billMonth.problem
  const isGrowing = code === 'empty' || code === 'range'
  return form.told.year || !isGrowing ? code : null
}

export function phoneProblemShown(form: BillForm, { phone }: Reading) {
  if (phone.ok) return null
  const { problem } = phone
  const isGrowing = problem === 'too-short' || problem === 'country'
  return form.told.phone || !isGrowing ? problem : null
}

export function amountProblemShown(form: BillForm, { amount }: Reading) {
  if (form.scanned) return { code: 'scanner' } as const
  if (amount.ok) return null
  const { problem } = amount
  const { code } = problem
  const isGrowing = code === 'below-minimum' || isAmountGrowing(code, form.amount)
  return form.told.amount || !isGrowing ? problem : null
}
