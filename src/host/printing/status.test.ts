import type { Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { systemClock } from '../../core/system-clock.ts'
import { manualClock } from '../../core/testing/manual-clock.ts'
import type { Line } from './link.ts'
import { networkLink } from './network.ts'
import { askAfter, askBefore, askBetween } from './status.ts'
import { type Listening, listen } from './testing/server.ts'

const clock = systemClock()
const running: Listening[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()))
})

/** A printer that says to each question what it is told to. */
async function printerThat(says: (question: string, socket: Socket) => void): Promise<Line> {
  const server = await listen((socket) => {
    socket.on('data', (part) => says(part.toString('hex'), socket))
  })
  running.push(server)
  const at = { host: '127.0.0.1', port: server.port }
  const closing = new AbortController().signal
  return networkLink(at, clock, { closes: null, saysDone: null }).open(closing)
}

const READY = 0x12
/** Of the paper. To the question for what keeps it, bits 2 and 3 would be an open cover. */
const NEAR_END = 0x1e

describe('a roll near its end', () => {
  it('is no open cover, where the printer is a question behind', async () => {
    let questions = 0
    const line = await printerThat((question, socket) => {
      if (question === '100404') {
        questions += 1
        if (questions > 1) socket.write(Uint8Array.of(NEAR_END))
      }
      if (question === '100402') socket.write(Uint8Array.of(NEAR_END, READY))
    })
    const asked = { patience_ms: 5_000, saysDone: false }
    expect(await askAfter(line, clock, asked)).toBeNull()
    expect(questions).toBe(2)
    line.drop()
  })
})

/** Its four bytes of GS a: it is off line, and has no paper. */
const REPORT = [0x18, 0x00, 0x0c, 0x0f]

describe('a printer that reports by itself', () => {
  it('without paper is not done, whatever in its report looks like that answer', async () => {
    const line = await printerThat((question, socket) => {
      if (question === '1d7201') socket.write(Uint8Array.from(REPORT))
      if (question === '100404') socket.write(Uint8Array.of(0x7e))
      if (question === '100402') socket.write(Uint8Array.of(0x32))
    })
    const asked = { patience_ms: 3_000, saysDone: true }
    expect(await askAfter(line, clock, asked)).toBe('paper-out')
    line.drop()
  })

  it('is heard behind a byte that means nothing', async () => {
    const line = await printerThat((_question, socket) => {
      socket.write(Uint8Array.of(0x00, READY))
    })
    expect(await askBefore(line, clock, 5_000)).toEqual({ tells: true, why: null })
    line.drop()
  })

  it('is heard behind its report', async () => {
    const line = await printerThat((_question, socket) => {
      socket.write(Uint8Array.of(0x10, 0x00, 0x00, 0x0f, READY))
    })
    expect(await askBefore(line, clock, 5_000)).toEqual({ tells: true, why: null })
    line.drop()
  })
})

/** One that says so to each question, and to null nothing: then time passes. */
function printerSaying(answers: Readonly<Record<string, number | null>>) {
  const manual = manualClock()
  const asked: string[] = []
  const line: Line = {
    answers: true,
    async ask(question, _bytes, patience_ms) {
      const name = Buffer.from(question).toString('hex')
      if (name !== '') asked.push(name)
      const byte = answers[name] ?? null
      if (byte === null) manual.advance(patience_ms)
      return byte === null ? null : Uint8Array.of(byte)
    },
    send: () => Promise.resolve(),
    end: () => Promise.resolve(),
    drop: () => undefined,
  }
  return { line, manual, asked }
}

const [STATE, CAUSE, PAPER, IN_TURN] = ['100401', '100402', '100404', '1d7201'] as const
const ready = { [STATE]: READY, [CAUSE]: READY, [PAPER]: READY }

