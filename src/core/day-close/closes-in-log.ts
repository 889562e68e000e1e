import { z } from 'zod'
import type { ReadableDb } from '../db/database.ts'
import { createDayRows } from './rows.ts'

/** By what the log tells the books of one shop from others that were kept in the same folder. */
export function booksInLog(dbId: string): string {
  // As many as can be the number of no customer, which a log hides.
  return dbId.slice(0, 8)
}

const Closed = z.object({
  msg: z.literal('day-closed'),
  time: z.iso.datetime(),
  number: z.number().int().positive(),
  day: z.string(),
  hash: z.string(),
  books: z.string(),
})
type Closed = z.infer<typeof Closed>

/**
 * The newest closes can be cut off, and every report be written anew with its hash: the chain is
 * whole then all the same, and only what stands outside of the books knows better. Beside the slips
 * that is the log. Whatever was closed before a copy was put back is not looked for.
 *
 * @param lines of the logs, in whatever order
 * @returns what does not fit, each in a line
 */
export function provedByLog(db: ReadableDb, lines: Iterable<string>): string[] {
  const own = db.read<[], { dbId: string }>("SELECT value AS dbId FROM book WHERE key = 'db_id'")
  const putBack = db.read<[], { at_ms: number | null }>(
    'SELECT max(at_ms) AS at_ms FROM restoration',
  )
  const books = booksInLog(own.get()?.dbId ?? '')
  const since_ms = putBack.get()?.at_ms ?? 0
  const rows = new Map(
    createDayRows(db)
      .all()
      .map(({ number, hash }) => [number, hash]),
  )
  const known = new Map<number, Closed>()
  for (const line of lines) {
    const closed = closedOf(line)
    if (closed?.books !== books || Date.parse(closed.time) < since_ms) continue
    known.set(closed.number, closed)
  }
  return [...known.values()]
    .toSorted((a, b) => a.number - b.number)
    .flatMap(({ number, day, hash }) => {
      if (rows.get(number) === hash) return []
      const is = rows.has(number) ? 'is another in the books' : 'is not in the books'
      return [`${day} Z ${number}: was closed by the log of the counter, and ${is}`]
    })
}

function closedOf(line: string): Closed | null {
  // Most lines are about something else.
  if (!line.includes('"day-closed"')) return null
  try {
    return Closed.safeParse(JSON.parse(line)).data ?? null
  } catch {
    // The end of a line that was cut off.
    return null
  }
}
