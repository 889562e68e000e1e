import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder'
import type { Stamps } from '../../domain/paper/paper.ts'
import type { PrinterSettings } from '../../domain/paper/printer.ts'
import type { Bitmap, Drawing } from './bitmap.ts'
import { withoutCommands } from './dots-as-commands.ts'

/** Whole commands: a printer that gets this and nothing after it is left in no command's middle. */
export interface Piece {
  readonly bytes: Uint8Array
  /** Rows of dots that it prints, or about as much of plain lines and of feed. */
  readonly rows: number
  /** What the head needs for them at the owner's pace, before the next piece may follow. */
  readonly rest_ms: number
}

/** What of an order becomes bytes, beside the drawing. */
export interface Wanted {
  readonly printer: PrinterSettings
  readonly plain: readonly string[]
  readonly stamps: Stamps
  /** Open the drawer. */
  readonly kick: boolean
}

/**
 * Milliseconds a row of dots, and rows a band. The rows' times are of the throughput table of the
 * Axiohm 7156's manual (chapter 5), of the few that give one: 1.33 ms (94 mm a second) where half
 * of the dots are black, what also 58 mm printers are sold as; 3.3 ms (38 mm a second) where all
 * are black and the power supply is the weak one. A band of the slow pace is no more than 1.7 kB,
 * which goes into the 4 kB that the cheapest take at once, twice.
 */
const PACES: Readonly<
  Record<PrinterSettings['pace'], { readonly row_ms: number; readonly band_rows: number }>
> = {
  fast: { row_ms: 0, band_rows: 128 },
  steady: { row_ms: 1.33, band_rows: 64 },
  slow: { row_ms: 3.3, band_rows: 24 },
}

/** Columns of a printer's own letters, which are twelve dots wide, as the encoder wants them. */
const COLUMNS = { 384: 32, 512: 42, 576: 48 } as const

/** A sixth of an inch, which every ESC/POS printer feeds a line by unless told otherwise. */
const LINE_rows = 34

/** From the head to the blade, or to the edge to tear at: the most that the encoder knows of. */
const LINES_TO_BLADE = 4

/** Modules of so many dots: 29 of them, a version 3, are 22 mm. */
const QR_SIZE = 6
const QR_rows = 33 * QR_SIZE + LINE_rows

/**
 * A job, command by command, drawn as it is taken.
 *
 * The drawer comes first: it is at hand while the paper still comes, and a roll that ends in the
 * middle of a slip does not keep the change locked away. It cannot open twice: there is one pulse a
 * job, a job that failed has proved that its pulse did not leave, and one that is unknown counts as
 * having opened it, so that what is printed again comes without.
 */
export function* piecesOf(drawing: Drawing, wanted: Wanted): Generator<Piece, void, void> {
  const { printer } = wanted
  const { row_ms, band_rows } = PACES[printer.pace]
  const encoder = encoderFor(printer)
  const piece = (bytes: Uint8Array, rows: number): Piece => ({
    bytes,
    rows,
    rest_ms: Math.ceil(rows * row_ms),
  })

  yield piece(opening(encoder, wanted), 0)
  for (const band of drawing.bands(band_rows)) {
    yield piece(rasterOf(band), band.height_dots)
  }
  // What it says stands at the end of the drawing.
  if (drawing.qr !== null) yield piece(qrCode(encoder, drawing.qr), QR_rows)
  const lines = [...stampLines(wanted.stamps), ...wanted.plain]
  yield piece(plainLines(encoder, lines), lines.length * LINE_rows)
  yield piece(ending(encoder, printer), LINES_TO_BLADE * LINE_rows)
}

/**
 * The drawer alone.
 *
 * @returns null where none hangs on the printer
 */
export function drawerPiece(printer: PrinterSettings): Piece | null {
  if (printer.drawer === 'none') return null
  return { bytes: pulse(encoderFor(printer), printer.drawer), rows: 0, rest_ms: 0 }
}

