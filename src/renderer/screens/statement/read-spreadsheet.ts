import { unzipSync, zipSync } from 'fflate'
import { readSheet } from 'read-excel-file/universal'
import { problem, type Result, success } from '../../../domain/result.ts'
import { ROWS_MAX } from '../../../domain/statement/columns.ts'
import type { FileProblem, Rows } from './table-file.ts'

/** Of what a spreadsheet unfolds to: five megabytes of figures make some forty. */
const UNFOLDED_MAX = 64 * 1024 * 1024

class TooLarge extends Error {
  override readonly name = 'TooLarge'
}

/** The first sheet of an XLSX file, every cell as the text a person sees. */
export async function readSpreadsheet(
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Result<Rows, FileProblem>> {
  try {
    const sheet = await readSheet(flat(bytes), { parseNumber: asShown, trim: false })
    if (sheet.length > ROWS_MAX) return problem({ code: 'too-many-rows', row: ROWS_MAX })
    return success(sheet.map((row) => row.map(textOf)))
  } catch (cause) {
    // The reader has words of its own for a dozen kinds of damage; none of them helps a shop.
    return problem({ code: cause instanceof TooLarge ? 'too-large' : 'damaged' })
  }
}

/**
 * The same file, not compressed. The reader unpacks a large sheet in a worker of its own, which no
 * page of the counter may start; what is stored flat it takes as it is. The size of each part is
 * known before it is unpacked, and no part is given more room than it said.
 */
function flat(bytes: Uint8Array<ArrayBuffer>): ArrayBuffer {
  let unfolded = 0
  const parts = unzipSync(bytes, {
    filter({ name, originalSize }) {
      if (!/\.(?:xml|rels)$/u.test(name)) return false
      unfolded += originalSize
      if (unfolded > UNFOLDED_MAX) throw new TooLarge()
      return true
    },
  })
  return zipSync(parts, { level: 0 }).buffer
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

/** A date of a spreadsheet has no zone: what it shows is what its owner wrote. */
function clockText(date: Date): string {
  const shown = new Date(Math.round(date.getTime() / 1000) * 1000).toISOString()
  const [day = '', time = ''] = shown.slice(0, -5).split('T')
  return time === '00:00:00' ? day : `${day} ${time}`
}
