import type { Quote } from '../../contract/quote.ts'
import { overlay, place } from '../shell/navigation.ts'
import { type Readiness, countedTurns } from './readiness.ts'
import type { SaleForm } from './sale-form.ts'
import type { SellingForm } from './selling-form.ts'

type Ask<Form> = (form: Form) => Promise<Quote | null>
type Send = (ready: Readiness) => void

/**
 * The quote is asked for, or came and is not drawn yet: a press that was quicker than the screen is
 * not lost. It sends only if the form still says the same, through the provider chosen last, and
 * only if no hand has touched anything since: what was taken back and made again is a new decision.
 */
export async function sendWhenQuoted<Form extends SellingForm>(
  { store, handled, saysTheSame, readiness }: SaleForm<Form>,
  pressed: Form,
  ask: Ask<Form>,
  send: Send,
): Promise<void> {
  let stands = true
  const fall = () => {
    stands = false
  }
  const ends = [handled.subscribe(fall), place.subscribe(fall), overlay.subscribe(fall)]
  const go = async (form: Form): Promise<void> => {
    const quote = await ask(form)
    if (quote === null || !stands) return
    const counted = countedTurns(form, quote)
    const now = store.get()
    if (!saysTheSame(now, form) && !saysTheSame(now, counted)) return
    if (form.turns === 0) {
      send(readiness(form, quote))
      return
    }
    store.set(() => counted)
    await go(counted)
  }
  try {
    await go(pressed)
  } finally {
    for (const end of ends) end()
  }
}
