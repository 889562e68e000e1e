import { useEffect } from 'react'
import { queryKeys } from '../../core/queries.ts'
import { useSession } from '../../core/session.ts'
import { useStore } from '../../core/store.ts'
import { useQuote } from '../../core/use-core.ts'
import { saleInHand } from '../../shell/navigation.ts'
import { playTick } from '../../sound/sound.ts'
import { clearForm, dispatch, formStore } from './form-store.ts'
import { quoteRequest, read } from './reading.ts'
import { readiness } from './readiness.ts'

/** The form with all that follows from it, and the one command that sends. */
export function useRecharge() {
  const form = useStore(formStore)
  const reading = read(form)
  const request = quoteRequest(form, reading)
  const asked = useQuote(request)
  // While the core is asked about newer words, its answer to older ones decides nothing.
  const quote = asked.isPlaceholderData ? null : (asked.data ?? null)
  const remembered = quote?.remembered ?? null
  const number = reading.number.ok ? reading.number.value : null
  useEffect(() => {
    if (remembered === null || number === null) return
    dispatch({ type: 'remembered', memory: { number, ...remembered } })
  }, [number, remembered])
  return {
    form,
    reading,
    quote,
    /** For limits only: the last answer stands while the next one is on its way. */
    limits: request === null ? null : (asked.data ?? null),
    ready: readiness(form, reading, quote),
  }
}

export type Recharge = ReturnType<typeof useRecharge>

/** Enter, and the button before the read-back: one field on. It never sends. */
export function goForward({ form, ready }: Recharge): void {
  const reason = ready.kind === 'cannot' ? ready.hindrance?.reason : undefined
  const refused = form.stage === 'amount' && reason !== undefined && ofAmount.includes(reason)
  dispatch(refused ? { type: 'refused-amount' } : { type: 'forward' })
}

const ofAmount: readonly string[] = ['below-minimum', 'above-maximum', 'whole-taka']

/**
 * What `+`, F9 and the button do. On the read-back it sends; before it, it only moves there. The
 * form is cleared for the next customer at once; the sale's own story goes on at the right.
 */
export function usePressSend(recharge: Recharge): () => void {
  const { api, queries, desk, connection } = useSession()
  const send = (current: Recharge['ready']) => {
    if (current.kind === 'twin') dispatch({ type: 'accepted-twin', twin: current.twin.id })
    if (current.kind !== 'ready') return
    desk.send(current.intent)
    saleInHand.set(() => current.intent.id)
    playTick()
    clearForm()
  }
  return () => {
    const { form, reading, ready } = recharge
    if (form.stage !== 'read-back') {
      if (reading.number.ok && reading.amount.ok) goForward(recharge)
      return
    }
    if (connection.get() !== 'live') return
    const request = quoteRequest(form, reading)
    const queryKey = [...queryKeys.quotes, request]
    const drawn = ready.kind !== 'looking' && queries.isFetching({ queryKey }) === 0
    if (request === null || drawn) {
      send(ready)
      return
    }
    // The quote is asked for, or came and is not drawn yet: a press that was quicker than the
    // screen is not lost. It sends only if the form still says the same.
    const sendIfSame = async () => {
      const quote = await queries
        .fetchQuery({ queryKey, queryFn: () => api.sales.quote(request) })
        .catch(() => null)
      if (formStore.get() === form) send(readiness(form, reading, quote))
    }
    void sendIfSame()
  }
}
