import { describe, expect, it } from 'vitest'
import { openDatabase } from '../db/open.ts'
import { cuttingDisk } from '../db/testing/cutting-disk.ts'
import { refusingDisk } from '../db/testing/refusing-disk.ts'
import { delivered } from '../testing/answers.ts'
import { proveBooks } from '../testing/proof.ts'
import { cutOff, printed } from '../testing/scripted-press.ts'
import { recharge } from '../testing/shop.ts'
import { PRINTER_PATIENCE_ms } from './printing.ts'
import {
  newPrint,
  openPaperShop,
  type PaperShop,
  paperShop,
  receiptOf,
  testPage,
  watchPrints,
} from './testing/paper-shop.ts'

/** The power goes, and comes back with the counter. */
async function afterPowerCut({ shop, press }: PaperShop): Promise<PaperShop> {
  press.hangUp()
  return paperShop(await shop.crash(), press)
}

describe('a counter that lost its power', () => {
  it('finds what was printing unknown, what waited failed, and prints neither', async () => {
    const before = await openPaperShop()
    const [first, second] = [receiptOf(await before.delivers()), receiptOf(await before.delivers())]
    await before.prints(first)
    await before.prints(second)
    before.press.begin()
    const after = await afterPowerCut(before)
    const stopped = { why: 'stopped', seen: false }
    expect(await after.job(first.id)).toMatchObject({ state: 'unknown', tries: 1, ...stopped })
    expect(await after.job(second.id)).toMatchObject({ state: 'failed', tries: 0, ...stopped })
    expect((await after.shop.client.health.get()).printsOpen).toBe(2)
    after.press.always(printed)
    await after.shop.clock.advanceGently(3_600_000)
    await after.prints(first)
    await after.prints(second)
    expect(after.press.putOut).toHaveLength(1)
    // A person prints them: the one is a copy and the other is not.
    await after.shop.client.printing.retry({ id: first.id })
    await after.shop.client.printing.retry({ id: second.id })
    expect(await after.job(first.id)).toMatchObject({ state: 'printed', copy: 2 })
    expect(await after.job(second.id)).toMatchObject({ state: 'printed', copy: null })
    proveBooks(after.shop)
  })

  it('knows the printed and the seen as they were', async () => {
    const before = await openPaperShop()
    const [one, other] = [testPage(), testPage()]
    before.press.always(printed)
    await before.prints(one)
    before.press.always(cutOff)
    await before.prints(other)
    await before.shop.client.printing.seen({ id: other.id })
    const after = await afterPowerCut(before)
    expect(await after.job(one.id)).toMatchObject({ state: 'printed', seen: false })
    expect(await after.job(other.id)).toMatchObject({
      state: 'unknown',
      why: 'cut-off',
      seen: true,
    })
  })
})

