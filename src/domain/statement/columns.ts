import { z } from 'zod'
import { toLatinDigits } from '../digits.ts'
import { readTime } from './moments.ts'
import { LineState } from './state-words.ts'

/** A month of a busy shop; a longer one is brought in parts. */
export const LINES_MAX = 10_000
/** Title and headings above the first line. */
export const HEAD_ROWS_MAX = 20
export const ROWS_MAX = LINES_MAX + HEAD_ROWS_MAX
export const COLUMNS_MAX = 60
/** Nothing that is meant to be read in a table is longer. */
export const CELL_MAX = 2_000
/** Of a file, in bytes, and of its cells together, in characters. */
export const STATEMENT_MAX = 5 * 1024 * 1024

/**
 * What a column can tell. `time` is a date, with or without its time of day; `clock` the time of
 * day where it has a column of its own; `charge` what the provider took for the sale; `credit`
 * what came back or was added.
 */
export const statementColumns = [
  'time',
  'clock',
  'number',
  'amount',
  'charge',
  'credit',
  'state',
  'reference',
  'ownReference',
] as const
export const StatementColumn = z.enum(statementColumns)
export type StatementColumn = z.infer<typeof StatementColumn>

/** How a provider writes its statements: said once, and kept. */
export const StatementMapping = z.strictObject({
  /** Rows above the first line, the headings among them. */
  firstLine: z.number().int().min(0).max(HEAD_ROWS_MAX),
  columns: z.partialRecord(
    StatementColumn,
    z
      .number()
      .int()
      .min(0)
      .max(COLUMNS_MAX - 1),
  ),
  /** Which comes first in 03/04/2026. */
  dateOrder: z.enum(['day-first', 'month-first']),
  /** What a minus before an amount means where others have no sign: it left, or it came back. */
  minus: z.enum(['out', 'back']).optional(),
  /** What its words for the state of a sale mean, where the counter did not know it. */
  stateWords: z.record(z.string().min(1).max(60), LineState),
})
export type StatementMapping = z.infer<typeof StatementMapping>

export type Table = readonly (readonly string[])[]

/** Headings as providers write them, without case and signs. */
const headings: Readonly<Record<StatementColumn, string>> = {
  time: `date, datetime, date time, date and time, created at, created, created on, timestamp,
    transaction date, trx date, txn date, time date, তারিখ, তারিখ ও সময়`,
  clock: 'time, clock, created time, transaction time, trx time, সময়',
  number: `number, mobile, phone, mobile number, phone number, msisdn, mobile no, phone no,
    recipient, customer, customer number, account, account number, receiver, bill number,
    নম্বর, নাম্বার, মোবাইল, মোবাইল নম্বর, ফোন, ফোন নম্বর`,
  amount: `amount, amount tk, amount bdt, taka, tk, recharge amount, debit, face value,
    টাকা, পরিমাণ, অ্যামাউন্ট`,
  charge: 'payable, cost, charged, net, net amount, deducted, paid, খরচ, কাটা হয়েছে',
  credit: 'credit, refund, added, deposit, top up, জমা, ফেরত',
  state: 'status, state, trx status, result, অবস্থা, স্ট্যাটাস',
  reference: `trxid, trx id, trx, transaction id, txn id, txnid, transaction, id, operator trx,
    transaction no, ট্রানজেকশন আইডি, লেনদেন নম্বর`,
  ownReference: 'ref id, refid, reference, ref, our reference, order id, রেফারেন্স',
}

function plain(heading: string): string {
  return heading
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
}

const columnOf: ReadonlyMap<string, StatementColumn> = new Map(
  statementColumns.flatMap((column) =>
    headings[column].split(',').map((heading) => [plain(heading), column] as const),
  ),
)

