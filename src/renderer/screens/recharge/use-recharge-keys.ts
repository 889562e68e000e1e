import { kindsOfALine } from '../../../domain/kinds/kinds.ts'
import { useDenied } from '../../core/session.ts'
import type { BurstGuard } from '../../keyboard/burst.ts'
import type { KeyHandler } from '../../keyboard/layers.ts'
import { rechargeKeys } from '../../keyboard/tables.ts'
import { pressesItself, typesText, useKeys } from '../../keyboard/use-keys.ts'
import { useClear } from '../../selling/use-clear.ts'
import { useRecall } from '../../selling/use-recall.ts'
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
  const denied = useDenied()
  const recall = useRecalled(recharge)
  const { form } = recharge
  const clearAll = useClear(clearForm)
  const clear = () => clearAll(isEmpty(form))
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

function useRecalled({ form, reading }: Recharge) {
  const recall = useRecall(kindsOfALine)
  return (event: KeyboardEvent, steps: 1 | -1): boolean => {
    if (form.stage !== 'number' || !(event.target instanceof HTMLInputElement)) return false
    const number = recall(reading.number.ok ? reading.number.value : null, steps)
    if (number !== null) dispatch({ type: 'typed-number', text: number })
    return true
  }
}
