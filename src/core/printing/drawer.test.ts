import { v7 as uuidv7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../db/open.ts'
import { refusingDisk } from '../db/testing/refusing-disk.ts'
import { cutOff, paperOut, printed, scriptedPress } from '../testing/scripted-press.ts'
import { opened } from '../testing/shifts.ts'
import { PRINTER_PATIENCE_ms } from './printing.ts'
import { AT_THE_DRAWER_ms } from './queue.ts'
import {
  counterPrinter,
  openPaperShop,
  paperShop,
  receiptOf,
  testPage,
  watchPrints,
} from './testing/paper-shop.ts'

const change = () => ({ id: uuidv7(), reason: 'ভাংতি দিতে হবে' })

describe('the drawer without a sale', () => {
  it('is opened once its reason and its cashier are written down', async () => {
    const { shop, press } = await openPaperShop()
    const { id: shift } = await opened(shop, { cashier: 'Karim' })
    const wanted = change()
    const asked = shop.client.printing.openDrawer(wanted)
    await shop.settle()
    const [written] = await shop.client.printing.openings({ shift })
    expect(written).toEqual({
      at_ms: shop.clock.now(),
      reason: wanted.reason,
      cashier: 'Karim',
      state: 'unknown',
    })
    expect(press.putOut).toEqual([])
    press.begin()
    press.end(printed)
    expect(await asked).toEqual({ ...written, state: 'sent' })
    expect(press.putOut).toEqual([{ order: null, at: counterPrinter.at }])
  })

  it('has no cashier where no shift is open', async () => {
    const { shop, press } = await openPaperShop()
    press.always(printed)
    expect(await shop.client.printing.openDrawer(change())).toMatchObject({ cashier: null })
  })

  it('is of the shift that was open, also where somebody set the clock back', async () => {
    const { shop, press } = await openPaperShop()
    press.always(printed)
    const shift = await opened(shop)
    shop.clock.jumpTo(shop.clock.now() - 7_200_000)
    const opening = await shop.client.printing.openDrawer(change())
    expect(opening.at_ms).toBeLessThan(shift.openedAt_ms)
    expect(await shop.client.printing.openings({ shift: shift.id })).toEqual([opening])
  })

  it('is told of with its shift alone, the first first, however often it was opened', async () => {
    const { shop, press } = await openPaperShop()
    const { openDrawer, openings } = shop.client.printing
    press.always(printed)
    const { id: before } = await opened(shop)
    await openDrawer(change())
    await shop.client.shifts.close({ id: before, notes: { '500': 2 } })
    const { id: shift } = await opened(shop)
    const reasons = Array.from({ length: 70 }, (_, nth) => `ভাংতি ${nth}`)
    for (const reason of reasons) await openDrawer({ ...change(), reason })
    expect((await openings({ shift })).map(({ reason }) => reason)).toEqual(reasons)
    expect(await openings({ shift: before })).toHaveLength(1)
  })

  it('is told of to whoever watches, when it is written down and when it ended', async () => {
    const { shop, press } = await openPaperShop()
    const told = await watchPrints(shop)
    press.always(printed)
    const wanted = change()
    await shop.client.printing.openDrawer(wanted)
    expect(await told()).toEqual([wanted.id, wanted.id])
  })

  it('opens once for one id, at once and later, and not in other words', async () => {
    const { shop, press } = await openPaperShop()
    const { id: shift } = await opened(shop)
    const { openDrawer, openings } = shop.client.printing
    const wanted = change()
    const both = Promise.all([openDrawer(wanted), openDrawer(wanted)])
    await shop.settle()
    press.begin()
    press.end(printed)
    expect(await both).toMatchObject([{ state: 'sent' }, { state: 'sent' }])
    expect(await openDrawer(wanted)).toEqual((await both)[0])
    await expect(openDrawer({ ...wanted, reason: 'বাজার' })).rejects.toMatchObject({
      data: { field: 'id', code: 'words-differ' },
    })
    expect([press.putOut.length, (await openings({ shift })).length]).toEqual([1, 1])
  })

  it('is told to each window as its own ended, though the other’s came after it', async () => {
    const { shop, press } = await openPaperShop()
    const { openDrawer } = shop.client.printing
    const [first, second] = [change(), { ...change(), reason: 'বাজার' }]
    const asked = openDrawer(first)
    await shop.settle()
    const others = openDrawer(second)
    await shop.settle()
    press.end(paperOut)
    const told = await asked
    press.begin()
    press.end(printed)
    await others
    expect(told).toMatchObject({ reason: first.reason, state: 'failed' })
  })

  it.each([
    ['failed', paperOut],
    ['unknown', cutOff],
  ] as const)(
    'is %s as its printer says, and opened no second time by itself',
    async (state, end) => {
      const { shop, press } = await openPaperShop()
      const wanted = change()
      const asked = shop.client.printing.openDrawer(wanted)
      await shop.settle()
      press.begin()
      press.end(end)
      expect(await asked).toMatchObject({ state })
      press.always(printed)
      expect(await shop.client.printing.openDrawer(wanted)).toMatchObject({ state })
      expect(press.putOut).toHaveLength(1)
    },
  )

  it('comes before papers that wait, and after the one that is being printed', async () => {
    const { shop, press, prints } = await openPaperShop()
    await prints(testPage())
    await prints(testPage())
    press.begin()
    const asked = shop.client.printing.openDrawer(change())
    await shop.settle()
    expect(press.most()).toBe(1)
    press.always(printed)
    press.end(printed)
    await asked
    await shop.settle()
    expect(press.putOut.map(({ order }) => order?.paper.name ?? 'drawer')).toEqual([
      'test',
      'drawer',
      'test',
    ])
    expect(press.most()).toBe(1)
  })

  it('stays shut where a print hung for so long that nobody stands there any more', async () => {
    const { shop, press, prints } = await openPaperShop()
    await prints(testPage())
    press.begin()
    const asked = shop.client.printing.openDrawer(change())
    await shop.clock.advanceGently(AT_THE_DRAWER_ms)
    press.always(printed)
    press.end(cutOff)
    expect(await asked).toMatchObject({ state: 'failed' })
    expect(shop.db.read('SELECT state, why FROM drawer_opening_end').all()).toEqual([
      { state: 'failed', why: 'stopped' },
    ])
    // Nor is its printer spoken to, which hangs.
    expect([press.putOut.length, press.closings.length]).toEqual([1, 1])
  })

  it('does not open with a slip that waited as long behind one that hung', async () => {
    const { shop, press, prints, delivers, job } = await openPaperShop()
    const [late, prompt] = [receiptOf(await delivers()), receiptOf(await delivers())]
    await prints(testPage())
    press.begin()
    await prints(late)
    await shop.clock.advanceGently(AT_THE_DRAWER_ms)
    await prints(prompt)
    press.always(printed)
    press.end(cutOff)
    await shop.settle()
    expect((await job(late.id)).state).toBe('printed')
    expect(press.putOut.map(({ order }) => order?.kick)).toEqual([false, false, true])
  })

  it('does not open where it cannot be written down', async () => {
    const disk = refusingDisk(openDatabase(':memory:'))
    const { shop, press } = await openPaperShop({ db: disk.db })
    const { id: shift } = await opened(shop)
    disk.refuse(() => true)
    await expect(shop.client.printing.openDrawer(change())).rejects.toMatchObject({
      code: 'CANNOT_STORE',
    })
    disk.mend()
    expect([await shop.client.printing.openings({ shift }), press.waiting()]).toEqual([[], 0])
  })

  it('is unknown where its end could not be written, and after a power cut', async () => {
    const disk = refusingDisk(openDatabase(':memory:'))
    const { shop, press } = await openPaperShop({ db: disk.db })
    const { id: shift } = await opened(shop)
    const asked = shop.client.printing.openDrawer(change())
    await shop.settle()
    press.begin()
    disk.refuse(() => true)
    press.end(printed)
    expect(await asked).toMatchObject({ state: 'unknown' })
    const fields = { opening: 1, state: 'sent' }
    expect(shop.logged).toEqual([{ event: 'drawer-end-not-noted', fields }])
    disk.mend()
    void shop.client.printing.openDrawer(change()).catch((cause: unknown) => cause)
    await shop.settle()
    press.hangUp()
    const after = paperShop(await shop.crash(), press)
    expect(await after.shop.client.printing.openings({ shift })).toMatchObject([
      { state: 'unknown' },
      { state: 'unknown' },
    ])
    expect(after.press.waiting()).toBe(0)
  })

  it('is no answer where a mistake of ours keeps its end from being written', async () => {
    const disk = refusingDisk(openDatabase(':memory:'))
    const { shop, press } = await openPaperShop({ db: disk.db })
    const { id: shift } = await opened(shop)
    const asked = shop.client.printing.openDrawer(change()).catch((cause: unknown) => cause)
    await shop.settle()
    press.begin()
    disk.refuse(() => true, new Error('ours'))
    press.end(printed)
    expect(await asked).toMatchObject({ message: 'ours' })
    expect(await shop.client.printing.openings({ shift })).toMatchObject([{ state: 'unknown' }])
  })

  it('stays shut where the machine slept meanwhile, or the counter closes', async () => {
    const { shop, press } = await openPaperShop()
    const asked = shop.client.printing.openDrawer(change())
    await shop.settle()
    shop.clock.jumpTo(shop.clock.now() + 3_600_000)
    press.begin()
    expect(await asked).toMatchObject({ state: 'failed' })
    const last = shop.client.printing.openDrawer(change())
    await shop.settle()
    const closing = shop.core.close()
    press.begin()
    await shop.settle()
    await Promise.allSettled([closing, last])
    expect(press.putOut).toEqual([])
  })

  it('is unknown where the counter closes while it opens, and its end comes too late', async () => {
    const { shop, press } = await openPaperShop()
    const asked = shop.client.printing.openDrawer(change()).catch((cause: unknown) => cause)
    await shop.settle()
    press.begin()
    const closing = shop.core.close()
    await shop.settle()
    expect(press.closings.map(({ aborted }) => aborted)).toEqual([true])
    await shop.clock.advanceGently(PRINTER_PATIENCE_ms)
    await closing
    press.end(printed)
    await asked
    expect(shop.logged.map(({ event }) => event)).toEqual(['closed-while-printing'])
  })

  it('is opened by nobody where none hangs on the printer, or there is no printer', async () => {
    for (const [printer, why] of [
      [{ drawer: 'none' }, 'no-drawer'],
      [{ at: { way: 'page' } }, 'no-printer'],
    ] as const) {
      const { shop } = await openPaperShop({ printer })
      const { id: shift } = await opened(shop)
      await expect(shop.client.printing.openDrawer(change())).rejects.toMatchObject({
        code: 'NOT_HERE',
        data: { why },
      })
      expect(await shop.client.printing.openings({ shift })).toEqual([])
    }
  })

  it('is never changed in the books', async () => {
    const { shop, press } = await openPaperShop()
    press.always(printed)
    await shop.client.printing.openDrawer(change())
    for (const sql of [
      "UPDATE drawer_opening SET reason = 'x'",
      'DELETE FROM drawer_opening',
      "UPDATE drawer_opening_end SET state = 'failed', why = 'gone'",
      'DELETE FROM drawer_opening_end',
    ]) {
      expect(() => shop.db.write(() => shop.db.change(sql).run())).toThrow(/never/u)
    }
  })
})

describe('a drawer that hangs on the printer', () => {
  it('is not kicked where the settings know of none, or nobody asked', async () => {
    const without = await openPaperShop({ printer: { drawer: 'none' } })
    without.press.always(printed)
    await without.prints(testPage({ kick: true }))
    const { press, prints } = await openPaperShop()
    press.always(printed)
    await prints(testPage({ kick: false }))
    await prints(testPage({ kick: true }))
    expect(without.press.putOut.map(({ order }) => order?.kick)).toEqual([false])
    expect(press.putOut.map(({ order }) => order?.kick)).toEqual([false, true])
  })
})

describe('a look at a printer', () => {
  it('waits until it has printed, and another is looked at at once', async () => {
    const { shop, press, prints } = await openPaperShop()
    const { look } = shop.client.printing
    await prints(testPage())
    press.begin()
    const ours = look({ at: counterPrinter.at })
    await look({ at: { way: 'queue', name: 'XP-58' } })
    await shop.settle()
    expect(press.looked).toEqual([{ way: 'queue', name: 'XP-58' }])
    press.end(printed)
    expect(await ours).toMatchObject({ reached: true })
    expect(press.looked).toHaveLength(2)
    const byPage = await look({ at: { way: 'page' } })
    expect(byPage).toEqual({ reached: false, why: 'not-here', tells: false })
  })
})

describe('the practice books', () => {
  const picture = { png: 'AAAA', width_dots: 384, height_dots: 8 }
  const inside = { way: 'network', host: '127.0.0.1', port: 40_001 } as const
  const openPractice = async () => {
    const press = scriptedPress()
    press.always(printed)
    const practice = {
      guide: [],
      accounts: [],
      bought: () => {},
      printer: { at: inside, lastPaper: () => picture },
    }
    return await openPaperShop({ press, books: 'practice', practice, setUp: false })
  }

  it('print their slips inside, stamped, whatever the settings say', async () => {
    const { shop, press, prints } = await openPractice()
    const businessDate = (await shop.client.health.get()).today.businessDate
    const z = () => testPage({ of: { kind: 'day', businessDate } })
    await prints(z())
    const { printer } = await shop.client.settings.get()
    await shop.client.settings.save({
      printer: { ...printer, at: { way: 'page' } },
      slipWidth_mm: 80,
    })
    await prints(z())
    await shop.client.settings.save({ slipWidth_mm: 58 })
    await prints(z())
    await shop.client.settings.save({ printer: { ...printer, dots: 576 }, slipWidth_mm: 58 })
    await prints(z())
    expect(press.putOut.map(({ at }) => at)).toEqual([inside, inside, inside, inside])
    // As wide as the printer's head, and where the page prints, as the roll that was chosen.
    expect(press.putOut.map(({ order }) => order?.printer.dots)).toEqual([384, 576, 384, 576])
    expect(press.putOut.map(({ order }) => order?.stamps)).toEqual(
      [null, 2, 3, 4].map((copy) => ({ practice: true, copy })),
    )
    expect(await shop.client.printing.lastPaper()).toEqual(picture)
  })

  it('print a test page where the real ones would, and open the drawer there', async () => {
    const { shop, press, prints } = await openPractice()
    await prints(testPage())
    await shop.client.printing.openDrawer(change())
    expect(press.putOut.map(({ at }) => at)).toEqual([counterPrinter.at, counterPrinter.at])
    expect(press.putOut[0]?.order?.stamps.practice).toBe(true)
    const { printer } = await shop.client.settings.get()
    await shop.client.settings.save({ printer: { ...printer, at: { way: 'page' } } })
    await expect(prints(testPage())).rejects.toMatchObject({ data: { why: 'no-printer' } })
  })

  it('print where the real ones do where a host has no practice printer', async () => {
    const press = scriptedPress()
    press.always(printed)
    const practice = { guide: [], accounts: [], bought: () => {} }
    const counter = await openPaperShop({ press, books: 'practice', practice, setUp: false })
    await counter.prints(testPage({ of: { kind: 'day', businessDate: '2026-01-01' } }))
    expect(press.putOut.map(({ at }) => at)).toEqual([counterPrinter.at])
    expect(await counter.shop.client.printing.lastPaper()).toBeNull()
  })

  it('are not those where a host hands a practice printer to real ones', async () => {
    const press = scriptedPress()
    press.always(printed)
    const printer = { at: inside, lastPaper: () => picture }
    const practice = { guide: [], accounts: [], bought: () => {}, printer }
    const { shop, prints } = await openPaperShop({ press, practice })
    await prints(testPage({ of: { kind: 'day', businessDate: '2026-01-01' } }))
    expect(press.putOut).toMatchObject([
      { at: counterPrinter.at, order: { stamps: { practice: false } } },
    ])
    expect(await shop.client.printing.lastPaper()).toBeNull()
  })
})
