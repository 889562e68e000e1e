import type { ReadableDb } from './database.ts'

/**
 * A reading that is asked for more often than the books change: it is made once between two
 * writes. Inside of a write nothing is kept, for what is read there may yet be undone.
 */
export function untilWritten<Value>(db: ReadableDb, read: () => Value): () => Value {
  let kept: { readonly at: number; readonly value: Value } | null = null
  return () => {
    const at = db.writes()
    if (kept?.at === at) return kept.value
    const value = read()
    if (!db.writing()) kept = { at, value }
    return value
  }
}