/** @returns how long a usual head is at so many rows at its slowest, all of them black */
export function longestFor_ms(rows: number): number {
  return Math.ceil(rows * PACES.slow.row_ms)
}

function encoderFor(printer: PrinterSettings): ReceiptPrinterEncoder {
  return new ReceiptPrinterEncoder({
    language: 'esc-pos',
    columns: COLUMNS[printer.dots],
    // A line feed after a QR code would be one more of white.
    feedAfterBlock: false,
    // Usual is a carriage return after each, which a printer may be set to feed for once more.
    newline: '\n',
    codepageMapping: 'epson',
    errors: 'strict',
  })
}

function opening(encoder: ReceiptPrinterEncoder, { printer, kick }: Wanted): Uint8Array {
  return joined([
    encoder.initialize().encode(),
    printer.density === null ? NOTHING : density(printer.density),
    kick && printer.drawer !== 'none' ? pulse(encoder, printer.drawer) : NOTHING,
  ])
}

const NOTHING = new Uint8Array(0)

/**
 * GS ( K, function 49, which the encoder does not have (Epson's ESC/POS reference; Hwasung HMK-830
 * manual p. 75: from -5 to 5, below zero counted down from 256). One of ours is two of its steps: a
 * single one is hard to see. A printer without it may print these signs, and its owner sees that on
 * the test page; therefore nothing is sent unless it was chosen.
 */
function density(steps: number): Uint8Array {
  return Uint8Array.of(0x1d, 0x28, 0x4b, 2, 0, 49, (steps * 2) & 0xff)
}

/** ESC p. A tenth of a second opens any usual drawer; half of one cools its coil. */
function pulse(encoder: ReceiptPrinterEncoder, drawer: 'pin-2' | 'pin-5'): Uint8Array {
  return encoder.pulse(drawer === 'pin-2' ? 0 : 1, 100, 500).encode()
}

/**
 * GS v 0, as the encoder sends an image. It takes eight bytes a dot and 20 ms a band for that, and
 * makes every band higher by white rows up to the next eight: our rows are packed as it packs them.
 */
function rasterOf({ width_dots, height_dots, rows }: Bitmap): Uint8Array {
  const row_bytes = width_dots >> 3
  const sizes = [row_bytes & 0xff, row_bytes >> 8, height_dots & 0xff, height_dots >> 8]
  return joined([Uint8Array.of(0x1d, 0x76, 0x30, 0, ...sizes), withoutCommands(rows)])
}

/** What the drawing says across the paper must stand there too where the drawing did not print. */
function stampLines({ practice, copy }: Stamps): readonly string[] {
  return [...(practice ? ['PRACTICE - NO VALUE'] : []), ...(copy === null ? [] : [`COPY ${copy}`])]
}

/** In code page 437, of which the lines use what is ASCII: no printer has that elsewhere. */
function plainLines(encoder: ReceiptPrinterEncoder, lines: readonly string[]): Uint8Array {
  for (const line of lines) encoder.line(line)
  return encoder.encode()
}

function qrCode(encoder: ReceiptPrinterEncoder, content: string): Uint8Array {
  encoder.align('center').qrcode(content, { model: 2, size: QR_SIZE, errorlevel: 'm' })
  // White below it: a camera finds it by its edge.
  return encoder.align('left').newline().encode()
}

/**
 * GS V 0 or 1 (Epson's ESC/POS reference). The encoder's own cut feeds a line after it, which would
 * be white at the head of the next slip.
 */
function ending(encoder: ReceiptPrinterEncoder, { cut }: PrinterSettings): Uint8Array {
  const feed = encoder.newline(LINES_TO_BLADE).encode()
  return cut === 'none' ? feed : joined([feed, Uint8Array.of(0x1d, 0x56, cut === 'full' ? 0 : 1)])
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(parts)
}
