import { useEffect } from 'react'
import { useSettings } from '../../core/use-core.ts'
import { usePressSend, useSelling } from '../../selling/use-selling.ts'
import { dispatch, transferSale } from './form-store.ts'
import { useLastBrand } from './last-brand.ts'
import { read } from './reading.ts'

/** The form with all that follows from it. */
export function useTransfer() {
  const selling = useSelling(transferSale)
  const { form, quote } = selling
  const onceUpTo_e4 = useSettings().data?.transfers.typedOnceUpTo_e4
  useEffect(() => {
    if (onceUpTo_e4 !== undefined) dispatch({ type: 'heard-limit', onceUpTo_e4 })
  }, [onceUpTo_e4])
  // Enter was quicker than the core's word on the amount: nothing on the read-back puts it right.
  const isRefused = quote?.cannot?.field === 'amount_e4'
  const isTooFar = isRefused && form.stage === 'read-back'
  useEffect(() => {
    if (isTooFar) dispatch({ type: 'refused-amount' })
  }, [isTooFar])
  const reading = read(form)
  const lastBrand = useLastBrand(reading.number.ok ? reading.number.value : null)
  return { ...selling, reading, lastBrand, isRefused }
}

export type Transfer = ReturnType<typeof useTransfer>

/** Enter, and the button before the read-back: one field on. It never sends. */
export function goForward({ form, isRefused }: Transfer): void {
  const refused = form.stage === 'amount' && isRefused
  dispatch(refused ? { type: 'refused-amount' } : { type: 'forward' })
}

/** What `+`, F9 and the button do on this screen. */
export function useSendTransfer(transfer: Transfer): (pressedAt_ms: number) => void {
  const { number, amount } = transfer.reading
  return usePressSend(transferSale, transfer, () => {
    if (number.ok && amount.ok) goForward(transfer)
  })
}
