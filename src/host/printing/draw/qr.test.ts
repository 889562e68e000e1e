import { default as library } from 'bwip-js/node'
import { describe, expect, it } from 'vitest'
import type { Bitmap } from '../bitmap.ts'
import { isBlack } from './dots.ts'
import { drawPaper } from './draw-paper.ts'
import { joined } from './testing/joined.ts'
import { drawnCode, modulesOf } from './qr.ts'
import { paperOf } from './testing/papers.ts'

const contents = [
  '1',
  'FC-01KB7W2M4QXXWWMMHZ3V9K8TRN-RB',
  'https://example.com/?a=1&b=^2',
  'রসিদ',
  'x'.repeat(120),
]

/** As the library itself codes it, row by row. */
function coded(text: string): boolean[][] {
  const symbol = { bcid: 'qrcode', text, eclevel: 'M' }
  const [first] = library.raw(symbol)
  if (!first || !('pixs' in first)) throw new Error('no matrix came')
  const { pixs, pixx, pixy } = first
  return Array.from({ length: pixy }, (_, row) =>
    pixs.slice(row * pixx, (row + 1) * pixx).map((pixel) => pixel === 1),
  )
}

describe('the code of a reference', () => {
  it.each(contents)('says %s dot by dot', (content) => {
    expect(modulesOf(content)).toEqual(coded(content))
  })

  it('has modules of whole dots, four at least, and four of white on every side', () => {
    for (const content of contents) {
      const modules = modulesOf(content)
      const code = drawnCode(content)
      const size = modules.length + 8
      const module = Math.floor(code.height_dots / size)
      expect(module).toBeGreaterThanOrEqual(4)
      expect(code.height_dots).toBe(size * module)
      expect(code.width_dots).toBeLessThanOrEqual(384)
      for (const [row, line] of modules.entries()) {
        for (const [column, black] of line.entries()) {
          const [x, y] = [(column + 4) * module, (row + 4) * module]
          expect(isBlack(code, x, y)).toBe(black)
          expect(isBlack(code, x + module - 1, y + module - 1)).toBe(black)
        }
      }
      const edge = Array.from({ length: 4 * module }, (_, at) => at)
      for (const at of edge) expect(isBlack(code, at, at + 4 * module)).toBe(false)
    }
  })

  it('is left to the printer where it can, with what it says at the end of the drawing', () => {
    const code = { is: 'qr' as const, content: 'FC-1', text: 'FC-1' }
    const words = { is: 'words' as const, text: 'ধন্যবাদ' }
    const left = drawPaper(
      paperOf('bn', code, words),
      { practice: false, copy: null },
      { dots: 384, qr: 'printer' },
    )
    expect(left.qr).toBe('FC-1')
    const whole: Bitmap = joined(left.bands(100))
    const drawn = drawPaper(
      paperOf('bn', code, words),
      { practice: false, copy: null },
      { dots: 384, qr: 'drawn' },
    )
    expect(drawn.qr).toBeNull()
    expect(drawn.height_dots - whole.height_dots).toBeGreaterThan(100)
  })
})
