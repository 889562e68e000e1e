import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder'
import { createCanvas, type ImageData } from '@napi-rs/canvas'
import { describe, expect, it } from 'vitest'
import { bytes, blackDots, ESC, isBlack, inked, looks, paperOf, print } from './testing/print.ts'

/** What the counter's own encoder sends, read by a printer that was not made from it. */
const encoder = (imageMode: 'raster' | 'column' = 'raster', columns = 32) =>
  new ReceiptPrinterEncoder({ language: 'esc-pos', columns, imageMode, feedBeforeCut: 4 })

const isDark = (x: number, y: number) => (x * 7 + y * 3) % 11 < 4 || x === y

function picture(width: number, height: number): ImageData {
  const image = createCanvas(width, height).getContext('2d').createImageData(width, height)
  image.data.fill(255)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (isDark(x, y)) image.data.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3)
    }
  }
  return image
}

describe('what the encoder sends', () => {
  it.each([
    ['raster', 384, 600],
    ['raster', 512, 255],
    ['raster', 576, 256],
    ['column', 384, 48],
    ['column', 384, 50],
  ] as const)('is a picture again, dot for dot: %s, %i by %i', async (mode, width, height) => {
    const image = picture(width, height)
    const sent = encoder(mode).initialize().image(image, width, height, 'threshold').encode()
    const job = await print(sent, { dots: width })
    expect(job).toMatchObject({ refused: [], unfinished: false })
    const [paper] = job.papers
    if (!paper) throw new Error('no paper')
    const wrong: string[] = []
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) {
        if (isBlack(paper, x, y) !== isDark(x, y)) wrong.push(`${x}, ${y}`)
      }
    }
    expect(wrong).toEqual([])
  })

  it('is text, bold and large and in the middle', async () => {
    const sent = encoder().initialize().codepage('cp437').align('center').bold(true).size(2, 2)
    const job = await print(sent.line('TK 50').size(1, 1).bold(false).line('paid').encode())
    expect(job.refused).toEqual([])
    const [paper] = job.papers
    expect(paper?.letters.map((line) => line.trim())).toEqual(['TK 50', 'paid'])
    expect(paper && inked(paper).left).toBeGreaterThan(100)
  })

  it('is a cut below everything that was printed', async () => {
    for (const cut of ['partial', 'full'] as const) {
      const { refused, papers } = await print(encoder().initialize().line('A').cut(cut).encode())
      expect(refused).toEqual([])
      expect(papers).toMatchObject([{ cut, letters: ['A'] }])
      expect(papers[0]?.blankBelow_rows).toBeGreaterThanOrEqual(96)
    }
  })

  it('is a kick of either drawer', async () => {
    const { kicks, refused } = await print(encoder().pulse(0, 100, 500).pulse(1, 60, 90).encode())
    expect(refused).toEqual([])
    expect(kicks).toMatchObject([
      { pin: 2, on_ms: 100, off_ms: 500 },
      { pin: 5, on_ms: 60, off_ms: 90 },
    ])
  })

  it('is a QR code the printer draws', async () => {
    const options = { model: 2, size: 5, errorlevel: 'm' } as const
    const job = await print(encoder().initialize().qrcode('FC-0017', options).encode())
    expect(job).toMatchObject({ refused: [], papers: [{ qr: ['FC-0017'] }] })
    expect(job.papers[0] && looks(job.papers[0], 0, 35)[0]).toBe('#'.repeat(35))
  })

  it('is whatever else is handed on as it is', async () => {
    const feed = bytes(ESC, 'J', 20)
    const paper = await paperOf(encoder().initialize().line('A').raw(feed).encode())
    expect(blackDots(paper)).toBeGreaterThan(0)
    expect(paper.height_dots).toBeGreaterThanOrEqual(54)
  })
})
