import { createHash } from 'node:crypto'
import {
  PaperOf,
  PrintJob,
  type AskedPrint,
  type PrintState,
  type PrintWhy,
} from '../../contract/printing.ts'
import { isOfItsMoment } from '../../domain/paper/moment.ts'
import { Paper } from '../../domain/paper/paper.ts'
import { present } from '../../domain/result.ts'
import type { WritableDb } from '../db/database.ts'
import type { Run } from '../run.ts'

/** A job as it lies in the books, with its newest step. */
export interface JobRow {
  readonly seq: number
  readonly id: string
  readonly request_hash: string
  readonly kind: PaperOf['kind']
  readonly subject: string
  readonly sale_state: string | null
  readonly sale_version: number | null
  readonly reader: string
  readonly name: string
  readonly kick: 0 | 1
  readonly asked_at_ms: number
  readonly version: number
  readonly state: PrintState
  readonly seen: 0 | 1
  readonly moved_at_ms: number
  readonly why: PrintWhy | null
  readonly confirmed: 0 | 1
  readonly tries: number
  readonly copy: number | null
}

/** What a job comes to next. */
export interface PrintStep {
  readonly state: PrintState
  readonly why?: PrintWhy
  readonly confirmed?: boolean
  readonly seen?: boolean
  readonly copy?: number | null
  readonly kicked?: boolean
}

/** So many are listed, and as many more that wait for a person. */
const LISTED = 60

const JOB = `SELECT job.*, step.at_ms AS moved_at_ms, step.why, step.confirmed,
    (SELECT count(*) FROM print_step AS past
     WHERE past.job_seq = job.seq AND past.state = 'printing') AS tries,
    (SELECT past.copy FROM print_step AS past
     WHERE past.job_seq = job.seq AND past.state = 'printing'
     ORDER BY past.version DESC LIMIT 1) AS copy
  FROM print_job AS job JOIN print_step AS step
    ON step.job_seq = job.seq AND step.version = job.version`

/** Who or what a paper is of, without the state it was in. */
export function subjectOf(of: PaperOf): string {
  switch (of.kind) {
    case 'sale':
      return of.sale
    case 'shift':
      return of.shift
    case 'day':
      return of.businessDate
    case 'statement':
      return of.customer
    case 'test':
      return ''
    default:
      return of satisfies never
  }
}

function paperOf({ kind, subject, sale_state: state }: JobRow): PaperOf {
  const names = { sale: 'sale', shift: 'shift', day: 'businessDate', statement: 'customer' }
  if (kind === 'test') return { kind }
  return PaperOf.parse({ kind, [names[kind]]: subject, ...(kind === 'sale' && { state }) })
}

export function toJob(row: JobRow): PrintJob {
  return PrintJob.parse({
    id: row.id,
    of: paperOf(row),
    for: row.reader,
    name: row.name,
    copy: row.copy,
    state: row.state,
    why: row.why,
    confirmed: row.confirmed === 1,
    seen: row.seen === 1,
    askedAt_ms: row.asked_at_ms,
    movedAt_ms: row.moved_at_ms,
    tries: row.tries,
  })
}

/** The paper as it lies in the books, and what tells the whole request from another. */
export function wordsOf({ of, for: reader, paper, kick }: AskedPrint) {
  const text = JSON.stringify(paper)
  const said = JSON.stringify([of.kind, subjectOf(of), stateIn(of), reader, kick])
  return { text, hash: createHash('sha256').update(said).update(text).digest('hex') }
}

function stateIn(of: PaperOf): string | null {
  return of.kind === 'sale' ? of.state : null
}

/** What papers have in common that are one and the same, printed more than once. */
export type PaperKey = Pick<JobRow, 'kind' | 'subject' | 'reader' | 'name'>

export function keyOf({ of, for: reader, paper: { name } }: AskedPrint): PaperKey {
  return { kind: of.kind, subject: subjectOf(of), reader, name }
}

export type Jobs = ReturnType<typeof createJobs>