describe('a print before whichever of its statements the disk fails', () => {
  it('is asked for whole or not there', async () => {
    const disk = cuttingDisk(openDatabase(':memory:'))
    const { shop, press, delivers, prints } = await openPaperShop({ db: disk.db })
    const request = receiptOf(await delivers())
    let cuts = 0
    for (;;) {
      disk.cutBefore(cuts)
      const done = await prints(request).catch((cause: unknown) => cause)
      if (!disk.wasCut()) break
      cuts += 1
      expect(done).toMatchObject({ code: 'CANNOT_STORE' })
      expect([await shop.client.printing.jobs(), press.waiting()]).toEqual([[], 0])
    }
    expect(cuts).toBe(3)
    expect(press.waiting()).toBe(1)
  })

  it('puts out nothing where it cannot be noted that it begins', async () => {
    const disk = refusingDisk(openDatabase(':memory:'))
    const { shop, press, delivers, prints, job } = await openPaperShop({ db: disk.db })
    const request = receiptOf(await delivers())
    await prints(request)
    const refused = disk.offered() + 1
    disk.refuse((nth) => nth === refused)
    press.begin()
    expect(await job(request.id)).toMatchObject({ state: 'failed', why: 'not-noted', tries: 0 })
    expect([press.putOut.length, press.waiting()]).toEqual([0, 0])
    await shop.client.printing.retry({ id: request.id })
    await shop.settle()
    press.begin()
    press.end(printed)
    // Nothing had begun: the drawer opens with it, and it is no copy.
    expect(await job(request.id)).toMatchObject({ state: 'printed', copy: null })
    expect(press.putOut[0]?.order?.kick).toBe(true)
  })

  it('puts out nothing where a mistake of ours keeps it from being noted', async () => {
    const disk = refusingDisk(openDatabase(':memory:'))
    const { shop, press, prints, job } = await openPaperShop({ db: disk.db })
    const page = testPage()
    await prints(page)
    const refused = disk.offered() + 1
    disk.refuse((nth) => nth === refused, new Error('no such step of a print'))
    press.begin()
    expect(await job(page.id)).toMatchObject({ state: 'failed', why: 'not-drawn', tries: 0 })
    expect(press.putOut).toEqual([])
    expect(shop.logged.map(({ event }) => event)).toEqual(['press-broke'])
  })

  it('is told as it is where the disk notes nothing more, and noted once it does', async () => {
    const disk = refusingDisk(openDatabase(':memory:'))
    const counter = await openPaperShop({ db: disk.db })
    const { shop, press, prints, job } = counter
    const [lost, done, next] = [testPage(), receiptOf(await counter.delivers()), testPage()]
    await prints(lost)
    disk.refuse(() => true)
    press.begin()
    expect(await job(lost.id)).toMatchObject({ state: 'failed', why: 'not-noted' })
    // A test page is looked at by whoever asked for it.
    expect((await shop.client.health.get()).printsOpen).toBe(0)
    disk.mend()
    await prints(done)
    press.begin()
    disk.refuse(() => true)
    const told = await watchPrints(shop)
    press.end(cutOff)
    const asItEnded = { state: 'unknown', why: 'cut-off', confirmed: false }
    expect(await job(done.id)).toMatchObject(asItEnded)
    expect(await told()).toEqual([done.id])
    const fields = { job: 2, why: 'SqliteError: disk I/O error' }
    expect(shop.logged.at(-1)).toEqual({ event: 'print-not-noted', fields })
    expect((await shop.client.health.get()).printsOpen).toBe(1)
    for (const ask of [shop.client.printing.retry, shop.client.printing.seen]) {
      await expect(ask({ id: done.id })).rejects.toMatchObject({ code: 'CANNOT_STORE' })
    }
    await expect(prints(next)).rejects.toMatchObject({ code: 'CANNOT_STORE' })
    expect(press.waiting()).toBe(0)
    disk.mend()
    await prints(next)
    const noted = shop.db.read<[], { state: string }>('SELECT state FROM print_job ORDER BY seq')
    expect(noted.all().map(({ state }) => state)).toEqual(['failed', 'unknown', 'queued'])
    expect((await shop.client.health.get()).printsOpen).toBe(1)
  })

  it('is unknown after a start where its end was not noted', async () => {
    const disk = refusingDisk(openDatabase(':memory:'))
    const before = await openPaperShop({ db: disk.db })
    const request = receiptOf(await before.delivers())
    await before.prints(request)
    before.press.begin()
    disk.refuse(() => true)
    before.press.end(printed)
    expect((await before.job(request.id)).state).toBe('printed')
    // It is in its customer's hand, and waits for nobody.
    expect((await before.shop.client.health.get()).printsOpen).toBe(0)
    const after = await afterPowerCut(before)
    expect(await after.job(request.id)).toMatchObject({ state: 'unknown', why: 'stopped' })
  })

  it('is told as it was noted last where a mistake of ours keeps its end out', async () => {
    const disk = refusingDisk(openDatabase(':memory:'))
    const { shop, press, prints, job } = await openPaperShop({ db: disk.db })
    const page = testPage()
    await prints(page)
    press.begin()
    disk.refuse(() => true, new Error('no such step of a print'))
    press.end(printed)
    expect((await job(page.id)).state).toBe('printing')
    const fields = { job: 1, why: 'Error: no such step of a print' }
    expect(shop.logged).toEqual([{ event: 'print-stopped', fields }])
  })

  it('counts a paper that could not be noted before the page prints the next', async () => {
    const disk = refusingDisk(openDatabase(':memory:'))
    const { shop, press, delivers, prints } = await openPaperShop({ db: disk.db })
    const sale = await delivers()
    await prints(receiptOf(sale))
    press.begin()
    disk.refuse(() => true)
    press.end(printed)
    await shop.settle()
    await expect(shop.client.printing.onPage(receiptOf(sale))).rejects.toMatchObject({
      code: 'CANNOT_STORE',
    })
    disk.mend()
    expect(await shop.client.printing.onPage(receiptOf(sale))).toMatchObject({ copy: 2 })
  })

  it('never makes a paper a first one whose first could not be noted', async () => {
    const disk = refusingDisk(openDatabase(':memory:'))
    const { press, delivers, prints, job } = await openPaperShop({ db: disk.db })
    const sale = await delivers()
    const [first, second] = [receiptOf(sale), receiptOf(sale)]
    await prints(first)
    await prints(second)
    press.begin()
    disk.refuse(() => true)
    press.end(printed)
    // Nobody knows how the first is counted: the second does not begin.
    expect(await job(second.id)).toMatchObject({ state: 'failed', why: 'not-noted' })
    expect(press.putOut).toHaveLength(1)
  })
})

