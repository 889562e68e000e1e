import type { PrintWhy } from '../../contract/printing.ts'
import type { PrinterSettings } from '../../domain/paper/printer.ts'
import { present } from '../../domain/result.ts'
import { createAwake } from '../awake.ts'
import type { Clock } from '../clock.ts'
import { createBeginning, endOf } from './beginning.ts'
import type { JobRow, PrintStep } from './jobs.ts'
import type { Noting, NotingParts } from './noting.ts'
import type { Press, PrintEnd, PrintOrder } from './press.ts'
import type { Turns } from './turns.ts'

/**
 * Later than this the cash of a paper lies in the drawer, or was handed out: a slip that comes late
 * opens it for nobody, and no opening without a sale goes unwritten that way.
 */
const CASH_MOVES_ms = 5 * 60_000

/** What a paper is printed with now. */
export interface PrintsWith {
  readonly press: Press
  readonly printer: PrinterSettings
}

export interface QueueParts extends NotingParts {
  readonly clock: Clock
  readonly turns: Turns
  readonly noting: Noting
  readonly isPractice: boolean
  /** Null where there is nothing to print such a paper with. */
  readonly printsWith: (kind: JobRow['kind']) => PrintsWith | null
  readonly closing: AbortSignal
  /** The books are closed, or about to be: nothing is read or written any more. */
  readonly isLeft: () => boolean
}

export interface PrintQueue {
  /** What a crash left: what was printing is unknown, and what waited comes out no more. */
  recover(): void
  /** Prints what lies in the books as queued, after all that is before it. */
  take(seq: number): void
}

/**
 * A job waits for its turn, is marked `printing` before the first byte leaves, and ends. A request
 * wakes it and nothing else does: what came out of a printer by itself, hours later, would be a
 * paper that nobody expects.
 */
export function createPrintQueue(parts: QueueParts): PrintQueue {
  const { db, jobs, turns, clock, log } = parts
  const printOnce = createPrintOnce(parts)
  return {
    recover: () =>
      db.write(() => {
        for (const { seq, state } of jobs.underWay()) {
          jobs.move(seq, { state: state === 'printing' ? 'unknown' : 'failed', why: 'stopped' })
        }
      }),
    take(seq) {
      const isAwake = createAwake(clock)
      turns
        .take(() => printOnce(seq, isAwake))
        .catch((cause: unknown) => log.error('print-stopped', { job: seq, why: String(cause) }))
    },
  }
}

function createPrintOnce(parts: QueueParts) {
  const { jobs, noting, log, isStorageFailure, printsWith, closing, isLeft } = parts
  return async (seq: number, isAwake: () => boolean): Promise<void> => {
    const fails = (why: PrintWhy) => noting.note(seq, { state: 'failed', why })
    // The books are closed: the next start finds it as it waited.
    if (isLeft()) return
    const job = present(jobs.bySeq(seq), `print job ${seq}`)
    const isWanted = () => !closing.aborted && isAwake()
    if (!isWanted()) return fails('stopped')
    // Which copy it is, is counted by how those before it ended.
    if (!noting.noteOwed()) return fails('not-noted')
    const using = printsWith(job.kind)
    if (!using) return fails('not-here')
    const { order, begun } = ordered(parts, job, using.printer)
    const commit = () => noting.write(seq, begun)
    const beginning = createBeginning({ isWanted, isStorageFailure, commit })
    const end = await endOf(
      async () => await using.press.print(order, beginning.begins, closing),
      beginning,
      log,
    )
    // The same, as it began.
    if (isLeft()) return
    const isUntold = !beginning.isBegun() && end.end !== 'failed'
    if (isUntold) log.error('printed-without-a-beginning', { job: seq })
    noting.note(seq, ...(isUntold ? [begun] : []), stepOf(end))
  }
}

/** What the press is told, and the step that says so. */
function ordered(
  { jobs, isPractice, clock }: QueueParts,
  job: JobRow,
  printer: PrinterSettings,
): { order: PrintOrder; begun: PrintStep } {
  const copy = jobs.nextCopy(job)
  // Once it began the drawer may have opened, whatever is known of the paper.
  const isAtOnce = clock.now() - job.asked_at_ms < CASH_MOVES_ms
  const mayKick = job.kick === 1 && copy === null && job.tries === 0 && isAtOnce
  const kick = mayKick && printer.drawer !== 'none'
  const paper = jobs.paperOf(job.seq)
  return {
    order: { paper, stamps: { practice: isPractice, copy }, printer, kick },
    begun: { state: 'printing', copy, kicked: kick },
  }
}

function stepOf(end: PrintEnd): PrintStep {
  if (end.end === 'printed') return { state: 'printed', confirmed: end.confirmed }
  return { state: end.end, why: end.why }
}
