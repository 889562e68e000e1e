import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder'
import { describe, expect, it } from 'vitest'
import { type PrinterSettings, usualPrinter } from '../../domain/paper/printer.ts'
import type { Bitmap } from './bitmap.ts'
import { withoutCommands } from './dots-as-commands.ts'
import { drawerPiece, type Piece, piecesOf, type Wanted } from './escpos.ts'
import { drawingOf, picture } from './testing/drawings.ts'

const plain = ['SALE 1A2B3C BDT 500.00']
const first = { practice: false, copy: null }

function job(changed: Partial<PrinterSettings> = {}, more: Partial<Wanted> = {}): Piece[] {
  const printer = { ...usualPrinter, ...changed }
  const drawing = drawingOf(picture(printer.dots, 200), changed.qr === 'printer' ? 'FC-12' : null)
  return [...piecesOf(drawing, { printer, plain, stamps: first, kick: false, ...more })]
}

const hex = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('hex')
const ascii = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('latin1')

describe('the bytes of a slip', () => {
  it('begin with a printer as it was switched on', () => {
    expect(hex(job()[0]?.bytes)).toBe('1b401c2e1b4d00')
  })

  it('set how dark it prints where the owner chose it, two of its steps for one of ours', () => {
    const sent = [-2, -1, 0, 1, 2].map((density) => hex(job({ density })[0]?.bytes).slice(14))
    expect(sent).toEqual(['fc', 'fe', '00', '02', '04'].map((m) => `1d284b020031${m}`))
  })

  it('open the drawer first, on its pin, and once', () => {
    const kicks = (pieces: Piece[]) => hex(Buffer.concat(pieces.map(({ bytes }) => bytes)))
    const [opening] = job({ drawer: 'pin-5' }, { kick: true })
    expect(hex(opening?.bytes)).toBe('1b401c2e1b4d001b700132fa')
    expect(kicks(job({ drawer: 'pin-2' }, { kick: true })).split('1b700032fa')).toHaveLength(2)
    expect(kicks(job({ drawer: 'none' }, { kick: true }))).not.toMatch(/1b700[01]32fa/u)
    expect(kicks(job({ drawer: 'pin-2' }, { kick: false }))).not.toMatch(/1b700[01]32fa/u)
  })

  it('are the rows of the drawing, band under band, with nothing between them', () => {
    const bands = job({ pace: 'steady' }).slice(1, 5)
    expect(bands.map(({ bytes }) => hex(bytes.subarray(0, 8)))).toEqual([
      '1d76300030004000',
      '1d76300030004000',
      '1d76300030004000',
      '1d76300030000800',
    ])
    const rows = Buffer.concat(bands.map(({ bytes }) => bytes.subarray(8)))
    expect(rows.equals(picture(384, 200).rows)).toBe(true)
  })

  it('say the money in letters of the printer too, and what the stamps say', () => {
    const [, lines] = job({}, {}).slice(-3)
    expect(ascii(lines?.bytes)).toBe('\u001bt\u0000SALE 1A2B3C BDT 500.00\n')
    const [, stamped] = job({}, { stamps: { practice: true, copy: 3 } }).slice(-3)
    const said = 'PRACTICE - NO VALUE\nCOPY 3\nSALE 1A2B3C BDT 500.00\n'
    expect(ascii(stamped?.bytes)).toBe(`\u001bt\u0000${said}`)
  })

  it('leave a code to the printer where the owner chose that', () => {
    const code = job({ qr: 'printer' }).at(-3)
    expect(ascii(code?.bytes)).toContain('1P0FC-12')
    expect(hex(code?.bytes).endsWith('1d286b03003151301b61000a')).toBe(true)
  })

  it('end past the blade, and cut as the owner says', () => {
    const ends = (['none', 'partial', 'full'] as const).map((cut) =>
      hex(job({ cut }).at(-1)?.bytes),
    )
    expect(ends).toEqual(['0a0a0a0a', '0a0a0a0a1d5601', '0a0a0a0a1d5600'])
  })

  it('are no more at a time than a cheap printer takes, and wait for its head', () => {
    const paced = (pace: PrinterSettings['pace']) => {
      const pieces = job({ pace, dots: 576 })
      const rows = pieces.reduce((sum, piece) => sum + piece.rows, 0)
      const rest_ms = pieces.reduce((sum, piece) => sum + piece.rest_ms, 0)
      return {
        most: Math.max(...pieces.map(({ bytes }) => bytes.length)),
        mm_s: speed(rows, rest_ms),
      }
    }
    expect(paced('fast')).toEqual({ most: 9224, mm_s: Infinity })
    expect(paced('steady').most).toBe(4616)
    expect(paced('steady').mm_s).toBeCloseTo(93, 0)
    expect(paced('slow').most).toBe(1736)
    expect(paced('slow').mm_s).toBeCloseTo(37.7, 0)
  })

  it('count a line in letters, and the feed past the blade, as long as they are', () => {
    const rows = job({}, { stamps: { practice: true, copy: 3 } }).slice(-2)
    expect(rows.map((piece) => piece.rows)).toEqual([3 * 34, 4 * 34])
    expect(job({}, { plain: [] }).at(-2)).toMatchObject({ rows: 0, bytes: new Uint8Array(0) })
  })

  it('are drawn as they are taken', () => {
    let drawn = 0
    const drawing = drawingOf(picture(384, 960))
    const watched = {
      ...drawing,
      *bands(most: number) {
        for (const band of drawing.bands(most)) {
          drawn += 1
          yield band
        }
      },
    }
    const wanted = { printer: usualPrinter, plain, stamps: first, kick: false }
    const pieces = piecesOf(watched, wanted)
    pieces.next()
    expect(drawn).toBe(0)
    pieces.next()
    expect(drawn).toBe(1)
  })
})

