import type { Act, QrLevel, RasterForm } from './acts.ts'

/**
 * The commands this printer knows, as the published ESC/POS command reference has them. It knows
 * what a receipt needs and nothing else: whatever else is sent is a mistake of the host's.
 */

export const ESC = 0x1b
export const GS = 0x1d
export const FS = 0x1c
export const DLE = 0x10

/** Bytes that follow a command's parameters, piece by piece of one length. */
export interface Body {
  readonly is: 'body'
  readonly piece_bytes: number
  readonly pieces: number
  /** Before the first of them. */
  readonly begin: Act
  /** A string says why it is refused. */
  readonly piece: (bytes: Uint8Array) => Act | string
}

export interface Form {
  /** How many bytes follow the two of its name, as far as those that came tell. */
  readonly parameters: (got: readonly number[]) => number
  /** A string says why it is refused: its parameters are gone then, as in a real printer. */
  readonly read: (parameters: readonly number[]) => Act | Body | string
}

const nothing: Act = { is: 'nothing' }

function fixed(parameters: number, read: (...parameters: number[]) => Act | Body | string): Form {
  return { parameters: () => parameters, read: (got) => read(...got) }
}

/** One parameter out of a few that mean something. */
function choice(meanings: Readonly<Record<number, Act>>): Form {
  return fixed(1, (n = 0) => meanings[n] ?? `no meaning of ${n}`)
}

const align: Form = choice({
  0: { is: 'align', to: 'left' },
  48: { is: 'align', to: 'left' },
  1: { is: 'align', to: 'middle' },
  49: { is: 'align', to: 'middle' },
  2: { is: 'align', to: 'right' },
  50: { is: 'align', to: 'right' },
})

const font: Form = choice({
  0: { is: 'style', style: { font: 'A' } },
  48: { is: 'style', style: { font: 'A' } },
  1: { is: 'style', style: { font: 'B' } },
  49: { is: 'style', style: { font: 'B' } },
})

/** ESC !: underline and the bits without a meaning are refused. */
const printMode: Form = fixed(1, (n = 0) => {
  if ((n & 0b1100_0110) !== 0) return `no meaning of ${n}`
  const style = {
    font: (n & 1) === 0 ? 'A' : 'B',
    bold: (n & 8) !== 0,
    tall: (n & 16) === 0 ? 1 : 2,
    wide: (n & 32) === 0 ? 1 : 2,
  } as const
  return { is: 'style', style }
})

const size: Form = fixed(1, (n = 0) =>
  (n & 0b1000_1000) === 0
    ? { is: 'style', style: { wide: (n >> 4) + 1, tall: (n & 7) + 1 } }
    : `no meaning of ${n}`,
)

/** The pages of the reference's table; the letters of most are none of a receipt's. */
const isCodeTable = (n: number) =>
  n <= 8 || (n >= 11 && n <= 53) || (n >= 66 && n <= 75) || n === 82 || n >= 254
const isCountry = (n: number) => n <= 17 || (n >= 66 && n <= 75) || n === 82

const RASTER_MODES: readonly Pick<RasterForm, 'wide' | 'tall'>[] = [
  { wide: 1, tall: 1 },
  { wide: 2, tall: 1 },
  { wide: 1, tall: 2 },
  { wide: 2, tall: 2 },
]

/** GS v 0: obsolete in the reference, and what every cheap printer has. */
const rasterImage: Form = fixed(6, (zero = 0, m = 0, xL = 0, xH = 0, yL = 0, yH = 0) => {
  if (zero !== 0x30) return `no meaning of ${zero}`
  const mode = RASTER_MODES[m >= 48 ? m - 48 : m]
  if (!mode) return `no raster mode ${m}`
  const width_bytes = xL + xH * 256
  const height_dots = yL + yH * 256
  if (width_bytes === 0 || height_dots === 0) return 'a raster of no size'
  const raster = { width_bytes, height_dots, ...mode }
  return {
    is: 'body',
    piece_bytes: width_bytes,
    pieces: height_dots,
    begin: { is: 'raster', raster },
    piece: (bits) => ({ is: 'raster-row', raster, bits }),
  }
})

/** ESC *: columns of 8 or 24 dots, in the line like letters. */
const columnImage: Form = fixed(3, (m = 0, nL = 0, nH = 0) => {
  const count = nL + nH * 256
  if (![0, 1, 32, 33].includes(m)) return `no column mode ${m}`
  if (count === 0 || count > 2047) return `no ${count} columns`
  const columns = { count, dots: m < 32 ? 8 : 24, wide: (m & 1) === 1 ? 1 : 2 } as const
  return {
    is: 'body',
    piece_bytes: columns.dots / 8,
    pieces: count,
    begin: { is: 'columns', columns },
    piece: (bits) => ({ is: 'column', columns, bits }),
  }
})

const cut: Form = {
  parameters: ([m]) => (m !== undefined && m >= 65 ? 2 : 1),
  read([m = 0, n = 0]) {
    if (m === 0 || m === 48) return { is: 'cut', cut: 'full', feed_dots: 0 }
    if (m === 1 || m === 49) return { is: 'cut', cut: 'partial', feed_dots: 0 }
    // Fed to the knife, and so many dots more.
    if (m === 65) return { is: 'cut', cut: 'full', feed_dots: HEAD_TO_KNIFE_dots + n }
    if (m === 66) return { is: 'cut', cut: 'partial', feed_dots: HEAD_TO_KNIFE_dots + n }
    return `no cut ${m}`
  },
}

