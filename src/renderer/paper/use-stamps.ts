import { useQuery } from '@tanstack/react-query'
import type { PaperFor, PaperOf, PrintJob } from '../../contract/printing.ts'
import { isOfItsMoment } from '../../domain/paper/moment.ts'
import type { Paper, Stamps } from '../../domain/paper/paper.ts'
import { queryKeys } from '../core/queries.ts'
import { useSession } from '../core/session.ts'
import { useHealth } from '../core/use-core.ts'

/** What a paper will be stamped with if it is printed now, and when it was before. */
interface Stamped extends Stamps {
  readonly before_ms: number | null
}

/** @param of null while it is not known what the paper is of */
export function useStamps(paper: Paper | null, of: PaperOf | null, whose: PaperFor): Stamped {
  const { api } = useSession()
  const practice = useHealth().data?.books === 'practice'
  const jobs = useQuery({
    queryKey: queryKeys.printsOf(of),
    queryFn: () => (of === null ? [] : api.printing.of({ of })),
    enabled: of !== null,
  })
  return { practice, ...copyAfter(jobs.data ?? [], paper?.name ?? '', whose) }
}

/**
 * Which copy the next one is, as the counter counts: of the same paper for the same reader, of
 * whatever may be on paper.
 */
export function copyAfter(
  jobs: readonly Pick<PrintJob, 'of' | 'name' | 'for' | 'state' | 'copy' | 'movedAt_ms'>[],
  name: string,
  whose: PaperFor,
): { readonly copy: number | null; readonly before_ms: number | null } {
  const out = jobs.filter(
    (job) =>
      job.name === name &&
      job.for === whose &&
      maybeOnPaper.includes(job.state) &&
      !isOfItsMoment(job.of.kind, name),
  )
  if (out.length === 0) return { copy: null, before_ms: null }
  return {
    copy: Math.max(...out.map(({ copy }) => copy ?? 1)) + 1,
    before_ms: Math.max(...out.map(({ movedAt_ms }) => movedAt_ms)),
  }
}

const maybeOnPaper: readonly PrintJob['state'][] = ['printing', 'printed', 'unknown']
