import type { WritableDb } from './database.ts'

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
