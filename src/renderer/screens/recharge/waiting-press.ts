import type { Quote } from '../../../contract/schemas.ts'
import { overlay, place } from '../../shell/navigation.ts'
import { formStore, handled } from './form-store.ts'
import { type Readiness, countedTurns, readiness } from './readiness.ts'
import { read } from './reading.ts'
import { type RechargeForm, sameForm } from './recharge-form.ts'

type Ask = (form: RechargeForm) => Promise<Quote | null>
type Send = (ready: Readiness) => void

/**
 * The quote is asked for, or came and is not drawn yet: a press that was quicker than the screen is
 * not lost. It sends only if the form still says the same, through the provider chosen last, and
 * only if no hand has touched anything since: what was taken back and made again is a new decision.
 */
export async function sendWhenQuoted(pressed: RechargeForm, ask: Ask, send: Send): Promise<void> {
  let stands = true
  const fall = () => {
    stands = false
  }
  const ends = [handled.subscribe(fall), place.subscribe(fall), overlay.subscribe(fall)]
  const go = async (form: RechargeForm): Promise<void> => {
    const quote = await ask(form)
    if (quote === null || !stands) return
    const counted = countedTurns(form, quote)
    const now = formStore.get()
    if (!saysTheSame(now, form) && !saysTheSame(now, counted)) return
    if (form.turns === 0) {
      send(readiness(form, read(form), quote))
      return
    }
    formStore.set(() => counted)
    await go(counted)
  }
  try {
    await go(pressed)
  } finally {
    for (const end of ends) end()
  }
}

/** The counter may have come to know what last succeeded; it counts where it reads otherwise. */
function saysTheSame(now: RechargeForm, pressed: RechargeForm): boolean {
  if (!sameForm({ ...now, memory: pressed.memory }, pressed)) return false
  const [one, other] = [read(now), read(pressed)]
  return one.operator === other.operator && one.lineType === other.lineType
}
