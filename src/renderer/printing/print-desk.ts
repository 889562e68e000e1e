import type { QueryClient } from '@tanstack/react-query'
import { v7 } from 'uuid'
import type { PaperFor, PaperOf, PrintJob, PrintRequest } from '../../contract/printing.ts'
import type { Paper } from '../../domain/paper/paper.ts'
import type { SaleId } from '../../domain/sale.ts'
import { queryKeys } from '../core/queries.ts'
import { type CoreRefusal, problemOf } from '../core/refusal.ts'

/** A paper that somebody wants now. */
export interface PrintWish {
  readonly paper: Paper
  readonly of: PaperOf
  readonly for: PaperFor
  /** Cash goes into the drawer or out of it. */
  readonly kick: boolean
}

/** What became of the wish; of the paper itself the job tells. */
export type PrintAnswer =
  | { readonly kind: 'job'; readonly job: PrintJob }
  /** The sale is no longer where the paper says it is: nothing is printed. */
  | { readonly kind: 'moved-on'; readonly sale: SaleId }
  /** Papers go through the print dialog of this window. */
  | { readonly kind: 'page' }
  | { readonly kind: 'refused'; readonly refusal: CoreRefusal }
  /** It may have been taken: wished for again it is the same job. */
  | { readonly kind: 'lost' }

export interface PrintDesk {
  /** The same wish while its job is under way is the same job: a key pressed twice prints once. */
  readonly print: (wish: PrintWish) => Promise<PrintAnswer>
}

type Ask = (request: PrintRequest) => Promise<PrintJob>

interface Asked {
  /** What stood on it: another paper is another job. */
  readonly words: string
  readonly id: string
  /** As it was answered; null while it was not. */
  job: PrintJob | null
}

/** Of so many papers it is remembered that they are under way; a hand has one or two. */
const REMEMBERED = 20

/** @param ask puts the job into the counter's own queue; by its id it is there once */
export function createPrintDesk(ask: Ask, queries: QueryClient): PrintDesk {
  const asked = new Map<string, Asked>()
  const isUnderWay = ({ id, job }: Asked): boolean => {
    if (job === null) return true
    const heard = queries.getQueryData<readonly PrintJob[]>(queryKeys.printJobs)
    const { state } = heard?.find((one) => one.id === id) ?? job
    return state === 'queued' || state === 'printing'
  }
  const entryFor = (wish: PrintWish): Asked => {
    const key = JSON.stringify([wish.of, wish.for])
    const words = JSON.stringify(wish.paper)
    const before = asked.get(key)
    if (before?.words === words && isUnderWay(before)) return before
    const entry: Asked = { words, id: v7(), job: null }
    asked.delete(key)
    asked.set(key, entry)
    const [oldest] = asked.keys()
    if (asked.size > REMEMBERED && oldest !== undefined) asked.delete(oldest)
    return entry
  }
  return {
    async print(wish) {
      const entry = entryFor(wish)
      try {
        entry.job = await ask({ id: entry.id, ...wish })
        return { kind: 'job', job: entry.job }
      } catch (error) {
        const answer = answerOf(error)
        // What was refused stands in no queue: the next press is another job.
        if (answer.kind !== 'lost') forget(asked, entry)
        return answer
      }
    },
  }
}

function forget(asked: Map<string, Asked>, entry: Asked): void {
  for (const [key, one] of asked) if (one === entry) asked.delete(key)
}

function answerOf(error: unknown): PrintAnswer {
  const problem = problemOf(error)
  if (problem.kind === 'lost') return { kind: 'lost' }
  const { refusal } = problem
  if (refusal.code === 'WRONG_STATE') return { kind: 'moved-on', sale: refusal.data.id }
  const isPage = refusal.code === 'NOT_HERE' && refusal.data.why === 'no-printer'
  return isPage ? { kind: 'page' } : { kind: 'refused', refusal }
}
