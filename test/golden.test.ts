import { describe, expect, it } from 'vitest'
import { Paper } from '../src/domain/paper/paper.ts'
import { type HeadDots, usualPrinter } from '../src/domain/paper/printer.ts'
import { drawPaper } from '../src/host/printing/draw/draw-paper.ts'
import { type Dots, difference, keptOf } from './paper/golden.ts'
import { everyPaper } from './paper/papers.ts'

const widths = [384, 576] as const
const papers = everyPaper()
const receipt = papers.find(({ name }) => name === 'bn-receipt-recharge')

function drawn(paper: Paper | undefined, dots: HeadDots): Dots {
  const unstamped = { practice: false, copy: null }
  const drawing = drawPaper(Paper.parse(paper), unstamped, { dots, qr: usualPrinter.qr })
  const bands = [...drawing.bands(drawing.height_dots)].map(({ rows }) => Buffer.from(rows))
  const { width_dots, height_dots } = drawing
  return { width_dots, height_dots, rows: Buffer.concat(bands) }
}

/** The receipt with other words somewhere. */
function changed(from: string, to: string): Paper {
  const text = JSON.stringify(receipt?.paper)
  expect(text).toContain(from)
  return Paper.parse(JSON.parse(text.replaceAll(from, to)))
}

describe.each(widths)('a paper laid beside the one that was looked at, %i dots wide', (dots) => {
  it.each([
    ['২১:১০', '২১:১১'],
    ['BD2911261005', 'BD2911261006'],
    ['BD2911261005', 'BD2911261008'],
    ['৳৫০', '৳৬০'],
  ])('is another where a single digit is: %s, %s', (from, to) => {
    expect(difference(drawn(receipt?.paper, dots), drawn(changed(from, to), dots))).not.toBeNull()
  })

  it('is the same where another processor rounds the edges of its letters', () => {
    const kept = drawn(receipt?.paper, dots)
    const rows = Buffer.from(kept.rows)
    // A white dot right of a black one, once in some thousands of bytes of letters.
    for (let at = 0, edges = 0; at < rows.length; at += 1) {
      const byte = rows[at] ?? 0
      if ((byte & 0b0001_1000) !== 0b0001_0000) continue
      edges += 1
      if (edges % 40 === 0) rows[at] = byte | 0b0000_1000
    }
    expect(rows.equals(Buffer.from(kept.rows))).toBe(false)
    expect(difference(kept, { ...kept, rows })).toBeNull()
  })

  it('is kept as long as there is such a paper', () => {
    const names = papers.map(({ name }) => name)
    expect(keptOf(dots).toSorted()).toEqual(names.toSorted())
  })
})
