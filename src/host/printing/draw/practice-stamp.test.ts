import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { acrossTimes } from '../../../domain/paper/across.ts'
import { across } from '../../../domain/paper/look.ts'
import type { PaperBlock, Stamps } from '../../../domain/paper/paper.ts'
import { DOTS_PER_mm, type HeadDots } from '../../../domain/paper/printer.ts'
import { isBlack } from './dots.ts'
import { drawPaper } from './draw-paper.ts'
import { layOut } from './layout.ts'
import { joined } from './testing/joined.ts'
import { everyBlock, paperOf } from './testing/papers.ts'

const paper = paperOf('bn', ...everyBlock.bn)
const real: Stamps = { practice: false, copy: null }
const practice: Stamps = { practice: true, copy: null }
const said = (stamps: Stamps) =>
  layOut(paper, stamps, { dots: 384, qr: 'drawn' }).sheet.boxes.flatMap((box) =>
    box.is === 'text' ? [box.text] : [],
  )
const drawn = (stamps: Stamps, dots: HeadDots) =>
  joined(drawPaper(paper, stamps, { dots, qr: 'drawn' }).bands(200))

describe('a paper of the practice books', () => {
  it('says so above and below everything', () => {
    const words = said(practice)
    expect([words.at(0), words.at(-1)]).toEqual(Array(2).fill('অনুশীলন · আসল রসিদ নয়'))
    expect(said(real)).toEqual(words.slice(1, -1))
  })

  it.each([384, 512, 576] as const)('has it across the whole of %i dots, and legible', (dots) => {
    const [plain, stamped] = [drawn(real, dots), drawn(practice, dots)]
    const above = (stamped.height_dots - plain.height_dots) / 2
    const extra = new Set<number>()
    let [lost, added] = [0, 0]
    for (let y = 0; y < plain.height_dots; y += 1) {
      for (let x = 0; x < dots; x += 1) {
        const [was, is] = [isBlack(plain, x, y), isBlack(stamped, x, y + above)]
        if (was && !is) lost += 1
        if (!was && is) {
          added += 1
          extra.add(Math.floor(y / 320))
        }
      }
    }
    // Nothing that stands below is taken away, and little is laid on it.
    expect(lost).toBe(0)
    expect(added / (dots * plain.height_dots)).toBeLessThan(0.08)
    // No piece of it as long as a hand is without.
    expect(extra.size).toBe(Math.ceil(plain.height_dots / 320))
  })

  it('leaves what a machine reads as it is', () => {
    const code = paperOf('bn', { is: 'qr', content: 'FC-1', text: 'FC-1' })
    const layout = layOut(code, practice, { dots: 384, qr: 'drawn' })
    const [clear] = layout.sheet.clear
    const of = (stamps: Stamps) =>
      joined(drawPaper(code, stamps, { dots: 384, qr: 'drawn' }).bands(500))
    const [stamped, plain] = [of(practice), of(real)]
    const above = (stamped.height_dots - plain.height_dots) / 2
    if (!clear) throw new Error('the code is not kept clear')
    const changed: string[] = []
    for (let y = clear.top; y < clear.bottom; y += 1) {
      for (let x = clear.x; x < clear.x + clear.width; x += 1) {
        if (isBlack(stamped, x, y) !== isBlack(plain, x, y - above)) changed.push(`${x} ${y}`)
      }
    }
    expect(changed).toEqual([])
  })
})

describe('the sheet of a paper of the practice books', () => {
  /** From the sheet's side what the head lays out: both break the same line at the same word. */
  const endsBefore = (dots: HeadDots, ...blocks: readonly PaperBlock[]) => {
    const long = paperOf('bn', ...blocks)
    const { sheet } = layOut(long, { practice: true, copy: 2 }, { dots, qr: 'drawn' })
    return sheet.y / DOTS_PER_mm <= acrossTimes(long) * across.every_mm
  }

  it.each([384, 512, 576] as const)(
    'of %i dots is marked to its end, whatever it is of',
    (dots) => {
      for (const blocks of Object.values(everyBlock)) {
        expect(endsBefore(dots, ...blocks)).toBe(true)
        for (const block of blocks) {
          expect(endsBefore(dots, ...Array<PaperBlock>(60).fill(block)), block.is).toBe(true)
        }
      }
    },
  )

  it('is so too where its words break as badly as words can', () => {
    const word = fc.stringMatching(/^[WMমঙঔ]{1,40}$/u)
    const text = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' '))
    const block = fc.oneof(
      text.map((words): PaperBlock => ({ is: 'words', text: words })),
      text.map((amount): PaperBlock => ({ is: 'amount', text: amount })),
      text.map((title): PaperBlock => ({ is: 'title', text: title, loud: true })),
      text.map((name): PaperBlock => ({ is: 'shop', name, lines: [name] })),
      fc.tuple(text, text).map(([name, value]): PaperBlock => ({ is: 'line', name, value })),
      fc.tuple(text, text, text).map((cells): PaperBlock => {
        return { is: 'table', head: ['কী', 'টাকা', 'বাকি'], rows: [{ over: cells[0], cells }] }
      }),
    )
    fc.assert(
      fc.property(block, fc.constantFrom(384, 512, 576), (one, dots) =>
        endsBefore(dots, ...Array<PaperBlock>(20).fill(one)),
      ),
      { numRuns: 150 },
    )
  })
})

describe('a paper that was printed before', () => {
  it('says which copy it is, in a frame before anything else', () => {
    expect(said({ practice: false, copy: 3 })[0]).toBe('কপি ৩')
    expect(said({ practice: true, copy: 12 })[1]).toBe('কপি ১২')
  })
})
