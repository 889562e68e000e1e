import type { WritableDb } from './db/database.ts'
import type { Run } from './run.ts'

/** Books put back from a copy lack what was sold meanwhile, until somebody looks it up. */
export interface Restorations {
  /** From the last sale that stands in the copy to the moment it was put back. */
  gap(): { readonly from_ms: number | null; readonly until_ms: number } | null
  seen(): void
  /** It stood as not sent in a copy that was put back, and may have been sent all the same. */
  readonly mayHaveLeft: (draftSeq: number) => boolean
}

export function createRestorations(db: WritableDb, run: Run): Restorations {
  const unseen = db.read<[], { from_ms: number | null; until_ms: number | null }>(
    `SELECT min(last_sale_at_ms) AS from_ms, max(at_ms) AS until_ms
     FROM restoration WHERE seen_at_ms IS NULL`,
  )
  const newest = db.read<[], { seq: number | null }>(
    'SELECT max(last_sale_seq) AS seq FROM restoration',
  )
  // Books are put back only while they are closed.
  const copied = newest.get()?.seq ?? 0
  const see = db.change<[number]>('UPDATE restoration SET seen_at_ms = ? WHERE seen_at_ms IS NULL')
  return {
    gap() {
      const row = unseen.get()
      if (!row || row.until_ms === null) return null
      return { from_ms: row.from_ms, until_ms: row.until_ms }
    },
    mayHaveLeft: (draftSeq) => draftSeq <= copied,
    seen() {
      db.write(() => see.run(run.moment().at_ms))
    },
  }
}