const speed = (rows: number, rest_ms: number) => rows / 8 / (rest_ms / 1000)

describe('the drawer alone', () => {
  it('is its pulse and nothing else', () => {
    expect(hex(drawerPiece({ ...usualPrinter, drawer: 'pin-2' })?.bytes)).toBe('1b700032fa')
    expect(drawerPiece(usualPrinter)).toBeNull()
  })
})

describe('a band', () => {
  it('is byte for byte what the encoder makes of the picture dot by dot', () => {
    const bitmap = picture(384, 64)
    const encoder = new ReceiptPrinterEncoder({
      language: 'esc-pos',
      imageMode: 'raster',
      feedAfterBlock: false,
    })
    const image = { width: 384, height: 64, data: inColours(bitmap) }
    const [, band] = piecesOf(drawingOf(bitmap), {
      printer: usualPrinter,
      plain,
      stamps: first,
      kick: false,
    })
    expect(hex(band?.bytes)).toBe(hex(encoder.image(image, 384, 64).encode()))
  })
})

function inColours({ width_dots, rows }: Bitmap): Uint8ClampedArray {
  const made = new Uint8ClampedArray(rows.length * 8 * 4).fill(255)
  for (const dot of Array(rows.length * 8).keys()) {
    const black = ((rows[dot >> 3] ?? 0) >> (7 - (dot & 7))) & 1
    if (black === 1) made.fill(0, dot * 4, dot * 4 + 3)
  }
  expect(made).toHaveLength(width_dots * 64 * 4)
  return made
}

describe('dots that a printer would take for a command', () => {
  it('get one dot more: no drawing opens the drawer', () => {
    const kick = Uint8Array.of(0xff, 0x10, 0x14, 0x01, 0x00, 0x05, 0xff)
    expect(hex(withoutCommands(kick))).toBe('ff1814010005ff')
    expect(hex(kick)).toBe('ff1014010005ff')
  })

  it('get it for a question, for a reset and for the power too', () => {
    const rows = Uint8Array.of(
      0x10,
      0x04,
      0x01,
      0x10,
      0x05,
      0x02,
      0x10,
      0x14,
      0x02,
      0x10,
      0x14,
      0x08,
    )
    expect(hex(withoutCommands(rows))).toBe('180401180502181402181408')
  })

  it('are left as they are where they are none', () => {
    const rows = Uint8Array.of(0x10, 0x14, 0x40, 0x10, 0x04, 0x40, 0x10, 0x10, 0x14)
    expect(withoutCommands(rows)).toBe(rows)
  })
})
