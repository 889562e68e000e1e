import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { inflateSync } from 'node:zlib'
import { pngOf } from '../../src/sandbox/printer/png.ts'

/** A picture of black and white dots, as the virtual printer keeps it. */
export interface Dots {
  readonly width_dots: number
  readonly height_dots: number
  readonly rows: Uint8Array
}

const KEPT = path.join(import.meta.dirname, 'golden')
const CAME_OUT = path.join(import.meta.dirname, '../../test-results/paper')

/** Processors round the edges of letters differently: one dot in five hundred of those drawn. */
const ALLOWED_OF_BLACK = 500
/** A dot that is no edge in both papers is of another letter; the least of them have four. */
const STRAYS_MOST = 3

/**
 * Lays a paper beside the one that was looked at and kept. `KEEP_PAPERS=1` keeps what came out
 * instead: whoever does so looks at every picture that changed.
 *
 * @returns what differs, in words; null where it is the same paper
 */
export function differs(name: string, paper: Dots): string | null {
  const file = path.join(KEPT, String(paper.width_dots), `${name}.png`)
  if (process.env['KEEP_PAPERS'] === '1') {
    write(file, paper)
    return null
  }
  const words = existsSync(file) ? difference(read(file), paper) : 'nobody has looked at it yet'
  if (words === null) return null
  const here = path.join(CAME_OUT, String(paper.width_dots), `${name}.png`)
  write(here, paper)
  return `${name}: ${words}; what came out lies in ${path.relative(process.cwd(), here)}`
}

/** @returns what differs of a paper, beside the one that was kept; null where it is the same */
export function difference(kept: Dots, paper: Dots): string | null {
  if (kept.height_dots !== paper.height_dots) {
    return `${paper.height_dots} rows in the place of ${kept.height_dots}`
  }
  let other = 0
  let black = 0
  let strays = 0
  for (const [at, byte] of paper.rows.entries()) {
    black += bits(byte)
    const unlike = byte ^ (kept.rows[at] ?? 0)
    if (unlike === 0) continue
    other += bits(unlike)
    strays += straysIn(at, unlike, kept, paper)
  }
  if (strays > STRAYS_MOST) return `${strays} dots are of other letters`
  return other > black / ALLOWED_OF_BLACK ? `${other} dots of ${black} differ` : null
}

/** @returns how many of these dots have none of their own colour beside them in the other paper */
function straysIn(at: number, unlike: number, kept: Dots, paper: Dots): number {
  const wide = paper.width_dots / 8
  const y = Math.floor(at / wide)
  let strays = 0
  for (let nth = 0; nth < 8; nth += 1) {
    if (((unlike >> (7 - nth)) & 1) === 0) continue
    const x = (at % wide) * 8 + nth
    const isBlack = isBlackAt(paper, x, y)
    if (!isBeside(kept, x, y, isBlack) || !isBeside(paper, x, y, !isBlack)) strays += 1
  }
  return strays
}

const beside = [-1, 0, 1]

function isBeside(paper: Dots, x: number, y: number, isBlack: boolean): boolean {
  return beside.some((dx) => beside.some((dy) => isBlackAt(paper, x + dx, y + dy) === isBlack))
}

/** Beyond its edges a paper is white. */
function isBlackAt({ width_dots, rows }: Dots, x: number, y: number): boolean {
  if (x < 0 || x >= width_dots || y < 0) return false
  const byte = rows[(y * width_dots + x) >> 3] ?? 0
  return ((byte >> (7 - (x & 7))) & 1) === 1
}

function bits(byte: number): number {
  let sum = 0
  for (let rest = byte; rest > 0; rest >>= 1) sum += rest & 1
  return sum
}

/** @returns the names of the papers that somebody looked at, in one width */
export function keptOf(width_dots: number): readonly string[] {
  return readdirSync(path.join(KEPT, String(width_dots))).map((file) => path.parse(file).name)
}

function write(file: string, paper: Dots): void {
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, pngOf(paper))
}

const SIGNATURE_bytes = 8

/** Reads what `pngOf` writes: one bit a dot, no filters. */
function read(file: string): Dots {
  const png = readFileSync(file)
  const packed: Buffer[] = []
  for (let at = SIGNATURE_bytes; at < png.length; at += png.readUInt32BE(at) + 12) {
    const from = at + 8
    const name = png.toString('latin1', at + 4, from)
    if (name === 'IDAT') packed.push(png.subarray(from, from + png.readUInt32BE(at)))
  }
  const width_dots = png.readUInt32BE(16)
  const height_dots = png.readUInt32BE(20)
  const lines = inflateSync(Buffer.concat(packed))
  const wide = width_dots / 8
  const rows = new Uint8Array(wide * height_dots)
  for (let y = 0; y < height_dots; y += 1) {
    const line = lines.subarray(y * (wide + 1) + 1, (y + 1) * (wide + 1))
    rows.set(
      line.map((byte) => ~byte),
      y * wide,
    )
  }
  return { width_dots, height_dots, rows }
}
