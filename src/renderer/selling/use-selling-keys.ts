import { useDenied } from '../core/session.ts'
import type { BurstGuard } from '../keyboard/burst.ts'
import type { KeyHandler } from '../keyboard/layers.ts'
import { useSilentKeys } from '../keyboard/silent-keys.ts'
import { pressesItself, typesText } from '../keyboard/use-keys.ts'
import { useStrayDigits } from './keep-focus.ts'
import type { PaymentAction } from './payment.ts'
import type { SellingForm } from './selling-form.ts'
import { silentAt } from './silent-at.ts'
import { useClear } from './use-clear.ts'

interface AtTheForm {
  readonly form: Pick<SellingForm, 'stage' | 'payment'>
  readonly pay: (action: PaymentAction) => void
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
  const clear = () => {
    // What was handed over goes first: the sale is still the same.
    const isCounted = form.payment.given !== '' || form.payment.scanned
    if (form.stage === 'read-back' && isCounted) at.pay({ type: 'typed-given', text: '' })
    else clearAll(at.isEmpty)
  }
  const forward: KeyHandler = (event) => {
    if (pressesItself(event.target)) return false
    // A scanner ends with Enter: it belongs to the burst that was thrown away.
    const isHand = !at.guarded.includes(form.stage) || guard.key(event.timeStamp) === 'hand'
    if (isHand) at.goForward()
    return true
  }
  const onReadBack = (act: () => void) =>
    whereNothingIsTyped((event) => {
      if (form.stage !== 'read-back' || isRubbedOut(event)) return false
      // A hand that stays on the key rubs out what was handed over, and goes no further back.
      if (event.repeat && isGiven(event.target)) return true
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

/** What was handed over is a field on the read-back: its figures are rubbed out in it. */
function isRubbedOut({ code, target }: KeyboardEvent): boolean {
  return code === 'Backspace' && isGiven(target) && target.value !== ''
}

function isGiven(target: EventTarget | null): target is HTMLInputElement {
  return target instanceof HTMLInputElement && target.dataset['stage'] === 'given'
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
