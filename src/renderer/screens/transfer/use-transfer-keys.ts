import type { BurstGuard } from '../../keyboard/burst.ts'
import { transferKeys } from '../../keyboard/tables.ts'
import { useKeys } from '../../keyboard/use-keys.ts'
import { useRecall } from '../../selling/use-recall.ts'
import { useTellNoOther } from '../../selling/use-no-other.ts'
import { onThePad, useSellingKeys } from '../../selling/use-selling-keys.ts'
import { clearForm, dispatch } from './form-store.ts'
import { isEmpty } from './transfer-form.ts'
import { type Transfer, goForward } from './use-transfer.ts'

/** The number pad's keys on this screen. Each answers whether it took the key. */
export function useTransferKeys(
  transfer: Transfer,
  guard: BurstGuard,
  pressSend: (pressedAt_ms: number) => void,
): () => void {
  const { form } = transfer
  const { shared, onReadBack, clear, options } = useSellingKeys({
    form,
    pay: transfer.pay,
    isEmpty: isEmpty(form),
    clearForm,
    guard,
    guarded: ['amount', 'again'],
    goForward: () => goForward(transfer),
    pressSend,
  })
  const recall = useRecall(['transfer'], transfer, (text) => {
    dispatch({ type: 'typed', field: 'number', text })
  })
  const tellNoOther = useTellNoOther()
  const handlers = {
    ...shared,
    brand: onThePad(() => dispatch({ type: 'next-brand' })),
    walletType: onThePad(() => dispatch({ type: 'next-wallet' })),
    // flexiloadbd alone sends mobile money: there is no other to turn to.
    provider: onReadBack(() => tellNoOther('transfer', transfer.quote)),
    previousNumber: (event: KeyboardEvent) => recall(event, 1),
    nextNumber: (event: KeyboardEvent) => recall(event, -1),
    back: onReadBack(() => dispatch({ type: 'back' })),
  }
  useKeys(transferKeys, handlers, options)
  return clear
}
