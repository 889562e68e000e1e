import type { StatementPart } from '../../contract/statements.ts'
import { ROWS_MAX, STATEMENT_MAX, type Table } from '../../domain/statement/columns.ts'
import { problem, type Result, success } from '../../domain/result.ts'

export type DraftProblem = 'out-of-order' | 'too-many-rows' | 'too-large'

export interface Drafts {
  /** @returns how many rows are there */
  bring(part: StatementPart): Result<number, DraftProblem>
  /** Null where it was not brought whole, or another one since. */
  table(id: string): Table | null
  drop(id: string): void
}

interface Draft {
  readonly id: string
  /** So many rows are to come in all. */
  readonly of: number
  readonly rows: string[][]
  chars: number
}

/**
 * The table that is being looked at, in memory alone: nothing of it is in the books before it is
 * imported whole. One at a time, so that what nobody went on with is gone with the next.
 */
export function createDrafts(): Drafts {
  let draft: Draft | null = null
  return {
    bring({ id, from, of, rows }) {
      if (from === 0) draft = { id, of, rows: [], chars: 0 }
      if (draft?.id !== id || draft.of !== of || draft.rows.length < from)
        return problem('out-of-order')
      // A part that comes again, because its answer was lost, is there already.
      if (draft.rows.length >= from + rows.length && rows.length > 0) {
        return success(draft.rows.length)
      }
      if (draft.rows.length !== from) return problem('out-of-order')
      if (from + rows.length > of) return problem('out-of-order')
      const chars = rows.flat().reduce((sum, cell) => sum + cell.length, draft.chars)
      if (from + rows.length > ROWS_MAX) return problem('too-many-rows')
      if (chars > STATEMENT_MAX) return problem('too-large')
      draft.rows.push(...rows)
      draft.chars = chars
      return success(draft.rows.length)
    },
    table: (id) => (draft?.id === id && draft.rows.length === draft.of ? draft.rows : null),
    drop(id) {
      if (draft?.id === id) draft = null
    },
  }
}
