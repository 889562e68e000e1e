import { loadImage } from '@napi-rs/canvas'
import { createCanvas } from '@napi-rs/canvas'
import { describe, expect, it } from 'vitest'
import { isBlack } from './dots.ts'
import { drawPaper } from './draw-paper.ts'
import { joined, pngOf } from './png.ts'
import { everyBlock, paperOf } from './testing/papers.ts'

describe('the picture of a paper', () => {
  it('has every dot of it', async () => {
    const paper = paperOf('en', ...everyBlock.en)
    const drawing = drawPaper(paper, { practice: false, copy: null }, { dots: 512, qr: 'drawn' })
    const whole = joined(drawing.bands(300))
    const picture = await loadImage(pngOf(whole))
    expect([picture.width, picture.height]).toEqual([512, drawing.height_dots])
    const context = createCanvas(picture.width, picture.height).getContext('2d')
    context.drawImage(picture, 0, 0)
    const seen = context.getImageData(0, 0, picture.width, picture.height).data
    const same = Array.from({ length: seen.length / 4 }, (_, at) => at).every(
      (at) => (seen[at * 4] ?? 0) < 128 === isBlack(whole, at % 512, Math.floor(at / 512)),
    )
    expect(same).toBe(true)
  })
})
