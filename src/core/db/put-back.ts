import path from 'node:path'
import type { WritableDb } from './database.ts'
import { namesIn } from './files.ts'

const DRAFT = '.putting-back'

/** Where a copy is made ready before it gets the place of the books. Each has a name of its own. */
export function draftOf(booksFile: string, now_ms: number): string {
  return `${booksFile}${DRAFT}-${now_ms}`
}

/**
 * Copies that were being put in place when the power went. Where the books are gone, one of them is
 * what was to follow: whole, marked, and on disk before anything was moved.
 */
export function draftsLeft(booksFile: string): string[] {
  const folder = path.dirname(booksFile)
  const begins = `${path.basename(booksFile)}${DRAFT}`
  return namesIn(folder)
    .filter((name) => name.startsWith(begins) && !/-(?:wal|shm|journal)$/u.test(name))
    .map((name) => path.join(folder, name))
}

/**
 * Writes into a copy of the books, before it gets their place, how far it goes: what was sold since
 * is missing there, and what it holds as a draft may have left (money.md §5, rescue).
 */
export function markAsPutBack(db: Pick<WritableDb, 'change' | 'write'>, now_ms: number): void {
  const mark = db.change<[number]>(
    `INSERT INTO restoration (at_ms, last_sale_at_ms, last_sale_seq)
     VALUES (?, (SELECT created_at_ms FROM sale ORDER BY seq DESC LIMIT 1),
       (SELECT max(seq) FROM sale))`,
  )
  db.write(() => mark.run(now_ms))
}
