import Papa from 'papaparse'
import { money, plainFigure } from '../../domain/money.ts'
import { SPOILT } from './spoilt-text.ts'
import type { Cell, Column, Row } from './table.ts'

/** Without it Excel takes Bangla for the letters of an old code page. */
const BYTE_ORDER_MARK = '\u{FEFF}'
const LINE_END = '\r\n'
const PPM_PER_PERCENT = 10_000

/** The first line of a file, with the mark before it that says which letters follow. */
export function csvHead(columns: readonly Column[]): string {
  return BYTE_ORDER_MARK + lines([columns.map(({ words }) => words)])
}

/** Lines of a file, each ended as spreadsheets on Windows expect it. */
export function csvRows(columns: readonly Column[], rows: readonly Row[]): string {
  return rows.length === 0
    ? ''
    : lines(rows.map((row) => row.map((cell, nth) => written(cell, columns[nth]))))
}

function lines(cells: readonly (readonly string[])[]): string {
  const text = Papa.unparse(
    cells.map((row) => [...row]),
    { newline: LINE_END, escapeFormulae: SPOILT },
  )
  return text + LINE_END
}

/** Latin digits and a plain point in every language: the file is read by another program. */
function written(cell: Cell, column: Column | undefined): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return cell
  const kind = column?.kind ?? 'text'
  switch (kind) {
    case 'money':
    case 'earning':
      return plainFigure(money(cell), { kind: 'exact' }).replace('−', '-')
    case 'percent':
      return (cell / PPM_PER_PERCENT).toFixed(2)
    case 'count':
    case 'text':
      return String(cell)
    default:
      return kind satisfies never
  }
}
