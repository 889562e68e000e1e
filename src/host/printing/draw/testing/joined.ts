import type { Bitmap } from '../../bitmap.ts'

/** @returns one bitmap of bands that are one under the other */
export function joined(bands: Iterable<Bitmap>): Bitmap {
  const all = [...bands]
  const rows = Buffer.concat(all.map((band) => band.rows))
  const height_dots = all.reduce((sum, band) => sum + band.height_dots, 0)
  return { width_dots: all[0]?.width_dots ?? 0, height_dots, rows: new Uint8Array(rows) }
}
