import {
  PROBLEMS_MAX,
  type StatementHead,
  type StatementImport,
  type StatementLook,
  type StatementPage,
  type StatementPart,
  type StatementPreview,
} from '../../contract/statements.ts'
import type { FieldProblem } from '../../domain/kinds/kind.ts'
import type { ProviderId } from '../../domain/provider.ts'
import { present, problem, type Result, success } from '../../domain/result.ts'
import {
  guessMapping,
  headingsOf,
  mappingFor,
  missingColumns,
  type StatementMapping,
  type Table,
} from '../../domain/statement/columns.ts'
import { type ReadLines, readLines, type StatementLine } from '../../domain/statement/lines.ts'
import { type Matched, matchLines, type Outcome } from '../../domain/statement/match.ts'
import type { Clock } from '../clock.ts'
import type { WritableDb } from '../db/database.ts'
import type { Run } from '../run.ts'
import { inTurns } from '../turns.ts'
import { createDrafts } from './drafts.ts'
import { createEntries } from './entries.ts'
import { createHeads, createMappings, createWriting, toHead } from './kept-statements.ts'
import { createExpectedThere, createSalesInBooks, createTopUpsInBooks } from './sales-in-books.ts'

/**
 * What a provider lists of our account, laid beside our books. It finds and leads; it changes no
 * sale, books no money and speaks to nobody.
 */
export interface Statements {
  /** @returns how many rows of the table are there */
  bring(part: StatementPart): Result<number, FieldProblem>
  preview(look: StatementLook): Promise<Result<StatementPreview, FieldProblem>>
  /** All of its lines, or nothing. The same id is the same statement. */
  take(wanted: StatementImport): Promise<Result<StatementHead, FieldProblem>>
  list(): StatementHead[]
  page(id: string, outcome: Outcome, cursor: number | undefined): StatementPage | null
  mapping(provider: ProviderId): StatementMapping | null
}

interface Parts {
  readonly db: WritableDb
  readonly run: Run
  readonly clock: Clock
}

/** So many sales that are missing there are listed; their count is told whole. */
const MISSING_MAX = 10_000
/** Top-ups are booked when the slip is at hand, some days before or after. */
const AROUND_ms = 7 * 86_400_000

export function createStatements({ db, run, clock }: Parts): Statements {
  const drafts = createDrafts()
  const heads = createHeads(db)
  const mappings = createMappings(db)
  const entries = createEntries(db)
  const keep = createKeeping({ db, run, clock })
  const read = (table: Table, mapping: StatementMapping, without: readonly number[] = []) => {
    const now_ms = run.moment().at_ms
    return inTurns(readLines(table, { mapping, now_ms, without: new Set(without) }), clock)
  }
  return {
    bring(part) {
      const brought = drafts.bring(part)
      return brought.ok ? brought : refused('rows', brought.problem)
    },
    async preview({ id, provider, mapping: said, without }) {
      const table = drafts.table(id)
      if (!table) return refused('id', 'no-draft')
      const kept = said ? null : mappings.of(provider)
      const again = kept && mappingFor(table, kept)
      const mapping = said ?? again ?? guessMapping(table)
      const mappingIs = said ? 'said' : again ? 'kept' : 'guessed'
      const missing = missingColumns(mapping)
      const lines = missing.length > 0 ? NOTHING_READ : await read(table, mapping, without)
      return success({ ...told(lines), mapping, mappingIs, missingColumns: [...missing] })
    },
    async take(wanted) {
      const before = heads.byId(wanted.id)
      if (before) return success(toHead(before))
      const table = drafts.table(wanted.id)
      if (!table) return refused('id', 'no-draft')
      const { mapping, without = [] } = wanted
      if (missingColumns(mapping).length > 0) return refused('mapping', 'missing-columns')
      const { lines, problems } = await read(table, mapping, without)
      if (problems.length > 0) return refused('lines', 'not-understood')
      if (lines.length === 0) return refused('lines', 'no-lines')
      await keep(wanted, lines, headingsOf(table, mapping))
      drafts.drop(wanted.id)
      return success(toHead(present(heads.byId(wanted.id), 'a statement just imported')))
    },
    list: () => heads.newest().map(toHead),
    page(id, outcome, cursor) {
      const head = heads.byId(id)
      return head ? entries(head, outcome, cursor) : null
    },
    mapping: (provider) => mappings.of(provider)?.mapping ?? null,
  }
}

