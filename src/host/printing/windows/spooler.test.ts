import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PrintWhy } from '../../../contract/printing.ts'
import { type ManualClock, manualClock } from '../../../core/testing/manual-clock.ts'
import { type Line, PrinterAway } from '../link.ts'
import { passing } from '../testing/shop-press.ts'
import type { WinspoolFunction } from './layouts.ts'
import { Spooler } from './spooler.ts'
import { cheapPrinter, StandInWinspool } from './testing/stand-in-winspool.ts'
import {
  DRIVER_IS_XPS,
  jobStatus,
  printerAttribute,
  printerStatus,
  windowsError,
} from './winspool.ts'

const SLIP = Uint8Array.from({ length: 40_000 }, (_, nth) => nth % 251)
const open = new AbortController().signal

/** On a machine that has other things to do too. */
const SOON = { timeout: 30_000 }
/** Longer than any test lets pass, but those that let it pass at once. */
const CALL_ms = 1_000_000

let windows: StandInWinspool
let clock: ManualClock
let spooler: Spooler
beforeEach(() => {
  windows = new StandInWinspool()
  clock = manualClock()
  spooler = spoolerThatWaits(CALL_ms)
})
afterEach(() => windows.close())

/** @param job_ms for a job, once the queue has it */
function spoolerThatWaits(job_ms: number): Spooler {
  return new Spooler(windows.winspool(), clock, { call_ms: CALL_ms, job_ms, look_ms: 1 })
}

/** Lets so many calls hang, and then waits too long for them. */
async function loseCalls(count: number): Promise<void> {
  await expect.poll(() => windows.hanging, SOON).toBe(count)
  clock.advance(CALL_ms)
}

const theOne = () => windows.printers[0] ?? cheapPrinter

async function print(name = cheapPrinter.name, bytes = SLIP): Promise<void> {
  const line = await spooler.link(name).open(open)
  try {
    await line.send(bytes.subarray(0, 1_000))
    await line.send(bytes.subarray(1_000))
    const ended = line.end()
    if (windows.jobSays.length > 1) await passing(clock, ended)
    await ended
  } catch (cause) {
    line.drop()
    throw cause
  }
}

/** How a print that did not succeed ended. */
async function ending(printed: Promise<unknown>): Promise<{ why: PrintWhy; untouched: boolean }> {
  const cause: unknown = await printed.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(cause instanceof PrinterAway)) throw new Error('it did not end so', { cause })
  return { why: cause.why, untouched: cause.untouched }
}

/** Once everything that was begun has come back. */
const settled = () => expect.poll(() => windows.openPrinters, SOON).toBe(0)

describe('a slip through a queue of Windows', () => {
  it('comes out byte for byte, past the driver, and leaves nothing open', async () => {
    await print()
    const [job] = windows.printed
    expect(windows.printed).toHaveLength(1)
    expect(job).toMatchObject({ printer: 'POS-58', document: 'FlexiCounter', datatype: 'RAW' })
    expect(Uint8Array.from(job?.bytes ?? [])).toEqual(SLIP)
    await settled()
    expect(windows.thrownAway).toEqual([])
    expect(windows.calls).not.toContain('AbortPrinter')
  })

  it('is given to a slow port in parts that are not too large', async () => {
    await print()
    // A thousand bytes, and then thirty-nine thousand.
    expect(windows.calls.filter((name) => name === 'WritePrinter')).toHaveLength(1 + 3)
  })

  it('asks the printer how it is before it gives it anything', async () => {
    await print()
    expect(windows.calls.indexOf('GetPrinterW')).toBeGreaterThan(-1)
    expect(windows.calls.indexOf('GetPrinterW')).toBeLessThan(
      windows.calls.indexOf('StartDocPrinterW'),
    )
  })

  it.each([3, 4])(
    'goes to an XPS driver of version %i under the name that such a driver lets pass',
    async (driverVersion) => {
      Object.assign(theOne(), { driverVersion, driverAttributes: DRIVER_IS_XPS })
      await print()
      expect(windows.printed[0]?.datatype).toBe('XPS_PASS')
      expect(windows.printed[0]?.bytes).toHaveLength(SLIP.length)
    },
  )

  it('knows an XPS driver by its version where Windows tells no more', async () => {
    Object.assign(theOne(), { driverVersion: 4, refusesLevel8: true })
    await print()
    expect(windows.printed[0]?.datatype).toBe('XPS_PASS')
  })

  it.each(['POS "58" mm', 'দোকানের প্রিন্টার', "Rahim's printer ", '\\\\COUNTER-2\\POS 80'])(
    'finds the queue %s by its name',
    async (name) => {
      windows.printers = [{ ...cheapPrinter, name }]
      await print(name)
      expect(windows.printed[0]?.printer).toBe(name)
    },
  )

  it('goes on where the spooler left off when it takes a part at a time', async () => {
    windows.takes_bytes = 700
    await print()
    expect(Uint8Array.from(windows.printed[0]?.bytes ?? [])).toEqual(SLIP)
  })

  it('is taken, as far as is known, while the queue is busy with others', async () => {
    windows.jobSays = [0]
    spooler = spoolerThatWaits(0)
    await print()
    expect(windows.printed).toHaveLength(1)
    expect(windows.deletedJobs).toEqual([])
  })

  it('is through when the queue knows it no more', async () => {
    windows.jobSays = [0x10, null]
    await print()
    await settled()
  })

  it('leaves no job behind where a line was only opened', async () => {
    const line = await spooler.link(cheapPrinter.name).open(open)
    line.drop()
    await settled()
    expect(windows.calls).not.toContain('StartDocPrinterW')
  })

  it('begins no job where nothing is to be printed', async () => {
    const line = await spooler.link(cheapPrinter.name).open(open)
    await line.send(new Uint8Array(0))
    await line.end()
    await settled()
    expect(windows.calls).not.toContain('StartDocPrinterW')
  })

  it('asks nothing of a printer that cannot answer on a queue', async () => {
    const line: Line = await spooler.link(cheapPrinter.name).open(open)
    expect(line.answers).toBe(false)
    expect(await line.ask(Uint8Array.of(16, 4, 1), 1, 10)).toBeNull()
    line.drop()
    await settled()
  })
})

