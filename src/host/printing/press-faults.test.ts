import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { manualClock } from '../../core/testing/manual-clock.ts'
import type { PrinterFault } from '../../sandbox/printer/conditions.ts'
import type { PrinterJob } from '../../sandbox/printer/job.ts'
import type { Bitmap, Drawing } from './bitmap.ts'
import { drawingOf, picture } from './testing/drawings.ts'
import { listen } from './testing/server.ts'
import { FIRST, passing, pressOn, shopPress, slip, SLIP_rows } from './testing/shop-press.ts'
import { usualPrinter } from '../../domain/paper/printer.ts'

const printed = (confirmed: boolean) => ({ end: { end: 'printed', confirmed }, begun: 1 })
const failed = (why: string) => ({ end: { end: 'failed', why }, begun: 0 })
const unknown = (why: string) => ({ end: { end: 'unknown', why }, begun: 1 })

/** Did anything come out of it? */
const marked = ({ papers, kicks }: PrinterJob) => papers.length > 0 || kicks.length > 0

describe('a printer that cannot print now', () => {
  it.each([
    ['without paper', { paperLeft_rows: 0 }, 'paper-out'],
    ['with an open cover', { cover: 'open' }, 'cover-open'],
    ['switched off line', { online: false }, 'offline'],
    ['that is not there', { fault: { how: 'refuses' } }, 'refused'],
  ] as const)('%s: the slip failed, and nothing was begun', async (_how, conditions, why) => {
    const shop = await shopPress(conditions)
    expect(await shop.print({ drawer: 'pin-2' }, true)).toEqual(failed(why))
    expect(shop.printer.jobs.some(marked)).toBe(false)
  })
})

describe('a printer that fails in the middle', () => {
  it('without paper: half a slip is not known to be a slip', async () => {
    const shop = await shopPress({ paperLeft_rows: 500 })
    expect(await shop.print()).toEqual(unknown('paper-out'))
    const job = await shop.wait(shop.printer.next())
    // What would come when paper is put in stays behind: a person decides what is printed again.
    expect(job.papers[0]?.height_dots).toBe(500)
    expect(job.bytes).toBeLessThan(SLIP_rows * 48)
  })

  it('of which the roll ends with the last rows', async () => {
    const shop = await shopPress({ paperLeft_rows: SLIP_rows + 30 })
    expect(await shop.print({ pace: 'fast' })).toEqual(unknown('paper-out'))
  })

  it('whose cover is opened while it prints', async () => {
    const shop = await shopPress(
      {},
      {
        draw: (_paper, _stamps, { dots }) =>
          whenDrawnTo(6, () => void shop.printer.set({ cover: 'open' }), picture(dots, SLIP_rows)),
      },
    )
    expect(await shop.print()).toEqual(unknown('cover-open'))
    expect((await shop.wait(shop.printer.next())).papers).toHaveLength(1)
  })

  it('that hangs, and did not before', async () => {
    const shop = await shopPress()
    expect(await shop.print()).toEqual(printed(true))
    await shop.printer.set({ fault: { how: 'hangs' } })
    expect(await shop.print()).toEqual(unknown('hangs'))
  })

  it('that hangs from the first', async () => {
    const shop = await shopPress({ fault: { how: 'hangs' } })
    expect(await shop.print()).toEqual(unknown('hangs'))
  })

  it('that answered, and then no more', async () => {
    const shop = await shopPress({ fault: { how: 'slow', bytes_s: 1, buffer_bytes: 12 } })
    expect(await shop.print({ pace: 'fast' })).toEqual(unknown('hangs'))
  })
})

/** Something happens while the band of that number is drawn. */
function whenDrawnTo(nth: number, then: () => void, bitmap: Bitmap): Drawing {
  const drawing = drawingOf(bitmap)
  return {
    ...drawing,
    *bands(most_dots) {
      let drawn = 0
      for (const band of drawing.bands(most_dots)) {
        drawn += 1
        if (drawn === nth) then()
        yield band
      }
    },
  }
}

