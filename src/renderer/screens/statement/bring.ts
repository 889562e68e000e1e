import { v7 } from 'uuid'
import {
  PART_CHARS_MAX,
  PART_ROWS_MAX,
  StatementId,
  type StatementPart,
} from '../../../contract/statements.ts'
import type { Api } from '../../api.ts'
import type { Rows } from './table-file.ts'

/** What quotes and commas around a cell add to a message. */
const AROUND_CELL = 3

/** A table in parts that are each no longer than a message may be. */
export function partsOf(id: StatementId, rows: Rows): StatementPart[] {
  const parts: StatementPart[] = []
  let from = 0
  while (from < rows.length || parts.length === 0) {
    let to = from
    let chars = 0
    while (to < rows.length && to - from < PART_ROWS_MAX) {
      const row = rows[to] ?? []
      chars += row.reduce((sum, cell) => sum + cell.length + AROUND_CELL, AROUND_CELL)
      // The first row of a part goes along whatever its length: longer ones were refused.
      if (chars > PART_CHARS_MAX && to > from) break
      to += 1
    }
    parts.push({ id, from, of: rows.length, rows: rows.slice(from, to) })
    from = to
  }
  return parts
}

/** Brings a table to the core, one part after the other. */
export async function bring(
  api: Pick<Api, 'statements'>,
  rows: Rows,
  id: StatementId = StatementId.parse(v7()),
): Promise<StatementId> {
  for (const part of partsOf(id, rows)) await api.statements.bring(part)
  return id
}
