import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { PrintJob } from '../../contract/printing.ts'
import { queryKeys } from '../core/queries.ts'
import { problemOf } from '../core/refusal.ts'
import { useSession } from '../core/session.ts'
import { useSay } from '../i18n/say.ts'
import { tell } from '../shell/told.ts'
import { refusedPrint } from './job-words.ts'

/**
 * The last papers, the newest first; the counter tells of each that moves.
 *
 * @param isWanted false asks nothing: a counter that sells has other things to do
 */
export function usePrintJobs(isWanted = true) {
  const { api } = useSession()
  return useQuery({
    queryKey: queryKeys.printJobs,
    queryFn: () => api.printing.jobs(),
    enabled: isWanted,
  })
}

/** What a person does with a paper that is not, or may not be, in the hand. */
export function useJobDoings() {
  const { t } = useSay()
  const { api } = useSession()
  const said = useAnswer()
  const again = useMutation({
    mutationFn: ({ id }: PrintJob) => api.printing.retry({ id }),
    onSuccess: (job) => said.done(job, t('printJobs.againDone')),
    onError: said.failed,
  })
  const leave = useMutation({
    mutationFn: ({ id }: PrintJob) => api.printing.seen({ id }),
    onSuccess: (job) => said.done(job, t('printJobs.seenDone')),
    onError: said.failed,
  })
  const leaveAll = useMutation({
    mutationFn: async (jobs: readonly PrintJob[]) => {
      const left: PrintJob[] = []
      for (const { id } of jobs) left.push(await api.printing.seen({ id }))
      return left
    },
    onSuccess: (jobs) => {
      for (const job of jobs) said.heard(job)
      tell(t('printJobs.seenDone'))
    },
    onError: said.failed,
  })
  return {
    again: again.mutate,
    leave: leave.mutate,
    leaveAll: leaveAll.mutate,
    isBusy: again.isPending || leave.isPending || leaveAll.isPending,
  }
}

function useAnswer() {
  const { t } = useSay()
  const queries = useQueryClient()
  const heard = (job: PrintJob) => {
    queries.setQueryData<readonly PrintJob[]>(queryKeys.printJobs, (jobs) =>
      jobs?.map((one) => (one.id === job.id ? job : one)),
    )
  }
  return {
    heard,
    done: (job: PrintJob, words: string) => {
      heard(job)
      tell(words)
    },
    failed: (error: Error) => {
      const problem = problemOf(error)
      // It is no longer where it was: what is so by now is read.
      void queries.invalidateQueries({ queryKey: queryKeys.printJobs })
      // One that moved on is described anew where its sale is.
      const isLost = problem.kind === 'lost'
      tell(isLost ? t('printing.lost') : refusedPrint({ t }, problem.refusal), 'fail')
    },
  }
}
