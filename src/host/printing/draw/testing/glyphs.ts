import { brotliDecompressSync } from 'node:zlib'

const HEADER_bytes = 48
const CMAP = 0
const GLYF = 10
const LOCA = 11
const NAMED_BESIDE = 63

/** @returns every code point a woff2 file has a glyph for */
export function codePointsOf(woff2: Buffer): Set<number> {
  const found = new Set<number>()
  const cmap = cmapOf(woff2)
  const count = cmap.readUInt16BE(2)
  for (let index = 0; index < count; index += 1) {
    const subtable = cmap.subarray(cmap.readUInt32BE(4 + index * 8 + 4))
    const format = subtable.readUInt16BE(0)
    if (format === 4) segments(subtable, found)
    if (format === 12) groups(subtable, found)
  }
  return found
}

/** The tables of a woff2 file are packed as one, in the order of its directory. */
function cmapOf(woff2: Buffer): Buffer {
  if (woff2.toString('latin1', 0, 4) !== 'wOF2') throw new Error('not a woff2 file')
  const tables = woff2.readUInt16BE(12)
  const packed_bytes = woff2.readUInt32BE(20)
  let at = HEADER_bytes
  let before_bytes = 0
  let found: { readonly from: number; readonly to: number } | null = null
  const number = (): number => {
    let value = 0
    for (;;) {
      const byte = woff2.readUInt8(at)
      at += 1
      value = value * 128 + (byte & 127)
      if ((byte & 128) === 0) return value
    }
  }
  for (let index = 0; index < tables; index += 1) {
    const flags = woff2.readUInt8(at)
    const tag = flags & 63
    at += tag === NAMED_BESIDE ? 5 : 1
    const version = flags >> 6
    let size_bytes = number()
    // Outlines alone are rewritten where nothing is said, and left alone where version 3 is.
    if (tag === GLYF || tag === LOCA ? version !== 3 : version !== 0) size_bytes = number()
    if (tag === CMAP) found = { from: before_bytes, to: before_bytes + size_bytes }
    before_bytes += size_bytes
  }
  if (found === null) throw new Error('the font says nothing of its letters')
  return brotliDecompressSync(woff2.subarray(at, at + packed_bytes)).subarray(found.from, found.to)
}

function segments(table: Buffer, found: Set<number>): void {
  const twice = table.readUInt16BE(6)
  for (let at = 0; at < twice; at += 2) {
    const last = table.readUInt16BE(14 + at)
    const first = table.readUInt16BE(16 + twice + at)
    const delta = table.readUInt16BE(16 + 2 * twice + at)
    const rangeAt = 16 + 3 * twice + at
    const range = table.readUInt16BE(rangeAt)
    for (let point = first; point <= last && point < 0xff_ff; point += 1) {
      const listed = range === 0 ? point : table.readUInt16BE(rangeAt + range + 2 * (point - first))
      if (listed !== 0 && ((listed + delta) & 0xff_ff) !== 0) found.add(point)
    }
  }
}

function groups(table: Buffer, found: Set<number>): void {
  const count = table.readUInt32BE(12)
  for (let index = 0; index < count; index += 1) {
    const at = 16 + index * 12
    const last = table.readUInt32BE(at + 4)
    for (let point = table.readUInt32BE(at); point <= last; point += 1) found.add(point)
  }
}
