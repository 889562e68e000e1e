import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { TopUp } from '../../../contract/schemas.ts'
import type { WalletAt } from '../../../domain/ledger.ts'
import { useBookingForm } from '../../booking/use-booking-form.ts'
import { queryKeys } from '../../core/queries.ts'
import { problemOf } from '../../core/refusal.ts'
import { useSession } from '../../core/session.ts'
import { useSay } from '../../i18n/say.ts'
import { useRefusalWords } from '../../sale/refusal-words.ts'
import { tell } from '../../shell/told.ts'
import { type Began, draftFor, firstWrong, readTopUp } from './top-up-form.ts'

/** The form of a top-up, and the one command that books it. */
export function useTopUp(at: WalletAt, began: Began, onClose: () => void) {
  return useBookingForm({
    begin: () => draftFor(began),
    read: readTopUp,
    wrongIn: firstWrong,
    wordsOf: ({ amount, slip, paidFrom }, id): TopUp | null =>
      amount.ok && paidFrom !== null
        ? { id, ...at, amount_e4: amount.value, slip, paidFrom }
        : null,
    booking: useTopUpCall(at, onClose),
    said: useProblem(),
  })
}

export type TopUpState = ReturnType<typeof useTopUp>

function useTopUpCall(at: WalletAt, onClose: () => void) {
  const { t, taka, wallet: nameOf } = useSay()
  const { api } = useSession()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (words: TopUp) => api.wallets.topUp(words),
    onSuccess: (wallets, { amount_e4, slip }) => {
      queries.setQueryData(queryKeys.wallets, wallets)
      for (const queryKey of [queryKeys.drift, queryKeys.health]) {
        void queries.invalidateQueries({ queryKey })
      }
      const wallet = nameOf(at.provider, at.wallet)
      tell(t('topUp.done', { amount: taka(amount_e4), wallet, slip }))
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
    if (problem.kind !== 'refused') return t('topUp.lost')
    const { refusal } = problem
    const { code = null, limit_e4 = null } = refusal.code === 'BAD_INPUT' ? refusal.data : {}
    if (code === 'words-differ') return t('topUp.wordsDiffer')
    if (code === 'above-drawer') {
      if (limit_e4 === null) return t('cashMove.aboveBlind')
      return t('cashMove.aboveDrawer', { amount: taka(limit_e4, 'sum') })
    }
    return code === 'not-opened' ? t('topUp.notOpened') : refusalWords(refusal)
  }
}
