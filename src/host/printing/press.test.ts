import { describe, expect, it } from 'vitest'
import { drawingOf, picture } from './testing/drawings.ts'
import { FIRST, shopPress, slip, SLIP_rows } from './testing/shop-press.ts'

const open = new AbortController().signal
const printed = (confirmed: boolean) => ({ end: { end: 'printed', confirmed }, begun: 1 })

describe('a slip on a printer that is ready', () => {
  it.each([384, 512, 576] as const)(
    'is on paper dot by dot, and its money in letters, on %i dots',
    async (dots) => {
      const shop = await shopPress()
      expect(await shop.print({ dots })).toEqual(printed(true))
      const job = await shop.printer.next()
      expect(job).toMatchObject({ refused: [], unfinished: false, kicks: [], ended: 'closed' })
      const [paper, ...more] = job.papers
      expect(more).toEqual([])
      const drawn = picture(dots, SLIP_rows).rows
      expect(
        Buffer.from(paper?.rows ?? [])
          .subarray(0, drawn.length)
          .equals(drawn),
      ).toBe(true)
      expect(paper?.letters).toEqual(slip.plain)
      expect(paper?.cut).toBe('partial')
      // Of what is printed nothing is cut off: so much lies between the head and the knife.
      expect(paper?.blankBelow_rows).toBeGreaterThanOrEqual(96)
    },
  )

  it('is the same at every pace, and takes the longer for it', async () => {
    const shop = await shopPress()
    const took_ms: number[] = []
    for (const pace of ['fast', 'steady', 'slow'] as const) {
      const from_ms = shop.clock.monotonic()
      expect(await shop.print({ pace })).toEqual(printed(true))
      took_ms.push(shop.clock.monotonic() - from_ms)
    }
    const [fast, ...others] = (await Promise.all([1, 2, 3].map(() => shop.printer.next()))).map(
      ({ papers }) => papers[0]?.rows,
    )
    expect(others.every((rows) => Buffer.from(rows ?? []).equals(fast ?? new Uint8Array(0)))).toBe(
      true,
    )
    expect(took_ms[0]).toBeLessThan(250)
    expect(took_ms[1]).toBeGreaterThan(1_200)
    expect(took_ms[2]).toBeGreaterThan(3_000)
  })

  it('comes as dark, with the code and with the cut that its owner chose', async () => {
    const shop = await shopPress(
      {},
      { draw: (_p, _s, { dots }) => drawingOf(picture(dots, 80), 'FC-7') },
    )
    expect(await shop.print({ density: 2, cut: 'full', qr: 'printer' })).toEqual(printed(true))
    const { papers, refused } = await shop.printer.next()
    expect(refused).toEqual([])
    expect(papers[0]).toMatchObject({ density: 4, cut: 'full', qr: ['FC-7'] })
  })

  it('is noted before anything is marked, and does not come where it cannot be', async () => {
    const shop = await shopPress()
    const order = { paper: slip, stamps: FIRST, printer: shop.settings(), kick: true }
    const begins = () => {
      throw new Error('the disk is full')
    }
    const printing = shop.press.print(order, begins, new AbortController().signal)
    await expect(shop.wait(printing)).rejects.toThrow('the disk is full')
    const job = await shop.wait(shop.printer.next())
    expect(job.papers).toEqual([])
    expect(job.bytes).toBe(9)
  })
})