/** What the headings of a row say; the first column of a meaning has it. */
function readHeadings(row: readonly string[]): StatementMapping['columns'] {
  const found: StatementMapping['columns'] = {}
  for (const [index, cell] of row.slice(0, COLUMNS_MAX).entries()) {
    const column = columnOf.get(plain(cell))
    if (column !== undefined && found[column] === undefined) found[column] = index
  }
  // A lone "Time" is the date as well.
  if (found.time === undefined && found.clock !== undefined) {
    found.time = found.clock
    delete found.clock
  }
  return found
}

/** A guess by the headings, for a person to look at: nothing is imported by it alone. */
export function guessMapping(table: Table): StatementMapping {
  let best: { firstLine: number; columns: StatementMapping['columns'] } | null = null
  for (const [index, row] of table.slice(0, HEAD_ROWS_MAX).entries()) {
    const columns = readHeadings(row)
    const count = Object.keys(columns).length
    if (count >= 2 && count > Object.keys(best?.columns ?? {}).length) {
      best = { firstLine: index + 1, columns }
    }
  }
  const { firstLine, columns } = best ?? { firstLine: 0, columns: {} }
  const dates = columns.time === undefined ? [] : cellsOf(table, firstLine, columns.time)
  return { firstLine, columns, dateOrder: guessDateOrder(dates), stateWords: {} }
}

function cellsOf(table: Table, firstLine: number, column: number): string[] {
  return table.slice(firstLine).map((row) => row[column] ?? '')
}

/** So many dates at the head and at the end tell the span of a table: ten thousand take a while. */
const ENDS = 200

/** Here days come first, unless a date shows that they do not, or all of them together do. */
function guessDateOrder(written: readonly string[]): StatementMapping['dateOrder'] {
  const dates = written.map(toLatinDigits)
  const parts = dates.flatMap((date) => {
    const [, first, second] = /^\D*(\d{1,2})[/.-](\d{1,2})[/.-]\d/u.exec(date) ?? []
    return first === undefined ? [] : [{ first: Number(first), second: Number(second) }]
  })
  if (parts.some(({ first }) => first > 12)) return 'day-first'
  if (parts.some(({ second }) => second > 12)) return 'month-first'
  // The days of one month, read the other way round, are one day each of many months.
  const ends = [...dates.slice(0, ENDS), ...dates.slice(-ENDS)]
  return spanOf(ends, 'month-first') < spanOf(ends, 'day-first') ? 'month-first' : 'day-first'
}

function spanOf(dates: readonly string[], order: StatementMapping['dateOrder']): number {
  const moments = dates.flatMap((date) => readTime(date, order)?.from_ms ?? [])
  const from_ms = moments.reduce((least, at_ms) => Math.min(least, at_ms), Infinity)
  return moments.reduce((most, at_ms) => Math.max(most, at_ms), -Infinity) - from_ms
}

/**
 * The kept mapping laid on a new table: its headings are looked for, so that another title above
 * them does not matter. Null where they are not there as they were: then nothing is taken over.
 */
export function mappingFor(
  table: Table,
  kept: { readonly headings: readonly string[]; readonly mapping: StatementMapping },
): StatementMapping | null {
  if (kept.headings.every((heading) => heading.trim() === '')) return null
  const key = (row: readonly string[]) => JSON.stringify(row.map(plain))
  const wanted = key(kept.headings)
  const at = table.slice(0, HEAD_ROWS_MAX).findIndex((row) => key(row) === wanted)
  return at === -1 ? null : { ...kept.mapping, firstLine: at + 1 }
}

/** The row of headings that a mapping stands under; empty where the lines begin at once. */
export function headingsOf(table: Table, { firstLine }: StatementMapping): readonly string[] {
  return table[firstLine - 1] ?? []
}

/** What must be told of every line: when, how much, and of what. */
export function missingColumns({ columns }: StatementMapping): readonly StatementColumn[] {
  const has = (column: StatementColumn) => columns[column] !== undefined
  const named = has('number') || has('reference') || has('ownReference')
  return [
    ...(has('time') ? [] : (['time'] as const)),
    ...(has('amount') || has('credit') ? [] : (['amount'] as const)),
    ...(named ? [] : (['reference'] as const)),
  ]
}
