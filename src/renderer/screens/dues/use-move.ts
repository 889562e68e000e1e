import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Customer, DuesMove } from '../../../contract/dues.ts'
import { money } from '../../../domain/money.ts'
import { useBookingForm } from '../../booking/use-booking-form.ts'
import { queryKeys } from '../../core/queries.ts'
import { problemOf } from '../../core/refusal.ts'
import { useSession } from '../../core/session.ts'
import { useSay } from '../../i18n/say.ts'
import { useRefusalWords } from '../../sale/refusal-words.ts'
import { tell } from '../../shell/told.ts'
import { allOf, emptyMove, type MoveCause, readMove, written, wrongIn } from './move-form.ts'

/** The form of money for the due book, and the one command that books it. */
export function useMove(customer: Customer, cause: MoveCause, onClose: () => void) {
  // What was owed when the form was opened: the read-back goes by what the cashier has seen.
  const [owes_e4] = useState(customer.owes_e4)
  const said = useProblem()
  const form = useBookingForm({
    begin: () => emptyMove,
    read: readMove,
    wrongIn: (reading) => wrongIn(cause, reading, owes_e4),
    wordsOf({ amount, words, signedBy }, id): DuesMove | null {
      if (!amount.ok) return null
      const moved = { id, customer: customer.id, cause, amount_e4: amount.value, words }
      return cause === 'forgiven' ? { ...moved, signedBy } : moved
    },
    booking: useMoveCall(customer, cause, onClose),
    said: (error) => said(error, cause),
  })
  const all = allOf(cause, owes_e4)
  return {
    ...form,
    customer,
    cause,
    owes_e4,
    all,
    fillIn: () => {
      if (written(all) !== '') form.change({ amount: written(all) })
    },
  }
}

export type Move = ReturnType<typeof useMove>

function useMoveCall({ name }: Customer, cause: MoveCause, onClose: () => void) {
  const { t, taka } = useSay()
  const { api } = useSession()
  const queries = useQueryClient()
  return useMutation({
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
