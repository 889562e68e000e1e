import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { CashMove } from '../../../contract/shifts.ts'
import type { CashDirection } from '../../../domain/cash/movements.ts'
import { money } from '../../../domain/money.ts'
import { useBookingForm } from '../../booking/use-booking-form.ts'
import { queryKeys } from '../../core/queries.ts'
import { problemOf } from '../../core/refusal.ts'
import { useSession } from '../../core/session.ts'
import { useSay } from '../../i18n/say.ts'
import { useRefusalWords } from '../../sale/refusal-words.ts'
import { tell } from '../../shell/told.ts'
import { firstWrong, noMove, readMove } from './cash-move-form.ts'

/** The form of cash that is no customer's, and the one command that books it. */
export function useCashMove(direction: CashDirection, onClose: () => void) {
  const form = useBookingForm({
    begin: () => noMove,
    read: readMove,
    wrongIn: firstWrong,
    wordsOf: ({ purpose, amount, words }, id): CashMove | null =>
      amount.ok && purpose !== null
        ? { id, direction, purpose, amount_e4: amount.value, words }
        : null,
    booking: useMoveCall(onClose),
    said: useProblem(),
  })
  return { ...form, direction }
}

export type CashMoving = ReturnType<typeof useCashMove>

function useMoveCall(onClose: () => void) {
  const { t, taka } = useSay()
  const { api } = useSession()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (words: CashMove) => api.shifts.move(words),
    onSuccess: (report, { direction, amount_e4, words }) => {
      queries.setQueryData(queryKeys.shift(report.id), report)
      void queries.invalidateQueries({ queryKey: queryKeys.health })
      tell(t(`cashMove.done.${direction}`, { amount: taka(money(amount_e4)), words }))
      onClose()
    },
  })
}

/** Why it was not booked, and what to do about it. */
function useProblem() {
  const { t, taka } = useSay()
  const refusalWords = useRefusalWords()
  return (error: Error): string => {
    const problem = problemOf(error)
    if (problem.kind !== 'refused') return t('cashMove.lost')
    const { refusal } = problem
    const { code = null, limit_e4 = null } = refusal.code === 'BAD_INPUT' ? refusal.data : {}
    if (refusal.code === 'NO_SHIFT') return t('cashMove.noShift')
    if (code !== 'above-drawer') return refusalWords(refusal)
    if (limit_e4 === null) return t('cashMove.aboveBlind')
    return t('cashMove.aboveDrawer', { amount: taka(limit_e4, 'sum') })
  }
}
