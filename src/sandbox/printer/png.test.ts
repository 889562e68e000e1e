import { Buffer } from 'node:buffer'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { describe, expect, it } from 'vitest'
import { pngOf } from './png.ts'
import { bytes, GS, isBlack, LF, paperOf } from './testing/print.ts'

describe('the picture of a paper', () => {
  it('shows it dot for dot to whoever reads pictures', async () => {
    const paper = await paperOf(bytes('TAKA 50', LF, GS, 'v0', 0, 1, 0, 2, 0, 0xaa, 0x0f))
    const image = await loadImage(Buffer.from(pngOf(paper)))
    expect([image.width, image.height]).toEqual([paper.width_dots, paper.height_dots])
    const pen = createCanvas(image.width, image.height).getContext('2d')
    pen.drawImage(image, 0, 0)
    const { data: rgba } = pen.getImageData(0, 0, image.width, image.height)
    const shown = Array.from(
      { length: image.width * image.height },
      (_, nth) => rgba[nth * 4] === 0,
    )
    const printed = shown.map((_, nth) =>
      isBlack(paper, nth % paper.width_dots, Math.floor(nth / paper.width_dots)),
    )
    expect(shown).toEqual(printed)
  })

  it('is small where the paper is long', () => {
    const long = { width_dots: 576, height_dots: 65_535, rows: new Uint8Array(72 * 65_535) }
    expect(pngOf(long).length).toBeLessThan(20_000)
  })

  it('of a paper without a row is a white one', () => {
    const none = { width_dots: 384, height_dots: 0, rows: new Uint8Array() }
    expect(pngOf(none).length).toBeGreaterThan(50)
  })
})
