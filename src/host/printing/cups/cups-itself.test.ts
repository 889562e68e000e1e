import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../../core/system-clock.ts'
import type { Paper } from '../../../domain/paper/paper.ts'
import { type PrinterAt, usualPrinter } from '../../../domain/paper/printer.ts'
import { startPrinter, type VirtualPrinter } from '../../../sandbox/printer/printer.ts'
import { systemClock as sandboxClock } from '../../../sandbox/system-clock.ts'
import { drawPaper } from '../draw/draw-paper.ts'
import { PrinterAway } from '../link.ts'
import { createPress } from '../press.ts'
import { Cups } from './cups.ts'
import { isCupsHere, OwnCups } from './testing/own-cups.ts'

const open = new AbortController().signal
/** Every byte there is, in an order no filter would leave alone. */
const SLIP = Uint8Array.from({ length: 50_000 }, (_, nth) => (nth * 7 + (nth >> 8)) & 0xff)

const paper: Paper = {
  language: 'bn',
  name: 'receipt',
  blocks: [
    { is: 'shop', name: 'রহিম টেলিকম', lines: ['বাজার রোড, কুমিল্লা'] },
    { is: 'title', text: 'রসিদ', loud: false },
    { is: 'line', name: 'গ্রামীণফোন', note: '017••••4821', value: '৳500' },
    { is: 'amount', text: '৳500' },
    { is: 'qr', content: '01JDX5YQ3F', text: '01JDX5YQ3F' },
  ],
  plain: ['SALE 01JDX5YQ3F', 'BDT 500.00'],
}

// `npm test` installs CUPS where it may, and says in a line where it could not.
if (!isCupsHere) {
  it('was not tried on CUPS itself: it is not installed here', () => {
    expect(isCupsHere).toBe(false)
  })
} else {
  describe('a slip through a queue of CUPS itself', () => {
    const own = new OwnCups()
    let cups: Cups
    let printer: VirtualPrinter
    beforeAll(async () => {
      printer = await startPrinter({ clock: sandboxClock })
      own.start({ 'POS-58': 'roll', দোকান_১: 'roll', Closed: 'closed', Network: printer.port })
      cups = new Cups(systemClock(), own.env, {
        look_ms: 20_000,
        print_ms: 20_000,
        job_ms: 20_000,
        between_ms: 50,
      })
    })
    afterAll(async () => {
      await own.remove()
      await printer.stop()
    })

    const printed = async (name: string, ...parts: Uint8Array[]) => {
      const line = await cups.link(name).open(open)
      for (const part of parts) await line.send(part)
      await line.end()
    }
    const ending = async (work: Promise<unknown>) => {
      const cause: unknown = await work.then(
        () => null,
        (thrown: unknown) => thrown,
      )
      if (!(cause instanceof PrinterAway)) throw new Error('it did not end so', { cause })
      return { why: cause.why, untouched: cause.untouched }
    }

    it('comes out byte for byte', async () => {
      await printed('POS-58', SLIP.subarray(0, 3), SLIP.subarray(3))
      expect(own.papers).toHaveLength(1)
      expect(own.papers[0]?.equals(SLIP)).toBe(true)
    })

    it('comes out of a queue with a name in Bangla', async () => {
      await printed('দোকান_১', SLIP.subarray(0, 900))
      expect(own.papers.map(({ length }) => length)).toEqual([SLIP.length, 900])
      expect(own.papers[1]?.equals(SLIP.subarray(0, 900))).toBe(true)
    })

    it('finds the queues that are there, the usual one first', async () => {
      const found = await cups.find()
      expect(found[0]).toEqual({
        at: { way: 'queue', name: 'POS-58' },
        name: 'POS-58',
        driver: null,
        isDefault: true,
      })
      expect(found.map(({ name }) => name).toSorted()).toEqual([
        'Closed',
        'Network',
        'POS-58',
        'দোকান_১',
      ])
    })

    it('gives nothing to a queue that is closed, or is not there', async () => {
      const before = own.papers.length
      expect((await ending(cups.link('Closed').open(open))).why).toBe('offline')
      expect((await ending(cups.link('POS-80').open(open))).why).toBe('gone')
      expect(own.papers).toHaveLength(before)
    })

    it('is the same paper that comes out of a printer on the network', async () => {
      const press = createPress({
        clock: systemClock(),
        failures: { report: () => undefined },
        draw: drawPaper,
        queueLink: (name) => cups.link(name),
        findQueues: () => cups.find(),
      })
      const print = async (at: PrinterAt) => {
        const order = { paper, stamps: { practice: true, copy: 2 }, kick: true }
        const settings = { ...usualPrinter, at, drawer: 'pin-2' as const }
        const end = await press.print({ ...order, printer: settings }, () => undefined, open)
        return { end, job: await printer.next() }
      }
      const direct = await print({ way: 'network', host: '127.0.0.1', port: printer.port })
      const queued = await print({ way: 'queue', name: 'Network' })
      expect(direct.end).toEqual({ end: 'printed', confirmed: true })
      expect(queued.end).toEqual({ end: 'printed', confirmed: false })
      expect(queued.job.papers).toEqual(direct.job.papers)
      expect(queued.job.papers[0]?.height_dots).toBeGreaterThan(300)
      expect(queued.job).toMatchObject({ refused: [], unfinished: false, ended: 'closed' })
      expect(queued.job.kicks.map(({ pin }) => pin)).toEqual([2])
    })

    it('leaves no job behind where it was dropped before its end', async () => {
      const before = own.papers.length
      const line = await cups.link('POS-58').open(open)
      await line.send(SLIP)
      line.drop()
      await line.end()
      await printed('POS-58', SLIP.subarray(0, 10))
      expect(own.papers).toHaveLength(before + 1)
    })

    it('is taken back where the paper is out: it would come out by itself later', async () => {
      const before = own.papers.length
      own.takePaperOut()
      expect(await ending(printed('POS-58', SLIP))).toEqual({ why: 'paper-out', untouched: false })
      // And the next is not even begun, once CUPS knows.
      expect(await ending(printed('POS-58', SLIP))).toEqual({ why: 'paper-out', untouched: true })
      expect(own.papers).toHaveLength(before)
    })
  })
}
