import { problem, type Result, success } from '../../../domain/result.ts'
import {
  CELL_MAX,
  COLUMNS_MAX,
  LINES_MAX,
  ROWS_MAX,
  STATEMENT_MAX,
} from '../../../domain/statement/columns.ts'
import { PART_CHARS_MAX } from '../../../contract/statements.ts'
import type { FileProblem, Rows } from './table-file.ts'

type Read = Result<Rows, FileProblem>

/**
 * Parsers come with the screen that needs them, and the one for spreadsheets with the first.
 *
 * @param sheet of a spreadsheet that has several
 */
export async function readFile(
  bytes: Uint8Array<ArrayBuffer>,
  sheet: string | null = null,
): Promise<Read> {
  if (bytes.length > STATEMENT_MAX) return problem({ code: 'too-large' })
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) {
    const { readSpreadsheet } = await import('./read-spreadsheet.ts')
    const read = await readSpreadsheet(bytes, sheet)
    return read.ok ? checked(read.value) : read
  }
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return problem({ code: 'old-excel' })
  const text = decoded(bytes)
  return text === null ? problem({ code: 'encoding' }) : readText(text)
}

/** CSV, or what a page or a spreadsheet puts on the clipboard. */
export async function readText(text: string): Promise<Read> {
  if (text.length > STATEMENT_MAX) return problem({ code: 'too-large' })
  const written = text.replace(/^\uFEFF/u, '')
  if (written.trim() === '') return problem({ code: 'empty' })
  if (written.includes('\0')) return problem({ code: 'not-a-table' })
  if (/^\s*<(?:!doctype|html|table|\?xml|meta|style|body)\b/iu.test(written)) {
    return problem({ code: 'web-page' })
  }
  const { default: Papa } = await import('papaparse')
  // A file that was put together of several has line ends of several kinds.
  const whole = written.replaceAll(/\r\n?/gu, '\n')
  // Excel hides this line from whoever looks at the file, and counts its rows without it.
  const hint = /^sep=(.)\n/iu.exec(whole)
  const lines = withoutEmptyEnd(hint ? whole.slice(hint[0].length) : whole)
  const { data, errors } = Papa.parse<string[]>(lines, {
    newline: '\n',
    preview: ROWS_MAX + 1,
    ...(hint?.[1] && { delimiter: hint[1] }),
  })
  const quote = errors.find(({ type }) => type === 'Quotes')
  if (quote) {
    const at = quote.row === undefined ? {} : { row: quote.row + 1 }
    return problem({ code: 'open-quote', ...at })
  }
  // One row more is there: nothing behind it may be left unsaid because that one is empty.
  if (data.length > ROWS_MAX) return problem({ code: 'too-many-rows', row: LINES_MAX })
  return checked(data)
}

/** Without the lines at its end in which no cell has a word: there may be a million of them. */
function withoutEmptyEnd(text: string): string {
  let last = text.length - 1
  while (last >= 0 && /[\s,;|]/u.test(text.charAt(last))) last -= 1
  const end = text.indexOf('\n', last)
  return end === -1 ? text : text.slice(0, end)
}

/** A row that is longer than a message could not be brought to the core. */
const ROW_MAX = PART_CHARS_MAX / 2

function checked(rows: Rows): Read {
  const last = rows.findLastIndex((row) => row.some((cell) => cell.trim() !== ''))
  const written = rows.slice(0, last + 1)
  if (written.length === 0) return problem({ code: 'empty' })
  if (written.length > ROWS_MAX) return problem({ code: 'too-many-rows', row: LINES_MAX })
  let chars = 0
  for (const [index, row] of written.entries()) {
    const row_chars = row.reduce((sum, cell) => sum + cell.length, 0)
    chars += row_chars
    const at = { row: index + 1 }
    if (row.length > COLUMNS_MAX) return problem({ code: 'too-many-columns', ...at })
    if (row.some((cell) => cell.length > CELL_MAX) || row_chars > ROW_MAX) {
      return problem({ code: 'cell-too-long', ...at })
    }
  }
  return chars > STATEMENT_MAX ? problem({ code: 'too-large' }) : success(written)
}

function startsWith(bytes: Uint8Array, head: readonly number[]): boolean {
  return head.every((byte, index) => bytes[index] === byte)
}

/** UTF-8 or UTF-16, with its mark or without; null for any other, which would be read wrongly. */
function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes)
  } catch (cause) {
    if (cause instanceof TypeError) return null
    throw cause
  }
}

/** Bytes that are looked at where nothing says how they are written. */
const LOOKED_AT = 400

function encodingOf(bytes: Uint8Array): string {
  if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le'
  if (startsWith(bytes, [0xfe, 0xff])) return 'utf-16be'
  const head = bytes.subarray(0, LOOKED_AT)
  const zerosAt = (side: number) =>
    head.filter((byte, index) => byte === 0 && index % 2 === side).length
  const [even, odd] = [zerosAt(0), zerosAt(1)]
  // Digits and commas have a nought beside them in UTF-16, and none in UTF-8.
  if (odd > head.length / 8 && even === 0) return 'utf-16le'
  return even > head.length / 8 && odd === 0 ? 'utf-16be' : 'utf-8'
}
