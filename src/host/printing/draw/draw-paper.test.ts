import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Paper, PaperBlock, Stamps } from '../../../domain/paper/paper.ts'
import type { HeadDots } from '../../../domain/paper/printer.ts'
import type { Bitmap } from '../bitmap.ts'
import { isBlack } from './dots.ts'
import { drawPaper } from './draw-paper.ts'
import { layOut } from './layout.ts'
import { joined } from './testing/joined.ts'
import { everyBlock, paperOf } from './testing/papers.ts'

const none: Stamps = { practice: false, copy: null }
const heads: readonly HeadDots[] = [384, 512, 576]
const languages = ['bn', 'en'] as const
const every = heads.flatMap((dots) => languages.map((language) => [language, dots] as const))

function drawn(paper: Paper, dots: HeadDots = 384, stamps = none, band = 256): Bitmap {
  return joined(drawPaper(paper, stamps, { dots, qr: 'drawn' }).bands(band))
}

/** How much of it is black. */
function blackIn({ rows }: Bitmap): number {
  let black = 0
  for (const byte of rows) for (let bit = byte; bit > 0; bit >>= 1) black += bit & 1
  return black
}

describe.each(every)('a paper in %s on a head of %i dots', (language, dots) => {
  it.each(everyBlock[language].map((block) => [block.is, block] as const))(
    'has its %s, inside of its width and below what was before',
    (_is, block) => {
      const { sheet } = layOut(paperOf(language, block), none, { dots, qr: 'drawn' })
      expect(sheet.ruler.lacking.size).toBe(0)
      for (const box of sheet.boxes) {
        const width = box.is === 'bits' ? box.bitmap.width_dots : box.width
        expect(box.x).toBeGreaterThanOrEqual(0)
        expect(box.x + width).toBeLessThanOrEqual(dots)
      }
      const one = drawn(paperOf(language, block), dots)
      expect(one.height_dots).toBe(sheet.y)
      expect(blackIn(one)).toBeGreaterThan(100)
    },
  )

  it('is the same whatever bands it is taken in, and every time', () => {
    const paper = paperOf(language, ...everyBlock[language])
    const stamps = { practice: true, copy: 2 }
    const whole = drawn(paper, dots, stamps, 100_000)
    for (const band of [24, 100, 256]) expect(drawn(paper, dots, stamps, band)).toEqual(whole)
  })

  it('begins with the name of the shop, of which the edge cuts no sign off', () => {
    for (const name of ['বিসমিল্লাহ টেলিকম', 'ঊর্মি, পূর্ণিমা', 'হাজী ঔষধালয়', 'র্যীঁ', 'É']) {
      const { width_dots, rows } = drawn(paperOf(language, { is: 'shop', name, lines: [] }), dots)
      // A row of white above it: nothing of it stood higher.
      const first = { width_dots, height_dots: 1, rows: rows.subarray(0, width_dots / 8) }
      expect(blackIn(first), name).toBe(0)
    }
  })

  it('is told how high it is before anything of it is drawn', () => {
    const drawing = drawPaper(paperOf(language, ...everyBlock[language]), none, {
      dots,
      qr: 'drawn',
    })
    const bands = [...drawing.bands(128)]
    expect(bands.every((band) => band.width_dots === dots && band.height_dots <= 128)).toBe(true)
    expect(joined(bands).height_dots).toBe(drawing.height_dots)
  })
})

