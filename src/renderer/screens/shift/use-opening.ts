import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ShiftOpen, ShiftReport } from '../../../contract/shifts.ts'
import { countedTotal } from '../../../domain/cash/notes.ts'
import { queryKeys } from '../../core/queries.ts'
import { problemOf } from '../../core/refusal.ts'
import { useSession } from '../../core/session.ts'
import { useStore } from '../../core/store.ts'
import { useSay } from '../../i18n/say.ts'
import { useRefusalWords } from '../../sale/refusal-words.ts'
import { type ShiftPlace, goTo, place } from '../../shell/navigation.ts'
import { tell } from '../../shell/told.ts'
import { type Counting, countOf, forgetOpening, openingCount } from './counting.ts'

/** The count that opens a shift, and the one command that does. @param last who was here last */
export function useOpening(last: string) {
  const counting = useStore(openingCount)
  const notes = countOf(counting.piles)
  const cashier = counting.cashier ?? last
  const change = (part: Partial<Counting>) => openingCount.set((now) => ({ ...now, ...part }))
  const opening = useOpen((differs_e4) => change({ differs_e4 }))
  return {
    counting,
    cashier,
    change,
    isPending: opening.isPending,
    problem: opening.problem,
    /** What is missing before it can be opened; null once it was handed in. */
    open(): 'notes' | 'cashier' | 'whose' | null {
      if (notes === null) return 'notes'
      if (cashier.trim() === '') return 'cashier'
      const { id, differs_e4, whose } = counting
      if (differs_e4 !== null && whose === null) return 'whose'
      if (opening.isPending) return null
      opening.open({ id, cashier, notes, ...(whose && { differenceOf: whose }) })
      return null
    },
  }
}

export type Opening = ReturnType<typeof useOpening>

function useOpen(onDiffers: (difference_e4: NonNullable<Counting['differs_e4']>) => void) {
  const { t } = useSay()
  const { api } = useSession()
  const refusalWords = useRefusalWords()
  const goOn = useGoOn()
  const opening = useMutation({
    mutationFn: (words: ShiftOpen) => api.shifts.open(words),
    onSuccess: goOn,
    onError: (error) => {
      const problem = problemOf(error)
      if (problem.kind !== 'refused' || problem.refusal.code !== 'BAD_INPUT') return
      const { code, limit_e4 } = problem.refusal.data
      if (code === 'difference' && limit_e4 !== null) onDiffers(limit_e4)
    },
  })
  const said = (error: Error | null): string | null => {
    if (error === null) return null
    const problem = problemOf(error)
    if (problem.kind !== 'refused') return t('refusal.LOST')
    const code = problem.refusal.code === 'BAD_INPUT' ? problem.refusal.data.code : null
    if (code === 'difference') return null
    return code === 'shift-open' ? t('shift.openedMeanwhile') : refusalWords(problem.refusal)
  }
  return { open: opening.mutate, isPending: opening.isPending, problem: said(opening.error) }
}

/** Whoever came because nothing could be sold without a shift goes on where the sale waits. */
function useGoOn() {
  const { t, taka, count } = useSay()
  const queries = useQueryClient()
  return ({ number, openingNotes }: ShiftReport) => {
    forgetOpening()
    void queries.invalidateQueries({ queryKey: queryKeys.shifts })
    void queries.invalidateQueries({ queryKey: queryKeys.health })
    const amount = taka(countedTotal(openingNotes))
    tell(t('shift.opened', { number: count(number), amount }))
    const here = place.get()
    const from: ShiftPlace['from'] = here.screen === 'shift' ? here.from : undefined
    if (from) goTo(from)
  }
}
