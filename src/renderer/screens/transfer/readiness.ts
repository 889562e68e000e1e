import type { Quote } from '../../../contract/quote.ts'
import { type Readiness, type SoldWords, readinessOf } from '../../selling/readiness.ts'
import { type Reading, wholeOf } from './reading.ts'
import type { TransferForm } from './transfer-form.ts'

/**
 * Whether it may be sent. Above the limit of the law it is said first and asked about: the shop
 * knows only what it sent itself, so the cashier decides, and never without having read it.
 *
 * @param quote the core's answer to exactly what the form says now, or null while it is asked
 */
export function readiness(form: TransferForm, reading: Reading, quote: Quote | null): Readiness {
  const ready = readinessOf(form, wordsOf(reading, quote), quote)
  const warning = warningOf(quote)
  if (ready.kind !== 'ready' || warning === null) return ready
  return form.legalSeen === warning ? { ...ready, warned: warning } : { kind: 'warned', warning }
}

/** Names what the law says of it now; null where it says nothing against it. */
function warningOf(quote: Quote | null): string | null {
  if (quote?.legal?.says !== 'above') return null
  const { by, left_e4 } = quote.legal
  return `above ${by} ${left_e4}`
}

/** With the charge that was read back: the core refuses another. */
function wordsOf(reading: Reading, quote: Quote | null): SoldWords | null {
  const whole = wholeOf(reading)
  if (whole === null) return null
  const { number, amount: amount_e4, brand: operator, walletType } = whole
  const words = { kind: 'transfer', operator, number, walletType, amount_e4 } as const
  return { ...words, serviceCharge_e4: quote?.serviceCharge_e4 ?? 0 }
}
