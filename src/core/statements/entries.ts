import { z } from 'zod'
import { ENTRIES_MAX, StatementEntry, type StatementPage } from '../../contract/statements.ts'
import { money } from '../../domain/money.ts'
import { deliveredStates, type DeliveryState, SaleId, undoneStates } from '../../domain/sale.ts'
import { type Difference, differences } from '../../domain/statement/differences.ts'
import type { LineKind } from '../../domain/statement/lines.ts'
import type { Note, Outcome } from '../../domain/statement/match.ts'
import { nextStep } from '../../domain/statement/next-step.ts'
import type { LineState } from '../../domain/statement/state-words.ts'
import { slipKey } from '../../domain/slip-key.ts'
import type { ReadableDb } from '../db/database.ts'
import { type HeadRow, toHead } from './kept-statements.ts'

/** A sale beside a line; every column is null where there is none. */
interface SaleColumns {
  readonly sale_id: string | null
  readonly sale_number: string
  readonly sale_amount_e4: number
  readonly sale_charged_e4: number | null
  readonly sale_state: DeliveryState
  readonly sale_reference: string | null
  readonly sale_created_at_ms: number
}

interface LineRow extends SaleColumns {
  readonly row: number
  readonly kind: LineKind
  readonly at_ms: number
  readonly to_ms: number
  readonly number: string | null
  readonly amount_e4: number
  readonly charge_e4: number | null
  readonly state: LineState | null
  readonly word: string
  readonly reference: string | null
  readonly outcome: Exclude<Outcome, 'missing-there'>
  readonly differences: string
  readonly note: Note | null
  readonly candidates: string
}

const SALE = `sale.id AS sale_id, sale.number AS sale_number, sale.amount_e4 AS sale_amount_e4,
  sale.charged_e4 AS sale_charged_e4, sale.state AS sale_state,
  sale.provider_reference AS sale_reference, sale.created_at_ms AS sale_created_at_ms`
const HOUR_ms = 3_600_000
/** More would not be walked one by one. */
const CANDIDATES_MAX = 10

/** A page of one of the four lists, with each sale as it stands now. */
export function createEntries(db: ReadableDb) {
  const lines = db.read<[number, string, number, number], LineRow>(
    `SELECT statement_line.*, ${SALE} FROM statement_line
       LEFT JOIN sale ON sale.seq = statement_line.sale_seq
     WHERE statement_seq = CAST(? AS INTEGER) AND outcome = CAST(? AS TEXT)
       AND row > CAST(? AS INTEGER) ORDER BY row LIMIT ?`,
  )
  const missing = db.read<[number, number, number], SaleColumns & { seq: number }>(
    `SELECT sale.seq, ${SALE} FROM statement_missing
       CROSS JOIN sale ON sale.seq = statement_missing.sale_seq
     WHERE statement_seq = CAST(? AS INTEGER) AND sale_seq > CAST(? AS INTEGER)
     ORDER BY sale_seq LIMIT ?`,
  )
  const slipsOf = db.read<[string], { slip: string }>('SELECT slip FROM top_up WHERE provider = ?')
  const idOf = db.read<[number], { id: string }>('SELECT id FROM sale WHERE seq = ?')
  const idsOf = (candidates: string) =>
    Seqs.parse(JSON.parse(candidates))
      .slice(0, CANDIDATES_MAX)
      .flatMap((seq) => idOf.get(seq)?.id ?? [])
      .map((id) => SaleId.parse(id))
  return (head: HeadRow, outcome: Outcome, cursor = 0): StatementPage => {
    if (outcome === 'missing-there') {
      const found = missing.all(head.seq, cursor, ENTRIES_MAX)
      const entries = found.map(missingEntry)
      return { head: toHead(head), entries, cursor: nextCursor(entries, found.at(-1)?.seq) }
    }
    const found = lines.all(head.seq, outcome, cursor, ENTRIES_MAX)
    const hasCredit = outcome === 'missing-here' && found.some(({ kind }) => kind === 'credit')
    const booked = hasCredit ? slipsOf.all(head.provider).map(({ slip }) => slipKey(slip)) : []
    const slips = new Set(booked)
    const entries = found.map((row) => lineEntry(row, idsOf(row.candidates), slips))
    return { head: toHead(head), entries, cursor: nextCursor(entries, found.at(-1)?.row) }
  }
}

function nextCursor(entries: readonly StatementEntry[], last: number | undefined): number | null {
  return entries.length < ENTRIES_MAX ? null : (last ?? null)
}

const Seqs = z.array(z.number().int())
const Differences = z.array(z.enum(differences))

function saleOf(row: SaleColumns): StatementEntry['sale'] {
  if (row.sale_id === null) return null
  return {
    id: SaleId.parse(row.sale_id),
    number: row.sale_number,
    amount_e4: money(row.sale_amount_e4),
    charged_e4: row.sale_charged_e4 === null ? null : money(row.sale_charged_e4),
    state: row.sale_state,
    createdAt_ms: row.sale_created_at_ms,
  }
}

function lineEntry(row: LineRow, candidates: SaleId[], slips: ReadonlySet<string>): StatementEntry {
  const sale = saleOf(row)
  const found: Difference[] = Differences.parse(JSON.parse(row.differences))
  const { outcome, kind, note, state } = row
  const standing = sale && {
    state: sale.state,
    hasReference: row.sale_reference !== null,
    agreesNow: endsAlike(kind === 'refund' ? 'refunded' : state, sale.state),
  }
  const hasReference = row.reference !== null
  const isBookedSince =
    kind === 'credit' && row.reference !== null && slips.has(slipKey(row.reference))
  const told = { outcome, kind, note, differences: found }
  const next = nextStep({ ...told, hasReference, isBookedSince, sale: standing })
  return {
    outcome,
    row: row.row,
    kind,
    at_ms: row.at_ms,
    isDay: row.to_ms - row.at_ms > HOUR_ms,
    number: row.number,
    amount_e4: money(row.amount_e4),
    charge_e4: row.charge_e4 === null ? null : money(row.charge_e4),
    state,
    word: row.word,
    reference: row.reference,
    differences: found,
    note,
    next,
    sale,
    candidates,
  }
}

function missingEntry(row: SaleColumns): StatementEntry {
  const { sale_state: state, sale_reference: reference } = row
  const agreesNow = undoneStates.includes(state)
  const standing = { state, hasReference: reference !== null, agreesNow }
  const about = { kind: null, note: null, differences: [] }
  const outcome = 'missing-there'
  return {
    ...about,
    outcome,
    row: null,
    at_ms: row.sale_created_at_ms,
    isDay: false,
    number: row.sale_number,
    amount_e4: money(row.sale_amount_e4),
    charge_e4: null,
    state: null,
    word: '',
    reference,
    next: nextStep({
      ...about,
      outcome,
      hasReference: false,
      isBookedSince: false,
      sale: standing,
    }),
    sale: saleOf(row),
    candidates: [],
  }
}

function endsAlike(line: LineState | null, sale: DeliveryState): boolean {
  if (line === 'succeeded') return deliveredStates.includes(sale)
  if (line === 'failed' || line === 'refunded') return undoneStates.includes(sale)
  // What was pending there when it was written has ended here since.
  return line === 'pending' && [...deliveredStates, ...undoneStates].includes(sale)
}
