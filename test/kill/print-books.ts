import { z } from 'zod'
import { PrintState } from '../../src/contract/printing.ts'

const Step = z.object({
  id: z.string(),
  /** The same for papers of which all but the first are copies. */
  paper: z.string(),
  version: z.number(),
  state: PrintState,
  why: z.string().nullable(),
  confirmed: z.number(),
  kicked: z.number(),
})
/** A step of a print job, as it lies on the disk. */
export type PrintStep = z.infer<typeof Step>

/** In the order in which they were written. */
export type PrintBooks = readonly PrintStep[]

// One printer does one thing at a time: no two begin in the same millisecond.
const STEPS = `SELECT id, subject || ' ' || reader || ' ' || name AS paper,
    step.version, step.state, why, confirmed, kicked
  FROM print_step AS step JOIN print_job ON seq = job_seq ORDER BY at_ms, seq, step.version`

export function readPrintBooks(rows: (sql: string) => unknown[]): PrintBooks {
  return z.array(Step).parse(rows(STEPS))
}

/** The steps of each job, the first of them first. */
export function byJob(books: PrintBooks): ReadonlyMap<string, readonly PrintStep[]> {
  return Map.groupBy(books, ({ id }) => id)
}

export function isUnderWay({ state }: PrintStep): boolean {
  return state === 'queued' || state === 'printing'
}

/** How many jobs stand where. */
export function printStates(books: PrintBooks): Map<string, number> {
  const states = [...byJob(books).values()].map((steps) => steps.at(-1)?.state ?? '')
  return new Map(
    [...Map.groupBy(states, (state) => state)].map(([state, all]) => [state, all.length]),
  )
}
