import { useDenied } from '../../core/session.ts'
import type { BurstGuard } from '../../keyboard/burst.ts'
import type { KeyHandler } from '../../keyboard/layers.ts'
import { transferKeys } from '../../keyboard/tables.ts'
import { pressesItself, typesText, useKeys } from '../../keyboard/use-keys.ts'
import { useClear } from '../../selling/use-clear.ts'
import { useRecall } from '../../selling/use-recall.ts'
import { clearForm, dispatch } from './form-store.ts'
import { isEmpty } from './transfer-form.ts'
import { type Transfer, goForward } from './use-transfer.ts'

type Handlers = Partial<Record<keyof typeof transferKeys, KeyHandler>>

/** The number pad's keys on this screen. Each answers whether it took the key. */
export function useTransferKeys(
  transfer: Transfer,
  guard: BurstGuard,
  pressSend: (pressedAt_ms: number) => void,
): () => void {
  const denied = useDenied()
  const recall = useRecalled(transfer)
  const { form } = transfer
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
      forward(transfer, guard, event.timeStamp)
      return true
    },
    send: taken(pressSend),
    clear: taken(clear),
    brand: taken(() => dispatch({ type: 'next-brand' })),
    walletType: taken(() => dispatch({ type: 'next-wallet' })),
    previousNumber: (event) => recall(event, 1),
    nextNumber: (event) => recall(event, -1),
    back: () => {
      if (form.stage !== 'read-back') return false
      dispatch({ type: 'back' })
      return true
    },
  }
  // An address that was meant for the browser is not to be typed into the sale behind the banner.
  useKeys(transferKeys, handlers, { enabled: !denied })
  return clear
}

function forward(transfer: Transfer, guard: BurstGuard, at_ms: number): void {
  // A scanner ends with Enter: it belongs to the burst that was thrown away.
  const isOfMoney = transfer.form.stage === 'amount' || transfer.form.stage === 'again'
  if (isOfMoney && guard.key(at_ms) !== 'hand') return
  goForward(transfer)
}

function useRecalled({ form, reading }: Transfer) {
  const recall = useRecall(['transfer'])
  return (event: KeyboardEvent, steps: 1 | -1): boolean => {
    if (form.stage !== 'number' || !(event.target instanceof HTMLInputElement)) return false
    const number = recall(reading.number.ok ? reading.number.value : null, steps)
    if (number !== null) dispatch({ type: 'typed', field: 'number', text: number })
    return true
  }
}