describe('a counter that closes while it prints', () => {
  it('tells the printer, waits for its end, and prints nothing that waits', async () => {
    const { shop, press, delivers, prints } = await openPaperShop()
    const [first, second] = [receiptOf(await delivers()), receiptOf(await delivers())]
    await prints(first)
    await prints(second)
    press.begin()
    const closing = shop.core.close()
    await shop.settle()
    expect(press.closings[0]?.aborted).toBe(true)
    expect(states(shop.db.serialize())).toEqual(['printing', 'queued'])
    press.end({ end: 'unknown', why: 'stopped' })
    await shop.settle()
    await closing
    // Nothing waits for the printer any more, nor is there anything to wake.
    expect([press.putOut.length, press.waiting(), shop.clock.pending()]).toEqual([1, 0, 0])
    expect(shop.logged).toEqual([])
  })

  it('waits no longer than its patience; the next start knows that it is unknown', async () => {
    const kept: Uint8Array[] = []
    const db = openDatabase(':memory:')
    const close = () => {
      kept.push(db.serialize())
      db.close()
    }
    const { shop, press, prints } = await openPaperShop({ db: { ...db, close } })
    await prints(testPage())
    await prints(testPage())
    press.begin()
    const closing = shop.core.close()
    await shop.clock.advanceGently(PRINTER_PATIENCE_ms - 1)
    expect(kept).toHaveLength(0)
    await shop.clock.advanceGently(1)
    await closing
    press.end(printed)
    await shop.settle()
    expect(states(kept[0] ?? '')).toEqual(['printing', 'queued'])
    expect(shop.logged.map(({ event }) => event)).toEqual(['closed-while-printing'])
  })

  it('lets nothing begin that has only reached its printer', async () => {
    const { shop, press, prints } = await openPaperShop()
    await prints(testPage())
    const closing = shop.core.close()
    press.begin()
    await shop.settle()
    await closing
    expect(press.putOut).toHaveLength(0)
  })

  function states(bytes: Uint8Array | string) {
    const books = openDatabase(bytes)
    const rows = books.read<[], { state: string }>('SELECT state FROM print_job ORDER BY seq').all()
    books.close()
    return rows.map(({ state }) => state)
  }
})

describe('a machine that slept', () => {
  it('prints nothing that was asked for before, and says so', async () => {
    const { shop, press, prints, job } = await openPaperShop()
    const [reached, waits] = [testPage(), testPage()]
    await prints(reached)
    await prints(waits)
    shop.clock.jumpTo(shop.clock.now() + 3_600_000)
    press.begin()
    for (const { id } of [reached, waits]) {
      expect(await job(id)).toMatchObject({ state: 'failed', why: 'stopped' })
    }
    expect([press.putOut.length, press.waiting()]).toEqual([0, 0])
    const later = testPage({ id: newPrint() })
    press.always(printed)
    await prints(later)
    expect((await job(later.id)).state).toBe('printed')
  })
})

describe('a sale', () => {
  it('is sold, sent and told of while a printer hangs and the disk of it is the same', async () => {
    const { shop, press, prints } = await openPaperShop()
    await prints(testPage())
    press.begin()
    shop.providers.flexiloadbd.willAnswer(delivered)
    const sold = await shop.client.sales.submit(recharge())
    await shop.settle()
    expect((await shop.sale(sold.id)).state).toBe('succeeded')
    proveBooks(shop)
  })
})
