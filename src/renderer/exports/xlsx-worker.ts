import writeWorkbook from 'write-excel-file/universal'
import type { Column, Row } from './table.ts'
import { type SheetCell, headCells, sheetCells, widths } from './xlsx-cells.ts'

/** What the page says to the worker that writes a workbook beside it. */
export type ToWorker =
  | { readonly say: 'columns'; readonly title: string; readonly columns: readonly Column[] }
  | { readonly say: 'rows'; readonly rows: readonly Row[] }
  | { readonly say: 'finish' }

/** The workbook, or why there is none. */
export type FromWorker = { readonly workbook: Blob } | { readonly failed: string }

/** A sheet's name may not have these, and no more than 31 letters. */
const NOT_IN_A_NAME = /[\\/?*[\]:]/gu
const LONGEST_NAME = 31
/** Rows that the widths of the columns are taken from. */
const MEASURED = 200

const sheet: SheetCell[][] = []
let columns: readonly Column[] = []
let title = ''
let measured: readonly Row[] = []

self.addEventListener('message', ({ data: said }: MessageEvent<ToWorker>) => {
  if (said.say === 'columns') {
    ;({ columns, title } = said)
    sheet.push(headCells(columns))
  } else if (said.say === 'rows') {
    if (measured.length === 0) measured = said.rows.slice(0, MEASURED)
    for (const row of said.rows) sheet.push(sheetCells(columns, row))
  } else {
    void finish()
  }
})

async function finish(): Promise<void> {
  const name = title.replaceAll(NOT_IN_A_NAME, ' ').slice(0, LONGEST_NAME)
  try {
    const workbook = await writeWorkbook(sheet, {
      sheet: name,
      stickyRowsCount: 1,
      columns: widths(columns, measured),
    }).toBlob()
    tell({ workbook })
  } catch (cause) {
    // Told to the page, which says it to the person: a worker has nobody else to tell.
    tell({ failed: String(cause) })
  }
}

function tell(what: FromWorker): void {
  self.postMessage(what, { transfer: [] })
}
