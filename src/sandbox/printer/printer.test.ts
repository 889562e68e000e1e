import { connect, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { systemClock } from '../system-clock.ts'
import { MovedClock } from '../testing/moved-clock.ts'
import type { PrinterConditions } from './conditions.ts'
import { type PrinterOptions, startPrinter, type VirtualPrinter } from './printer.ts'
import { bytes, ESC, GS, LF } from './testing/print.ts'

const running: VirtualPrinter[] = []
const lines: Socket[] = []
afterEach(async () => {
  for (const line of lines.splice(0)) line.destroy()
  for (const printer of running.splice(0)) await printer.stop()
})

async function started(
  conditions: Partial<PrinterConditions> = {},
  options: Partial<PrinterOptions> = {},
) {
  const clock = new MovedClock()
  const printer = await startPrinter({ clock, dots: 384, conditions, ...options })
  running.push(printer)
  return { printer, clock }
}

/** A shop's end of a connection. */
function call({ port }: { port: number }) {
  const socket = connect(port, '127.0.0.1')
  lines.push(socket)
  const heard: number[] = []
  const changed: (() => void)[] = []
  let end: string | null = null
  const wake = () => {
    for (const each of changed.splice(0)) each()
  }
  socket.on('connect', wake)
  socket.on('data', (part) => {
    heard.push(...part)
    wake()
  })
  socket.on('error', (cause: NodeJS.ErrnoException) => {
    end ??= cause.code ?? 'error'
  })
  socket.on('end', () => {
    end ??= 'closed'
    wake()
  })
  socket.on('close', () => {
    end ??= 'closed'
    wake()
  })
  const until = async (isSo: () => boolean) => {
    while (!isSo()) await new Promise<void>((resolve) => void changed.push(resolve))
  }
  return {
    send: (sent: Uint8Array) => socket.write(sent),
    hangUp: () => socket.end(),
    connected: () => until(() => socket.readyState === 'open'),
    drop: () => socket.resetAndDestroy(),
    async answers(count: number) {
      await until(() => heard.length >= count)
      return heard.splice(0)
    },
    async ends() {
      await until(() => end !== null)
      return end
    },
    heard,
  }
}

const askAll = bytes([1, 2, 3, 4].map((n) => [0x10, 4, n]))
const raster = (rows: number) =>
  bytes(GS, 'v0', 0, 48, 0, rows & 255, rows >> 8, Array<number>(48 * rows).fill(255))
const receipt = bytes('TK 50', LF, GS, 'V', 66, 0)

describe('a printer on the network', () => {
  it('makes a job of each connection, one after the other', async () => {
    const { printer, clock } = await started()
    const [first, second] = [call(printer), call(printer)]
    first.send(receipt)
    second.send(bytes('SECOND', LF, ESC, 'p', 0, 50, 50))
    second.hangUp()
    expect(await first.answers(0)).toEqual([])
    first.hangUp()
    const jobs = [await printer.next(), await printer.next()]
    expect(jobs).toMatchObject([
      { bytes: receipt.length, ended: 'closed', kicks: [], papers: [{ letters: ['TK 50'] }] },
      { kicks: [{ pin: 2, at_ms: clock.now() }], papers: [{ letters: ['SECOND'] }] },
    ])
    expect(printer.jobs).toEqual(jobs)
    expect(await first.ends()).toBe('closed')
  })

  it('shows its last paper while it hangs there, and after it is torn off', async () => {
    const { printer } = await started()
    expect(printer.lastPaper()).toBeNull()
    const line = call(printer)
    line.send(bytes('HALF', LF, GS, 'r', 1))
    expect(await line.answers(1)).toEqual([0])
    expect(printer.lastPaper()).toMatchObject({ letters: ['HALF'], cut: 'torn' })
    // One that shows its paper to somebody shows no beginning of it.
    expect(printer.lastDone()).toBeNull()
    line.hangUp()
    await printer.next()
    expect(printer.lastPaper()).toMatchObject({ letters: ['HALF'] })
    expect(printer.lastDone()).toMatchObject({ letters: ['HALF'] })
  })

  it('prints what came before the shop was cut off', async () => {
    const { printer } = await started()
    const line = call(printer)
    line.send(bytes('HALF A SL', LF, askAll.length > 0 ? [...askAll] : [], 'IP'))
    await line.answers(4)
    line.drop()
    expect(await printer.next()).toMatchObject({
      ended: 'cut-off',
      papers: [{ letters: ['HALF A SL'] }],
    })
  })

  it('says that its port is taken', async () => {
    const { printer } = await started()
    await expect(started({}, { port: printer.port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
  })

  it('ends with every socket, and can be told so twice', async () => {
    const { printer, clock } = await started({ rows_s: 1 })
    const line = call(printer)
    line.send(raster(20))
    await clock.whenWaiting()
    await Promise.all([printer.stop(), printer.stop()])
    await line.ends()
    expect(clock.pending()).toBe(0)
    expect(printer.jobs).toMatchObject([{ ended: 'by-printer' }])
    expect(await call(printer).ends()).toBe('ECONNREFUSED')
  })
})

describe('a printer that is asked how it is', () => {
  it('says so at once, and GS r in its turn', async () => {
    const { printer } = await started()
    const line = call(printer)
    line.send(bytes([...askAll], 'A', LF, GS, 'r', 1, GS, 'r', 2))
    expect(await line.answers(6)).toEqual([0x12, 0x12, 0x12, 0x12, 0, 0])
  })

  it('says so in the middle of a drawing', async () => {
    const { printer } = await started()
    const line = call(printer)
    line.send(raster(10).subarray(0, 200))
    line.send(askAll)
    expect(await line.answers(4)).toEqual([0x12, 0x12, 0x12, 0x12])
  })

  it('says that it was sent nonsense', async () => {
    const { printer } = await started()
    const line = call(printer)
    line.send(bytes(ESC, '{', 1))
    line.send(bytes(GS, 'r', 1))
    await line.answers(1)
    line.send(askAll)
    expect(await line.answers(4)).toEqual([0x12, 0x52, 0x52, 0x12])
  })

  it('says nothing where it is one of those that never do', async () => {
    const { printer } = await started({ answers: false })
    const line = call(printer)
    line.send(bytes([...askAll], GS, 'r', 1, 'A', LF))
    line.hangUp()
    expect(await printer.next()).toMatchObject({ refused: [], papers: [{ letters: ['A'] }] })
    await line.ends()
    expect(line.heard).toEqual([])
  })
})

describe('a printer that cannot go on', () => {
  it.each<[string, Partial<PrinterConditions>, number[]]>([
    ['has no paper', { paperLeft_rows: 0 }, [0x1a, 0x32, 0x12, 0x7e]],
    ['has its cover open', { cover: 'open' }, [0x1a, 0x16, 0x12, 0x12]],
    ['is switched off line', { online: false }, [0x1a, 0x12, 0x12, 0x12]],
  ])(
    '%s: prints nothing, says why, and leaves GS r without an answer',
    async (_what, how, said) => {
      const { printer } = await started(how)
      const line = call(printer)
      line.send(bytes([...receipt], GS, 'r', 1))
      line.send(askAll)
      expect(await line.answers(4)).toEqual(said)
      line.hangUp()
      const job = await printer.next()
      expect(job).toMatchObject({ papers: [], left_bytes: receipt.length + 3 + askAll.length })
      expect(line.heard).toEqual([])
    },
  )

  it('goes on where it stopped once it can', async () => {
    const { printer } = await started({ cover: 'open' })
    const line = call(printer)
    line.send(bytes([...receipt], GS, 'r', 1))
    line.send(askAll)
    await line.answers(4)
    await printer.set({ cover: 'closed' })
    expect(await line.answers(1)).toEqual([0])
    line.hangUp()
    expect(await printer.next()).toMatchObject({ left_bytes: 0, papers: [{ letters: ['TK 50'] }] })
  })

  it('stops where the roll ends: half a slip', async () => {
    const { printer } = await started({ paperLeft_rows: 60 })
    const line = call(printer)
    line.send(raster(100))
    // A question is answered when it comes, and what came before it may not be printed by then.
    let said: number[] = []
    do {
      line.send(askAll)
      said = await line.answers(4)
    } while (said[0] === 0x12)
    expect(said).toEqual([0x1a, 0x32, 0x12, 0x7e])
    expect(printer.lastPaper()).toMatchObject({ height_dots: 60 })
    await printer.set({ paperLeft_rows: 1000 })
    line.hangUp()
    expect((await printer.next()).papers).toMatchObject([{ height_dots: 100 }])
    expect(printer.conditions().paperLeft_rows).toBe(960)
  })
})

describe('a printer that goes wrong', () => {
  it('refuses connections until it is there again', async () => {
    const { printer } = await started({ fault: { how: 'refuses' } })
    expect(await call(printer).ends()).toBe('ECONNREFUSED')
    await printer.set({ fault: null })
    const line = call(printer)
    line.send(receipt)
    line.hangUp()
    expect(await printer.next()).toMatchObject({ papers: [{ letters: ['TK 50'] }] })
    await printer.set({ fault: { how: 'refuses' } })
    expect(await call(printer).ends()).toBe('ECONNREFUSED')
  })

  it('takes a connection and reads nothing', async () => {
    const { printer } = await started({ fault: { how: 'hangs' } })
    const line = call(printer)
    line.send(bytes([...askAll], [...receipt]))
    await line.connected()
    await turnsOfTheLoop()
    await printer.set({ fault: null })
    expect(await line.ends()).toMatch(/ECONNRESET|closed/u)
    expect(line.heard).toEqual([])
    expect(printer.jobs).toEqual([])
  })

  it('reads so many bytes and no more', async () => {
    const { printer } = await started({ fault: { how: 'hangs', after_bytes: 8 + 48 * 5 } })
    const line = call(printer)
    line.send(bytes([...raster(5)], [...raster(5)], GS, 'r', 1))
    while (printer.lastPaper()?.height_dots !== 5) await turnsOfTheLoop()
    line.send(askAll)
    await turnsOfTheLoop()
    expect(line.heard).toEqual([])
    await printer.set({ fault: null })
    expect(await line.ends()).toBe('ECONNRESET')
    expect(await printer.next()).toMatchObject({ bytes: 248, papers: [{ height_dots: 5 }] })
  })

  it.each([
    ['closes', 'closed'],
    ['resets', 'ECONNRESET'],
  ] as const)('%s the connection in the middle of a job', async (how, end) => {
    const { printer } = await started({ fault: { how, after_bytes: 8 + 48 * 5 } })
    const line = call(printer)
    line.send(raster(5))
    line.send(raster(5))
    expect([end, 'ECONNRESET', 'EPIPE']).toContain(await line.ends())
    const job = await printer.next()
    expect(job).toMatchObject({ ended: 'by-printer', bytes: 248, papers: [{ height_dots: 5 }] })
  })

  it('prints as slowly as it is set to, and answers while it does', async () => {
    const { printer, clock } = await started({ rows_s: 100 })
    const line = call(printer)
    line.send(bytes([...raster(100)], GS, 'r', 1))
    line.send(askAll)
    expect(await line.answers(4)).toHaveLength(4)
    clock.advance(500)
    const half = printer.lastPaper()?.height_dots ?? 0
    expect(half).toBeGreaterThan(45)
    expect(half).toBeLessThan(60)
    expect(line.heard).toEqual([])
    clock.advance(500)
    expect(await line.answers(1)).toEqual([0])
    await printer.set({ rows_s: 50 })
    const began_ms = clock.monotonic()
    line.send(raster(100))
    line.hangUp()
    const job = printer.next()
    await Promise.race([job, turned(clock)])
    expect(clock.monotonic() - began_ms).toBeGreaterThanOrEqual(1900)
    expect(await job).toMatchObject({ papers: [{ height_dots: 200 }] })
  })

  it('takes few bytes a second, and no more than it has room for', async () => {
    const fault = { how: 'slow', bytes_s: 1000, buffer_bytes: 512 } as const
    const { printer, clock } = await started({ fault })
    const line = call(printer)
    line.send(raster(100))
    line.hangUp()
    const job = printer.next()
    await Promise.race([job, turned(clock)])
    expect(await job).toMatchObject({ papers: [{ height_dots: 100 }], lost_bytes: 0 })
    expect(clock.monotonic()).toBeGreaterThanOrEqual(4800)
  })

  it('pushes back where it is sent more than anybody can hold', async () => {
    const fault = { how: 'slow', bytes_s: 1000, buffer_bytes: 4096 } as const
    const { printer, clock } = await started({ fault })
    const line = call(printer)
    const flood = new Uint8Array(32_000_000)
    let taken = false
    const socket = lines.at(-1)
    socket?.write(flood, () => {
      taken = true
    })
    await clock.whenWaiting()
    await turnsOfTheLoop()
    expect(taken).toBe(false)
    line.drop()
  })
})

/** As many as a connection on this machine needs to come to rest. */
async function turnsOfTheLoop(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await new Promise(setImmediate)
}

/** Time passes whenever somebody waits for it. Never settles by itself. */
async function turned(clock: MovedClock, step_ms = 10): Promise<never> {
  for (;;) {
    await clock.whenWaiting()
    clock.advance(step_ms)
    await new Promise(setImmediate)
  }
}

describe('a cheap printer that loses what comes too fast', () => {
  const fault = { how: 'loses', rows_s: 2000, buffer_bytes: 4096 } as const

  it('prints rubbish where everything is sent at once', async () => {
    const { printer } = await started({ fault }, { clock: systemClock })
    const line = call(printer)
    line.send(raster(600))
    line.send(bytes('TK 50', LF))
    line.hangUp()
    const job = await printer.next()
    expect(job.lost_bytes).toBeGreaterThan(1000)
    expect(job.papers[0]?.height_dots ?? 0).toBeLessThan(600)
  })

  it('prints it all where it is fed no faster than it prints', async () => {
    const { printer, clock } = await started({ fault })
    const line = call(printer)
    for (let band = 0; band < 12; band += 1) {
      line.send(bytes([...raster(50)], GS, 'r', 1))
      await Promise.race([line.answers(1), turned(clock, 5)])
    }
    line.hangUp()
    const job = await printer.next()
    expect(job).toMatchObject({ lost_bytes: 0, refused: [], papers: [{ height_dots: 600 }] })
    expect(clock.monotonic()).toBeGreaterThanOrEqual(295)
  })
})
