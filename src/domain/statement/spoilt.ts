import { toLatinDigits } from '../digits.ts'
import type { StatementMapping } from './columns.ts'

/** A row of the file, counted from 1, that may be a line. */
export interface WrittenRow {
  readonly row: number
  readonly cells: readonly string[]
}

/** What no single cell shows: only the rows together tell what something did to them. */
export interface Shape {
  /** A row with more cells was split somewhere: `1,234.50` without quotes is two of them. */
  readonly width: number
  /** A spreadsheet took days for months where it could, and left the other dates as they were. */
  readonly hasSwappedDates: boolean
  /** Amounts with a plus: then those that came back are known by it. */
  readonly hasPlus: boolean
  /** Amounts with a minus beside others without: nobody knows which of them left. */
  readonly mixesSigns: boolean
}

export function shapeOf(
  rows: readonly WrittenRow[],
  headings: readonly string[],
  { columns }: StatementMapping,
): Shape {
  const of = (column: number | undefined) =>
    column === undefined ? [] : rows.map(({ cells }) => cells[column] ?? '')
  const signs = new Set(of(columns.amount).flatMap(signOf))
  const hasPlus = signs.has('+')
  return {
    width: widthOf(rows, headings),
    hasSwappedDates: areSwapped(of(columns.time)),
    hasPlus,
    mixesSigns: !hasPlus && signs.has('-') && signs.has(null),
  }
}

/** Of an amount that is not 0; none of what is no amount. */
function signOf(cell: string): readonly ('+' | '-' | null)[] {
  if (!/[1-9১-৯]/u.test(cell)) return []
  const before = cell.slice(0, cell.search(/[0-9০-৯]/u))
  if (before.includes('+')) return ['+']
  return /[-\u2212]/u.test(before) ? ['-'] : [null]
}

/**
 * As wide as the headings; where every row ends with the same delimiter too many, as wide as those.
 * Without headings, as most rows are.
 */
function widthOf(rows: readonly WrittenRow[], headings: readonly string[]): number {
  const widths = Map.groupBy(rows, ({ cells }) => cells.length)
  const byCount = [...widths].toSorted(([, some], [, others]) => others.length - some.length)
  const [usual = 0] = byCount[0] ?? []
  if (headings.length === 0) return usual
  const isBare = ({ cells }: WrittenRow) =>
    cells.slice(headings.length).every((cell) => cell.trim() === '')
  const endsAlike = widths.size === 1 && rows.every(isBare)
  return endsAlike ? Math.max(usual, headings.length) : headings.length
}

const YEAR_FIRST = /^[0-9]{4}-[0-9]{1,2}-([0-9]{1,2})(?![0-9])/u
const YEAR_LAST = /^([0-9]{1,2})[/.-]([0-9]{1,2})[/.-][0-9]{2}/u
const MONTHS = 12

/** Whether a date stands as a spreadsheet writes it once it has taken it for one. */
export function isTakenForDate(cell: string): boolean {
  return YEAR_FIRST.test(toLatinDigits(cell).trim())
}

/**
 * A spreadsheet that expects the other order reads 03/04 as another day, and leaves 28/04 as it is,
 * for there is no such month: then all it took could be swapped, and nothing that it left.
 */
function areSwapped(dates: readonly string[]): boolean {
  const written = dates.map((date) => toLatinDigits(date).trim())
  const days = written.flatMap((date) => YEAR_FIRST.exec(date)?.[1] ?? [])
  const left = written.flatMap((date) => {
    const [, first, second] = YEAR_LAST.exec(date) ?? []
    return first === undefined ? [] : [Math.max(Number(first), Number(second))]
  })
  if (days.length === 0 || left.length === 0) return false
  return days.every((day) => Number(day) <= MONTHS) && left.every((most) => most > MONTHS)
}
