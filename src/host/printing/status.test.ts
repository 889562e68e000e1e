import type { Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { systemClock } from '../../core/system-clock.ts'
import type { Line } from './link.ts'
import { networkLink } from './network.ts'
import { askAfter, askBefore } from './status.ts'
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

  it('is heard behind its report', async () => {
    const line = await printerThat((_question, socket) => {
      socket.write(Uint8Array.of(0x10, 0x00, 0x00, 0x0f, READY))
    })
    expect(await askBefore(line, clock, 5_000)).toEqual({ tells: true, why: null })
    line.drop()
  })
})
