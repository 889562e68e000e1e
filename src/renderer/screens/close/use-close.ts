import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type DayCode, DayCode as DayCodes, type DaysStanding } from '../../../contract/days.ts'
import { queryKeys } from '../../core/queries.ts'
import { problemOf } from '../../core/refusal.ts'
import { useSession } from '../../core/session.ts'
import { useStore } from '../../core/store.ts'
import { useSay } from '../../i18n/say.ts'
import { useRefusalWords } from '../../sale/refusal-words.ts'
import { atStep, beside, type CloseStep } from './steps.ts'

/** The close of the next day: where it is, and the commands that move it. */
export function useClose(standing: DaysStanding) {
  const { next, preparation } = standing
  const here = useStore(atStep)
  const date = next?.businessDate ?? ''
  const isRunning = preparation !== null && preparation.businessDate === date
  const step: CloseStep = here?.businessDate === date ? here.step : 'ask'
  const go = (to: CloseStep) => atStep.set(() => ({ businessDate: date, step: to }))
  const { prepare, leave } = usePreparing(date)
  const closing = useClosing(date)
  return {
    date,
    step,
    isRunning,
    isMissed: next?.isMissed ?? false,
    before: next?.before ?? null,
    forward: () => go(beside(step, 1)),
    back: () => go(beside(step, -1)),
    begin: () => {
      go('ask')
      prepare.mutate(false)
    },
    again: () => prepare.mutate(true),
    leave: () => leave.mutate(),
    isBusy: prepare.isPending || leave.isPending,
    closing,
    problem: useProblem(prepare.error) ?? closing.problem,
  }
}

export type Closing = ReturnType<typeof useClose>

function usePreparing(businessDate: string) {
  const { api } = useSession()
  const queries = useQueryClient()
  const know = (standing: DaysStanding) => queries.setQueryData(queryKeys.daysStanding, standing)
  const prepare = useMutation({
    mutationFn: (again: boolean) => api.days.prepare({ businessDate, again }),
    onSuccess: know,
  })
  const leave = useMutation({ mutationFn: () => api.days.leave(), onSuccess: know })
  return { prepare, leave }
}

/** The one command that closes: pressed twice, the day is closed once. */
function useClosing(businessDate: string) {
  const { api } = useSession()
  const queries = useQueryClient()
  const [closedBy, setClosedBy] = useState<string | null>(null)
  const [isAsked, setAsked] = useState(false)
  const close = useMutation({
    mutationFn: (name: string) => api.days.close({ businessDate, closedBy: name }),
    onSuccess: (told) => {
      queries.setQueryData(queryKeys.dayReport(businessDate), told)
      void queries.invalidateQueries({ queryKey: queryKeys.days })
    },
  })
  return {
    closedBy,
    setClosedBy,
    /** The name is missing, and somebody wanted to close. */
    isNameMissing: isAsked && closedBy?.trim() === '',
    isPending: close.isPending,
    close(name: string, onClosed: (businessDate: string) => void) {
      setAsked(true)
      if (name.trim() === '' || close.isPending) return
      close.mutate(name.trim(), { onSuccess: () => onClosed(businessDate) })
    },
    problem: useProblem(close.error),
  }
}

/** What is against it, in words that say what to do; null where nothing is. */
function useProblem(error: Error | null): string | null {
  const { t } = useSay()
  const refusalWords = useRefusalWords()
  if (error === null) return null
  const problem = problemOf(error)
  if (problem.kind !== 'refused') return t('close.lost')
  const { refusal } = problem
  const code = refusal.code === 'BAD_INPUT' ? DayCodes.safeParse(refusal.data.code) : null
  return code?.success ? t(`close.before.${code.data satisfies DayCode}`) : refusalWords(refusal)
}
