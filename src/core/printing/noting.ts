import { present } from '../../domain/result.ts'
import type { Changes } from '../changes.ts'
import type { WritableDb } from '../db/database.ts'
import type { Log } from '../log.ts'
import type { JobRow, Jobs, PrintStep } from './jobs.ts'

export interface NotingParts {
  readonly db: WritableDb
  readonly jobs: Jobs
  readonly changes: Changes
  readonly log: Log
  readonly isStorageFailure: (cause: unknown) => boolean
}

/**
 * Writes the steps of jobs. How a print ended cannot be taken back where the disk refuses to note
 * it: that is held until the disk takes it, and until then told from here. A counter that stops
 * before finds the job printing at its next start.
 */
export interface Noting {
  /** @throws where the disk refuses it: then nothing of it is written */
  write(seq: number, ...steps: readonly PrintStep[]): void
  note(seq: number, ...steps: readonly PrintStep[]): void
  /** @returns false where the disk refuses once more what it refused */
  noteOwed(): boolean
  /** As it stands, whether or not that is noted. */
  asItIs(row: JobRow): JobRow
  /** How many wait for a person, and are not noted. */
  owedToBeSeen(): number
}

export function createNoting({ db, jobs, changes, log, isStorageFailure }: NotingParts): Noting {
  const owed = new Map<number, readonly PrintStep[]>()
  const rowOf = (seq: number) => present(jobs.bySeq(seq), `job ${seq}`)
  const tell = (seq: number) => changes.tell('print', rowOf(seq).id)
  const write: Noting['write'] = (seq, ...steps) =>
    db.write(() => {
      for (const step of steps) jobs.move(seq, step)
      db.afterCommit(() => tell(seq))
    })
  const note: Noting['note'] = (seq, ...steps) => {
    try {
      write(seq, ...steps)
    } catch (cause) {
      if (!isStorageFailure(cause)) throw cause
      log.error('print-not-noted', { job: seq, why: String(cause) })
      owed.set(seq, steps)
      tell(seq)
    }
  }
  return {
    write,
    note,
    noteOwed() {
      const before = [...owed]
      owed.clear()
      // What is refused again is owed again.
      for (const [seq, steps] of before) note(seq, ...steps)
      return owed.size === 0
    },
    asItIs(row) {
      const step = owed.get(row.seq)?.at(-1)
      if (!step) return row
      const { state, why = null, confirmed = false } = step
      return { ...row, state, why, confirmed: confirmed ? 1 : 0 }
    },
    // A test page is looked at by whoever asked for it, as in the books.
    owedToBeSeen: () =>
      [...owed].filter(
        ([seq, steps]) => steps.at(-1)?.state !== 'printed' && rowOf(seq).kind !== 'test',
      ).length,
  }
}
