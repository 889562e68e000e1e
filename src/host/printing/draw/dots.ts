import type { Bitmap } from '../bitmap.ts'

/** A bitmap that is still being drawn. */
export interface Draft extends Bitmap {
  readonly rows: Uint8Array<ArrayBuffer>
}

/** @param width_dots is rounded up to whole bytes */
export function blank(width_dots: number, height_dots: number): Draft {
  const bytes = Math.ceil(width_dots / 8)
  return { width_dots: bytes * 8, height_dots, rows: new Uint8Array(bytes * height_dots) }
}

/** Blackens a rectangle, as far as it is inside. */
export function blacken(
  on: Draft,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
): void {
  const bytes = on.width_dots / 8
  const [left, right] = [Math.max(0, x), Math.min(on.width_dots, x + width)]
  for (let row = Math.max(0, y); row < Math.min(on.height_dots, y + height); row += 1) {
    for (let dot = left; dot < right; dot += 1) {
      const at = row * bytes + (dot >> 3)
      on.rows[at] = (on.rows[at] ?? 0) | (128 >> (dot & 7))
    }
  }
}

export function isBlack(bitmap: Bitmap, x: number, y: number): boolean {
  const byte = bitmap.rows[(y * bitmap.width_dots) / 8 + (x >> 3)] ?? 0
  return (byte & (128 >> (x & 7))) !== 0
}

/**
 * Lays one bitmap over another from a row on, which may be outside of it.
 * @param x a multiple of eight
 * @param lets a byte of the bitmap below through, or keeps it as it was
 */
export function lay(
  on: Draft,
  bitmap: Bitmap,
  x: number,
  y: number,
  lets: (byteAt: number, row: number) => boolean = () => true,
): void {
  const [bytes, over] = [on.width_dots / 8, bitmap.width_dots / 8]
  const first = x / 8
  for (let row = Math.max(0, -y); row < bitmap.height_dots && y + row < on.height_dots; row += 1) {
    for (let byte = 0; byte < over; byte += 1) {
      const ink = bitmap.rows[row * over + byte] ?? 0
      if (ink === 0 || first + byte >= bytes || !lets(first + byte, y + row)) continue
      const at = (y + row) * bytes + first + byte
      on.rows[at] = (on.rows[at] ?? 0) | ink
    }
  }
}

/**
 * How much of a dot a letter must cover to be black, of 255: less than half, for the thin strokes
 * of Bangla would break up, and a head never prints more than it is told.
 */
const COVERED = 104

/** @param rgba drawn on nothing: how much a dot is covered is its alpha */
export function blackOf(rgba: Uint8Array, width_dots: number, height_dots: number): Draft {
  const black = blank(width_dots, height_dots)
  const { rows } = black
  for (let at = 0; at < rows.length; at += 1) {
    let byte = 0
    const from = at * 32 + 3
    for (let dot = 0; dot < 8; dot += 1) {
      if ((rgba[from + dot * 4] ?? 0) >= COVERED) byte |= 128 >> dot
    }
    rows[at] = byte
  }
  return black
}

/** How a grey is made of black dots: each comes in at its share of black. */
const ORDER = [
  [0, 8, 2, 10],
  [12, 4, 14, 6],
  [3, 11, 1, 9],
  [15, 7, 13, 5],
] as const

/** @returns whether a dot is black where a share of all dots is */
export function isShaded(x: number, y: number, percent: number): boolean {
  return (ORDER[y & 3]?.[x & 3] ?? 0) < Math.round((percent * 16) / 100)
}
