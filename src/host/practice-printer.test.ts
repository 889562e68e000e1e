import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createRouterClient } from '@orpc/server'
import { v7 as newId } from 'uuid'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type PrintRequest, PrintJobId } from '../contract/printing.ts'
import { silentLog } from '../core/log.ts'
import type { Paper } from '../domain/paper/paper.ts'
import type { PrintedPaper } from '../sandbox/printer/roll.ts'
import { type Sandbox, startSandbox } from '../sandbox/sandbox.ts'
import type { Counter } from './counter.ts'
import { openCounter } from './open-counter.ts'
import { practicePrinter } from './practice-printer.ts'
import { counterOptions } from './testing/counter-options.ts'

let dataDir: string
let counter: Counter
let sandbox: Sandbox | null
beforeEach(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'practice-printer-'))
  sandbox = null
  counter = await openCounter({
    ...counterOptions(dataDir, silentLog),
    startSandbox: async (options) => {
      sandbox = await startSandbox(options)
      return sandbox
    },
  })
})
afterEach(async () => {
  await counter.close()
  rmSync(dataDir, { recursive: true })
})

const paper: Paper = {
  language: 'bn',
  name: 'z',
  blocks: [
    { is: 'shop', name: 'মায়ের দোয়া টেলিকম', lines: ['কাঁচাবাজার, মিরপুর-১'] },
    { is: 'title', text: 'জেড রিপোর্ট', loud: false },
    { is: 'line', name: 'মোট বিক্রি', value: '১,২৫০.০০', strong: true },
    { is: 'rule' },
  ],
  plain: ['Z 2025-12-27', 'TK 1,250.00'],
}

function request(): PrintRequest {
  const of = { kind: 'day', businessDate: '2025-12-27' } as const
  return { id: PrintJobId.parse(newId()), of, for: 'shop', paper, kick: false }
}

function called(port: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('error', (cause: NodeJS.ErrnoException) => resolve(cause.code ?? ''))
    socket.once('connect', () => {
      socket.destroy()
      resolve('somebody is there')
    })
  })
}

describe('the printer of the practice books', () => {
  it('puts out what a shop prints, and the counter shows that paper', async () => {
    const client = createRouterClient(counter.router)
    expect(await client.printing.lastPaper()).toBeNull()
    const { id } = await client.printing.print(request())
    const job = async () => (await client.printing.jobs()).find((one) => one.id === id)
    await expect.poll(async () => (await job())?.state, { timeout: 15_000 }).toBe('printed')
    expect(await job()).toMatchObject({ confirmed: true, why: null })

    const shown = await client.printing.lastPaper()
    expect(shown).toMatchObject({ width_dots: 384 })
    expect(shown?.height_dots).toBeGreaterThan(300)
    const png = Buffer.from(shown?.png ?? '', 'base64')
    expect(png.subarray(1, 4).toString()).toBe('PNG')
    const last = await sandbox?.printer.next()
    expect(last).toMatchObject({ refused: [], kicks: [], unfinished: false, left_bytes: 0 })
    // What a drawing may not hide stands there in letters too.
    expect(last?.papers.at(-1)?.letters).toEqual(expect.arrayContaining(paper.plain))
  })

  it('is gone with the practice books', async () => {
    const port = sandbox?.printer.port ?? 0
    const client = createRouterClient(counter.router)
    await client.books.use({ books: 'real' })
    expect(await client.printing.lastPaper()).toBeNull()
    await expect.poll(() => called(port), { timeout: 15_000 }).toBe('ECONNREFUSED')
  })

  it('makes a picture of a paper once, however often it is looked at', () => {
    const seen: PrintedPaper = {
      width_dots: 384,
      height_dots: 1,
      rows: new Uint8Array(48),
      cut: 'full',
      blankBelow_rows: 0,
      letters: [],
      qr: [],
      density: null,
    }
    const printer = practicePrinter({ port: 9100, lastDone: () => seen })
    expect(printer.at).toEqual({ way: 'network', host: '127.0.0.1', port: 9100 })
    expect(printer.lastPaper()).toBe(printer.lastPaper())
    expect(practicePrinter({ port: 9100, lastDone: () => null }).lastPaper()).toBeNull()
  })
})
