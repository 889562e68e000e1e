import { csvHead, csvRows } from './csv.ts'
import { type Table, rowsWithTotal } from './table.ts'
import type { FileForm } from './write-sales.ts'
import { openWorkbook } from './xlsx.ts'

/** A whole report as a file: it is never longer than its days have hours. */
export async function writeTable(table: Table, form: FileForm): Promise<Blob> {
  const { title, columns } = table
  const rows = rowsWithTotal(table)
  if (form === 'csv') {
    const text = csvHead(columns) + csvRows(columns, rows)
    return new Blob([text], { type: 'text/csv;charset=utf-8' })
  }
  const workbook = openWorkbook(title, columns)
  workbook.add(rows)
  return await workbook.finish()
}