/** Lays the lines beside the books and writes what was found, in pieces; then it is there. */
function createKeeping({ db, run, clock }: Parts) {
  const heads = createHeads(db)
  const mappings = createMappings(db)
  const lay = createLaying(db, clock)
  const writing = createWriting(db)
  return async (
    wanted: StatementImport,
    lines: readonly StatementLine[],
    headings: readonly string[],
  ): Promise<void> => {
    const { matched, missingThere } = await lay(wanted, lines)
    const { at_ms } = run.moment()
    const head = { ...wanted, counts: countsOf(matched, missingThere.length), at_ms }
    const listed = missingThere.slice(0, MISSING_MAX)
    const written = writing.write(newHead(head, matched), matched.lines, listed)
    const seq = await inTurns(written, clock)
    db.write(() => {
      // Two calls for one statement may both have come this far.
      if (heads.byId(wanted.id)) return
      writing.finish(seq, wanted.id)
      mappings.keep(wanted.provider, { headings, mapping: wanted.mapping }, at_ms)
    })
  }
}

const NOTHING_READ: ReadLines = { lines: [], problems: [], unknownWords: [] }

function refused(field: string, code: string): Result<never, FieldProblem> {
  return problem({ field, code, limit_e4: null })
}

function told({
  lines,
  problems,
  unknownWords,
}: ReadLines): Omit<StatementPreview, 'mapping' | 'mappingIs' | 'missingColumns'> {
  const times = lines.map(({ at }) => at)
  const first = times.reduce((least, { from_ms }) => Math.min(least, from_ms), Infinity)
  const last = times.reduce((most, { to_ms }) => Math.max(most, to_ms), -Infinity)
  return {
    lines: lines.length,
    problemCount: problems.length,
    problems: problems.slice(0, PROBLEMS_MAX),
    unknownWords: unknownWords.slice(0, PROBLEMS_MAX),
    from_ms: times.length === 0 ? null : first,
    to_ms: times.length === 0 ? null : last,
  }
}

/** The lines beside our books, and what of our books no line is of. */
function createLaying(db: WritableDb, clock: Clock) {
  const salesOf = createSalesInBooks(db)
  const topUpsOf = createTopUpsInBooks(db)
  const expected = createExpectedThere(db)
  return async (
    { provider, wallet }: Pick<StatementImport, 'provider' | 'wallet'>,
    lines: readonly StatementLine[],
  ) => {
    const { from_ms, to_ms } = told({ lines: [...lines], problems: [], unknownWords: [] })
    const around = [(from_ms ?? 0) - AROUND_ms, (to_ms ?? 0) + AROUND_ms] as const
    const topUps = topUpsOf(provider, ...around)
    const matched = await inTurns(matchLines(lines, salesOf(provider), topUps), clock)
    const span = { provider, wallet, from_ms: matched.from_ms, to_ms: matched.to_ms }
    const sales = await inTurns(expected(span), clock)
    return { matched, missingThere: sales.filter((seq) => !matched.seen.has(seq)) }
  }
}

type Counts = Readonly<Record<'matched' | 'different' | 'missing_here' | 'missing_there', number>>

function countsOf({ lines }: Matched, missing_there: number): Counts {
  const of = (outcome: Outcome) => lines.filter((line) => line.outcome === outcome).length
  const missing_here = of('missing-here')
  return { matched: of('matched'), different: of('different'), missing_here, missing_there }
}

function newHead(
  {
    counts,
    at_ms,
    ...wanted
  }: StatementImport & { readonly counts: Counts; readonly at_ms: number },
  { from_ms, to_ms }: Matched,
) {
  const { id, provider, wallet, name, mapping, without = [] } = wanted
  const said = { mapping: JSON.stringify(mapping), left_out: JSON.stringify(without) }
  return { id, provider, wallet, name, imported_at_ms: at_ms, from_ms, to_ms, ...said, ...counts }
}
