import { crc32, deflateSync } from 'node:zlib'
import type { Bitmap } from '../bitmap.ts'

/** @returns a picture of what is printed, dot by dot */
export function pngOf({ width_dots, height_dots, rows }: Bitmap): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width_dots, 0)
  head.writeUInt32BE(height_dots, 4)
  // One bit a dot, grey: there 1 is white.
  head.writeUInt8(1, 8)
  const bytes = width_dots / 8
  const lines = Buffer.alloc((bytes + 1) * height_dots)
  for (let row = 0; row < height_dots; row += 1) {
    const white = rows.subarray(row * bytes, (row + 1) * bytes).map((byte) => ~byte)
    lines.set(white, row * (bytes + 1) + 1)
  }
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(name: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content])
  const size = Buffer.alloc(4)
  size.writeUInt32BE(content.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([size, body, check])
}

/** @returns one bitmap of bands that are one under the other */
export function joined(bands: Iterable<Bitmap>): Bitmap {
  const all = [...bands]
  const rows = Buffer.concat(all.map((band) => band.rows))
  const height_dots = all.reduce((sum, band) => sum + band.height_dots, 0)
  return { width_dots: all[0]?.width_dots ?? 0, height_dots, rows: new Uint8Array(rows) }
}
