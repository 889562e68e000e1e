import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytes, ESC, GS, LF, print } from './testing/print.ts'

const DLE = 0x10

describe('a command the printer does not know', () => {
  it.each<[string, Uint8Array, number[]]>([
    ['upside down', bytes(ESC, '{', 1), [ESC, 0x7b]],
    ['underlined', bytes(ESC, '-', 1), [ESC, 0x2d]],
    ['black and white reversed', bytes(GS, 'B', 1), [GS, 0x42]],
    ['a bar code', bytes(GS, 'h', 80), [GS, 0x68]],
    ['motion units', bytes(GS, 'P', 203, 203), [GS, 0x50]],
    ['page mode', bytes(ESC, 'L'), [ESC, 0x4c]],
    ['the heat of Chinese heads', bytes(ESC, '7', 7), [ESC, 0x37]],
    ['a stored logo', bytes(0x1c, 'p', 1), [0x1c, 0x70]],
    ['a tab', bytes(9), [9]],
    ['a form feed', bytes(12), [12]],
    ['nothing at all', bytes(0), [0]],
  ])('%s is told with its bytes and where it stood', async (_what, sent, told) => {
    const job = await print(bytes('AB', [...sent], 'C', LF))
    expect(job.refused[0]).toEqual({ offset: 2, bytes: told, why: 'unknown' })
    expect(job.papers[0]?.letters[0]).toMatch(/^AB.*C$/u)
  })

  it('leaves its parameters on the paper, as cheap printers do', async () => {
    const job = await print(bytes(ESC, '{', 'xyz', LF))
    expect(job.papers).toMatchObject([{ letters: ['xyz'] }])
  })
})

describe('a command with a parameter that means nothing', () => {
  it.each<[string, Uint8Array]>([
    ['an alignment', bytes(ESC, 'a', 3)],
    ['a font', bytes(ESC, 'M', 2)],
    ['underline in a print mode', bytes(ESC, '!', 0x80)],
    ['a size', bytes(GS, '!', 0x88)],
    ['bold', bytes(ESC, 'E', 2)],
    ['a code table', bytes(ESC, 't', 60)],
    ['a country', bytes(ESC, 'R', 40)],
    ['a cut', bytes(GS, 'V', 2)],
    ['a cut of no paper', bytes(GS, 'V', 0)],
    ['a cut that is fed to', bytes(GS, 'V', 97, 10)],
    ['a drawer', bytes(ESC, 'p', 2, 50, 50)],
    ['a kick of no length', bytes(ESC, 'p', 0, 0, 50)],
    ['a question in its turn', bytes(GS, 'r', 3)],
    ['a question in real time', bytes(DLE, 4, 5)],
    ['a command in real time', bytes(DLE, 5)],
    ['a margin wider than the head', bytes(GS, 'L', 0, 2)],
    ['an area of no width', bytes(GS, 'W', 0, 0)],
    ['an area wider than any head', bytes(GS, 'W', 65, 2)],
    ['a raster mode', bytes(GS, 'v0', 4, 1, 0, 1, 0)],
    ['a raster of no width', bytes(GS, 'v0', 0, 0, 0, 1, 0)],
    ['a raster of no height', bytes(GS, 'v0', 0, 1, 0, 0, 0)],
    ['another GS v', bytes(GS, 'v1', 0, 1, 0, 1, 0)],
    ['a column mode', bytes(ESC, '*', 2, 1, 0)],
    ['no columns', bytes(ESC, '*', 33, 0, 0)],
    ['graphics', bytes(GS, '(L', 2, 0, '02')],
    ['a function of its print control', bytes(GS, '(K', 2, 0, 50, 1)],
    ['a density', bytes(GS, '(K', 2, 0, 49, 100)],
    ['a command of no length', bytes(GS, '(k', 0, 0)],
    ['a PDF417 code', bytes(GS, '(k', 3, 0, '0C', 3)],
    ['a QR code of a third model', bytes(GS, '(k', 4, 0, '1A', 51, 0)],
    ['a QR code of the old model', bytes(GS, '(k', 4, 0, '1A', 49, 0)],
    ['QR modules of no size', bytes(GS, '(k', 3, 0, '1C', 0)],
    ['a QR level', bytes(GS, '(k', 3, 0, '1E', 52)],
    ['a QR code that was not stored', bytes(GS, '(k', 3, 0, '1Q0')],
  ])('is told, and what follows is printed: %s', async (_what, sent) => {
    const job = await print(bytes([...sent], 'NEXT', LF))
    expect(job.refused).toMatchObject([{ offset: 0 }])
    expect(job.refused[0]?.bytes).toEqual([...sent.subarray(0, job.refused[0]?.bytes.length)])
    expect(job.papers).toMatchObject([{ letters: ['NEXT'] }])
  })

  it('a QR code that holds too much, or does not fit', async () => {
    const code = (length: number, dots: number) =>
      bytes(
        [GS, '(k', 3, 0, '1C', dots, GS, '(k', (length + 3) & 255, (length + 3) >> 8, '1P0'],
        ['x'.repeat(length), GS, '(k', 3, 0, '1Q0'],
      )
    const why = async (sent: Uint8Array) => (await print(sent)).refused[0]?.why
    expect(await why(code(5000, 1))).toBe('more than a QR code holds')
    expect(await why(code(200, 16))).toBe('a QR code wider than the head')
    expect(await why(code(200, 4))).toBeUndefined()
  })
})

