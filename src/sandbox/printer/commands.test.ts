import { describe, expect, it } from 'vitest'
import { blackDots, bytes, ESC, GS, inked, LF, looks, paperOf, print } from './testing/print.ts'

/** Eight dots wide: a raster whose rows are these bytes. */
const raster = (mode: number, ...rows: number[]) =>
  bytes(GS, 'v0', mode, 1, 0, rows.length, 0, rows)

const joined = (...parts: Uint8Array[]) => bytes(...parts.map((part) => [...part]))

describe('a line of letters', () => {
  it('stands in a cell of 12 by 24 dots, a sixth of an inch from the next', async () => {
    const paper = await paperOf(bytes('HH', LF, 'H', LF))
    expect(paper).toMatchObject({ width_dots: 384, height_dots: 68, letters: ['HH', 'H'] })
    expect(inked(paper).right).toBeLessThan(24)
    expect(looks(paper, 0, 12).slice(0, 34)).toEqual(looks(paper, 0, 12).slice(34))
    expect(looks(paper, 0, 12).slice(0, 24)).toEqual(looks(paper, 12, 24).slice(0, 24))
  })

  it('goes on below where it does not fit: 32 letters on 58 mm, 48 on 80', async () => {
    const letters = 'X'.repeat(49)
    expect((await paperOf(bytes(letters, LF))).letters.map((line) => line.length)).toEqual([32, 17])
    const wide = await paperOf(bytes(letters, LF), { dots: 576 })
    expect(wide.letters.map((line) => line.length)).toEqual([48, 1])
  })

  it('does not mind a carriage return', async () => {
    const [with_, without] = [bytes('A', LF, 13, 'B', LF, 13), bytes('A', LF, 'B', LF)]
    expect((await paperOf(with_)).rows).toEqual((await paperOf(without)).rows)
  })

  it('is not printed before it is ended', async () => {
    expect((await print(bytes('SECRET'))).papers).toEqual([])
  })

  it('has a box for a letter that every printer has another of', async () => {
    const job = await print(bytes(ESC, 't', 0, 0x9b, LF))
    expect(job.papers[0]?.letters).toEqual(['□'])
    expect(job.refused).toEqual([])
  })

  it('is bold, one dot broader, for ESC E and for a bit of ESC !', async () => {
    const plain = blackDots(await paperOf(bytes('H', LF)))
    const bold = await paperOf(bytes(ESC, 'E', 1, 'H', LF))
    expect(blackDots(bold)).toBeGreaterThan(plain)
    expect((await paperOf(bytes(ESC, '!', 8, 'H', LF))).rows).toEqual(bold.rows)
    expect(blackDots(await paperOf(bytes(ESC, 'E', 1, ESC, 'E', 0, 'H', LF)))).toBe(plain)
  })

  it('is larger for GS ! and for two bits of ESC !', async () => {
    const plain = blackDots(await paperOf(bytes('H', LF)))
    const double = await paperOf(bytes(GS, '!', 0x11, 'H', LF))
    expect(double.height_dots).toBe(48)
    expect(blackDots(double)).toBe(plain * 4)
    expect((await paperOf(bytes(ESC, '!', 0x30, 'H', LF))).rows).toEqual(double.rows)
    const eightfold = await paperOf(bytes(GS, '!', 0x77, 'HHHHH', LF))
    expect(eightfold).toMatchObject({ height_dots: 384, letters: ['HHHH', 'H'] })
    expect(blackDots(eightfold)).toBe(plain * 5 * 64)
  })

  it('stands on one base with what is smaller beside it', async () => {
    const paper = await paperOf(bytes('H', GS, '!', 0x01, 'H', LF))
    const [small, tall] = [looks(paper, 0, 12), looks(paper, 12, 24)]
    const base = (rows: string[]) => rows.findLastIndex((row) => row.includes('#'))
    expect(paper.height_dots).toBe(48)
    expect(base(tall) - base(small)).toBeLessThan(8)
  })

  it('is smaller in font B: 42 letters on 58 mm', async () => {
    const paper = await paperOf(bytes(ESC, 'M', 1, 'X'.repeat(43), LF))
    expect(paper.letters.map((line) => line.length)).toEqual([42, 1])
    expect((await paperOf(bytes(ESC, '!', 1, 'X'.repeat(43), LF))).rows).toEqual(paper.rows)
  })
})

