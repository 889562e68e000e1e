import { kindsOfALine } from '../../../domain/kinds/kinds.ts'
import type { BurstGuard } from '../../keyboard/burst.ts'
import { rechargeKeys } from '../../keyboard/tables.ts'
import { useKeys } from '../../keyboard/use-keys.ts'
import { useRecall } from '../../selling/use-recall.ts'
import { onThePad, useSellingKeys } from '../../selling/use-selling-keys.ts'
import { clearForm, dispatch } from './form-store.ts'
import { isEmpty } from './recharge-form.ts'
import { type Recharge, goForward } from './use-recharge.ts'

/** The number pad's keys on this screen. Each answers whether it took the key. */
export function useRechargeKeys(
  recharge: Recharge,
  guard: BurstGuard,
  pressSend: (pressedAt_ms: number) => void,
): () => void {
  const { form } = recharge
  const { shared, onReadBack, clear, options } = useSellingKeys({
    form,
    pay: recharge.pay,
    isEmpty: isEmpty(form),
    clearForm,
    guard,
    guarded: ['amount'],
    goForward: () => goForward(recharge),
    pressSend,
  })
  const recall = useRecall(kindsOfALine, recharge, (text) => {
    dispatch({ type: 'typed-number', text })
  })
  const handlers = {
    ...shared,
    operator: onThePad(() => dispatch({ type: 'next-operator' })),
    lineType: onThePad(() => dispatch({ type: 'next-line' })),
    provider: onReadBack(() => dispatch({ type: 'next-provider' })),
    previousNumber: (event: KeyboardEvent) => recall(event, 1),
    nextNumber: (event: KeyboardEvent) => recall(event, -1),
    back: onReadBack(() => dispatch({ type: 'back' })),
  }
  useKeys(rechargeKeys, handlers, options)
  return clear
}