describe('a slip that cannot be drawn', () => {
  it('failed, and nothing was begun', async () => {
    const fails = () => {
      throw new Error('no such letter')
    }
    const shop = await shopPress({}, { draw: fails })
    expect(await shop.print()).toEqual(failed('not-drawn'))
    const other = await shopPress({}, { draw: () => whenDrawnTo(1, fails, picture(384, 300)) })
    expect(await other.print()).toEqual(failed('not-drawn'))
    expect([...shop.printer.jobs, ...other.printer.jobs].some(marked)).toBe(false)
  })

  it('to its end is unknown: its head is on paper', async () => {
    const told: unknown[] = []
    const cause = new Error('no such letter')
    const shop = await shopPress(
      {},
      {
        failures: { report: (_where, thrown) => void told.push(thrown) },
        draw: (_paper, _stamps, { dots }) =>
          whenDrawnTo(
            9,
            () => {
              throw cause
            },
            picture(dots, SLIP_rows),
          ),
      },
    )
    expect(await shop.print()).toEqual(unknown('not-drawn'))
    expect(told).toEqual([cause])
  })
})

describe('a counter that closes', () => {
  it('before anything was sent has not printed', async () => {
    const shop = await shopPress()
    const closing = new AbortController()
    closing.abort()
    const order = { paper: slip, stamps: FIRST, printer: shop.settings(), kick: true }
    const printing = shop.press.print(order, () => undefined, closing.signal)
    expect(await shop.wait(printing)).toEqual({ end: 'failed', why: 'stopped' })
    expect(shop.printer.jobs).toEqual([])
  })

  it('while it asks has not printed', async () => {
    const shop = await shopPress({ answers: false })
    const closing = new AbortController()
    const order = { paper: slip, stamps: FIRST, printer: shop.settings(), kick: true }
    const printing = shop.press.print(order, () => undefined, closing.signal)
    shop.clock.after(200, () => closing.abort())
    expect(await shop.wait(printing)).toEqual({ end: 'failed', why: 'stopped' })
    expect(marked(await shop.wait(shop.printer.next()))).toBe(false)
  })

  it('in the middle does not know, and sends no more', async () => {
    const shop = await shopPress()
    const closing = new AbortController()
    const order = { paper: slip, stamps: FIRST, printer: shop.settings(), kick: false }
    const printing = shop.press.print(order, () => undefined, closing.signal)
    shop.clock.after(600, () => closing.abort())
    expect(await shop.wait(printing)).toEqual({ end: 'unknown', why: 'stopped' })
    const { bytes, unfinished } = await shop.wait(shop.printer.next())
    expect(bytes).toBeLessThan(SLIP_rows * 48)
    expect(unfinished).toBe(false)
  })
})

describe('a connection that breaks', () => {
  const whole_bytes = SLIP_rows * 48 + 600

  it.each(['closes', 'resets'] as const)(
    'at any byte (%s): it failed only where nothing is on paper and no drawer opened',
    async (how) => {
      const at = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: whole_bytes }))
      const answers = fc.boolean()
      const pace = fc.constantFrom('fast' as const, 'steady' as const)
      await fc.assert(
        fc.asyncProperty(at, answers, pace, (after_bytes, tells, pace_) =>
          breaksAt({ how, after_bytes }, tells, pace_),
        ),
        { numRuns: 40 },
      )
    },
    60_000,
  )
})

async function breaksAt(
  fault: PrinterFault,
  answers: boolean,
  pace: 'fast' | 'steady',
): Promise<void> {
  const shop = await shopPress({ fault, answers })
  const { end, begun } = await shop.print({ pace, drawer: 'pin-2' }, true)
  const [job] = shop.printer.jobs
  expect(begun).toBe(end.end === 'failed' ? 0 : 1)
  if (end.end === 'failed') expect(job === undefined || marked(job)).toBe(job === undefined)
  if (end.end === 'printed') expect(job?.papers[0]?.cut).toBe('partial')
  expect(job?.kicks.length ?? 0).toBeLessThanOrEqual(1)
  await shop.printer.stop()
}

