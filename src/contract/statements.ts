import { z } from 'zod'
import { cellProblems } from '../domain/statement/cells.ts'
import {
  CELL_MAX,
  COLUMNS_MAX,
  ROWS_MAX,
  StatementColumn,
  StatementMapping,
} from '../domain/statement/columns.ts'
import { differences } from '../domain/statement/differences.ts'
import { lineKinds } from '../domain/statement/lines.ts'
import { notes, outcomes } from '../domain/statement/match.ts'
import { nextSteps } from '../domain/statement/next-step.ts'
import { LineState } from '../domain/statement/state-words.ts'
import { Money } from '../domain/money.ts'
import { ProviderId, WalletName } from '../domain/provider.ts'
import { DeliveryState, SaleId } from '../domain/sale.ts'
import { Instant_ms } from './moments.ts'

export const StatementId = z.uuidv7().brand<'StatementId'>()
export type StatementId = z.infer<typeof StatementId>

/** A part of a table stays within what a counter takes in one message, whatever its script. */
export const PART_CHARS_MAX = 16_000
export const PART_ROWS_MAX = 500

/** The next rows of a table, as text: no file and no path comes to the core. */
export const StatementPart = z.strictObject({
  id: StatementId,
  /** How many rows were brought before; none begins anew. */
  from: z.number().int().min(0).max(ROWS_MAX),
  /** How many rows the whole table has: with fewer nothing of it is looked at. */
  of: z.number().int().min(0).max(ROWS_MAX),
  rows: z.array(z.array(z.string().max(CELL_MAX)).max(COLUMNS_MAX)).max(PART_ROWS_MAX),
})
export type StatementPart = z.infer<typeof StatementPart>

const without = z.array(z.number().int().positive()).max(50)

export const StatementLook = z.strictObject({
  id: StatementId,
  provider: ProviderId,
  /** Absent, what was kept for the provider, or else a guess by the headings. */
  mapping: StatementMapping.optional(),
  /** Rows that are no lines, by the word of a person: a total, a note. */
  without: without.optional(),
})
export type StatementLook = z.infer<typeof StatementLook>

/** The problems that are told of are the first so many. */
export const PROBLEMS_MAX = 100

export const StatementPreview = z.object({
  mapping: StatementMapping,
  mappingIs: z.enum(['kept', 'guessed', 'said']),
  missingColumns: z.array(StatementColumn),
  /** Understood. */
  lines: z.number().int(),
  problemCount: z.number().int(),
  problems: z.array(
    z.object({
      row: z.number().int(),
      column: StatementColumn,
      code: z.enum(cellProblems),
      text: z.string(),
    }),
  ),
  /** Words of the state column whose meaning nobody has said. */
  unknownWords: z.array(z.string()),
  from_ms: Instant_ms.nullable(),
  to_ms: Instant_ms.nullable(),
})
export type StatementPreview = z.infer<typeof StatementPreview>

export const StatementImport = z.strictObject({
  id: StatementId,
  provider: ProviderId,
  /** The wallet it is of; null where it is of all of them. */
  wallet: WalletName.nullable(),
  /** Of the file, for people. */
  name: z.string().trim().max(120),
  mapping: StatementMapping,
  without: without.optional(),
})
export type StatementImport = z.infer<typeof StatementImport>

export const StatementHead = z.object({
  id: StatementId,
  provider: ProviderId,
  wallet: WalletName.nullable(),
  name: z.string(),
  importedAt_ms: Instant_ms,
  from_ms: Instant_ms,
  to_ms: Instant_ms,
  lines: z.number().int(),
  counts: z.record(z.enum(outcomes), z.number().int()),
})
export type StatementHead = z.infer<typeof StatementHead>

export const StatementEntry = z.object({
  outcome: z.enum(outcomes),
  /** Null for a sale that no line is of. */
  row: z.number().int().nullable(),
  kind: z.enum(lineKinds).nullable(),
  at_ms: Instant_ms,
  /** The line tells the day alone. */
  isDay: z.boolean(),
  number: z.string().nullable(),
  amount_e4: Money,
  charge_e4: Money.nullable(),
  state: LineState.nullable(),
  word: z.string(),
  reference: z.string().nullable(),
  differences: z.array(z.enum(differences)),
  note: z.enum(notes).nullable(),
  next: z.enum(nextSteps),
  /** As it stands now, not as it stood at the import. */
  sale: z
    .object({
      id: SaleId,
      number: z.string(),
      amount_e4: Money,
      charged_e4: Money.nullable(),
      state: DeliveryState,
      createdAt_ms: Instant_ms,
    })
    .nullable(),
  /** Sales it may be of. */
  candidates: z.array(SaleId),
})
export type StatementEntry = z.infer<typeof StatementEntry>

export const ENTRIES_MAX = 100

export const StatementWanted = z.strictObject({
  id: StatementId,
  outcome: z.enum(outcomes),
  /** What the last page ended with. */
  cursor: z.number().int().nonnegative().optional(),
})

export const StatementPage = z.object({
  head: StatementHead,
  entries: z.array(StatementEntry),
  cursor: z.number().int().nullable(),
})
export type StatementPage = z.infer<typeof StatementPage>