/** Twelve millimetres of paper lie between the dots that are printed and the knife. */
export const HEAD_TO_KNIFE_dots = 96

const kick: Form = fixed(3, (m = 0, t1 = 0, t2 = 0) => {
  const pin = m === 0 || m === 48 ? 2 : 5
  if (![0, 1, 48, 49].includes(m)) return `no drawer ${m}`
  if (t1 === 0) return 'a kick of no length'
  return { is: 'kick', pin, on_ms: t1 * 2, off_ms: Math.max(t1, t2) * 2 }
})

/** GS ( and a letter: its length is said, so that even an unknown one is passed over whole. */
const sized: Form = fixed(3, (letter = 0, pL = 0, pH = 0) => {
  const bytes = pL + pH * 256
  const read = letter === 0x6b ? readSymbol : letter === 0x4b ? readPrintControl : null
  const piece = read ?? (() => `no command GS ( ${String.fromCharCode(letter)}`)
  if (bytes === 0) return 'a command of no length'
  return { is: 'body', piece_bytes: bytes, pieces: 1, begin: nothing, piece }
})

/** GS ( K: how dark; 0 as it is, up to 8 darker, 250 (six steps) lighter. */
function readPrintControl(bytes: Uint8Array): Act | string {
  const [fn = 0, m = 0] = bytes
  if (bytes.length !== 2 || fn !== 49) return `no function ${fn} of GS ( K`
  if (m > 8 && m < 250) return `no density ${m}`
  return { is: 'density', level: m > 8 ? m - 256 : m }
}

const QR_LEVELS: readonly QrLevel[] = ['L', 'M', 'Q', 'H']

/** GS ( k: symbols; of them QR alone. */
function readSymbol(bytes: Uint8Array): Act | string {
  const [cn = 0, fn = 0, n = 0] = bytes
  if (cn !== 49) return `no symbol ${cn}`
  if (fn === 65 && bytes.length === 4 && bytes[3] === 0) {
    if (n === 49 || n === 50) return { is: 'qr-model', model: n === 49 ? 1 : 2 }
  }
  if (fn === 67 && bytes.length === 3 && n >= 1 && n <= 16) return { is: 'qr-module', dots: n }
  if (fn === 69 && bytes.length === 3) {
    const level = QR_LEVELS[n - 48]
    if (level) return { is: 'qr-level', level }
  }
  if (fn === 80 && n === 48 && bytes.length > 3 && bytes.length <= 7092) {
    return { is: 'qr-store', content: bytes.slice(3) }
  }
  if (fn === 81 && n === 48 && bytes.length === 3) return { is: 'qr-print' }
  return `no function ${fn} of QR with ${n}, ${bytes.length} bytes`
}

const askInTurn: Form = choice({
  1: { is: 'ask', what: 'paper' },
  49: { is: 'ask', what: 'paper' },
  2: { is: 'ask', what: 'drawer' },
  50: { is: 'ask', what: 'drawer' },
})

const dots = (is: 'left-margin' | 'area-width'): Form =>
  fixed(2, (nL = 0, nH = 0) => ({ is, dots: nL + nH * 256 }))

const letter = (sign: string) => sign.charCodeAt(0)

const escForms: ReadonlyMap<number, Form> = new Map([
  [letter('@'), fixed(0, () => ({ is: 'initialize' }))],
  [letter('J'), fixed(1, (n = 0) => ({ is: 'feed', dots: n }))],
  [letter('d'), fixed(1, (n = 0) => ({ is: 'feed-lines', lines: n }))],
  [letter('2'), fixed(0, () => ({ is: 'line-spacing', dots: null }))],
  [letter('3'), fixed(1, (n = 0) => ({ is: 'line-spacing', dots: n }))],
  [letter('a'), align],
  [letter('!'), printMode],
  // The reference reads the lowest bit alone; a host that sends others knows no better.
  [letter('E'), fixed(1, (n = 0) => (n > 1 ? `no meaning of ${n}` : bold(n === 1)))],
  [letter('M'), font],
  [letter('t'), fixed(1, (n = 0) => (isCodeTable(n) ? nothing : `no code table ${n}`))],
  [letter('R'), fixed(1, (n = 0) => (isCountry(n) ? nothing : `no country ${n}`))],
  [letter('*'), columnImage],
  [letter('p'), kick],
])

function bold(on: boolean): Act {
  return { is: 'style', style: { bold: on } }
}

const gsForms: ReadonlyMap<number, Form> = new Map([
  [letter('!'), size],
  [letter('L'), dots('left-margin')],
  [letter('W'), dots('area-width')],
  [letter('v'), rasterImage],
  [letter('V'), cut],
  [letter('('), sized],
  [letter('r'), askInTurn],
])

/** Kanji off: the encoder begins with it, and there is none here to switch off. */
const fsForms: ReadonlyMap<number, Form> = new Map([[letter('.'), fixed(0, () => nothing)]])

/** Questions in real time were answered when they came; in their turn they are passed over. */
const dleForms: ReadonlyMap<number, Form> = new Map([
  [0x04, fixed(1, (n = 0) => (n >= 1 && n <= 4 ? nothing : `no question ${n}`))],
])

export const formsBehind: ReadonlyMap<number, ReadonlyMap<number, Form>> = new Map([
  [ESC, escForms],
  [GS, gsForms],
  [FS, fsForms],
  [DLE, dleForms],
])