describe('a paper', () => {
  const named = (name: string) => paperOf('bn', { is: 'shop', name, lines: [] })

  it('has a question mark for a sign its font lacks, and tells of it', () => {
    const drawing = drawPaper(named('করিম 🎉'), none, { dots: 384, qr: 'drawn' })
    expect(drawing.lacking).toEqual(['🎉'])
    expect(joined(drawing.bands(64))).toEqual(drawn(named('করিম ?')))
  })

  it('is not turned round by a name', () => {
    expect(drawn(named('\u202eকরিম\u200f'))).toEqual(drawn(named('করিম')))
  })

  it('has Latin and Bangla in real bold, each from its own letters', () => {
    const words = (text: string): PaperBlock => ({ is: 'words', text })
    const boxed = (text: string): PaperBlock => ({ is: 'boxed', text })
    for (const text of ['Karim', 'করিম', 'Café']) {
      const [light, bold] = [paperOf('bn', words(text)), paperOf('bn', boxed(text))]
      expect(blackIn(drawn(bold))).toBeGreaterThan(blackIn(drawn(light)))
    }
    expect(drawn(paperOf('bn', words('Karim')))).not.toEqual(drawn(paperOf('bn', words('Kxrim'))))
  })

  it('of hostile words is drawn harmlessly, and the same in any bands', () => {
    const sign = fc.constantFrom(...Array.from('কষ্িুৌঁA1 🎉\u0301\u0323\u0304\u0489\u202e\u200f!'))
    const text = (maxLength: number) => fc.string({ unit: sign, maxLength })
    const block = fc.oneof(
      fc.record({ is: fc.constant('words' as const), text: text(300) }),
      fc.record({ is: fc.constant('boxed' as const), text: text(300) }),
      fc.record({ is: fc.constant('line' as const), name: text(120), value: text(300) }),
      fc.record({
        is: fc.constant('tokens' as const),
        title: text(40),
        tokens: fc.array(text(40), { maxLength: 4 }),
      }),
      fc.record({
        is: fc.constant('table' as const),
        head: fc.tuple(text(30), text(30), text(30)),
        rows: fc.array(
          fc.record({ over: text(60), cells: fc.tuple(text(90), text(60), text(60)) }),
          { maxLength: 3 },
        ),
      }),
    )
    const papers = fc.array(block, { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(papers, fc.constantFrom(...heads), fc.nat(90), (blocks, dots, more) => {
        const paper = paperOf('bn', ...blocks)
        const { sheet } = layOut(paper, none, { dots, qr: 'drawn' })
        for (const box of sheet.boxes) {
          const width = box.is === 'bits' ? box.bitmap.width_dots : box.width
          expect(box.x).toBeGreaterThanOrEqual(0)
          expect(box.x + width).toBeLessThanOrEqual(dots)
        }
        expect(drawn(paper, dots, none, 16 + more)).toEqual(drawn(paper, dots))
      }),
      { numRuns: 40 },
    )
  })
})

describe('a token of a meter', () => {
  const groups = (dots: HeadDots) => {
    const block = { is: 'tokens' as const, title: 'T', tokens: ['1234-5678-9012-3456-7890'] }
    const { sheet } = layOut(paperOf('bn', block), none, { dots, qr: 'drawn' })
    return sheet.boxes.flatMap((box) => (box.is === 'text' ? [{ at: box.y, said: box.text }] : []))
  }

  it('is numbered in the digits of a meter and never cut in a group', () => {
    for (const dots of heads) {
      expect(groups(dots).map((one) => one.said)).toEqual(
        'T 1) 1234 5678 9012 3456 7890'.split(' '),
      )
    }
  })

  it('has three groups in a line of a narrow roll, and all five in one of the widest', () => {
    const rows = (dots: HeadDots) =>
      new Set(
        groups(dots)
          .slice(2)
          .map((one) => one.at),
      ).size
    expect(heads.map(rows)).toEqual([2, 2, 1])
  })

  it('is larger than any word beside it', () => {
    const { sheet } = layOut(
      paperOf('bn', { is: 'tokens', title: 'T', tokens: ['1234'] }, { is: 'words', text: 'x' }),
      none,
      { dots: 384, qr: 'drawn' },
    )
    const size = (said: string) =>
      sheet.boxes.flatMap((box) =>
        box.is === 'text' && box.text === said ? [box.face.size_dots] : [],
      )[0]
    expect(size('1234')).toBe(40)
    expect(size('x')).toBe(25)
  })
})

describe('the ruler of a test page', () => {
  it.each(heads)('marks the first and the last of %i dots, and each millimetre', (dots) => {
    const page = drawn(paperOf('en', { is: 'ruler' }), dots)
    const row = 8 + 10
    const marked = Array.from({ length: dots }, (_, x) => x).filter((x) => isBlack(page, x, row))
    const each = Array.from({ length: dots / 8 }, (_, at_mm) => at_mm * 8)
    expect(marked).toEqual([...each, dots - 1])
  })
})

describe('the fields of a test page', () => {
  it('are as black as is written below them', () => {
    const page = drawn(paperOf('en', { is: 'shades' }), 384)
    const shares = [0, 1, 2, 3, 4].map((index) => {
      let black = 0
      for (let y = 16; y < 48; y += 1) {
        for (let x = 8; x < 56; x += 1) if (isBlack(page, index * 78 + x, y)) black += 1
      }
      return Math.round((black * 100) / (32 * 48))
    })
    expect(shares).toEqual([13, 25, 50, 75, 100])
  })
})
