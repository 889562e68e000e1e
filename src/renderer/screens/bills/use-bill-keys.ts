import { useDenied } from '../../core/session.ts'
import type { BurstGuard } from '../../keyboard/burst.ts'
import type { KeyHandler } from '../../keyboard/layers.ts'
import { billKeys } from '../../keyboard/tables.ts'
import { pressesItself, typesText, useKeys } from '../../keyboard/use-keys.ts'
import { useClear } from '../../selling/use-clear.ts'
import { isEmpty } from './bill-form.ts'
import { clearForm, dispatch } from './form-store.ts'
import { type Bill, goForward, walk } from './use-bill.ts'

type Handlers = Partial<Record<keyof typeof billKeys, KeyHandler>>

/** The number pad's keys on this screen. Each answers whether it took the key. */
export function useBillKeys(
  bill: Bill,
  guard: BurstGuard,
  pressSend: (pressedAt_ms: number) => void,
): () => void {
  const denied = useDenied()
  const { form } = bill
  const clearAll = useClear(clearForm)
  const clear = () => clearAll(isEmpty(form))
  const taken = (act: (at_ms: number) => void) => (event: KeyboardEvent) => {
    if (typesText(event.target)) return false
    act(event.timeStamp)
    return true
  }
  const walked = (steps: 1 | -1) => (event: KeyboardEvent) => {
    if (form.stage !== 'number' || !(event.target instanceof HTMLInputElement)) return false
    walk(bill, steps)
    return true
  }
  const onReadBack = (act: () => void) => () => {
    if (form.stage !== 'read-back') return false
    act()
    return true
  }
  const handlers: Handlers = {
    forward: (event) => {
      if (pressesItself(event.target) || typesText(event.target)) return false
      // A scanner ends with Enter: it belongs to the burst that was thrown away.
      const isScan = form.stage === 'amount' && guard.key(event.timeStamp) !== 'hand'
      if (!isScan) goForward(bill)
      return true
    },
    send: taken(pressSend),
    clear: taken(clear),
    biller: taken(() => dispatch({ type: 'next-biller' })),
    billLine: taken(() => dispatch({ type: 'other-line' })),
    // In a field a point is a point, and is answered there.
    provider: (event) =>
      !typesText(event.target) && onReadBack(() => dispatch({ type: 'next-provider' }))(),
    previousAccount: walked(-1),
    nextAccount: walked(1),
    back: (event) => !typesText(event.target) && onReadBack(() => dispatch({ type: 'back' }))(),
  }
  // An address that was meant for the browser is not to be typed into the sale behind the banner.
  useKeys(billKeys, handlers, { enabled: !denied })
  return clear
}
