import { useEffect } from 'react'
import { queryKeys } from '../../core/queries.ts'
import { useSession } from '../../core/session.ts'
import { beforeDrawing, useStore } from '../../core/store.ts'
import { useQuote, useStanding } from '../../core/use-core.ts'
import { useCopySeen } from '../../sale/from-copy.ts'
import { saleInHand } from '../../shell/navigation.ts'
import { playTick } from '../../sound/sound.ts'
import { clearForm, dispatch, formStore } from './form-store.ts'
import { quoteRequest, read } from './reading.ts'
import { countedTurns, isOfAmount, readiness, wentTooFar } from './readiness.ts'
import type { RechargeForm } from './recharge-form.ts'
import { answersTwin, useTwinWords } from './twin-words.ts'
import { sendWhenQuoted } from './waiting-press.ts'

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
  useEffect(() => {
    if (quote !== null && form.turns > 0) formStore.set((now) => countedTurns(now, quote))
  }, [quote, form.turns])
  const ready = readiness(form, reading, quote)
  const seen = useCopySeen(useStanding(form.retryOf).data ?? null)
  const tooFar = wentTooFar(form, ready)
  useEffect(() => {
    if (tooFar) dispatch({ type: 'refused-amount' })
  }, [tooFar])
  return {
    form,
    reading,
    quote,
    /** For limits only: the last answer stands while the next one is on its way. */
    limits: request === null ? null : (asked.data ?? null),
    ready,
    /** What the read-back says of the sale before it, where that stands in a copy of the books. */
    seen,
  }
}

export type Recharge = ReturnType<typeof useRecharge>

/** Enter, and the button before the read-back: one field on. It never sends. */
export function goForward({ form, ready }: Recharge): void {
  const refused = form.stage === 'amount' && isOfAmount(ready)
  dispatch(refused ? { type: 'refused-amount' } : { type: 'forward' })
}

/**
 * What `+`, F9 and the button do. On the read-back it sends; before it, it only moves there. The
 * form is cleared for the next customer at once; the sale's own story goes on at the right.
 */
export function usePressSend(recharge: Recharge): (pressedAt_ms: number) => void {
  const { api, queries, desk, connection } = useSession()
  const said = useTwinWords(recharge.ready)
  const send = (current: Recharge['ready']) => {
    if (current.kind === 'twin') dispatch({ type: 'accepted-twin', twin: current.twin.id })
    if (current.kind !== 'ready') return
    beforeDrawing(() => {
      desk.send({ ...current.intent, ...recharge.seen }, formStore.get().inPlaceOf ?? undefined)
      saleInHand.set(() => current.intent.id)
      playTick()
      clearForm()
    })
  }
  const ask = async (form: RechargeForm) => {
    const request = quoteRequest(form, read(form))
    if (request === null) return null
    const queryKey = [...queryKeys.quotes, request]
    const queryFn = () => api.sales.quote(request)
    // A press goes by what the core says now, not by what it said to these words before.
    return queries.fetchQuery({ queryKey, queryFn, staleTime: 0 }).catch(() => null)
  }
  return (pressedAt_ms) => {
    const { reading, ready } = recharge
    const form = formStore.get()
    if (form.stage !== 'read-back') {
      if (reading.number.ok && reading.amount.ok) goForward(recharge)
      return
    }
    if (connection.get() !== 'live') return
    const queryKey = [...queryKeys.quotes, quoteRequest(form, read(form))]
    const seen = form === recharge.form && ready.kind !== 'looking'
    // What stood there when the key went down: what came since was not answered by it.
    const stood = said.current
    const answer = (current: Recharge['ready']) => {
      if (answersTwin(stood, current, pressedAt_ms)) send(current)
    }
    if (seen && queries.isFetching({ queryKey }) === 0) answer(ready)
    else void sendWhenQuoted(form, ask, answer)
  }
}
