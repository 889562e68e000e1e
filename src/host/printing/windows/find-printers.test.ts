import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ManualClock, manualClock } from '../../../core/testing/manual-clock.ts'
import { Spooler } from './spooler.ts'
import { cheapPrinter, StandInWinspool } from './testing/stand-in-winspool.ts'
import { windowsError } from './winspool.ts'

const CALL_ms = 1_000

let windows: StandInWinspool
let clock: ManualClock
let spooler: Spooler
beforeEach(() => {
  windows = new StandInWinspool()
  clock = manualClock()
  spooler = new Spooler(windows.winspool(), clock, { call_ms: CALL_ms, job_ms: 0, look_ms: 1 })
})
afterEach(() => windows.close())

describe('the printers of a computer', () => {
  it('are its own with their drivers and those of others, the usual one first', async () => {
    windows.printers = [
      { ...cheapPrinter, name: 'কাউন্টার "১"' },
      { ...cheapPrinter, name: 'POS-80', driver: 'POS80 v4' },
      { ...cheapPrinter, name: '\\\\SHOP\\A4', isConnection: true },
    ]
    windows.usual = 'POS-80'
    expect(await spooler.find()).toEqual([
      {
        at: { way: 'queue', name: 'POS-80' },
        name: 'POS-80',
        driver: 'POS80 v4',
        isDefault: true,
      },
      {
        at: { way: 'queue', name: 'কাউন্টার "১"' },
        name: 'কাউন্টার "১"',
        driver: 'Generic / Text Only',
        isDefault: false,
      },
      {
        at: { way: 'queue', name: '\\\\SHOP\\A4' },
        name: '\\\\SHOP\\A4',
        driver: null,
        isDefault: false,
      },
    ])
  })

  it('are none where there is none, and the usual one is not made up', async () => {
    windows.printers = []
    expect(await spooler.find()).toEqual([])
  })

  it('are told once each', async () => {
    windows.printers.push({ ...cheapPrinter, isConnection: true })
    expect(await spooler.find()).toHaveLength(1)
  })

  it('leave out what asks for the name of a file', async () => {
    windows.printers.push({ ...cheapPrinter, name: 'Print to PDF', port: 'PORTPROMPT:' })
    expect((await spooler.find()).map(({ name }) => name)).toEqual(['POS-58'])
  })

  it('are told without the others where those are not to be had', async () => {
    windows.refuses.set('EnumPrintersW', windowsError.serverUnavailable)
    expect(await spooler.find()).toEqual([])
    windows.refuses.clear()
    windows.hangs.add('GetDefaultPrinterW')
    const found = spooler.find()
    await expect.poll(() => windows.hanging, { timeout: 30_000 }).toBe(1)
    clock.advance(CALL_ms)
    expect((await found).map(({ name }) => name)).toEqual(['POS-58'])
    windows.letGo()
  })
})
