import type { Sale, SaleIntent } from '../../contract/schemas.ts'
import { paymentOf } from '../selling/payment.ts'
import type { Begun } from '../selling/selling-form.ts'
import { goTo } from '../shell/navigation.ts'
import { formOf } from './counter-forms.ts'

/**
 * Brings the words of an earlier sale to the screen of its kind, as a new one that is paid like it.
 * What was handed over lies at the counter where that sale is called off for this one, or was never
 * taken into the books.
 */
export function beginAgain(words: Sale | SaleIntent, begun: Begun): void {
  const form = formOf(words.kind)
  if (form === null) return
  const isInHand = !('state' in words) || (begun.inPlaceOf ?? null) !== null
  form.begin(words, { payment: paymentOf(words, isInHand), ...begun })
  goTo({ screen: form.screen })
}
