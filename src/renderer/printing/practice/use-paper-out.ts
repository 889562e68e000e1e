import { skipToken, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PrintJob } from '../../../contract/printing.ts'
import { queryKeys } from '../../core/queries.ts'
import { useSession } from '../../core/session.ts'
import { usePrintJobs } from '../use-jobs.ts'

/** What the practice printer has put out last; asked for anew with each paper. */
export function useLastPaper(job: string | null) {
  const { api } = useSession()
  return useQuery({
    queryKey: [...queryKeys.lastPaper, job],
    queryFn: job === null ? skipToken : () => api.printing.lastPaper(),
  })
}

/** The newest paper, while nobody has put it away: what lay there before the page came is not. */
export function useNewPaper() {
  const jobs = usePrintJobs().data
  const newest = newestPrinted(jobs ?? [])
  const [away, putAway] = useState<string | null | undefined>(undefined)
  if (away === undefined && jobs !== undefined) putAway(newest)
  const isNew = away !== undefined && newest !== null && newest !== away
  return { job: isNew ? newest : null, putAway: () => putAway(newest) }
}

/**
 * With how often it was printed: the same job tried again is another paper. A test page came out of
 * the shop's own printer, and what lies in the practice one is older.
 */
export function newestPrinted(
  jobs: readonly Pick<PrintJob, 'id' | 'of' | 'state' | 'tries' | 'movedAt_ms'>[],
): string | null {
  const printed = jobs.filter(({ state, of }) => state === 'printed' && of.kind !== 'test')
  const newest = printed.toSorted((one, other) => other.movedAt_ms - one.movedAt_ms)[0]
  return newest ? `${newest.id} ${newest.tries}` : null
}
