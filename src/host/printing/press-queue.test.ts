import { describe, expect, it } from 'vitest'
import { systemClock } from '../../core/system-clock.ts'
import { manualClock } from '../../core/testing/manual-clock.ts'
import { usualPrinter } from '../../domain/paper/printer.ts'
import { type Line, type Link, PrinterAway } from './link.ts'
import { picture } from './testing/drawings.ts'
import { FIRST, passing, pressOn, slip, SLIP_rows } from './testing/shop-press.ts'

const at = { way: 'queue', name: 'POS-58' } as const
const printer = { ...usualPrinter, at }
const order = { paper: slip, stamps: FIRST, printer, kick: false }

/** A queue of the computer, that goes wrong where the test says. */
function queue(wrong: Partial<Record<'open' | 'send' | 'end', Error>> = {}) {
  const taken: Uint8Array[] = []
  const ends: string[] = []
  const wanting = (when: 'open' | 'send' | 'end') => {
    if (wrong[when]) throw wrong[when]
  }
  const line: Line = {
    answers: false,
    ask: () => Promise.reject(new Error('a queue answers nothing')),
    async send(bytes) {
      wanting('send')
      taken.push(bytes)
    },
    async end() {
      wanting('end')
      ends.push('end')
    },
    drop: () => void ends.push('drop'),
  }
  const link: Link = {
    async open() {
      wanting('open')
      return line
    },
  }
  return { link, taken, ends }
}

async function printOn(
  link: Link | null,
): Promise<{ end: unknown; begun: number; took_ms: number }> {
  const clock = manualClock()
  const press = pressOn(clock, { queueLink: (name) => (name === at.name ? link : null) })
  let begun = 0
  const begins = () => {
    begun += 1
  }
  const end = await passing(clock, press.print(order, begins, new AbortController().signal))
  return { end, begun, took_ms: clock.monotonic() }
}

describe('a slip for a queue of the computer', () => {
  it('goes there whole, and at once: the queue paces it by itself', async () => {
    const { link, taken, ends } = queue()
    const { end, begun, took_ms } = await printOn(link)
    expect({ end, begun, ends }).toEqual({
      end: { end: 'printed', confirmed: false },
      begun: 1,
      ends: ['end'],
    })
    expect(Buffer.concat(taken).length).toBeGreaterThan(picture(384, SLIP_rows).rows.length)
    expect(took_ms).toBeLessThan(50)
  })

  it('leaves the counter its turn between any two pieces: a sale cannot wait', async () => {
    const { link } = queue()
    let isOver = false
    let turns = 0
    const others = () => {
      turns += 1
      if (!isOver) setImmediate(others)
    }
    const pieces: number[] = []
    const opened: Link = {
      async open(closing) {
        const line = await link.open(closing)
        return { ...line, send: async () => void pieces.push(turns) }
      },
    }
    const press = pressOn(manualClock(), { clock: systemClock(), queueLink: () => opened })
    setImmediate(others)
    await press.print(order, () => undefined, new AbortController().signal)
    isOver = true
    expect(pieces.length).toBeGreaterThan(4)
    expect(new Set(pieces).size).toBe(pieces.length)
  })

  it('failed where the queue is not there', async () => {
    const { link } = queue({ open: new PrinterAway('gone') })
    expect(await printOn(link)).toMatchObject({ end: { end: 'failed', why: 'gone' }, begun: 0 })
    expect(await printOn(null)).toMatchObject({ end: { end: 'failed', why: 'not-here' }, begun: 0 })
  })

  it('is unknown where the queue took a part, or does not say', async () => {
    for (const when of ['send', 'end'] as const) {
      const { link, ends } = queue({ [when]: new PrinterAway('spooler') })
      const why = { end: 'unknown', why: 'spooler' }
      expect(await printOn(link)).toMatchObject({ end: why, begun: 1 })
      expect(ends).toEqual(['drop'])
    }
  })

  it('failed where the queue proves that it let go of nothing', async () => {
    const { link } = queue({ end: new PrinterAway('spooler', { untouched: true }) })
    const why = { end: 'failed', why: 'spooler' }
    expect(await printOn(link)).toMatchObject({ end: why, begun: 1 })
  })

  it('is a mistake of ours where it goes wrong in no way a printer can', async () => {
    const { link, ends } = queue({ send: new TypeError('no such function') })
    await expect(printOn(link)).rejects.toThrow('no such function')
    expect(ends).toEqual(['drop'])
  })

  it('ends some time even where the queue never answers', async () => {
    const { link } = queue()
    const opens = await link.open(new AbortController().signal)
    const stuck: Link = {
      open: async () => ({ ...opens, send: () => new Promise(() => undefined) }),
    }
    const { end, took_ms } = await printOn(stuck)
    expect(end).toEqual({ end: 'unknown', why: 'hangs' })
    expect(took_ms).toBeLessThan(60_000)
  })
})

describe('the queues of the computer', () => {
  it('are what is found; the network is not searched', async () => {
    const found = { at, name: 'POS-58', driver: null, isDefault: true }
    const press = pressOn(manualClock(), { findQueues: () => Promise.resolve([found]) })
    expect(await press.find()).toEqual([found])
  })

  it('are reached without a byte', async () => {
    const { link, taken, ends } = queue()
    const clock = manualClock()
    const press = pressOn(clock, { queueLink: () => link })
    expect(await press.look(at)).toEqual({ reached: true, why: null, tells: false })
    expect({ taken, ends }).toEqual({ taken: [], ends: ['drop'] })
    expect(clock.pending()).toBe(0)
  })

  it('are waited for as long as an owner waits at the settings', async () => {
    const never: Link = {
      open: (closing) =>
        new Promise((_, reject) => {
          closing.addEventListener('abort', () => reject(new PrinterAway('stopped')))
        }),
    }
    const clock = manualClock()
    const looking = pressOn(clock, { queueLink: () => never }).look(at)
    clock.advance(8_000)
    expect(await looking).toEqual({ reached: false, why: 'stopped', tells: false })
  })

  it('are no queues where it goes wrong in no way a printer can', async () => {
    const { link } = queue({ open: new TypeError('no such function') })
    const looking = pressOn(manualClock(), { queueLink: () => link }).look(at)
    await expect(looking).rejects.toThrow('no such function')
  })
})
