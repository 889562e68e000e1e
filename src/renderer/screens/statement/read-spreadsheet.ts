import { readSheet } from 'read-excel-file/universal'
import { problem, type Result, success } from '../../../domain/result.ts'
import type { FileProblem, Rows } from './table-file.ts'
import { flatWith, sheetsIn, TooLarge, tooFar, unfolded } from './workbook-parts.ts'

/**
 * A sheet of an XLSX file, every cell as the text a person sees. Where several have words in them
 * nobody but its owner knows which is the statement.
 *
 * @param name of the sheet; null where nobody has said it yet
 */
export async function readSpreadsheet(
  bytes: Uint8Array<ArrayBuffer>,
  name: string | null,
): Promise<Result<Rows, FileProblem>> {
  try {
    const parts = unfolded(bytes)
    const written = sheetsIn(parts)
    const shown = written.filter(({ isHidden }) => !isHidden)
    const sheets = shown.length > 0 ? shown : written
    const sheet = name === null ? sheets[0] : sheets.find((one) => one.name === name)
    if (!sheet) return problem({ code: 'xl/workbook.xml' in parts ? 'empty' : 'damaged' })
    if (name === null && sheets.length > 1) {
      return problem({ code: 'which-sheet', sheets: sheets.map((one) => one.name) })
    }
    const far = tooFar(sheet)
    if (far) return problem(far)
    const options = { parseNumber: asShown, trim: false }
    const rows = await readSheet(flatWith(parts, sheet), sheet.nth, options)
    return success(rows.map((row) => row.map(textOf)))
  } catch (cause) {
    // The reader has words of its own for a dozen kinds of damage; none of them helps a shop.
    return problem({ code: cause instanceof TooLarge ? 'too-large' : 'damaged' })
  }
}

/** Figures of a spreadsheet are exact to fifteen digits, and shown to no more. */
const EXACT_DIGITS = 15

/** Never through a float where the text itself will do: ids and phone numbers are no figures. */
function asShown(written: string): string {
  const digits = written.replaceAll(/\D/gu, '')
  const isFraction = /^-?\d+\.\d+$/u.test(written)
  if (!isFraction || digits.length <= EXACT_DIGITS) return written
  return String(Number(Number(written).toPrecision(EXACT_DIGITS)))
}

/** Whatever the reader calls a cell. */
function textOf(cell: unknown): string {
  if (typeof cell === 'string') return cell
  if (cell instanceof Date) return clockText(cell)
  return typeof cell === 'boolean' || typeof cell === 'number' ? String(cell) : ''
}

const FIRST_DAYS = ['1899-12-30', '1904-01-01']

/** A date of a spreadsheet has no zone: what it shows is what its owner wrote. */
function clockText(date: Date): string {
  const shown = new Date(Math.round(date.getTime() / 1000) * 1000).toISOString()
  const [day = '', time = ''] = shown.slice(0, -5).split('T')
  // A time of day alone is a part of the first day that a spreadsheet knows.
  if (FIRST_DAYS.includes(day)) return time
  return time === '00:00:00' ? day : `${day} ${time}`
}