describe('a drawer that hangs on the printer', () => {
  it('opens once with the slip, on its pin, before the paper comes', async () => {
    const shop = await shopPress({ rows_s: 720 })
    const from_ms = shop.clock.now()
    expect(await shop.print({ drawer: 'pin-5' }, true)).toEqual(printed(true))
    const { kicks } = await shop.printer.next()
    expect(kicks).toHaveLength(1)
    expect(kicks[0]).toMatchObject({ pin: 5, on_ms: 100, by: 'command' })
    expect((kicks[0]?.at_ms ?? Infinity) - from_ms).toBeLessThan(100)
  })

  it('stays shut where none was wanted, and where none is', async () => {
    const shop = await shopPress()
    await shop.print({ drawer: 'pin-2' }, false)
    await shop.print({ drawer: 'none' }, true)
    expect(shop.printer.jobs.flatMap(({ kicks }) => kicks)).toEqual([])
  })

  it('is opened by no picture, whatever its dots are', async () => {
    // DLE DC4 1 0 5 in every row: a real printer opens the drawer for it.
    const rows = Buffer.concat(Array(96).fill(Buffer.from('101401000510040110050200', 'hex')))
    const bitmap = { width_dots: 384, height_dots: 24, rows }
    const shop = await shopPress({}, { draw: () => drawingOf(bitmap) })
    expect(await shop.print({ drawer: 'pin-2' }, true)).toEqual(printed(true))
    const { kicks, refused, papers } = await shop.printer.next()
    expect(kicks).toHaveLength(1)
    expect(refused).toEqual([])
    const more = black(papers[0]?.rows.subarray(0, rows.length) ?? []) - black(rows)
    expect(more).toBe(96 * 3)
  })

  it('opens without a slip', async () => {
    const shop = await shopPress()
    let begun = 0
    const printer = shop.settings({ drawer: 'pin-2' })
    const opening = shop.press.openDrawer(printer, () => void (begun += 1), open)
    expect(await shop.wait(opening)).toEqual({ end: 'printed', confirmed: true })
    expect(begun).toBe(1)
    const job = await shop.printer.next()
    expect(job.kicks).toHaveLength(1)
    expect(job.papers).toEqual([])
  })

  it('does not open later by itself: without paper a printer would keep the pulse', async () => {
    const shop = await shopPress({ paperLeft_rows: 0 })
    let begun = 0
    const printer = shop.settings({ drawer: 'pin-2' })
    const opening = shop.press.openDrawer(printer, () => void (begun += 1), open)
    expect(await shop.wait(opening)).toEqual({ end: 'failed', why: 'paper-out' })
    await shop.printer.set({ paperLeft_rows: 10_000 })
    expect(begun).toBe(0)
    expect((await shop.wait(shop.printer.next())).kicks).toEqual([])
  })

  it('holds up no counter that closes while its printer hangs', async () => {
    const shop = await shopPress({ fault: { how: 'hangs' } })
    const closing = new AbortController()
    const begins = () => closing.abort()
    const opening = shop.press.openDrawer(
      shop.settings({ drawer: 'pin-2' }),
      begins,
      closing.signal,
    )
    expect(await shop.wait(opening)).toEqual({ end: 'unknown', why: 'stopped' })
  })

  it('that is not there is not opened', async () => {
    const shop = await shopPress()
    const opening = shop.press.openDrawer(shop.settings(), () => undefined, open)
    expect(await opening).toEqual({ end: 'failed', why: 'not-here' })
  })
})

const black = (rows: ArrayLike<number>) =>
  Array.from(rows).reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0)

describe('a look at a printer', () => {
  it.each([
    ['one that is ready', {}, { reached: true, why: null, tells: true }],
    ['one without paper', { paperLeft_rows: 0 }, { reached: true, why: 'paper-out', tells: true }],
    ['an open one', { cover: 'open' }, { reached: true, why: 'cover-open', tells: true }],
    ['one that is off line', { online: false }, { reached: true, why: 'offline', tells: true }],
    ['a silent one', { answers: false }, { reached: true, why: null, tells: false }],
    ['none', { fault: { how: 'refuses' } }, { reached: false, why: 'refused', tells: false }],
  ] as const)('tells %s, and marks nothing', async (_which, conditions, look) => {
    const shop = await shopPress(conditions)
    const { at } = shop.settings()
    expect(await shop.wait(shop.press.look(at))).toEqual(look)
    expect(shop.printer.lastPaper()).toBeNull()
  })

  it('finds nothing where the page prints by itself', async () => {
    const { press } = await shopPress()
    expect(await press.look({ way: 'page' })).toEqual({
      reached: false,
      why: 'not-here',
      tells: false,
    })
  })
})