describe('paper is fed', () => {
  it.each<[string, Uint8Array, number]>([
    ['a line', bytes(LF), 34],
    ['as many dots as ESC J says', bytes(ESC, 'J', 200), 200],
    ['as many lines as ESC d says', bytes(ESC, 'd', 4), 136],
    ['lines as high as ESC 3 says', bytes(ESC, '3', 50, LF, LF), 100],
    ['lines of the printer’s own again after ESC 2', bytes(ESC, '3', 50, ESC, '2', LF), 34],
    ['never less than the letters are high', bytes(ESC, '3', 0, 'A', LF, ESC, 'J', 0), 24],
    ['the line that waits, then on from its top', bytes('A', ESC, 'J', 100), 100],
  ])('%s', async (_what, sent, height_dots) => {
    const paper = await paperOf(joined(sent, bytes(GS, 'V', 0)))
    expect(paper).toMatchObject({ height_dots, cut: 'full' })
  })
})

describe('a raster', () => {
  it('is printed dot for dot, or twice as wide, or as tall, or both', async () => {
    const rows = [0b1000_0001, 0b1111_0000]
    const seen = async (mode: number) => looks(await paperOf(raster(mode, ...rows)), 0, 16)
    const [one, two] = ['#......#........', '####............']
    const [wideOne, wideTwo] = ['##............##', '########........']
    expect(await seen(0)).toEqual([one, two])
    expect(await seen(1)).toEqual([wideOne, wideTwo])
    expect(await seen(2)).toEqual([one, one, two, two])
    expect(await seen(3)).toEqual([wideOne, wideOne, wideTwo, wideTwo])
    expect(await seen(48)).toEqual([one, two])
    expect(await seen(51)).toEqual([wideOne, wideOne, wideTwo, wideTwo])
  })

  it('joins the next one without a seam', async () => {
    const paper = await paperOf(joined(raster(0, 255, 255), raster(0, 255)))
    expect(looks(paper, 0, 8)).toEqual(['########', '########', '########'])
  })

  it('stands left, in the middle or right, within its area', async () => {
    const left = async (...before: Uint8Array[]) =>
      inked(await paperOf(joined(...before, raster(0, 128)))).left
    const align = (n: number) => bytes(ESC, 'a', n)
    expect(await left(align(0))).toBe(0)
    expect(await left(align(1))).toBe(188)
    expect(await left(align(50))).toBe(376)
    expect(await left(bytes(GS, 'L', 21, 0))).toBe(21)
    expect(await left(bytes(GS, 'W', 40, 0), align(2))).toBe(32)
    expect(await left(bytes(GS, 'L', 8, 0, GS, 'W', 0, 1), align(49))).toBe(132)
  })

  it('that is wider than the head is cut at its edge, and told', async () => {
    const job = await print(bytes(GS, 'v0', 0, 49, 0, 1, 0, Array<number>(49).fill(255), 'A', LF))
    expect(job.refused).toMatchObject([{ offset: 0, why: 'a raster wider than the head' }])
    expect(job.papers[0]?.letters).toEqual(['A'])
    expect(inked(await paperOf(raster(1, 255), { dots: 576 })).right).toBe(15)
  })

  it('may be as high as two bytes say, and no paper is longer than the roll', async () => {
    const rows = Array<number>(65_535).fill(0x80)
    const job = await print(bytes(GS, 'v0', 0, 1, 0, 255, 255, rows))
    expect(job).toMatchObject({ refused: [], unfinished: false })
    expect(job.papers).toMatchObject([{ height_dots: 65_535, blankBelow_rows: 0 }])
    const short = await print(bytes(GS, 'v0', 0, 1, 0, 255, 255, rows), { rows: 1000 })
    expect(short).toMatchObject({ unfinished: true, left_bytes: 64_535 })
    expect(short.papers).toMatchObject([{ height_dots: 1000 }])
  })
})