describe('what a printer says of itself before a slip', () => {
  it.each([
    ['it is ready', {}, null],
    ['its roll is near its end', { [PAPER]: NEAR_END }, null],
    ['it has no paper', { [PAPER]: 0x7e }, 'paper-out'],
    ['one of its sensors sees nothing', { [PAPER]: 0x32 }, null],
    ['the other sees nothing', { [PAPER]: 0x52 }, null],
    ['its cover is open', { [CAUSE]: 0x16 }, 'cover-open'],
    ['its cover is open, and so it has no paper', { [CAUSE]: 0x36, [PAPER]: 0x72 }, 'cover-open'],
    ['no paper stopped it', { [CAUSE]: 0x32 }, 'paper-out'],
    ['its blade is stuck', { [CAUSE]: 0x52 }, 'offline'],
    ['it is off line, and not why', { [STATE]: 0x1a }, 'offline'],
    ['it is off line, and then nothing', { [STATE]: 0x1a, [PAPER]: null }, 'offline'],
  ] as const)('%s', async (_what, more, why) => {
    const { line, manual, asked } = printerSaying({ ...ready, ...more })
    expect(await askBefore(line, manual)).toEqual({ tells: true, why })
    expect(asked[0]).toBe(STATE)
  })

  it.each([null, 0x00, 0x02, 0x13, 0x92, 0xff])('is nothing where it answers %s', async (byte) => {
    const { line, manual, asked } = printerSaying({ [STATE]: byte })
    expect(await askBefore(line, manual)).toEqual({ tells: false, why: null })
    expect(asked).toEqual([STATE])
    expect(manual.monotonic()).toBe(400)
  })
})

describe('what a printer says of its paper in the middle of a slip', () => {
  it.each([
    [READY, { tells: true, why: null }],
    [0x7e, { tells: true, why: 'paper-out' }],
    [null, { tells: false, why: null }],
  ] as const)('%s', async (byte, said) => {
    const { line, manual } = printerSaying({ [PAPER]: byte })
    expect(await askBetween(line, manual)).toEqual(said)
  })
})

describe('what a printer says after a slip', () => {
  const after = { patience_ms: 60_000, saysDone: true }

  it.each([
    [0x00, 'done'],
    [0x03, 'done'],
    [0x0c, 'paper-out'],
    [0x0f, 'paper-out'],
  ])('in its turn: %i', async (byte, word) => {
    const { line, manual } = printerSaying({ [IN_TURN]: byte })
    expect(await askAfter(line, manual, after)).toBe(word)
    expect(manual.monotonic()).toBe(0)
  })

  it.each([0x01, 0x04, 0x12, 0x80])('is no word where it can be none: %i', async (byte) => {
    let said = false
    const { line, manual } = printerSaying(ready)
    const once: Line = {
      ...line,
      ask: async (question, bytes, patience_ms) => {
        if (question[0] !== 0x1d || said) return line.ask(question, bytes, patience_ms)
        said = true
        return Uint8Array.of(byte)
      },
    }
    expect(await askAfter(once, manual, after)).toBeNull()
  })

  it('is that it stands, and that is asked soon', async () => {
    const { line, manual } = printerSaying({ ...ready, [CAUSE]: 0x16 })
    expect(await askAfter(line, manual, after)).toBe('cover-open')
    expect(manual.monotonic()).toBe(1_000)
  })

  it('is no more than that it is there, until what it holds must be printed', async () => {
    const { line, manual } = printerSaying(ready)
    expect(await askAfter(line, manual, after)).toBeNull()
    expect(manual.monotonic()).toBe(1_000 + 7_000)
  })

  it('is at once no more than that, of one that is known never to say more', async () => {
    const { line, manual, asked } = printerSaying(ready)
    expect(await askAfter(line, manual, { ...after, saysDone: false })).toBeNull()
    expect(asked).toEqual([PAPER, CAUSE])
    expect(manual.monotonic()).toBe(0)
  })

  it('is nothing any more: it hangs, and is waited for as long as a slip takes', async () => {
    const { line, manual } = printerSaying({})
    expect(await askAfter(line, manual, after)).toBe('hangs')
    expect(manual.monotonic()).toBeGreaterThanOrEqual(60_000)
    expect(manual.monotonic()).toBeLessThan(60_000 + 1_000)
  })
})
