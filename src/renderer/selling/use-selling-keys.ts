import { useDenied } from '../core/session.ts'
import type { BurstGuard } from '../keyboard/burst.ts'
import type { KeyHandler } from '../keyboard/layers.ts'
import { useSilentKeys } from '../keyboard/silent-keys.ts'
import { pressesItself, typesText } from '../keyboard/use-keys.ts'
import { useStrayDigits } from './keep-focus.ts'
import type { SellingForm } from './selling-form.ts'
import { silentAt } from './silent-at.ts'
import { useClear } from './use-clear.ts'

interface AtTheForm {
  readonly form: Pick<SellingForm, 'stage'>
  readonly isEmpty: boolean
  readonly clearForm: () => void
  readonly guard: BurstGuard
  /** The places of the form whose keys are told from a scanner's. */
  readonly guarded: readonly string[]
  readonly goForward: () => void
  readonly pressSend: (pressedAt_ms: number) => void
}

/** The keys that are the same wherever something is sold. Each answers whether it took the key. */
export function useSellingKeys(at: AtTheForm) {
  const denied = useDenied()
  const { form, guard } = at
  useStrayDigits(form.stage)
  useSilentKeys(silentAt(form.stage))
  const clearAll = useClear(at.clearForm)
  const clear = () => clearAll(at.isEmpty)
  const forward: KeyHandler = (event) => {
    if (pressesItself(event.target)) return false
    // A scanner ends with Enter: it belongs to the burst that was thrown away.
    const isHand = !at.guarded.includes(form.stage) || guard.key(event.timeStamp) === 'hand'
    if (isHand) at.goForward()
    return true
  }
  const onReadBack = (act: () => void) =>
    whereNothingIsTyped(() => {
      if (form.stage !== 'read-back') return false
      act()
      return true
    })
  return {
    shared: { forward, send: onThePad(at.pressSend), clear: onThePad(clear) },
    /** In a field the sign is a sign, and is answered there. */
    onReadBack,
    clear,
    // An address that was meant for the browser is not to be typed into the sale behind the banner.
    options: { enabled: !denied },
  }
}

/** A key of the number pad, which types nothing in the fields of digits. */
export function onThePad(act: (at_ms: number) => void): KeyHandler {
  return whereNothingIsTyped((event) => {
    act(event.timeStamp)
    return true
  })
}

/** Where a text is typed the key is a sign of it. */
export function whereNothingIsTyped(take: KeyHandler): KeyHandler {
  return (event) => !typesText(event.target) && take(event)
}
