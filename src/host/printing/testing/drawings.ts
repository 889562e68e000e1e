import type { HeadDots } from '../../../domain/paper/printer.ts'

import type { Bitmap, Drawing } from '../bitmap.ts'

/** A picture that no other of the same size is like: it tells rows and columns that moved. */
export function picture(width_dots: HeadDots, height_dots: number): Bitmap {
  const rows = new Uint8Array((width_dots / 8) * height_dots)
  let state = width_dots * 31 + height_dots
  for (const at of rows.keys()) {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    rows[at] = state >> 16
  }
  return { width_dots, height_dots, rows }
}

/** A picture of so many rows as a drawing hands it out, band by band. */
export function drawingOf(bitmap: Bitmap, qr: string | null = null): Drawing {
  const { width_dots, height_dots, rows } = bitmap
  const row_bytes = width_dots / 8
  return {
    width_dots,
    height_dots,
    *bands(most_dots) {
      for (let from = 0; from < height_dots; from += most_dots) {
        const to = Math.min(from + most_dots, height_dots)
        const band = rows.subarray(from * row_bytes, to * row_bytes)
        yield { width_dots, height_dots: to - from, rows: band }
      }
    },
    qr,
  }
}
