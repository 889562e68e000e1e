import type { PrintWhy } from '../../contract/printing.ts'
import type { PrinterSettings } from '../../domain/paper/printer.ts'
import { present } from '../../domain/result.ts'
import { createAwake } from '../awake.ts'
import type { Clock } from '../clock.ts'
import { createBeginning, endOf } from './beginning.ts'
import { type CashMoves, createCashMoves } from './cash-moves.ts'
import { type JobRow, type PrintStep, toJob } from './jobs.ts'
import type { Noting, NotingParts } from './noting.ts'
import type { Press, PrintEnd, PrintOrder } from './press.ts'
import { notSo, type StandingOf } from './standing.ts'
import type { Turns } from './turns.ts'

/** So long somebody stands there: behind a print that hangs no drawer opens that nobody is at. */
export const AT_THE_DRAWER_ms = 10_000

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
  readonly standingOf: StandingOf
  readonly closing: AbortSignal
  /** The books are closed, or about to be: nothing is read or written any more. */
  readonly isLeft: () => boolean
}

export interface PrintQueue {
  /** What a crash left: what was printing is unknown, and what waited comes out no more. */
  recover(): void
  /** Prints what was asked for now and lies in the books as queued, after all that is before it. */
  take(seq: number): void
  /** The same once more, because a person says so. */
  takeAgain(seq: number): void
}

/**
 * A job waits for its turn, is marked `printing` before the first byte leaves, and ends. A request
 * wakes it and nothing else does: what came out of a printer by itself, hours later, would be a
 * paper that nobody expects.
 */
export function createPrintQueue(parts: QueueParts): PrintQueue {
  const { db, jobs, turns, clock, log } = parts
  const cashMoves = createCashMoves(clock)
  const printOnce = createPrintOnce(parts, cashMoves)
  const takeAgain = (seq: number): void => {
    const isAwake = createAwake(clock)
    const until_ms = clock.monotonic() + AT_THE_DRAWER_ms
    const isAttended = () => clock.monotonic() < until_ms
    turns
      .take(() => printOnce(seq, { isAwake, isAttended }))
      .catch((cause: unknown) => log.error('print-stopped', { job: seq, why: String(cause) }))
  }
  return {
    recover: () =>
      db.write(() => {
        for (const { seq, state } of jobs.underWay()) {
          jobs.move(seq, { state: state === 'printing' ? 'unknown' : 'failed', why: 'stopped' })
        }
      }),
    take(seq) {
      cashMoves.begins(seq)
      takeAgain(seq)
    },
    takeAgain,
  }
}

/** What is known of whoever asked for a paper. */
interface Patience {
  /** The machine has not slept since. */
  readonly isAwake: () => boolean
  /** So little time has gone that somebody is at the drawer still. */
  readonly isAttended: () => boolean
}

function createPrintOnce(parts: QueueParts, cashMoves: CashMoves) {
  const { jobs, noting, log, isStorageFailure, printsWith, standingOf, closing, isLeft } = parts
  /** It may have waited behind a printer that hangs, while its sale went on. */
  const unwantedFor = (job: JobRow, isAwake: () => boolean) => (): PrintWhy | null => {
    if (closing.aborted || !isAwake()) return 'stopped'
    return notSo(toJob(job), standingOf, job.sale_version) ? 'moved-on' : null
  }
  return async (seq: number, { isAwake, isAttended }: Patience): Promise<void> => {
    const fails = (why: PrintWhy) => noting.note(seq, { state: 'failed', why })
    // The books are closed: the next start finds it as it waited.
    if (isLeft()) return
    const job = present(jobs.bySeq(seq), `print job ${seq}`)
    const unwanted = unwantedFor(job, isAwake)
    const why = unwanted()
    if (why !== null) return fails(why)
    // Which copy it is, is counted by how those before it ended.
    if (!noting.noteOwed()) return fails('not-noted')
    const using = printsWith(job.kind)
    if (!using) return fails('not-here')
    const isAtOnce = isAttended() && cashMoves.isNow(seq)
    const { order, begun } = ordered(parts, job, using.printer, isAtOnce)
    const commit = () => noting.write(seq, begun)
    const beginning = createBeginning({ unwanted, isStorageFailure, commit })
    const end = await endOf(
      // One that cannot be read any more ends by this too: nothing else would ever end its job.
      async () => {
        const paper = jobs.paperOf(seq)
        return await using.press.print({ paper, ...order }, beginning.begins, closing)
      },
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

/** What the press is told beside the paper, and the step that says so. */
function ordered(
  { jobs, isPractice }: QueueParts,
  job: JobRow,
  printer: PrinterSettings,
  isAtOnce: boolean,
): { order: Omit<PrintOrder, 'paper'>; begun: PrintStep } {
  const copy = jobs.nextCopy(job)
  // Once it began the drawer may have opened, whatever is known of the paper.
  const isFirst = copy === null && job.tries === 0
  const kick = job.kick === 1 && isFirst && isAtOnce && printer.drawer !== 'none'
  return {
    order: { stamps: { practice: isPractice, copy }, printer, kick },
    begun: { state: 'printing', copy, kicked: kick },
  }
}

function stepOf(end: PrintEnd): PrintStep {
  if (end.end === 'printed') return { state: 'printed', confirmed: end.confirmed }
  return { state: end.end, why: end.why }
}