/** The jobs in the books: added to, moved step by step, and read. */
export function createJobs(db: WritableDb, run: Pick<Run, 'moment'>) {
  const insert = db.change<
    [
      ...[string, string, string, string, string | null, number | null],
      ...[string, string, number, number],
    ]
  >(
    `INSERT INTO print_job (id, request_hash, kind, subject, sale_state, sale_version,
       reader, name, kick, asked_at_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const insertPaper = db.change<[number, string]>(
    'INSERT INTO print_paper (job_seq, paper) VALUES (?, ?)',
  )
  const insertStep = db.change<
    [number, number, number, string, string | null, number, number, number | null, number]
  >(
    `INSERT INTO print_step (job_seq, version, at_ms, state, why, confirmed, seen, copy, kicked)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const reading = createJobReading(db)
  const { toBeSeenBefore, madeNeedlessBy, ...open } = createOpenJobs(db)
  /** To be written with what it stands for, or in a write of its own. */
  const move = (seq: number, step: PrintStep): void => {
    const { version } = present(reading.at(seq), `print job ${seq}`)
    const { state, why = null, confirmed = false, seen = false, kicked = false } = step
    const flags = [confirmed ? 1 : 0, seen ? 1 : 0, step.copy ?? null, kicked ? 1 : 0] as const
    insertStep.run(seq, version + 1, run.moment().at_ms, state, why, ...flags)
    if (state !== 'printed') return
    // Whoever has the paper in hand is not to be told that it did not come out before.
    for (const old of madeNeedlessBy(seq)) {
      move(old.seq, { state: 'failed', why: old.why, seen: true })
    }
  }
  return {
    ...reading,
    ...open,
    move,
    /** However many came after it: what is told of must be there to be printed, or left. */
    newest(): JobRow[] {
      const listed = reading.newest()
      return [...listed, ...toBeSeenBefore(listed.at(-1)?.seq ?? 0)]
    },
    /** @returns where the new one lies; it has no step yet */
    add(request: AskedPrint, hash: string, saleVersion: number | null): number {
      const { id, of, kick } = request
      const { at_ms } = run.moment()
      const { kind, subject, reader, name } = keyOf(request)
      const own = [kind, subject, stateIn(of), saleVersion, reader, name] as const
      return insert.run(id, hash, ...own, kick ? 1 : 0, at_ms).rowid
    },
    /** What stands on it, until it is printed or a person leaves it. */
    keepPaper(seq: number, text: string): void {
      insertPaper.run(seq, text)
    },
  }
}

function createJobReading(db: WritableDb) {
  const byId = db.read<[string], JobRow>(`${JOB} WHERE job.id = ?`)
  const bySeq = db.read<[number], JobRow>(`${JOB} WHERE job.seq = ?`)
  const at = db.read<[number], { version: number; state: string }>(
    'SELECT version, state FROM print_job WHERE seq = ?',
  )
  const paper = db.read<[number], { paper: string }>(
    'SELECT paper FROM print_paper WHERE job_seq = ?',
  )
  const newest = db.read<[], JobRow>(`${JOB} ORDER BY job.seq DESC LIMIT ${LISTED}`)
  const ofPaper = db.read<[string, string], JobRow>(
    `${JOB} WHERE job.kind = CAST(? AS TEXT) AND job.subject = CAST(? AS TEXT)
     ORDER BY job.seq DESC LIMIT ${LISTED}`,
  )
  const outBefore = db.read<[string, string, string, string], { times: number }>(
    `SELECT count(*) AS times FROM print_job CROSS JOIN print_step ON job_seq = seq
     WHERE kind = CAST(? AS TEXT) AND subject = CAST(? AS TEXT) AND reader = CAST(? AS TEXT)
       AND name = CAST(? AS TEXT) AND print_step.seen = 0
       AND print_step.state IN ('printed', 'unknown')`,
  )
  return {
    byId: (id: string) => byId.get(id),
    bySeq: (seq: number) => bySeq.get(seq),
    at: (seq: number) => at.get(seq),
    /** As long as it may be printed again. */
    paperOf: (seq: number): Paper =>
      Paper.parse(JSON.parse(present(paper.get(seq), `the paper of print job ${seq}`).paper)),
    newest: () => newest.all(),
    ofPaper: (of: PaperOf) => ofPaper.all(of.kind, subjectOf(of)),
    /** Which copy it would be now: null for the first of its paper. */
    nextCopy(job: PaperKey): number | null {
      if (isOfItsMoment(job.kind, job.name)) return null
      const times = present(
        outBefore.get(job.kind, job.subject, job.reader, job.name),
        'a count',
      ).times
      return times === 0 ? null : times + 1
    },
  }
}

interface Failed {
  readonly why: PrintWhy
}

/** Those that are under way, or that a person is to look at. */
function createOpenJobs(db: WritableDb) {
  const waiting = db.read<['unknown' | 'failed', number], JobRow>(
    `${JOB} WHERE job.seq IN (SELECT seq FROM print_job INDEXED BY print_job_open
       WHERE seen = 0 AND state <> 'printed' AND state = CAST(? AS TEXT) AND seq < ?
         AND kind <> 'test'
       ORDER BY seq DESC LIMIT ${LISTED})
     ORDER BY job.seq DESC`,
  )
  const underWay = db.read<[], { seq: number; state: PrintState }>(
    `SELECT seq, state FROM print_job INDEXED BY print_job_open
     WHERE seen = 0 AND state <> 'printed' AND state IN ('queued', 'printing')`,
  )
  const toBeSeen = db.read<[], { jobs: number }>(
    `SELECT count(*) AS jobs FROM print_job INDEXED BY print_job_open
     WHERE seen = 0 AND state <> 'printed' AND state IN ('unknown', 'failed') AND kind <> 'test'`,
  )
  // The same paper, or one of its sale as it was before.
  const madeNeedlessBy = db.read<[number], Pick<JobRow, 'seq' | 'kind' | 'name'> & Failed>(
    `SELECT old.seq, old.kind, old.name, step.why FROM print_job AS job
     JOIN print_job AS old ON old.kind = job.kind AND old.subject = job.subject
       AND old.seq <> job.seq AND old.reader = job.reader
       AND (old.name = job.name OR old.sale_version < job.sale_version)
     JOIN print_step AS step ON step.job_seq = old.seq AND step.version = old.version
     WHERE job.seq = CAST(? AS INTEGER) AND old.state = 'failed' AND old.seen = 0`,
  )
  return {
    /** Older ones that a person is told of still. */
    toBeSeenBefore: (seq: number) => [
      ...waiting.all('unknown', seq),
      ...waiting.all('failed', seq),
    ],
    /** Failed, and one came out in their place: of the same moment, or of a later one. */
    madeNeedlessBy: (seq: number) =>
      madeNeedlessBy
        .all(seq)
        .filter((other) => other.seq < seq || !isOfItsMoment(other.kind, other.name)),
    underWay: () => underWay.all(),
    /** A test page is looked at by whoever asked for it. */
    toBeSeen: db.untilWritten(() => present(toBeSeen.get(), 'a count').jobs),
  }
}
