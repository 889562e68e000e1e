import { Buffer } from 'node:buffer'
import { crc32, deflateSync } from 'node:zlib'

interface Dots {
  readonly width_dots: number
  readonly height_dots: number
  readonly rows: Uint8Array
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/**
 * A picture of one bit a dot. A canvas would make thirty times as much of it, and none as long as a
 * roll of paper is.
 */
export function pngOf({ width_dots, height_dots, rows }: Dots): Uint8Array {
  const wide = width_dots / 8
  // A picture has at least a row; a paper may have none.
  const height = Math.max(1, height_dots)
  const lines = new Uint8Array((wide + 1) * height)
  for (let y = 0; y < height; y += 1) {
    const at = y * (wide + 1) + 1
    // White is 1 in a picture, and 0 on paper.
    for (let x = 0; x < wide; x += 1) lines[at + x] = ~(rows[y * wide + x] ?? 0)
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width_dots, 0)
  head.writeUInt32BE(height, 4)
  // One bit, grey; deflated, no filters of its own, not interlaced.
  head.set([1, 0, 0, 0, 0], 8)
  const parts = [chunk('IHDR', head), chunk('IDAT', deflateSync(lines)), chunk('IEND')]
  return Buffer.concat([Buffer.from(SIGNATURE), ...parts])
}

function chunk(name: string, content: Uint8Array = new Uint8Array()): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content])
  const whole = Buffer.alloc(body.length + 8)
  whole.writeUInt32BE(content.length, 0)
  whole.set(body, 4)
  whole.writeUInt32BE(crc32(body), body.length + 4)
  return whole
}
