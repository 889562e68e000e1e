import type { Quote } from '../../../contract/quote.ts'
import { ZERO } from '../../../domain/money.ts'
import { type Readiness, type SoldWords, isOfAmount, readinessOf } from '../../selling/readiness.ts'
import type { RechargeForm } from './recharge-form.ts'
import type { Reading } from './reading.ts'

/** @param quote the core's answer to exactly what the form says now, or null while it is asked. */
export function readiness(form: RechargeForm, reading: Reading, quote: Quote | null): Readiness {
  return readinessOf(form, wordsOf(reading, quote), quote)
}

/** With the charge that was read back, where the shop asks one: the core refuses another. */
function wordsOf(
  { number, amount, operator, lineType }: Reading,
  quote: Quote | null,
): SoldWords | null {
  if (!number.ok || !amount.ok || operator === null) return null
  const amount_e4 = amount.value
  const words = { kind: 'recharge', operator, number: number.value, lineType, amount_e4 } as const
  const serviceCharge_e4 = quote?.serviceCharge_e4 ?? ZERO
  return serviceCharge_e4 === ZERO ? words : { ...words, serviceCharge_e4 }
}

/**
 * Enter was quicker than the core's word on the amount, and no other provider takes it: nothing
 * that can be pressed on the read-back helps.
 */
export function wentTooFar(form: RechargeForm, ready: Readiness): boolean {
  if (form.stage !== 'read-back' || ready.kind !== 'cannot') return false
  return isOfAmount(ready) && ready.hindrance?.elsewhere === false
}
