import type { PrintJob, PrintJobId, AskedPrint } from '../../contract/printing.ts'
import { present, problem, type Result, success } from '../../domain/result.ts'
import type { Changes } from '../changes.ts'
import type { WritableDb } from '../db/database.ts'
import type { NotOpened } from './drawer.ts'
import { type JobRow, type Jobs, keyOf, wordsOf } from './jobs.ts'
import type { Noting } from './noting.ts'
import type { PrintQueue, PrintsWith } from './queue.ts'
import { type NotSo, notSo, type StandingOf } from './standing.ts'

/** Why nothing is printed, and nothing was written down. */
export type NotPrinted =
  | { readonly why: NotOpened | 'no-such-job' | 'too-long' | 'not-noted' }
  | NotSo

type Asked = Result<PrintJob, NotPrinted>

/** What a person asks of a paper. */
export interface Asking {
  /** @throws where the disk refuses to note it: then nothing is printed */
  print(request: AskedPrint): Asked
  /** Of what the page prints by itself: told before its dialog opens. */
  onPage(request: AskedPrint): Asked
  /** What is not unknown or failed, or was seen, is told as it stands. */
  retry(id: PrintJobId): Asked
  seen(id: PrintJobId): Asked
}

/** In signs, as JSON: three times the longest account. No more comes through a page's port. */
const PAPER_MOST = 120_000

export interface AskingParts {
  readonly db: WritableDb
  readonly changes: Changes
  readonly standingOf: StandingOf
  readonly jobs: Jobs
  readonly noting: Noting
  readonly queue: Pick<PrintQueue, 'take' | 'takeAgain'>
  readonly printsWith: (kind: JobRow['kind']) => PrintsWith | null
  readonly told: (row: JobRow) => PrintJob
}

export function createAsking(parts: AskingParts): Asking {
  const { db, jobs, noting, queue, printsWith, told, standingOf } = parts
  const added = createAdding(parts)
  /** Of what waits for a person; what does not is told as it stands. */
  const decided = (id: PrintJobId, decide: (row: JobRow) => NotPrinted | null): Asked => {
    if (!noting.noteOwed()) return problem({ why: 'not-noted' })
    const row = jobs.byId(id)
    if (!row) return problem({ why: 'no-such-job' })
    const isOpen = (row.state === 'unknown' || row.state === 'failed') && row.seen === 0
    const refused = isOpen ? decide(row) : null
    return refused ? problem(refused) : success(told(present(jobs.byId(id), `print job ${id}`)))
  }
  return {
    print: (request) =>
      added(request, printsWith(request.of.kind) !== null, (seq, text) => {
        jobs.keepPaper(seq, text)
        jobs.move(seq, { state: 'queued' })
        db.afterCommit(() => queue.take(seq))
      }),
    onPage: (request) =>
      added(request, true, (seq) => {
        jobs.move(seq, { state: 'printing', copy: jobs.nextCopy(keyOf(request)) })
        jobs.move(seq, { state: 'printed' })
      }),
    retry: (id) =>
      decided(id, (row) => {
        const refused = notSo(told(row), standingOf, row.sale_version)
        if (refused) return refused
        if (!printsWith(row.kind)) return { why: 'no-printer' }
        noting.write(row.seq, { state: 'queued' })
        queue.takeAgain(row.seq)
        return null
      }),
    seen: (id) =>
      decided(id, ({ seq, state, why }) => {
        noting.write(seq, { state, ...(why && { why }), seen: true })
        return null
      }),
  }
}

type Begin = (seq: number, text: string) => void

/** Writes down what is asked for the first time: the same id with the same words is the same. */
function createAdding(parts: AskingParts) {
  const { db, changes, jobs, noting, told, standingOf } = parts
  return (request: AskedPrint, canPrint: boolean, begin: Begin): Asked => {
    const { id, of } = request
    const words = wordsOf(request)
    const before = jobs.byId(id)
    if (before?.request_hash === words.hash) return success(told(before))
    if (before) return problem({ why: 'words-differ' })
    const standing = of.kind === 'sale' ? standingOf(of.sale) : null
    const described = of.kind === 'sale' ? (of.version ?? null) : null
    const refused = notSo({ of, name: request.paper.name }, standingOf, described)
    if (refused) return problem(refused)
    if (words.text.length > PAPER_MOST) return problem({ why: 'too-long' })
    if (!canPrint) return problem({ why: 'no-printer' })
    // Which copy it is, is counted by how those before it ended.
    if (!noting.noteOwed()) return problem({ why: 'not-noted' })
    db.write(() => {
      begin(jobs.add(request, words.hash, standing?.version ?? null), words.text)
      db.afterCommit(() => changes.tell('print', id))
    })
    return success(told(present(jobs.byId(id), `print job ${id}`)))
  }
}