describe('a printer that says nothing', () => {
  it('is printed on all the same, as far as is known', async () => {
    const shop = await shopPress({ answers: false })
    const from_ms = shop.clock.monotonic()
    expect(await shop.print({ pace: 'fast' })).toEqual(printed(false))
    expect(shop.clock.monotonic() - from_ms).toBeLessThan(600)
    expect((await shop.printer.next()).papers).toHaveLength(1)
  })

  it('to the purpose is one that says nothing', async () => {
    let got = 0
    const silly = [0xff, 0x00, 0x41, 0x93, 0x02]
    const server = await listen((socket) => {
      socket.on('data', (part) => {
        got += part.length
        socket.write(Uint8Array.from(silly))
      })
      socket.on('end', () => socket.end())
    })
    const clock = manualClock()
    const at = { way: 'network', host: '127.0.0.1', port: server.port } as const
    const printer = { ...usualPrinter, at }
    const order = { paper: slip, stamps: FIRST, printer, kick: false }
    const printing = pressOn(clock).print(order, () => undefined, new AbortController().signal)
    expect(await passing(clock, printing)).toEqual({ end: 'printed', confirmed: false })
    expect(got).toBeGreaterThan(SLIP_rows * 48)
    await server.stop()
  })

  it('in its turn is asked for that once only', async () => {
    const questions: string[] = []
    const server = await listen((socket) => {
      socket.on('data', (part) => {
        const [asked = ''] = /^(?:10040[124]|1d7201)$/u.exec(part.toString('hex')) ?? []
        if (asked !== '') questions.push(asked)
        if (asked.startsWith('10')) socket.write(Uint8Array.of(0x12))
      })
      socket.on('end', () => socket.end())
    })
    const clock = manualClock()
    const at = { way: 'network', host: '127.0.0.1', port: server.port } as const
    const order = { paper: slip, stamps: FIRST, printer: { ...usualPrinter, at }, kick: false }
    const press = pressOn(clock, {
      draw: () => drawingOf({ ...picture(384, 8), rows: new Uint8Array(384) }),
    })
    const print = () =>
      passing(
        clock,
        press.print(order, () => undefined, new AbortController().signal),
      )
    expect(await print()).toEqual({ end: 'printed', confirmed: false })
    expect(questions.filter((asked) => asked === '1d7201').length).toBeGreaterThan(1)
    questions.length = 0
    expect(await print()).toEqual({ end: 'printed', confirmed: false })
    expect(questions).not.toContain('1d7201')
    await server.stop()
  })
})

describe('a cheap printer', () => {
  it('that prints slower than it is fed, and reads no more than it has room for', async () => {
    const shop = await shopPress({ fault: { how: 'slow', bytes_s: 20_000, buffer_bytes: 2_048 } })
    expect(await shop.print({ pace: 'fast' })).toEqual(printed(true))
    expect((await shop.printer.next()).papers[0]?.letters).toEqual(slip.plain)
  })

  it('that loses what it has no room for prints whole at the slow pace alone', async () => {
    const fault = { how: 'loses', rows_s: 305, buffer_bytes: 4_096 } as const
    const shop = await shopPress({ fault, answers: false })
    await shop.print({ pace: 'slow' })
    await shop.print({ pace: 'fast' })
    const [slow, fast] = await shop.wait(Promise.all([shop.printer.next(), shop.printer.next()]))
    const drawn = picture(384, SLIP_rows).rows
    expect(slow?.lost_bytes).toBe(0)
    expect(
      Buffer.from(slow?.papers[0]?.rows ?? [])
        .subarray(0, drawn.length)
        .equals(drawn),
    ).toBe(true)
    expect(fast?.lost_bytes).toBeGreaterThan(10_000)
  })
})
