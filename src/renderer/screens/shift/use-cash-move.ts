import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { v7 } from 'uuid'
import type { CashMove } from '../../../contract/shifts.ts'
import type { CashDirection } from '../../../domain/cash/movements.ts'
import { money } from '../../../domain/money.ts'
import { queryKeys } from '../../core/queries.ts'
import { problemOf } from '../../core/refusal.ts'
import { useSession } from '../../core/session.ts'
import { useSay } from '../../i18n/say.ts'
import { useRefusalWords } from '../../sale/refusal-words.ts'
import { tell } from '../../shell/told.ts'
import { firstWrong, type MoveDraft, noMove, readMove } from './cash-move-form.ts'

/** The form, and the one command that books. Its id is made here: a second press is the same. */
export function useCashMove(direction: CashDirection, onClose: () => void) {
  const [id] = useState(() => v7())
  const [draft, setDraft] = useState<MoveDraft>(noMove)
  const [stage, setStage] = useState<'form' | 'read-back'>('form')
  const [asked, setAsked] = useState(false)
  const booking = useBooking(onClose)
  const reading = readMove(draft)
  const wrong = firstWrong(reading)
  return {
    direction,
    draft,
    reading,
    stage,
    /** What is wrong is said at its field once somebody wanted to go on. */
    wrong: asked ? wrong : null,
    isBooking: booking.isPending,
    problem: booking.problem,
    change: (part: Partial<MoveDraft>) => {
      booking.reset()
      setDraft((now) => ({ ...now, ...part }))
    },
    look: () => {
      setAsked(wrong !== null)
      if (wrong === null) setStage('read-back')
      return wrong
    },
    back: () => setStage('form'),
    book: () => {
      const { purpose, amount, words } = reading
      if (stage !== 'read-back' || purpose === null || !amount.ok || booking.isPending) return
      booking.book({ id, direction, purpose, amount_e4: amount.value, words })
    },
  }
}

export type CashMoving = ReturnType<typeof useCashMove>

function useBooking(onClose: () => void) {
  const { t, taka } = useSay()
  const { api } = useSession()
  const queries = useQueryClient()
  const refusalWords = useRefusalWords()
  const booking = useMutation({
    mutationFn: (words: CashMove) => api.shifts.move(words),
    onSuccess: (report, { direction, amount_e4, words }) => {
      queries.setQueryData(queryKeys.shift(report.id), report)
      void queries.invalidateQueries({ queryKey: queryKeys.health })
      tell(t(`cashMove.done.${direction}`, { amount: taka(money(amount_e4)), words }))
      onClose()
    },
  })
  const said = (error: Error | null): string | null => {
    if (error === null) return null
    const problem = problemOf(error)
    if (problem.kind !== 'refused') return t('cashMove.lost')
    const { refusal } = problem
    const { code = null, limit_e4 = null } = refusal.code === 'BAD_INPUT' ? refusal.data : {}
    if (refusal.code === 'NO_SHIFT') return t('cashMove.noShift')
    if (code !== 'above-drawer') return refusalWords(refusal)
    if (limit_e4 === null) return t('cashMove.aboveBlind')
    return t('cashMove.aboveDrawer', { amount: taka(limit_e4, 'sum') })
  }
  return {
    book: booking.mutate,
    reset: booking.reset,
    isPending: booking.isPending,
    problem: said(booking.error),
  }
}
