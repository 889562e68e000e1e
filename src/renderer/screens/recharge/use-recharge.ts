import { useEffect } from 'react'
import { isOfAmount } from '../../selling/readiness.ts'
import { useRemembered } from '../../selling/use-remembered.ts'
import { usePressSend, useSelling } from '../../selling/use-selling.ts'
import { dispatch, rechargeSale } from './form-store.ts'
import { wentTooFar } from './readiness.ts'
import { read } from './reading.ts'

/** The form with all that follows from it. */
export function useRecharge() {
  const selling = useSelling(rechargeSale)
  const { form, quote, ready } = selling
  const reading = read(form)
  useRemembered(quote, reading, dispatch)
  const tooFar = wentTooFar(form, ready)
  useEffect(() => {
    if (tooFar) dispatch({ type: 'refused-amount' })
  }, [tooFar])
  return { ...selling, reading }
}

export type Recharge = ReturnType<typeof useRecharge>

/** Enter, and the button before the read-back: one field on. It never sends. */
export function goForward({ form, ready }: Recharge): void {
  const refused = form.stage === 'amount' && isOfAmount(ready)
  dispatch(refused ? { type: 'refused-amount' } : { type: 'forward' })
}

/** What `+`, F9 and the button do on this screen. */
export function useSendRecharge(recharge: Recharge): (pressedAt_ms: number) => void {
  const { reading } = recharge
  return usePressSend(rechargeSale, recharge, () => {
    if (reading.number.ok && reading.amount.ok) goForward(recharge)
  })
}
