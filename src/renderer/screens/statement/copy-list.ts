import Papa from 'papaparse'
import { SPOILT_OF_TEXT } from '../../exports/spoilt-text.ts'

/**
 * A list for a spreadsheet or a message. A cell that a spreadsheet would take for a formula
 * or a figure is quoted again, whoever wrote it (bad inputs, row 90).
 */
export function asCsv(rows: readonly (readonly string[])[]): string {
  return Papa.unparse(
    rows.map((row) => [...row]),
    { escapeFormulae: SPOILT_OF_TEXT },
  )
}
