import type { ReadableDb } from './database.ts'
import { About } from './sums.ts'
import { hearWitness } from './witness.ts'

/** What books say of themselves: whose they are, and how far they go. */
export function aboutOf(db: Pick<ReadableDb, 'read'>, made_ms: number): About {
  const of = (key: string) =>
    db.read<[string], { value: string }>('SELECT value FROM book WHERE key = ?').get(key)?.value
  const last = db
    .read<[], { seq: number; at_ms: number }>(
      'SELECT seq, created_at_ms AS at_ms FROM sale ORDER BY seq DESC LIMIT 1',
    )
    .get()
  return About.parse({
    shop: of('db_id') ?? null,
    books: of('books') ?? null,
    sales: last?.seq ?? 0,
    lastSaleAt_ms: last?.at_ms ?? null,
    made_ms,
  })
}

/** Whose books were open here last, where something remembers it. */
export function shopOf(places: readonly string[]): string | null {
  return hearWitness(places).newest?.shop ?? null
}
