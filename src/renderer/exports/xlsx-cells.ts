import { TAKA_E4 } from '../../domain/money.ts'
import type { Cell, Column, Row } from './table.ts'

/** A cell in the words of the library that writes the file. */
export type SheetCell = {
  // Not readonly: the library asks for cells it could change, and copies would be millions.
  value: string | number
  type: StringConstructor | NumberConstructor
  format?: string
  fontWeight?: 'bold'
  align?: 'right'
} | null

/** Lakh and crore, which no spreadsheet groups by itself; below nought it stays with thousands. */
const TAKA = '[>=10000000]##\\,##\\,##\\,##0.00##;[>=100000]##\\,##\\,##0.00##;#,##0.00##'
const PPM = 1_000_000

/** Widest that a column becomes; what is longer is cut by its neighbour, not lost. */
const WIDEST = 40
const NARROWEST = 9

export function headCells(columns: readonly Column[]): SheetCell[] {
  return columns.map(({ words, kind }) => ({
    value: words,
    type: String,
    fontWeight: 'bold',
    ...(kind === 'text' ? {} : { align: 'right' as const }),
  }))
}

export function sheetCells(columns: readonly Column[], row: Row): SheetCell[] {
  return row.map((cell, nth) => sheetCell(cell, columns[nth]))
}

/** Text is written as text: a number of a line keeps its nought, and no formula ever runs. */
function sheetCell(cell: Cell, column: Column | undefined): SheetCell {
  if (cell === null || cell === '') return null
  if (typeof cell === 'string') return { value: cell, type: String }
  const kind = column?.kind ?? 'text'
  switch (kind) {
    case 'money':
    case 'earning':
      return { value: cell / TAKA_E4, type: Number, format: TAKA }
    case 'percent':
      return { value: cell / PPM, type: Number, format: '0.00%' }
    case 'count':
    case 'text':
      return { value: cell, type: Number, format: '0' }
    default:
      return kind satisfies never
  }
}

/** In signs, as spreadsheets count: as wide as the head and the first rows need. */
export function widths(columns: readonly Column[], rows: readonly Row[]): { width: number }[] {
  return columns.map(({ words }, nth) => {
    const longest = rows.map((row) => String(row[nth] ?? '').length)
    return { width: Math.min(WIDEST, Math.max(NARROWEST, words.length + 2, ...longest)) }
  })
}
