import type { Money } from '../money.ts'
import type { Result } from '../result.ts'
import { type CellProblem, isNotReckoned, readAmount, readNumber, readReference } from './cells.ts'
import { headingsOf, type StatementColumn, type StatementMapping, type Table } from './columns.ts'
import { readTime, type WrittenTime } from './moments.ts'
import { isTakenForDate, type Shape, shapeOf, type WrittenRow } from './spoilt.ts'
import { type LineState, stateOf, wordKey } from './state-words.ts'

/** A sale; its money given back; or balance that was added. */
export const lineKinds = ['sale', 'refund', 'credit'] as const
export type LineKind = (typeof lineKinds)[number]

/** One line of a statement, as it is understood. */
export interface StatementLine {
  /** Of the file, counted from 1 as a spreadsheet counts. */
  readonly row: number
  readonly kind: LineKind
  readonly at: WrittenTime
  readonly number: string | null
  readonly amount_e4: Money
  /** What the provider took for it; null where the statement does not tell. */
  readonly charge_e4: Money | null
  readonly state: LineState | null
  /** The provider's own word for it. */
  readonly word: string
  readonly reference: string | null
  readonly ownReference: string | null
}

/** What stands in the way of an import. */
export interface LineProblem {
  readonly row: number
  readonly column: StatementColumn
  readonly code: CellProblem
  /** What stands there, cut. */
  readonly text: string
}

type Cell = (column: StatementColumn) => string
type Complain = (column: StatementColumn, code: CellProblem) => void

const TEXT_MAX = 60
/** Before there was recharge through these providers; and no statement tells of tomorrow. */
const EARLIEST_ms = 1_420_048_800_000
const DAY_ms = 86_400_000

interface Reading {
  readonly mapping: StatementMapping
  readonly now_ms: number
  /** Rows a person has said are no lines: a total, a note. */
  readonly without: ReadonlySet<number>
}

export interface ReadLines {
  readonly lines: StatementLine[]
  readonly problems: LineProblem[]
  /** State words nobody has said the meaning of, as they are written. */
  readonly unknownWords: string[]
}

/**
 * Reads every line, and yields after each so that whoever reads ten thousand may do other things
 * in between. Empty rows are none.
 */
export function* readLines(
  table: Table,
  { mapping, now_ms, without }: Reading,
): Generator<undefined, ReadLines> {
  const lines: StatementLine[] = []
  const problems: LineProblem[] = []
  const unknownWords = new Set<string>()
  const rows = rowsOf(table, mapping, without)
  const shape = shapeOf(rows, headingsOf(table, mapping), mapping)
  for (const { row, cells } of rows) {
    yield
    if (cells.length > shape.width) {
      const text = cells.join(' | ').slice(0, TEXT_MAX)
      problems.push({ row, column: 'amount', code: 'wide', text })
      continue
    }
    const cell: Cell = (column) => cells[mapping.columns[column] ?? -1] ?? ''
    const complain: Complain = (column, code) => {
      if (code === 'state-unknown') unknownWords.add(cell('state').trim())
      problems.push({ row, column, code, text: cell(column).trim().slice(0, TEXT_MAX) })
    }
    const line = readLine({ row, cell, mapping, shape, now_ms, complain })
    if (line) lines.push(line)
  }
  return { lines, problems, unknownWords: [...unknownWords] }
}

/** What may be lines: not what stands above them, nor what is empty or left out. */
function rowsOf(
  table: Table,
  { firstLine }: StatementMapping,
  without: ReadonlySet<number>,
): WrittenRow[] {
  return table.flatMap((cells, index) => {
    const row = index + 1
    const isEmpty = cells.every((cell) => cell.trim() === '')
    return index < firstLine || isEmpty || without.has(row) ? [] : [{ row, cells }]
  })
}

interface Row {
  readonly row: number
  readonly cell: Cell
  readonly mapping: StatementMapping
  readonly shape: Shape
  readonly now_ms: number
  readonly complain: Complain
}

function readLine({ row, cell, mapping, shape, now_ms, complain }: Row): StatementLine | null {
  let understood = true
  const refuse: Complain = (column, code) => {
    understood = false
    complain(column, code)
  }
  const read = <Value>(column: StatementColumn, result: Result<Value, CellProblem>) => {
    if (result.ok) return result.value
    refuse(column, result.problem)
    return null
  }
  const at = readAt(cell, { mapping, shape, now_ms, refuse })
  const number = read('number', readNumber(cell('number')))
  const amount = read('amount', readAmount(cell('amount')))
  const charge = read('charge', readAmount(cell('charge')))
  const credit = read('credit', readAmount(cell('credit')))
  const reference = read('reference', readReference(cell('reference')))
  const ownReference = read('ownReference', readReference(cell('ownReference')))
  const word = cell('state').trim()
  // A dash is no word, and nobody could say the meaning of it.
  const isTold = wordKey(word) !== '' && !isNotReckoned(word)
  const state = isTold ? stateOf(word, mapping.stateWords) : null
  if (isTold && state === null) refuse('state', 'state-unknown')
  if (isNotReckoned(word)) refuse('state', 'not-reckoned')
  if (amount?.sign === '-' && shape.mixesSigns && mapping.minus === undefined) {
    refuse('amount', 'minus')
  }
  if (!understood || at === null) return null
  const isBack = amount !== null && cameBack(amount.sign, shape, mapping.minus)
  const cameIn = credit ?? (isBack ? amount : null)
  const wentOut = isBack ? null : amount
  if (cameIn && wentOut) refuse('credit', 'sign')
  const money = wentOut ?? cameIn
  if (!money) refuse(mapping.columns.amount === undefined ? 'credit' : 'amount', 'empty')
  const kind = wentOut ? 'sale' : number === null && ownReference === null ? 'credit' : 'refund'
  const isNamed = number !== null || reference !== null || ownReference !== null
  if (kind === 'sale' && !isNamed) refuse('number', 'nothing-named')
  if (!understood || !money) return null
  const story = { number, state, word, reference, ownReference }
  const charge_e4 = charge?.amount_e4 ?? null
  return { row, kind, at, amount_e4: money.amount_e4, charge_e4, ...story }
}

/** By its plus; where none has one, by what a person has said of a minus. */
function cameBack(
  sign: '+' | '-' | null,
  { hasPlus }: Shape,
  minus: StatementMapping['minus'],
): boolean {
  if (hasPlus || minus === undefined) return sign === '+'
  return minus === 'back' ? sign === '-' : sign === null
}

function readAt(
  cell: Cell,
  {
    mapping,
    shape,
    now_ms,
    refuse,
  }: Pick<Row, 'mapping' | 'shape' | 'now_ms'> & { readonly refuse: Complain },
): WrittenTime | null {
  const written = cell('time')
  if (written.trim() === '') {
    refuse('time', 'empty')
    return null
  }
  const at = readTime(written, mapping.dateOrder, cell('clock'))
  if (at === null) refuse('time', 'date')
  else if (shape.hasSwappedDates && isTakenForDate(written)) refuse('time', 'date-swapped')
  else if (at.from_ms < EARLIEST_ms || at.from_ms > now_ms + DAY_ms) refuse('time', 'date-far')
  return at
}
