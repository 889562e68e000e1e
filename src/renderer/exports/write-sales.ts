import type { SalesOfDays } from '../../contract/sales-of-days.ts'
import type { Sale, SalePage } from '../../contract/schemas.ts'
import { createStore } from '../core/store.ts'
import { csvHead, csvRows } from './csv.ts'
import type { Column, Row } from './table.ts'
import type { Workbook } from './xlsx.ts'

export type FileForm = 'csv' | 'xlsx'

/** A workbook is made in one piece, of six kilobytes a row: a year of a busy shop takes CSV. */
export const WORKBOOK_ROWS_MAX = 200_000

/** How far the file that is being written has come. */
export interface Writing {
  readonly name: string
  readonly written: number
  /** Of what there is to read, from 0 to 1; null where nobody knows. */
  readonly share: number | null
  readonly step: 'reading' | 'packing'
}

/** One file at a time. It goes on whichever screen is open, and nothing on them waits for it. */
export const writing = createStore<Writing | null>(null)

/** Why no file came of it. */
export type Written = { readonly file: Blob } | { readonly why: WhyNot }
type WhyNot = 'stopped' | 'nothing' | 'failed' | 'too-long'

export interface ToWrite {
  readonly name: string
  readonly asked: Omit<SalesOfDays, 'cursor'>
  readonly form: FileForm
  readonly columns: readonly Column[]
  readonly row: (sale: Sale) => Row
  readonly read: (asked: SalesOfDays) => Promise<SalePage>
  readonly openWorkbook: () => Workbook
  /** How much of the whole has been read with this sale, and with so many of them. */
  readonly shareOf: (last: Sale, written: number) => number | null
}

let present: AbortController | null = null

/** Ends the writing at once; what was written so far is thrown away. */
export function stopWriting(): void {
  present?.abort()
}

/**
 * Reads the sales page by page and writes each page as it comes: between two of them the counter
 * does whatever else there is to do.
 */
export async function writeSales(what: ToWrite): Promise<Written> {
  stopWriting()
  const own = new AbortController()
  present = own
  writing.set(() => ({ name: what.name, written: 0, share: null, step: 'reading' }))
  const file = openFile(what)
  own.signal.addEventListener('abort', file.stop)
  try {
    const written = await readInto(file, what, own.signal)
    if (own.signal.aborted) return { why: 'stopped' }
    if (written === 0) return { why: 'nothing' }
    if (written === TOO_MANY) return { why: 'too-long' }
    return { file: await file.finish() }
  } catch {
    // Whatever it was, there is no file, and the books are as they were: that is what is said.
    return { why: own.signal.aborted ? 'stopped' : 'failed' }
  } finally {
    file.stop()
    if (present === own) {
      present = null
      writing.set(() => null)
    }
  }
}

/** More than the file can hold. */
const TOO_MANY = Infinity

async function readInto(file: Workbook, what: ToWrite, signal: AbortSignal): Promise<number> {
  const { name, form, asked, read, row, shareOf } = what
  const most = form === 'xlsx' ? WORKBOOK_ROWS_MAX : Infinity
  let written = 0
  let cursor: string | null | undefined
  do {
    const page = await read({ ...asked, ...(cursor && { cursor }) })
    if (signal.aborted) return written
    if (written + page.sales.length > most) return TOO_MANY
    file.add(page.sales.map(row))
    written += page.sales.length
    cursor = page.cursor
    const last = page.sales.at(-1)
    const step = cursor === null ? 'packing' : 'reading'
    writing.set((now) => {
      const share = last === undefined ? (now?.share ?? null) : shareOf(last, written)
      return { name, written, share, step }
    })
  } while (cursor !== null)
  return written
}

function openFile({ form, columns, openWorkbook }: ToWrite): Workbook {
  if (form === 'xlsx') return openWorkbook()
  const parts = [csvHead(columns)]
  return {
    add: (rows) => void parts.push(csvRows(columns, rows)),
    finish: () => Promise.resolve(new Blob(parts, { type: 'text/csv;charset=utf-8' })),
    stop: () => undefined,
  }
}
