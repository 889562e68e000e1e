import type { ReadableDb } from '../database.ts'

/** How SQLite goes about a query, one line a step. */
export function planOf(db: ReadableDb, sql: string): string[] {
  const bound = sql.replaceAll(/@\w+|\?/gu, "'1'")
  const steps = db.read<[], { detail: string }>(`EXPLAIN QUERY PLAN ${bound}`)
  return steps.all().map(({ detail }) => detail)
}
