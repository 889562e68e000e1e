import type { Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { systemClock } from '../../core/system-clock.ts'
import { manualClock } from '../../core/testing/manual-clock.ts'
import { type Line, PrinterAway } from './link.ts'
import type { Manners } from './manners.ts'
import { networkLink } from './network.ts'
import { type Listening, listen, nobodysPort } from './testing/server.ts'

const never = new AbortController().signal
const host = '127.0.0.1'
const running: Listening[] = []

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()))
})

async function there(comes: (socket: Socket) => void): Promise<Listening> {
  const server = await listen(comes)
  running.push(server)
  return server
}

async function lineTo(
  comes: (socket: Socket) => void,
  { clock = systemClock(), manners: seen = manners() } = {},
): Promise<Line> {
  const { port } = await there(comes)
  return networkLink({ host, port }, clock, seen).open(never)
}

/** @returns why it went away */
async function why(work: Promise<unknown>): Promise<string> {
  const cause = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  return cause instanceof PrinterAway ? cause.why : String(cause)
}

const manners = (): Manners => ({ closes: null, saysDone: null })

describe('a printer that is not there', () => {
  it('is told as refusing, and waited for no more', async () => {
    const clock = manualClock()
    const link = networkLink({ host, port: await nobodysPort() }, clock, manners())
    expect(await why(link.open(never))).toBe('refused')
    expect(clock.pending()).toBe(0)
  })

  it('is told as refusing too where nobody knows its name', async () => {
    const link = networkLink({ host: 'printer.invalid', port: 9100 }, systemClock(), manners())
    expect(await why(link.open(never))).toBe('refused')
  })

  it('is waited for no longer than a printer may need to wake up', async () => {
    // Of a net that is kept for documents: nobody answers, or this machine has no way there.
    const clock = manualClock()
    const opening = why(
      networkLink({ host: '192.0.2.1', port: 9100 }, clock, manners()).open(never),
    )
    clock.advance(4_000)
    expect(await opening).toBe('refused')
    expect(clock.pending()).toBe(0)
  })

  it('is let go when the counter closes', async () => {
    const closing = new AbortController()
    const link = networkLink({ host: '192.0.2.1', port: 9100 }, manualClock(), manners())
    const opening = why(link.open(closing.signal))
    closing.abort()
    expect(await opening).toBe('stopped')
    expect(await why(link.open(closing.signal))).toBe('stopped')
  })

  it('and comes after all keeps no connection of a counter that closes', async () => {
    const server = await there((socket) => socket.on('data', (part) => socket.write(part)))
    const closing = new AbortController()
    const link = networkLink({ host, port: server.port }, systemClock(), manners())
    const opening = why(link.open(closing.signal))
    closing.abort()
    expect(await opening).toBe('stopped')
    const next = await link.open(never)
    // Who came before it has come by now.
    expect(await next.ask(Uint8Array.of(4), 1, 5_000)).toEqual(Buffer.of(4))
    expect(server.sockets).toHaveLength(1)
    next.drop()
  })
})

describe('a printer that is reached', () => {
  it('is found by a name, too', async () => {
    const server = await there((socket) => socket.resume())
    const at = { host: 'localhost', port: server.port }
    const line = await networkLink(at, systemClock(), manners()).open(never)
    await line.send(Uint8Array.of(1))
    line.drop()
  })

  it('is let go by who prints, and by nobody else', async () => {
    const server = await there((socket) => socket.on('data', (part) => socket.write(part)))
    const closing = new AbortController()
    const link = networkLink({ host, port: server.port }, systemClock(), manners())
    const line = await link.open(closing.signal)
    closing.abort()
    expect(await line.ask(Uint8Array.of(3), 1, 5_000)).toEqual(Buffer.of(3))
    line.drop()
  })
})

describe('a printer that takes bytes', () => {
  it('gets them as they are, whole', async () => {
    const got: Buffer[] = []
    const line = await lineTo((socket) =>
      socket.on('data', (part) => got.push(part)).on('end', () => socket.end()),
    )
    const bytes = Uint8Array.from({ length: 50_000 }, (_, at) => at * 7)
    await line.send(bytes)
    await line.end()
    expect(Buffer.concat(got).equals(bytes)).toBe(true)
  })

  it('and then no more is told as hanging, when it has taken nothing for long', async () => {
    const clock = manualClock()
    const line = await lineTo(() => undefined, { clock })
    const sending = why(line.send(new Uint8Array(64 * 2 ** 20)))
    await stalled(clock)
    expect(await sending).toBe('hangs')
    expect(await why(line.send(Uint8Array.of(1)))).toBe('hangs')
  })

  it('slowly is left alone, however long it takes', async () => {
    const clock = manualClock()
    const line = await lineTo(
      (socket) => {
        socket.on('data', () => clock.advance(100)).on('end', () => socket.end())
      },
      { clock },
    )
    await line.send(new Uint8Array(16 * 2 ** 20))
    expect(clock.monotonic()).toBeGreaterThan(15_000)
    await line.end()
  })

  it('and goes away in the middle is told as cut off, in good order or not', async () => {
    const closes = await lineTo((socket) => void socket.resume().end())
    expect(await why(flood(closes))).toBe('cut-off')
    const resets = await lineTo(
      (socket) => void socket.once('data', () => socket.resetAndDestroy()),
    )
    expect(await why(flood(resets))).toBe('cut-off')
  })

  it('and goes away on its own account after the last of them is told as cut off', async () => {
    const line = await lineTo((socket) => void socket.once('data', () => socket.end()))
    await line.send(Uint8Array.of(1))
    expect(await why(line.end())).toBe('cut-off')
  })

  it('gets nothing more when it is dropped', async () => {
    const line = await lineTo(() => undefined)
    const sending = why(line.send(new Uint8Array(64 * 2 ** 20)))
    line.drop()
    expect(await sending).toBe('stopped')
  })
})