describe('a printer that cannot print now is given nothing', () => {
  it.each([
    ['has no paper', { status: printerStatus.paperOut }, 'paper-out'],
    ['has its cover open', { status: printerStatus.doorOpen }, 'cover-open'],
    ['is offline', { status: printerStatus.offline }, 'offline'],
    ['is set to work offline', { attributes: printerAttribute.workOffline }, 'offline'],
    ['is paused', { status: printerStatus.paused }, 'offline'],
    ['is in trouble', { status: printerStatus.error | printerStatus.paperJam }, 'offline'],
    ['says more than one thing', { status: 0x80 | printerStatus.paperOut }, 'paper-out'],
    ['is being deleted', { status: printerStatus.pendingDeletion }, 'gone'],
  ] as const)('one that %s', async (_what, bits, why) => {
    Object.assign(theOne(), bits)
    expect(await ending(print())).toEqual({ why, untouched: true })
    expect(windows.calls).not.toContain('StartDocPrinterW')
    await settled()
  })

  it('one that is not there', async () => {
    expect(await ending(print('POS-80'))).toEqual({ why: 'gone', untouched: true })
  })

  it.each([',XcvMonitor Local Port', 'POS-58,Job 3', '!', 'POS\u{0}58', '  '])(
    'one whose name would be read as something else: %j',
    async (name) => {
      expect(await ending(print(name))).toEqual({ why: 'gone', untouched: true })
      expect(windows.calls).toEqual([])
    },
  )

  it.each([
    ['OpenPrinterW', windowsError.accessDenied, 'spooler'],
    ['OpenPrinterW', windowsError.serverUnavailable, 'spooler'],
    ['OpenPrinterW', windowsError.badNetworkPath, 'offline'],
    ['GetPrinterW', windowsError.accessDenied, 'spooler'],
    ['GetPrinterDriverW', 1797, 'spooler'],
    ['StartDocPrinterW', windowsError.printerDeleted, 'gone'],
    ['StartPagePrinter', windowsError.accessDenied, 'spooler'],
  ] as const)('one of which %s says error %i', async (name, error, why) => {
    windows.refuses.set(name, error)
    expect(await ending(print())).toEqual({ why, untouched: true })
    expect(windows.printed).toEqual([])
    await settled()
  })

  it('one the counter has no time for: it is being closed', async () => {
    const closing = AbortSignal.abort()
    expect(await ending(spooler.link(cheapPrinter.name).open(closing))).toEqual({
      why: 'stopped',
      untouched: true,
    })
  })
})

