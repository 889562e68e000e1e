import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ShiftClose, ShiftReport } from '../../../contract/shifts.ts'
import type { Money } from '../../../domain/money.ts'
import { queryKeys } from '../../core/queries.ts'
import { problemOf } from '../../core/refusal.ts'
import { useSession } from '../../core/session.ts'
import { useSay } from '../../i18n/say.ts'
import { useRefusalWords } from '../../sale/refusal-words.ts'
import { tell } from '../../shell/told.ts'
import { type Counting, closingCount, countOf } from './counting.ts'

/** What a count that was handed in still needs. */
export type Missing = 'notes' | 'reason' | 'signedBy'

/**
 * The count that closes a shift. It is handed in without a word first: only the counter says what
 * it differs by, so that a count is blind where it is to be.
 */
export function useClosing(counting: Counting, onClosed: (report: ShiftReport) => void) {
  const { t, count } = useSay()
  const { api } = useSession()
  const queries = useQueryClient()
  const refusalWords = useRefusalWords()
  const closing = useMutation({
    mutationFn: (words: ShiftClose) => api.shifts.close(words),
    onSuccess: (report) => {
      closingCount.set(() => null)
      queries.setQueryData(queryKeys.shift(report.id), report)
      void queries.invalidateQueries({ queryKey: queryKeys.shifts })
      void queries.invalidateQueries({ queryKey: queryKeys.health })
      tell(t('shift.shutDone', { number: count(report.number) }))
      onClosed(report)
    },
    onError: (error) => {
      const missing = missingIn(error)
      if (missing) closingCount.set((now) => now && { ...now, differs_e4: missing.differs_e4 })
    },
  })
  const notes = countOf(counting.piles)
  const words = (error: Error | null): string | null => {
    if (error === null || missingIn(error)) return null
    const problem = problemOf(error)
    if (problem.kind !== 'refused') return t('refusal.LOST')
    const code = problem.refusal.code === 'BAD_INPUT' ? problem.refusal.data.code : null
    return code === 'shift-closed' ? t('shift.closedMeanwhile') : refusalWords(problem.refusal)
  }
  return {
    isPending: closing.isPending,
    problem: words(closing.error),
    /** What the counter said is missing, of the count as it stands. */
    missing: closing.error && counting.differs_e4 !== null ? missingIn(closing.error) : null,
    /** @returns where the hand goes; null once it was handed in */
    hand(): Missing | null {
      if (notes === null) return 'notes'
      const { id, reason, signedBy, differs_e4 } = counting
      if (differs_e4 !== null && reason.trim() === '') return 'reason'
      if (closing.isPending) return null
      const said = differs_e4 === null ? {} : { reason, ...(signedBy.trim() && { signedBy }) }
      closing.mutate({ id, notes, ...said })
      return null
    },
  }
}

interface MissingIn {
  readonly of: 'reason' | 'signedBy'
  readonly differs_e4: Money | 'untold'
}

function missingIn(error: Error): MissingIn | null {
  const problem = problemOf(error)
  if (problem.kind !== 'refused' || problem.refusal.code !== 'BAD_INPUT') return null
  const { field, limit_e4 } = problem.refusal.data
  if (field !== 'reason' && field !== 'signedBy') return null
  return { of: field, differs_e4: limit_e4 ?? 'untold' }
}
