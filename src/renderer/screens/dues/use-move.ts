import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { v7 } from 'uuid'
import type { Customer, DuesMove } from '../../../contract/dues.ts'
import { money } from '../../../domain/money.ts'
import { queryKeys } from '../../core/queries.ts'
import { problemOf } from '../../core/refusal.ts'
import { useSession } from '../../core/session.ts'
import { useSay } from '../../i18n/say.ts'
import { useRefusalWords } from '../../sale/refusal-words.ts'
import { tell } from '../../shell/told.ts'
import {
  allOf,
  emptyMove,
  type MoveCause,
  type MoveDraft,
  readMove,
  written,
  wrongIn,
} from './move-form.ts'

/** The form, and the one command that books. Its id is made here: a second press is the same. */
export function useMove(customer: Customer, cause: MoveCause, onClose: () => void) {
  const [id] = useState(() => v7())
  const [draft, setDraft] = useState<MoveDraft>(emptyMove)
  const [stage, setStage] = useState<'form' | 'read-back'>('form')
  const [asked, setAsked] = useState(false)
  // What was owed when the form was opened: the read-back goes by what the cashier has seen.
  const [owes_e4] = useState(customer.owes_e4)
  const booking = useBooking(customer, cause, onClose)
  const reading = readMove(draft)
  const wrong = wrongIn(cause, reading, owes_e4)
  const all = allOf(cause, owes_e4)
  const change = (part: Partial<MoveDraft>) => {
    booking.reset()
    setDraft((now) => ({ ...now, ...part }))
  }
  return {
    customer,
    cause,
    owes_e4,
    all,
    draft,
    reading,
    stage,
    /** What is wrong is said at its field once somebody wanted to go on. */
    wrong: asked ? wrong : null,
    isBooking: booking.isPending,
    problem: booking.problem,
    change,
    fillIn: () => {
      if (written(all) !== '') change({ amount: written(all) })
    },
    look: () => {
      setAsked(wrong !== null)
      if (wrong === null) setStage('read-back')
      return wrong
    },
    ask: () => setAsked(true),
    back: () => setStage('form'),
    book: () => {
      const { amount, words, signedBy } = reading
      if (stage !== 'read-back' || !amount.ok || booking.isPending) return
      const signed = cause === 'forgiven' && { signedBy }
      const what = { id, customer: customer.id, cause, amount_e4: amount.value, words }
      booking.book({ ...what, ...signed })
    },
  }
}

export type Move = ReturnType<typeof useMove>

function useBooking({ name }: Customer, cause: MoveCause, onClose: () => void) {
  const { t, taka } = useSay()
  const { api } = useSession()
  const queries = useQueryClient()
  const said = useProblem()
  const booking = useMutation({
    mutationFn: (words: DuesMove) => api.dues.move(words),
    onSuccess: ({ owes_e4 }, { amount_e4 }) => {
      for (const queryKey of [queryKeys.dues, queryKeys.health, queryKeys.shifts]) {
        void queries.invalidateQueries({ queryKey })
      }
      const size = taka(money(Math.abs(owes_e4)))
      const rest =
        owes_e4 === 0
          ? t('duesMove.restNothing')
          : t(owes_e4 > 0 ? 'duesMove.restOwed' : 'duesMove.restAhead', { amount: size })
      tell(t(`duesMove.done.${cause}`, { name, amount: taka(money(amount_e4)), rest }))
      onClose()
    },
  })
  return {
    book: booking.mutate,
    reset: booking.reset,
    isPending: booking.isPending,
    problem: booking.error && said(booking.error, cause),
  }
}

/** Why it was not booked, and what to do about it. */
function useProblem() {
  const { t, taka } = useSay()
  const refusalWords = useRefusalWords()
  return (error: Error, cause: MoveCause): string => {
    const problem = problemOf(error)
    if (problem.kind !== 'refused') return t('duesMove.lost')
    const { refusal } = problem
    if (refusal.code === 'NO_SHIFT') return t('duesMove.noShift')
    if (refusal.code !== 'BAD_INPUT') return refusalWords(refusal)
    const { code, limit_e4 } = refusal.data
    const limit = limit_e4 === null ? '' : taka(limit_e4)
    if (code === 'words-differ') return t('duesMove.wordsDiffer')
    if (code === 'above-drawer') {
      return limit === '' ? t('cashMove.aboveBlind') : t('duesMove.drawerShort', { limit })
    }
    if (cause === 'paid' || code === 'signature-missing') return refusalWords(refusal)
    return t(`duesMove.tooMuch.${cause}`, { limit })
  }
}