describe('a job that goes wrong on its way', () => {
  it('proves that nothing is on paper where the spooler took nothing at all', async () => {
    windows.takes_bytes = 0
    expect(await ending(print())).toEqual({ why: 'spooler', untouched: true })
    await settled()
    expect(windows.thrownAway).toHaveLength(1)
  })

  it('proves nothing where it goes to the port as it is written', async () => {
    theOne().attributes = printerAttribute.direct
    windows.takes_bytes = 0
    expect(await ending(print())).toEqual({ why: 'spooler', untouched: false })
    await settled()
  })

  it('may be on paper in part where the spooler stops taking in the middle', async () => {
    windows.afterwards = (name) => {
      if (name === 'WritePrinter') windows.refuses.set(name, windowsError.outOfPaper)
    }
    expect(await ending(print())).toEqual({ why: 'paper-out', untouched: false })
    await settled()
    expect(windows.thrownAway).toHaveLength(1)
    expect(windows.printed).toEqual([])
  })

  it('is cut off where a person deletes it from the list', async () => {
    windows.afterwards = (name) => {
      if (name === 'WritePrinter') windows.refuses.set(name, windowsError.printCancelled)
    }
    expect(await ending(print())).toEqual({ why: 'cut-off', untouched: false })
    await settled()
  })

  it('has no printer any more where that was deleted meanwhile', async () => {
    windows.afterwards = (name) => {
      if (name === 'WritePrinter') windows.printers = []
    }
    expect(await ending(print())).toEqual({ why: 'gone', untouched: false })
    await settled()
  })

  it.each(['EndPagePrinter', 'EndDocPrinter'] as const)(
    'is thrown away where %s fails, and may be on paper all the same',
    async (name) => {
      windows.refuses.set(name, windowsError.accessDenied)
      expect(await ending(print())).toEqual({ why: 'spooler', untouched: false })
      await settled()
      expect(windows.thrownAway).toHaveLength(1)
    },
  )

  it.each([
    ['no paper', jobStatus.paperOut, 'paper-out'],
    ['nobody at the port', jobStatus.offline, 'offline'],
    ['an error', jobStatus.error, 'spooler'],
    ['a person wanted', jobStatus.userIntervention, 'offline'],
    ['a driver that cannot', jobStatus.blockedQueue, 'spooler'],
    ['it deleted', jobStatus.deleting, 'cut-off'],
  ] as const)('is taken out of the queue where that has %s', async (_what, status, why) => {
    windows.jobSays = [0x10, status]
    expect(await ending(print())).toEqual({ why, untouched: false })
    expect(windows.deletedJobs).toEqual([7])
    await settled()
  })

  it.each([windowsError.serverUnavailable, windowsError.callFailed])(
    'may be on paper where the spooler is gone once it has the job (%i)',
    async (error) => {
      windows.refuses.set('GetJobW', error)
      expect(await ending(print())).toEqual({ why: 'spooler', untouched: false })
      await settled()
    },
  )

  it('is taken out of the queue where it waits for a printer that went away', async () => {
    windows.jobSays = [0]
    spooler = spoolerThatWaits(0)
    windows.afterwards = (name) => {
      if (name === 'EndDocPrinter') theOne().attributes = printerAttribute.workOffline
    }
    expect(await ending(print())).toEqual({ why: 'offline', untouched: false })
    expect(windows.deletedJobs).toEqual([7])
    await settled()
  })

  it('is thrown away where the counter lets go of it in the middle', async () => {
    const line = await spooler.link(cheapPrinter.name).open(open)
    await line.send(SLIP)
    line.drop()
    line.drop()
    await settled()
    expect(windows.thrownAway).toHaveLength(1)
    expect(windows.printed).toEqual([])
  })
})

describe('a spooler that does not come back', () => {
  it.each([
    ['OpenPrinterW', 0],
    ['GetPrinterW', 0],
    ['StartDocPrinterW', 1],
    ['WritePrinter', 1],
    ['EndDocPrinter', 1],
  ] as const)('in %s is left, and cleared up when it does', async (name, begun) => {
    windows.hangs.add(name)
    const ended = ending(print())
    await loseCalls(1)
    expect(await ended).toEqual({ why: 'hangs', untouched: false })
    windows.letGo()
    await expect.poll(() => windows.calls, SOON).toContain('ClosePrinter')
    await settled()
    expect([...windows.thrownAway, ...windows.printed]).toHaveLength(begun)
  })

  it('holds up no counter that is being closed', async () => {
    windows.hangs.add('GetPrinterW')
    const closing = new AbortController()
    const ended = ending(spooler.link(cheapPrinter.name).open(closing.signal))
    await expect.poll(() => windows.openPrinters, SOON).toBe(1)
    closing.abort()
    expect((await ended).why).toBe('stopped')
    windows.letGo()
    await settled()
  })

  it('is not called by more than two at a time, and not at all by who left', async () => {
    windows.hangs.add('OpenPrinterW')
    const waiting = Promise.all(Array.from({ length: 6 }, () => ending(print())))
    await loseCalls(2)
    const ends = await waiting
    expect(ends.map(({ why }) => why)).toEqual(Array.from({ length: 6 }, () => 'hangs'))
    windows.letGo()
    await expect.poll(() => closings(), SOON).toBe(2)
    expect(windows.calls.filter((name) => name === 'OpenPrinterW')).toHaveLength(2)
    await print()
    expect(windows.printed).toHaveLength(1)
  })

  const closings = () =>
    windows.calls.filter((name: WinspoolFunction) => name === 'ClosePrinter').length
})
