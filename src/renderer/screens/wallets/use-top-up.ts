import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { v7 } from 'uuid'
import type { TopUp } from '../../../contract/schemas.ts'
import type { WalletAt } from '../../../domain/ledger.ts'
import type { Money } from '../../../domain/money.ts'
import { queryKeys } from '../../core/queries.ts'
import { problemOf } from '../../core/refusal.ts'
import { useSession } from '../../core/session.ts'
import { useSay } from '../../i18n/say.ts'
import { useRefusalWords } from '../../sale/refusal-words.ts'
import { tell } from '../../shell/told.ts'
import { type TopUpDraft, draftFor, firstWrong, readTopUp } from './top-up-form.ts'

/** What the form was opened with. */
interface Began {
  readonly came_e4: Money | undefined
  readonly slip: string | undefined
}

/** The form, and the one command that books. Its id is made here: a second press is the same. */
export function useTopUp(at: WalletAt, began: Began, onClose: () => void) {
  const [id] = useState(() => v7())
  const [draft, setDraft] = useState<TopUpDraft>(() => draftFor(began.came_e4, began.slip))
  const [stage, setStage] = useState<'form' | 'read-back'>('form')
  const [asked, setAsked] = useState(false)
  const booking = useBooking(at, onClose)
  const reading = readTopUp(draft)
  const wrong = firstWrong(reading)
  return {
    draft,
    reading,
    stage,
    /** What is wrong is said at its field once somebody wanted to go on. */
    wrong: asked ? wrong : null,
    isBooking: booking.isPending,
    problem: booking.problem,
    change: (part: Partial<TopUpDraft>) => {
      booking.reset()
      setDraft((now) => ({ ...now, ...part }))
    },
    look: () => {
      setAsked(wrong !== null)
      if (wrong === null) setStage('read-back')
      return wrong
    },
    ask: () => setAsked(true),
    back: () => setStage('form'),
    book: () => {
      const { amount, slip, paidFrom } = reading
      if (stage !== 'read-back' || !amount.ok || paidFrom === null || booking.isPending) return
      booking.book({ id, ...at, amount_e4: amount.value, slip, paidFrom })
    },
  }
}

export type TopUpState = ReturnType<typeof useTopUp>

function useBooking(at: WalletAt, onClose: () => void) {
  const { t, taka, wallet: nameOf } = useSay()
  const { api } = useSession()
  const queries = useQueryClient()
  const refusalWords = useRefusalWords()
  const booking = useMutation({
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
  const said = (error: Error | null): string | null => {
    if (error === null) return null
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
  return {
    book: booking.mutate,
    reset: booking.reset,
    isPending: booking.isPending,
    problem: said(booking.error),
  }
}
