import { useEffect } from 'react'
import type { SaleKind } from '../../domain/sale.ts'
import { queryKeys } from '../core/queries.ts'
import { useSession } from '../core/session.ts'
import { beforeDrawing, useStore } from '../core/store.ts'
import { useHealth, useQuote, useSettings, useStanding } from '../core/use-core.ts'
import { useCopySeen } from '../sale/from-copy.ts'
import { saleInHand } from '../shell/navigation.ts'
import { playTick } from '../sound/sound.ts'
import { type Readiness, countedTurns } from './readiness.ts'
import type { SaleForm } from './sale-form.ts'
import type { SellingForm } from './selling-form.ts'
import { answersTwin, useTwinWords } from './twin-words.ts'
import { useTellNoOther } from './use-no-other.ts'
import { sendWhenQuoted } from './waiting-press.ts'

/** The form of one kind of sale with what the core says of it. */
export function useSelling<Form extends SellingForm>(sale: SaleForm<Form>) {
  const form = useStore(sale.store)
  const question = sale.question(form)
  const asked = useQuote(question)
  // While the core is asked about newer words, its answer to older ones decides nothing.
  const quote = asked.isPlaceholderData ? null : (asked.data ?? null)
  const tellNoOther = useTellNoOther()
  const kind = question?.kind ?? 'recharge'
  useEffect(() => {
    // What stands there now, not what was drawn: a turn is counted, and answered, once.
    if (quote === null || form.turns === 0 || sale.store.get().turns === 0) return
    sale.store.set((now) => countedTurns(now, quote))
    tellNoOther(kind, quote)
  }, [sale, quote, form.turns, kind, tellNoOther])
  const earlier = useStanding(form.retryOf).data ?? null
  const seen = useCopySeen(earlier)
  const needsShift = useHealth().data?.needsShift ?? false
  return {
    form,
    kind,
    quote,
    pay: sale.pay,
    /** The money of the sale before it pays, as that was paid: nothing is taken anew. */
    isHeld: earlier?.tender === 'refund-due' || form.inPlaceOf !== null,
    /** For limits only: the last answer stands while the next one is on its way. */
    limits: question === null ? null : (asked.data ?? null),
    ready: needsShift ? shiftFirst(sale.readiness(form, quote)) : sale.readiness(form, quote),
    /** What the read-back says of the sale before it, where that stands in a copy of the books. */
    seen,
  }
}

/** What is still wrong with the sale is said first: that is put right in the form. */
function shiftFirst(ready: Readiness): Readiness {
  const isNext = ready.kind === 'ready' || ready.kind === 'twin' || ready.kind === 'warned'
  return isNext ? { kind: 'no-shift' } : ready
}

export type Selling<Form extends SellingForm = SellingForm> = ReturnType<typeof useSelling<Form>>

/** Whether the owner sells such a kind on credit at all. */
export function useCanCredit(kind: SaleKind): boolean {
  return useSettings().data?.dues.kinds.includes(kind) ?? false
}

/**
 * What `+`, F9 and the button do. On the read-back it sends; before it, it only moves there. The
 * form is cleared for the next customer at once; the sale's own story goes on at the right.
 *
 * @param look moves to the read-back where what stands in the form can be read back
 */
export function usePressSend<Form extends SellingForm>(
  sale: SaleForm<Form>,
  selling: Selling<Form>,
  look: () => void,
): (pressedAt_ms: number) => void {
  const { queries, connection } = useSession()
  const said = useTwinWords(selling.ready)
  const send = useSend(sale, selling)
  const ask = useAsk(sale)
  return (pressedAt_ms) => {
    const { ready } = selling
    const form = sale.store.get()
    if (form.stage !== 'read-back') {
      look()
      return
    }
    if (connection.get() !== 'live') return
    // What is typed stays: the drawer is counted first, and then the same press sends.
    if (selling.ready.kind === 'no-shift') return
    const queryKey = [...queryKeys.quotes, sale.question(form)]
    const seen = form === selling.form && ready.kind !== 'looking'
    // What stood there when the key went down: what came since was not answered by it.
    const stood = said.current
    const answer = (current: Readiness) => {
      if (answersTwin(stood, current, pressedAt_ms)) send(current)
    }
    if (seen && queries.isFetching({ queryKey }) === 0) answer(ready)
    else void sendWhenQuoted(sale, form, ask, answer)
  }
}

function useSend<Form extends SellingForm>(
  sale: SaleForm<Form>,
  { seen }: Pick<Selling<Form>, 'seen'>,
): (current: Readiness) => void {
  const { desk } = useSession()
  return (current) => {
    if (current.kind === 'twin') sale.acceptTwin(current.twin.id)
    if (current.kind === 'warned') sale.acceptWarning?.(current.warning)
    if (current.kind !== 'ready') return
    beforeDrawing(() => {
      desk.send({ ...current.intent, ...seen }, sale.store.get().inPlaceOf ?? undefined)
      saleInHand.set(() => current.intent.id)
      playTick()
      sale.clear()
    })
  }
}

function useAsk<Form extends SellingForm>(sale: SaleForm<Form>) {
  const { api, queries } = useSession()
  return async (form: Form) => {
    const question = sale.question(form)
    if (question === null) return null
    const queryKey = [...queryKeys.quotes, question]
    const queryFn = () => api.sales.quote(question)
    // A press goes by what the core says now, not by what it said to these words before.
    return queries.fetchQuery({ queryKey, queryFn, staleTime: 0 }).catch(() => null)
  }
}