describe('what belongs at the beginning of a line', () => {
  it.each<[string, Uint8Array]>([
    ['an alignment', bytes(ESC, 'a', 1)],
    ['a margin', bytes(GS, 'L', 8, 0)],
    ['an area', bytes(GS, 'W', 8, 0)],
    ['a cut', bytes(GS, 'V', 0)],
  ])('is passed over in the middle of one, and told: %s', async (_what, sent) => {
    const job = await print(bytes('AB', [...sent], 'C', LF))
    expect(job.refused).toMatchObject([{ offset: 2, why: 'in the middle of a line' }])
    expect(job.papers).toMatchObject([{ letters: ['ABC'] }])
  })

  it('ends the line where it is a drawing, and is told', async () => {
    const job = await print(bytes('AB', GS, 'v0', 0, 1, 0, 1, 0, 255, 'C', LF))
    expect(job.refused).toMatchObject([{ offset: 2, why: 'in the middle of a line' }])
    expect(job.papers).toMatchObject([{ letters: ['AB', 'C'], height_dots: 34 + 1 + 34 }])
  })
})

describe('bytes in pieces', () => {
  const short = fc.constantFrom<Uint8Array>(
    bytes('TK 50', LF, 13),
    bytes(ESC, '@'),
    bytes(ESC, 'a', 1),
    bytes(GS, '!', 0x11),
    bytes(ESC, 'J', 9),
    bytes(GS, 'v0', 0, 2, 0, 3, 0, [1, 2, 3, 4, 5, 6]),
    bytes(GS, 'v0', 3, 1, 0, 2, 0, [DLE, 4]),
    bytes(ESC, '*', 33, 2, 0, [DLE, 4, 1, 1, 2, 3], LF),
    bytes(GS, '(K', 2, 0, 49, 3),
    bytes(GS, '(k', 5, 0, '1P0AB', GS, '(k', 3, 0, '1Q0'),
    bytes(GS, 'V', 66, 3),
    bytes(ESC, 'p', 0, 25, 25),
    bytes(DLE, 4, 2),
  )
  const sent = fc
    .array(fc.oneof({ weight: 5, arbitrary: short }, fc.uint8Array({ maxLength: 6 })), {
      maxLength: 12,
    })
    .map((parts) => bytes(...parts.map((part) => [...part])))

  it('make the same papers, kicks and refusals, wherever they are cut', async () => {
    await fc.assert(
      fc.asyncProperty(sent, async (stream) => {
        const whole = await print(stream)
        const everywhere = await print(stream, { cuts: [...stream.keys()] })
        expect(everywhere).toEqual(whole)
        for (const cut of stream.keys()) {
          expect(await print(stream, { cuts: [cut] })).toEqual(whole)
        }
      }),
      { numRuns: 25 },
    )
  })

  it('whatever they are, are read to their end', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (noise) => {
        const job = await print(noise)
        expect(job.left_bytes).toBe(0)
        for (const { offset, bytes: told } of job.refused) {
          if (told[0] !== DLE) expect(told[0]).toBe(noise[offset])
        }
      }),
    )
  })

  it('that end in a command leave it unfinished', async () => {
    expect(await print(bytes('A', LF, ESC))).toMatchObject({ unfinished: true, refused: [] })
    expect(await print(bytes(GS, 'v0', 0, 1, 0, 2, 0, 255))).toMatchObject({ unfinished: true })
    expect(await print(bytes('A', LF))).toMatchObject({ unfinished: false })
  })
})

describe('a flood', () => {
  it('of dots is printed and fills no more memory than its paper', async () => {
    // Ten million bytes in three drawings as high as two bytes can say.
    const drawing = new Uint8Array(8 + 65_535 * 48)
    drawing.set(bytes(GS, 'v0', 0, 48, 0, 255, 255))
    const sent = new Uint8Array(drawing.length * 3)
    for (const nth of [0, 1, 2]) sent.set(drawing, nth * drawing.length)
    const job = await print(sent)
    expect(job).toMatchObject({ bytes: sent.length, refused: [], left_bytes: 0 })
    expect(job.papers).toEqual([])
  })

  it.each<[string, number[]]>([
    ['of letters', [0x41]],
    ['of nonsense', [ESC, 0x7b, 1]],
    ['of lines', [LF]],
    ['of kicks', [ESC, 0x70, 0, 1, 1]],
    ['of cuts', [LF, GS, 0x56, 0]],
    ['of columns without an end of the line', [ESC, 0x2a, 1, 4, 0, 255, 255, 255, 255]],
    ['of questions', [DLE, 4, 1]],
  ])('%s ends where the roll ends, or is told in part', async (_what, piece) => {
    const sent = new Uint8Array(1_000_000).map((_, nth) => piece[nth % piece.length] ?? 0)
    const job = await print(sent)
    expect(job.bytes).toBe(1_000_000)
    expect(job.refused.length).toBeLessThanOrEqual(200)
    expect(job.papers.length).toBeLessThanOrEqual(500)
    expect(job.kicks.length).toBeLessThanOrEqual(1000)
    expect(job.questions.length).toBeLessThanOrEqual(1000)
    for (const paper of job.papers) expect(paper.height_dots).toBeLessThanOrEqual(240_000)
  })
})
