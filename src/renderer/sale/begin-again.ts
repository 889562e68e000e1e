import type { Sale, SaleIntent } from '../../contract/schemas.ts'
import { fillForm } from '../screens/recharge/form-store.ts'
import { goTo } from '../shell/navigation.ts'

type Begun = Parameters<typeof fillForm>[1]

/** Brings the words of an earlier sale to the screen of its kind, as a new one. */
export function beginAgain(words: Sale | SaleIntent, begun: Begun): void {
  if (words.kind === 'recharge') {
    fillForm(words, begun)
    goTo({ screen: 'recharge' })
  }
}
