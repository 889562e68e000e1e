import type { Sale, SalePage } from '../../../contract/schemas.ts'
import { queryKeys } from '../../core/queries.ts'
import { useDenied, useSession } from '../../core/session.ts'
import type { BurstGuard } from '../../keyboard/burst.ts'
import type { KeyHandler } from '../../keyboard/layers.ts'
import { rechargeKeys } from '../../keyboard/tables.ts'
import { pressesItself, typesText, useKeys } from '../../keyboard/use-keys.ts'
import { canPutAway } from './card.ts'
import { clearForm, dispatch } from './form-store.ts'
import { isEmpty } from './recharge-form.ts'
import { type Recharge, goForward } from './use-recharge.ts'

type Handlers = Partial<Record<keyof typeof rechargeKeys, KeyHandler>>

/** The number pad's keys on this screen. Each answers whether it took the key. */
export function useRechargeKeys(
  recharge: Recharge,
  guard: BurstGuard,
  pressSend: (pressedAt_ms: number) => void,
): () => void {
  const { desk, queries } = useSession()
  const denied = useDenied()
  const recall = useRecall(recharge)
  const { form } = recharge
  const clear = () => {
    const [latest] = desk.sales.get()
    if (isEmpty(form) && latest) {
      const sale = queries.getQueryData<Sale>(queryKeys.standing(latest.intent.id))
      if (canPutAway(latest, sale ?? null)) desk.dismiss(latest.intent.id)
    }
    clearForm()
  }
  const taken = (act: (at_ms: number) => void) => (event: KeyboardEvent) => {
    if (typesText(event.target)) return false
    act(event.timeStamp)
    return true
  }
  const handlers: Handlers = {
    forward: (event) => {
      if (pressesItself(event.target)) return false
      forward(recharge, guard, event.timeStamp)
      return true
    },
    send: taken(pressSend),
    clear: taken(clear),
    operator: taken(() => dispatch({ type: 'next-operator' })),
    lineType: taken(() => dispatch({ type: 'next-line' })),
    provider: () => {
      // In a field a point is a point, and is answered there.
      if (form.stage !== 'read-back') return false
      dispatch({ type: 'next-provider' })
      return true
    },
    previousNumber: (event) => recall(event, 1),
    nextNumber: (event) => recall(event, -1),
    back: () => {
      if (form.stage !== 'read-back') return false
      dispatch({ type: 'back' })
      return true
    },
  }
  // An address that was meant for the browser is not to be typed into the sale behind the banner.
  useKeys(rechargeKeys, handlers, { enabled: !denied })
  return clear
}

function forward(recharge: Recharge, guard: BurstGuard, at_ms: number): void {
  // A scanner ends with Enter: it belongs to the burst that was thrown away.
  if (recharge.form.stage === 'amount' && guard.key(at_ms) !== 'hand') return
  goForward(recharge)
}

/** Walks through the numbers sold last, without the mouse and without typing them again. */
function useRecall({ form, reading }: Recharge) {
  const { queries } = useSession()
  return (event: KeyboardEvent, steps: 1 | -1): boolean => {
    if (form.stage !== 'number' || !(event.target instanceof HTMLInputElement)) return false
    const numbers = [
      ...new Set(
        (queries.getQueryData<SalePage>(queryKeys.recent)?.sales ?? []).map(({ number }) => number),
      ),
    ]
    const here = reading.number.ok ? numbers.indexOf(reading.number.value) : -1
    const number = numbers[here + steps]
    if (number !== undefined) dispatch({ type: 'typed-number', text: number })
    else if (steps === -1) dispatch({ type: 'typed-number', text: '' })
    return true
  }
}
