import { v7 } from 'uuid'
import type {
  PaperFor,
  PaperOf,
  PrintJob,
  PrintJobId,
  PrintRequest,
} from '../../contract/printing.ts'
import type { Paper } from '../../domain/paper/paper.ts'
import type { SaleId } from '../../domain/sale.ts'
import { type CoreRefusal, problemOf } from '../core/refusal.ts'

/** A paper that somebody wants now. */
export interface PrintWish {
  readonly paper: Paper
  readonly of: PaperOf
  readonly for: PaperFor
  /** Cash goes into the drawer or out of it. */
  readonly kick: boolean
  /**
   * Nobody pressed for it, so that no window opens: without a printer nothing is printed. Its job
   * is this one, whichever window wishes for it.
   */
  readonly byItself?: PrintJobId
}

/** What became of the wish; of the paper itself the job tells. */
export type PrintAnswer =
  | { readonly kind: 'job'; readonly job: PrintJob }
  /** It goes through the print dialog of this window, with the stamps of this job on it. */
  | { readonly kind: 'page'; readonly job: PrintJob }
  /** The press before it has opened that dialog for both. */
  | { readonly kind: 'same-page' }
  /** The sale is no longer where the paper says it is: nothing is printed. */
  | { readonly kind: 'moved-on'; readonly sale: SaleId }
  | { readonly kind: 'refused'; readonly refusal: CoreRefusal }
  /** It may have been taken: wished for again it is the same job. */
  | { readonly kind: 'lost' }

export interface PrintDesk {
  /** The same wish while its job is under way is the same job: a key pressed twice prints once. */
  readonly print: (wish: PrintWish) => Promise<PrintAnswer>
}

/** What of the counter it asks. */
export interface PrintCalls {
  readonly print: (request: PrintRequest) => Promise<PrintJob>
  readonly onPage: (request: PrintRequest) => Promise<PrintJob>
  readonly retry: (words: { readonly id: string }) => Promise<PrintJob>
}

interface Asked {
  /** What stood on it: another paper is another job. */
  readonly words: string
  readonly id: string
  /** As it was asked first: the same job keeps it, whenever it is asked for again. */
  readonly kick: boolean
  /** Printed by this window: of that the counter's printer knows nothing, nor of the reverse. */
  readonly isByPage: boolean
  /** When it was answered; null while it was not. */
  answered_ms: number | null
  /** The dialog has opened for it. */
  isShown: boolean
}

/** Of so many papers it is remembered what was asked; a hand has one or two. */
const REMEMBERED = 20

/** Sooner than this nobody has looked at what came out: the key was pressed twice. */
const SECOND_PRESS_ms = 700

/** What a page knows of its counter. */
export interface PrintDeskParts {
  /** A clock that only goes on. */
  readonly now: () => number
  /** Papers of this go through the page, as far as the page knows: then nobody else is asked. */
  readonly isByPage: (of: PaperOf) => boolean
}

export function createPrintDesk(calls: PrintCalls, { now, isByPage }: PrintDeskParts): PrintDesk {
  const asked = new Map<string, Asked>()
  const keep = (wish: PrintWish, entry: Asked) => {
    const key = keyOf(wish)
    asked.delete(key)
    asked.set(key, entry)
    const [oldest] = asked.keys()
    if (asked.size > REMEMBERED && oldest !== undefined) asked.delete(oldest)
  }
  const goesByPage = ({ of, byItself }: PrintWish) => byItself === undefined && isByPage(of)
  const begin = (wish: PrintWish): Asked => {
    const entry: Asked = {
      words: JSON.stringify(wish.paper),
      id: wish.byItself ?? v7(),
      kick: wish.kick,
      isByPage: goesByPage(wish),
      answered_ms: null,
      isShown: false,
    }
    keep(wish, entry)
    return entry
  }
  const forget = (wish: PrintWish, entry: Asked) => {
    if (asked.get(keyOf(wish)) === entry) asked.delete(keyOf(wish))
  }
  const ask = async (wish: PrintWish, entry: Asked): Promise<PrintAnswer> => {
    const { byItself, ...words } = wish
    const request = { ...words, id: entry.id, kick: entry.kick }
    const answer = await (entry.isByPage
      ? throughPage(calls, request)
      : throughCounter(calls, request, byItself !== undefined))
    if (answer.kind === 'job') entry.answered_ms ??= now()
    // What was refused stands in no queue, and a page shows its own dialog: the next is another.
    else if (answer.kind !== 'lost') forget(wish, entry)
    if (answer.kind !== 'page') return answer
    if (entry.isShown) return { kind: 'same-page' }
    entry.isShown = true
    return answer
  }
  return {
    async print(wish) {
      const before = asked.get(keyOf(wish))
      const isSame = before?.words === JSON.stringify(wish.paper)
      if (!isSame || before.isByPage !== goesByPage(wish)) return ask(wish, begin(wish))
      const { answered_ms } = before
      const answer = await ask(wish, before)
      if (answer.kind !== 'job' || answered_ms === null) return answer
      if (isUnderWay(answer.job) || now() - answered_ms < SECOND_PRESS_ms) return answer
      if (answer.job.state === 'printed' || answer.job.seen) return ask(wish, begin(wish))
      // It did not come out, and this press says: once more.
      const again = await attempt(async () => ({
        kind: 'job',
        job: await calls.retry({ id: before.id }),
      }))
      // That one is never printed any more: what the next press says is another.
      if (again.kind === 'moved-on') forget(wish, before)
      return again
    },
  }
}

/** What was described a step earlier is the same paper as long as the same stands on it. */
function keyOf({ of, for: reader }: PrintWish): string {
  return JSON.stringify([of.kind === 'sale' ? { ...of, version: undefined } : of, reader])
}

function isUnderWay({ state }: PrintJob): boolean {
  return state === 'queued' || state === 'printing'
}

/** Through the counter's own printer; where it turns out to have none, through the page. */
async function throughCounter(
  calls: PrintCalls,
  request: PrintRequest,
  byItself: boolean,
): Promise<PrintAnswer> {
  const answer = await attempt(async () => ({ kind: 'job', job: await calls.print(request) }))
  if (byItself || answer.kind !== 'refused' || !hasNoPrinter(answer.refusal)) return answer
  return throughPage(calls, request)
}

/** The counter is told before the window opens, and says which copy it is. */
function throughPage(calls: PrintCalls, request: PrintRequest): Promise<PrintAnswer> {
  return attempt(async () => ({ kind: 'page', job: await calls.onPage(request) }))
}

function hasNoPrinter(refusal: CoreRefusal): boolean {
  return refusal.code === 'NOT_HERE' && refusal.data.why === 'no-printer'
}

async function attempt(call: () => Promise<PrintAnswer>): Promise<PrintAnswer> {
  try {
    return await call()
  } catch (error) {
    const problem = problemOf(error)
    if (problem.kind === 'lost') return { kind: 'lost' }
    const { refusal } = problem
    if (refusal.code === 'WRONG_STATE') return { kind: 'moved-on', sale: refusal.data.id }
    return { kind: 'refused', refusal }
  }
}
