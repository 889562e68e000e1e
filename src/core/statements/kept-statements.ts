import { StatementHead, StatementId } from '../../contract/statements.ts'
import type { ProviderId } from '../../domain/provider.ts'
import { StatementMapping } from '../../domain/statement/columns.ts'
import type { LineOutcome, Outcome } from '../../domain/statement/match.ts'
import type { ReadableDb, WritableDb } from '../db/database.ts'

export interface HeadRow {
  readonly seq: number
  readonly id: string
  readonly provider: ProviderId
  readonly wallet: StatementHead['wallet']
  readonly name: string
  readonly imported_at_ms: number
  readonly from_ms: number
  readonly to_ms: number
  readonly matched: number
  readonly different: number
  readonly missing_here: number
  readonly missing_there: number
}

export type NewHead = Omit<HeadRow, 'seq'> & { readonly mapping: string; readonly left_out: string }

/** So many statements are listed. */
const LISTED = 60

export function toHead(row: HeadRow): StatementHead {
  const counts: Record<Outcome, number> = {
    matched: row.matched,
    different: row.different,
    'missing-here': row.missing_here,
    'missing-there': row.missing_there,
  }
  return {
    id: StatementId.parse(row.id),
    provider: row.provider,
    wallet: row.wallet,
    name: row.name,
    importedAt_ms: row.imported_at_ms,
    from_ms: row.from_ms,
    to_ms: row.to_ms,
    lines: row.matched + row.different + row.missing_here,
    counts,
  }
}

export function createHeads(db: ReadableDb) {
  const byId = db.read<[string], HeadRow>(
    `SELECT statement.* FROM statement_whole CROSS JOIN statement ON seq = statement_seq
     WHERE statement_whole.id = CAST(? AS TEXT)`,
  )
  const newest = db.read<[number], HeadRow>(
    `SELECT statement.* FROM statement_whole CROSS JOIN statement ON seq = statement_seq
     ORDER BY statement_seq DESC LIMIT ?`,
  )
  return { byId: (id: string) => byId.get(id), newest: () => newest.all(LISTED) }
}

export interface KeptMapping {
  readonly headings: readonly string[]
  readonly mapping: StatementMapping
}

/** How each provider writes its statements, as it was said last. */
export function createMappings(db: WritableDb) {
  const find = db.read<[string], { headings: string; mapping: string }>(
    'SELECT headings, mapping FROM statement_mapping WHERE provider = ?',
  )
  const put = db.change<[string, string, string, number]>(
    `INSERT INTO statement_mapping (provider, headings, mapping, saved_at_ms) VALUES (?, ?, ?, ?)
     ON CONFLICT (provider) DO UPDATE SET headings = excluded.headings,
       mapping = excluded.mapping, saved_at_ms = excluded.saved_at_ms`,
  )
  return {
    of(provider: ProviderId): KeptMapping | null {
      const row = find.get(provider)
      if (!row) return null
      const headings: unknown = JSON.parse(row.headings)
      const mapping = StatementMapping.parse(JSON.parse(row.mapping))
      return { headings: Array.isArray(headings) ? headings.map(String) : [], mapping }
    },
    keep(provider: ProviderId, { headings, mapping }: KeptMapping, at_ms: number): void {
      put.run(provider, JSON.stringify(headings), JSON.stringify(mapping), at_ms)
    },
  }
}

interface LineRow {
  readonly statement: number
  readonly row: number
  readonly kind: string
  readonly at_ms: number
  readonly to_ms: number
  readonly number: string | null
  readonly amount_e4: number
  readonly charge_e4: number | null
  readonly state: string | null
  readonly word: string
  readonly reference: string | null
  readonly ownReference: string | null
  readonly outcome: string
  readonly by: string | null
  readonly sale: number | null
  readonly topUp: string | null
  readonly differences: string
  readonly note: string | null
  readonly candidates: string
}

/** So many rows are written at a time: some milliseconds. */
const WRITTEN_AT_ONCE = 500

/**
 * Writes the lines piece by piece, and yields after each. Nobody sees them before `finish`, which
 * is called in the write that ends it: all of a statement is there, or nothing.
 */
export function createWriting(db: WritableDb) {
  const head = db.change<[NewHead]>(
    `INSERT INTO statement (id, provider, wallet, name, imported_at_ms, from_ms, to_ms, mapping,
       left_out, matched, different, missing_here, missing_there)
     VALUES (@id, @provider, @wallet, @name, @imported_at_ms, @from_ms, @to_ms, @mapping,
       @left_out, @matched, @different, @missing_here, @missing_there)`,
  )
  const line = db.change<[LineRow]>(
    `INSERT INTO statement_line (statement_seq, row, kind, at_ms, to_ms, number, amount_e4,
       charge_e4, state, word, reference, own_reference, outcome, found_by, sale_seq, top_up_id,
       differences, note, candidates)
     VALUES (@statement, @row, @kind, @at_ms, @to_ms, @number, @amount_e4, @charge_e4, @state,
       @word, @reference, @ownReference, @outcome, @by, @sale, @topUp, @differences, @note,
       @candidates)`,
  )
  const missing = db.change<[number, number]>(
    'INSERT INTO statement_missing (statement_seq, sale_seq) VALUES (?, ?)',
  )
  const whole = db.change<[number, string]>(
    'INSERT INTO statement_whole (statement_seq, id) VALUES (?, ?)',
  )
  function* write(
    wanted: NewHead,
    lines: readonly LineOutcome[],
    missingThere: readonly number[],
  ): Generator<undefined, number> {
    const { rowid } = db.write(() => head.run(wanted))
    yield* inPieces(lines, (one) => line.run(lineRow(rowid, one)))
    yield* inPieces(missingThere, (sale) => missing.run(rowid, sale))
    return rowid
  }
  function* inPieces<Row>(rows: readonly Row[], put: (row: Row) => void) {
    for (let from = 0; from < rows.length; from += WRITTEN_AT_ONCE) {
      db.write(() => {
        for (const row of rows.slice(from, from + WRITTEN_AT_ONCE)) put(row)
      })
      yield
    }
  }
  return { write, finish: (seq: number, id: string) => void whole.run(seq, id) }
}

function lineRow(statement: number, found: LineOutcome): LineRow {
  const { line, outcome, by, sale, topUp, note } = found
  const { at, ...written } = line
  return {
    ...written,
    statement,
    at_ms: at.from_ms,
    to_ms: at.to_ms,
    outcome,
    by,
    sale: sale?.seq ?? null,
    topUp: topUp?.id ?? null,
    differences: JSON.stringify(found.differences),
    note,
    candidates: JSON.stringify(found.candidates),
  }
}
