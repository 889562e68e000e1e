import type { Sale, SaleIntent } from '../../contract/schemas.ts'
import type { Begun } from '../selling/selling-form.ts'
import { goTo } from '../shell/navigation.ts'
import { formOf } from './counter-forms.ts'

/** Brings the words of an earlier sale to the screen of its kind, as a new one. */
export function beginAgain(words: Sale | SaleIntent, begun: Begun): void {
  const form = formOf(words.kind)
  if (form === null) return
  form.begin(words, begun)
  goTo({ screen: form.screen })
}