describe('columns of dots', () => {
  it('are 24 high, in the line like letters, and join what is below', async () => {
    const strip = bytes(ESC, '*', 33, 2, 0, [0x80, 0, 1, 0xff, 0xff, 0xff], LF)
    const paper = await paperOf(joined(bytes(ESC, '3', 24), strip, strip))
    expect(paper.height_dots).toBe(48)
    const rows = looks(paper, 0, 2)
    expect(rows.slice(0, 24)).toEqual(['##', ...Array<string>(22).fill('.#'), '##'])
    expect(rows.slice(24)).toEqual(rows.slice(0, 24))
  })

  it('are twice as wide, or of eight coarse dots, in the other modes', async () => {
    const top = async (mode: number, ...column: number[]) =>
      looks(await paperOf(bytes(ESC, '*', mode, 1, 0, column, LF)), 0, 3).slice(0, 4)
    expect(await top(33, 0x80, 0, 0)).toEqual(['#..', '...', '...', '...'])
    expect(await top(32, 0x80, 0, 0)).toEqual(['##.', '...', '...', '...'])
    expect(await top(1, 0x80)).toEqual(['#..', '#..', '#..', '...'])
    expect(await top(0, 0x80)).toEqual(['##.', '##.', '##.', '...'])
  })

  it('that go beyond the edge are told', async () => {
    const job = await print(bytes(ESC, '*', 1, 129, 1, Array<number>(385).fill(255), LF))
    expect(job.refused).toMatchObject([{ why: 'columns beyond the edge of the paper' }])
  })
})

describe('the knife', () => {
  it.each<[string, number[], 'full' | 'partial', number]>([
    ['cuts right through', [0], 'full', 0],
    ['cuts right through', [48], 'full', 0],
    ['leaves a bridge', [1], 'partial', 0],
    ['leaves a bridge', [49], 'partial', 0],
    ['feeds to itself and a little more', [65, 10], 'full', 106],
    ['feeds to itself and no more', [66, 0], 'partial', 96],
  ])('%s: GS V %j', async (_what, parameters, cut, blankBelow_rows) => {
    const paper = await paperOf(joined(raster(0, 255), bytes(GS, 'V', parameters)))
    expect(paper).toMatchObject({ cut, blankBelow_rows, height_dots: 1 + blankBelow_rows })
  })

  it('makes papers of a job; what hangs there at its end is torn off', async () => {
    const { papers } = await print(bytes('A', LF, GS, 'V', 1, 'B', LF, GS, 'V', 0, 'C', LF))
    expect(papers).toMatchObject([
      { cut: 'partial', letters: ['A'] },
      { cut: 'full', letters: ['B'] },
      { cut: 'torn', letters: ['C'] },
    ])
    expect((await print(bytes('A', LF, GS, 'V', 1, LF, LF))).papers).toHaveLength(1)
  })
})

describe('the rest of what a receipt needs', () => {
  it('opens a drawer on either pin for as long as it is told', async () => {
    const { kicks } = await print(bytes(ESC, 'p', 0, 50, 250, ESC, 'p', 49, 60, 10))
    expect(kicks).toEqual([
      { pin: 2, on_ms: 100, off_ms: 500, at_ms: 0, by: 'command' },
      { pin: 5, on_ms: 120, off_ms: 120, at_ms: 0, by: 'command' },
    ])
  })

  it('draws a QR code of its own from what was stored', async () => {
    const code = (n: number, level: number) =>
      bytes(
        [GS, '(k', 4, 0, '1A', 50, 0, GS, '(k', 3, 0, '1C', n, GS, '(k', 3, 0, '1E', level],
        [GS, '(k', 8, 0, '1P0HELLO', GS, '(k', 3, 0, '1Q0'],
      )
    const paper = await paperOf(code(4, 49))
    expect(paper).toMatchObject({ qr: ['HELLO'], height_dots: 84 })
    // The corner every reader looks for: seven modules, of four dots here.
    expect(looks(paper, 0, 32)[0]).toBe(`${'#'.repeat(28)}....`)
    expect(inked(paper).right).toBe(83)
    expect((await paperOf(code(1, 51))).height_dots).toBe(21)
  })

  it('is as dark as it was set', async () => {
    const darkness = async (m: number) =>
      (await paperOf(bytes(GS, '(K', 2, 0, 49, m, 'A', LF))).density
    expect(await darkness(2)).toBe(2)
    expect(await darkness(254)).toBe(-2)
    expect((await paperOf(bytes('A', LF))).density).toBeNull()
  })

  it('begins anew with ESC @: nothing set, nothing waiting', async () => {
    const settings = bytes(ESC, '3', 90, GS, '!', 0x11, ESC, 'E', 1, ESC, 'a', 1, 'GONE', ESC, '@')
    const paper = await paperOf(joined(settings, bytes('A', LF)))
    expect(paper.letters).toEqual(['A'])
    expect(paper.rows).toEqual((await paperOf(bytes('A', LF))).rows)
  })

  it('takes the tables of letters that printers have', async () => {
    const tables = [0, 8, 16, 53, 255].flatMap((n) => [ESC, 0x74, n])
    expect((await print(bytes(tables, ESC, 'R', 0, 0x1c, '.'))).refused).toEqual([])
  })
})
