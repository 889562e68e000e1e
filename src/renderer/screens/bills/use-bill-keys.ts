import type { BurstGuard } from '../../keyboard/burst.ts'
import { billKeys } from '../../keyboard/tables.ts'
import { useKeys } from '../../keyboard/use-keys.ts'
import { onThePad, useSellingKeys, whereNothingIsTyped } from '../../selling/use-selling-keys.ts'
import { isEmpty } from './bill-form.ts'
import { clearForm, dispatch } from './form-store.ts'
import { type Bill, goForward, walk } from './use-bill.ts'

/** The number pad's keys on this screen. Each answers whether it took the key. */
export function useBillKeys(
  bill: Bill,
  guard: BurstGuard,
  pressSend: (pressedAt_ms: number) => void,
): () => void {
  const { form } = bill
  const { shared, onReadBack, clear, options } = useSellingKeys({
    form,
    pay: bill.pay,
    isEmpty: isEmpty(form),
    clearForm,
    guard,
    guarded: ['amount'],
    goForward: () => goForward(bill),
    pressSend,
  })
  const walked = (steps: 1 | -1) => (event: KeyboardEvent) => {
    if (form.stage !== 'number' || !(event.target instanceof HTMLInputElement)) return false
    walk(bill, steps)
    return true
  }
  const handlers = {
    ...shared,
    // A name is given in a field of this screen: Enter there saves it.
    forward: whereNothingIsTyped(shared.forward),
    biller: onThePad(() => dispatch({ type: 'next-biller' })),
    billLine: onThePad(() => dispatch({ type: 'other-line' })),
    provider: onReadBack(() => dispatch({ type: 'next-provider' })),
    previousAccount: walked(-1),
    nextAccount: walked(1),
    back: onReadBack(() => dispatch({ type: 'back' })),
  }
  useKeys(billKeys, handlers, options)
  return clear
}
