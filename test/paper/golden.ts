import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { inflateSync } from 'node:zlib'
import { pngOf } from '../../src/sandbox/printer/png.ts'

/** A picture of black and white dots, as the virtual printer keeps it. */
interface Dots {
  readonly width_dots: number
  readonly height_dots: number
  readonly rows: Uint8Array
}

const KEPT = path.join(import.meta.dirname, 'golden')
const CAME_OUT = path.join(import.meta.dirname, '../../test-results/paper')

/** Processors round the edges of letters differently: one dot in five hundred of those drawn. */
const ALLOWED_OF_BLACK = 500

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

function difference(kept: Dots, paper: Dots): string | null {
  if (kept.height_dots !== paper.height_dots) {
    return `${paper.height_dots} rows in the place of ${kept.height_dots}`
  }
  let other = 0
  let black = 0
  for (const [at, byte] of paper.rows.entries()) {
    other += bits(byte ^ (kept.rows[at] ?? 0))
    black += bits(byte)
  }
  return other > black / ALLOWED_OF_BLACK ? `${other} dots of ${black} differ` : null
}

function bits(byte: number): number {
  let sum = 0
  for (let rest = byte; rest > 0; rest >>= 1) sum += rest & 1
  return sum
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