async function flood(line: Line): Promise<void> {
  // Until the system notices: what it holds itself it takes in any case.
  while (true) await line.send(new Uint8Array(4_096))
}

/** Lets the system take what it takes, and then nothing happens for long. */
async function stalled(clock: ReturnType<typeof manualClock>): Promise<void> {
  for (let last = -1; last !== clock.pending(); last = clock.pending()) {
    await clock.advanceGently(0)
  }
  while (clock.pending() > 0) await clock.advanceGently(1_000)
}

describe('a printer that is asked', () => {
  it('answers in time or not at all', async () => {
    const line = await lineTo((socket) => {
      socket.on('data', (part) => void (part[0] === 1 && socket.write(Uint8Array.of(0x12, 0x16))))
    })
    expect(await line.ask(Uint8Array.of(1), 1, 5_000)).toEqual(Buffer.of(0x12))
    expect(await line.ask(new Uint8Array(0), 1, 5_000)).toEqual(Buffer.of(0x16))
    expect(await line.ask(Uint8Array.of(2), 1, 20)).toBeNull()
  })

  it('is not believed what it said before it was asked', async () => {
    const line = await lineTo((socket) => {
      socket.on('data', (part) => void socket.write(Uint8Array.of(part[0] ?? 0, 7)))
    })
    expect(await line.ask(Uint8Array.of(1), 1, 5_000)).toEqual(Buffer.of(1))
    expect(await line.ask(Uint8Array.of(2), 1, 5_000)).toEqual(Buffer.of(2))
  })

  it('and goes away is told as cut off at once, and waited for no more', async () => {
    const clock = manualClock()
    const line = await lineTo((socket) => void socket.once('data', () => socket.end()), { clock })
    expect(await why(line.ask(Uint8Array.of(1), 1, 5_000))).toBe('cut-off')
    expect(clock.pending()).toBe(0)
  })

  it('is waited for no more once it has answered', async () => {
    const clock = manualClock()
    const line = await lineTo((socket) => socket.on('data', (part) => socket.write(part)), {
      clock,
    })
    expect(await line.ask(Uint8Array.of(5), 1, 5_000)).toEqual(Buffer.of(5))
    expect(clock.pending()).toBe(0)
    line.drop()
  })

  it('is no printer where it greets like a server', async () => {
    const line = await lineTo((socket) => void socket.resume().write('SSH-2.0-OpenSSH_9.6\r\n'))
    expect(await why(line.ask(Uint8Array.of(1), 1, 5_000))).toBe('refused')
  })
})

describe('the end of a connection', () => {
  const reads = (socket: Socket) => socket.resume()
  const closes = (socket: Socket) => reads(socket).on('end', () => socket.end())

  it('is waited for, and remembered', async () => {
    const seen = manners()
    const line = await lineTo(closes, { manners: seen })
    await line.end()
    expect(seen.closes).toBe(true)
  })

  it('that never comes is a doubt once only: there may be printers that never close', async () => {
    const clock = manualClock()
    const seen = manners()
    const first = why((await lineTo(reads, { clock, manners: seen })).end())
    await clock.advanceGently(20_100)
    expect(await first).toBe('hangs')
    expect(seen.closes).toBe(false)
    let theirs: Socket | null = null
    const keeps = (socket: Socket) => void (theirs = reads(socket))
    const second = (await lineTo(keeps, { clock, manners: seen })).end()
    await clock.advanceGently(400)
    await second
    // Nothing of it is kept at this end: what it says now reaches nobody.
    await expect.poll(() => theirs?.write('?') === false || theirs?.destroyed).toBe(true)
  })

  it('that does not come any more tells of one that hangs', async () => {
    const clock = manualClock()
    const seen: Manners = { closes: true, saysDone: null }
    const end = why((await lineTo(reads, { clock, manners: seen })).end())
    await clock.advanceGently(20_100)
    expect(await end).toBe('hangs')
    expect(seen.closes).toBe(true)
  })

  it('by a reset is not as it should be', async () => {
    const resets = await lineTo((socket) => {
      socket.resume().on('end', () => socket.resetAndDestroy())
    })
    expect(await why(resets.end())).toBe('cut-off')
  })
})
