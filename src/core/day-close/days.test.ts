import { describe, expect, it } from 'vitest'
import { taka } from '../../domain/money.ts'
import { openDatabase } from '../db/open.ts'
import { refusingDisk } from '../db/testing/refusing-disk.ts'
import { accepted, refused, saidPending, saidSuccess, unknown } from '../testing/answers.ts'
import { manualClock } from '../testing/manual-clock.ts'
import { proveBooks } from '../testing/proof.ts'
import { openShop, recharge } from '../testing/shop.ts'
import {
  closes,
  DAY,
  DAY_ms,
  HOUR_ms,
  openAtNoon,
  opensShift,
  prepares,
  sells,
} from './testing/closing.ts'

describe('a day that is closed', () => {
  it('has number 1, and nothing is sold or booked on it any more', async () => {
    const shop = await openAtNoon()
    await sells(shop)
    const { head, report } = await closes(shop, DAY)
    expect(head).toMatchObject({ number: 1, businessDate: DAY, closedBy: 'Rahim' })
    expect(report).toMatchObject({ number: 1, isMissed: false, withoutTrade: null })
    const later = await sells(shop)
    expect(later.businessDate).toBe('2026-04-29')
    const health = await shop.client.health.get()
    expect(health.today).toMatchObject({ businessDate: '2026-04-29', sales: 1 })
    const days = shop.db.read<[], { business_date: string; sum_e4: number }>(
      `SELECT business_date, count(*) AS sum_e4 FROM ledger_transaction
       WHERE id > (SELECT last_transaction FROM day_close) GROUP BY business_date`,
    )
    expect(days.all().map(({ business_date }) => business_date)).toEqual(['2026-04-29'])
    proveBooks(shop)
  })

  it('is refused by the books themselves, whoever would book on it', async () => {
    const shop = await openAtNoon()
    await sells(shop)
    await closes(shop, DAY)
    for (const day of [DAY, '2026-04-27']) {
      const book = shop.db.change<[string]>(
        `INSERT INTO ledger_transaction (cause, at_ms, business_date) VALUES ('x', 1, ?)`,
      )
      expect(() => shop.db.write(() => book.run(day))).toThrow('the day is closed')
    }
    for (const sql of ['UPDATE day_close SET closed_by = 1', 'DELETE FROM day_close']) {
      const change = shop.db.change<[]>(sql)
      expect(() => shop.db.write(() => change.run())).toThrow('a closed day is never')
    }
  })

  it('is signed by a name in one line, and by no signs that nobody sees', async () => {
    const shop = await openAtNoon()
    await sells(shop)
    await prepares(shop, DAY)
    const by = (closedBy: string) => shop.client.days.close({ businessDate: DAY, closedBy })
    await expect(by('\u{200B}')).rejects.toMatchObject({
      code: 'BAD_INPUT',
      data: { field: 'closedBy', code: 'empty' },
    })
    const { head, report } = await by('Rahim\n\u{202E}Uddin')
    expect([head?.closedBy, report.closedBy]).toEqual(['Rahim Uddin', 'Rahim Uddin'])
  })

  it('is told as it was when it is closed once more, and its report stays', async () => {
    const shop = await openAtNoon()
    shop.providers.flexiloadbd.willAnswer(accepted)
    shop.providers.flexiloadbd.willSay(saidPending)
    await shop.sell()
    const first = await closes(shop, DAY)
    shop.providers.flexiloadbd.willSay(saidSuccess)
    await shop.clock.advanceGently(HOUR_ms)
    const again = await shop.client.days.close({ businessDate: DAY, closedBy: 'Karim' })
    expect(again).toEqual(first)
    expect(await shop.client.days.report({ businessDate: DAY })).toEqual(first)
  })

  it('books what ends later on the day it ends', async () => {
    const shop = await openAtNoon()
    shop.providers.flexiloadbd.willAnswer(accepted)
    shop.providers.flexiloadbd.willSay(saidPending)
    const { id } = await shop.sell()
    const { report } = await closes(shop, DAY)
    expect(report.sold).toEqual([])
    expect(report.carried).toMatchObject([{ id, state: 'accepted', paid_e4: taka(50) }])
    shop.providers.flexiloadbd.willSay(saidSuccess)
    await shop.clock.advanceGently(HOUR_ms)
    expect((await shop.sale(id)).state).toBe('succeeded')
    const next = await shop.client.days.report({ businessDate: '2026-04-29' })
    expect(next.report.sold).toMatchObject([{ kind: 'recharge', sales: 1, amount_e4: taka(50) }])
    // The provider says that it arrived, and has taken nothing for it so far.
    expect(next.report.unexplained).toMatchObject([
      { kind: 'wallet', wallet: 'flexiload', amount_e4: 486_250 },
    ])
  })
})

describe('a close', () => {
  it('refuses sales while it runs (row 29), and lets them go on when it is left', async () => {
    const shop = await openAtNoon()
    await sells(shop)
    await prepares(shop, DAY)
    const intent = recharge()
    await expect(shop.client.sales.submit(intent)).rejects.toMatchObject({
      code: 'CLOSING',
      data: { businessDate: DAY },
    })
    expect((await shop.client.health.get()).closing).toBe(DAY)
    await shop.client.days.leave()
    shop.providers.flexiloadbd.willAnswer(unknown)
    expect((await shop.client.sales.submit(intent)).businessDate).toBe(DAY)
  })

  it('sends no draft of before while it runs, and keeps nobody from selling for ever', async () => {
    const shop = await openAtNoon()
    for (let turn = 0; turn < 3; turn += 1) shop.providers.flexiloadbd.refuseToOpen('dns')
    const draft = recharge()
    await shop.client.sales.submit(draft)
    await shop.clock.advanceGently(60_000)
    await prepares(shop, DAY)
    await expect(shop.client.sales.submit(draft)).rejects.toMatchObject({ code: 'CLOSING' })
    await shop.clock.advanceGently(16 * 60_000)
    expect((await shop.client.health.get()).closing).toBeNull()
    await expect(
      shop.client.days.close({ businessDate: DAY, closedBy: 'Rahim' }),
    ).rejects.toMatchObject({ data: { code: 'not-prepared' } })
  })

  it('waits for a shift to be counted, and for a sale that is being sent', async () => {
    const shop = await openAtNoon()
    const shift = await opensShift(shop)
    await expect(shop.client.days.prepare({ businessDate: DAY })).rejects.toMatchObject({
      code: 'BAD_INPUT',
      data: { code: 'shift-open' },
    })
    await shop.client.sales.submit(recharge())
    await shop.settle()
    await shop.client.shifts.close({
      id: shift.id,
      notes: { '500': 2, '50': 1 },
    })
    await prepares(shop, DAY)
    const close = () => shop.client.days.close({ businessDate: DAY, closedBy: 'Rahim' })
    await expect(close()).rejects.toMatchObject({ data: { code: 'on-wire' } })
    shop.providers.flexiloadbd.answer(unknown)
    await shop.settle()
    expect((await close()).report.carried).toMatchObject([{ state: 'in-doubt' }])
  })

  it('takes the days in their order, names those without trade, and leaves no gap', async () => {
    const shop = await openAtNoon()
    await sells(shop)
    await shop.clock.advanceGently(DAY_ms)
    await sells(shop)
    shop.clock.jumpTo(shop.clock.now() + 4 * DAY_ms)
    await sells(shop)
    const { next, missed } = await shop.client.days.standing()
    expect(next).toEqual({ businessDate: DAY, isMissed: true, before: null })
    expect(missed).toBe(2)
    expect((await shop.client.health.get()).notClosed).toBe(DAY)
    await expect(shop.client.days.prepare({ businessDate: '2026-04-29' })).rejects.toMatchObject({
      data: { code: 'not-next' },
    })
    const closed = [
      await closes(shop, DAY),
      await closes(shop, '2026-04-29'),
      await closes(shop, '2026-05-03'),
    ]
    expect(closed.map(({ report }) => [report.number, report.isMissed])).toEqual([
      [1, true],
      [2, true],
      [3, false],
    ])
    expect(closed[2]?.report.withoutTrade).toEqual({
      from: '2026-04-30',
      to: '2026-05-02',
      days: 3,
    })
    expect(closed.map(({ report }) => report.unexplained)).toEqual([[], [], []])
    expect((await shop.client.health.get()).notClosed).toBeNull()
    expect(await shop.client.days.list({})).toHaveLength(3)
    expect(await shop.client.days.verify()).toMatchObject({ days: 3, isWhole: true })
  })

  it('closes no day that has not begun by the calendar, after an early close', async () => {
    const shop = await openAtNoon()
    await sells(shop)
    await closes(shop, DAY)
    await sells(shop)
    const { next } = await shop.client.days.standing()
    expect(next).toEqual({ businessDate: '2026-04-29', isMissed: false, before: 'not-begun' })
    await shop.clock.advanceGently(DAY_ms)
    expect((await closes(shop, '2026-04-29')).head).toMatchObject({ number: 2 })
  })

  it('has nothing to close where nothing was booked', async () => {
    const shop = await openShop({ setUp: false })
    expect(await shop.client.days.standing()).toMatchObject({ next: null, missed: 0, last: null })
  })
})

describe('a close that is cut off', () => {
  it('is there whole or not at all, wherever the power goes', async () => {
    const shop = await openAtNoon()
    await sells(shop)
    await prepares(shop, DAY)
    const before = await shop.crash()
    expect(await before.client.days.list({})).toEqual([])
    expect((await before.client.health.get()).closing).toBeNull()
    await sells(before)
    const { head } = await closes(before, DAY)
    const after = await before.crash()
    expect(await after.client.days.list({})).toEqual([head])
    const told = await after.client.days.close({ businessDate: DAY, closedBy: 'Karim' })
    expect(told.head).toEqual(head)
    expect((await sells(after)).businessDate).toBe('2026-04-29')
    expect(await after.client.days.verify()).toMatchObject({ isWhole: true, head: head?.hash })
  })

  it('leaves nothing where the disk refuses it, and is done with the next try', async () => {
    const disk = refusingDisk(openDatabase(':memory:'))
    const clock = manualClock(Date.parse(`${DAY}T12:00:00+06:00`))
    const shop = await openShop({ db: disk.db, clock })
    await sells(shop)
    await prepares(shop, DAY)
    disk.refuse((nth) => nth === disk.offered())
    const close = () => shop.client.days.close({ businessDate: DAY, closedBy: 'Rahim' })
    await expect(close()).rejects.toMatchObject({ code: 'CANNOT_STORE' })
    expect(await shop.client.days.list({})).toEqual([])
    expect((await shop.client.health.get()).today.businessDate).toBe(DAY)
    disk.mend()
    expect((await close()).head).toMatchObject({ number: 1 })
  })

  it('has the same day at every write it can be cut off before', async () => {
    const shop = await openAtNoon()
    shop.providers.flexiloadbd.willAnswer(accepted)
    shop.providers.flexiloadbd.willSay(saidPending)
    await shop.sell()
    shop.providers.flexiloadbd.willAnswer(refused)
    await shop.sell()
    // Each round the counter loses its power a little later in the close.
    let now = shop
    for (let step = 0; step < 6; step += 1) {
      await now.client.days.prepare({ businessDate: DAY })
      for (let turn = 0; turn < step; turn += 1) await now.settle()
      now = await now.crash()
      expect(await now.client.days.list({})).toEqual([])
      proveBooks(now)
    }
    const { report } = await closes(now, DAY)
    expect(report.carried.map(({ tender }) => tender)).toEqual(['collected', 'refund-due'])
    expect(report.unexplained.filter(({ kind }) => kind !== 'wallet-unread')).toEqual([])
  })
})

describe('a sale in the last moment of a day', () => {
  it('belongs to the open shift, and the day is closed after it (row 28)', async () => {
    const shop = await openShop({
      clock: manualClock(Date.parse(`${DAY}T23:50:00+06:00`)),
    })
    const shift = await opensShift(shop)
    await shop.clock.advanceGently(10 * 60_000 - 100)
    expect((await sells(shop)).businessDate).toBe(DAY)
    await shop.clock.advanceGently(200)
    expect((await sells(shop)).businessDate).toBe(DAY)
    await shop.client.shifts.close({ id: shift.id, notes: { '500': 2, '100': 1 } })
    await opensShift(shop, { '500': 2, '100': 1 })
    expect((await sells(shop)).businessDate).toBe('2026-04-29')
    const { report } = await closes(shop, DAY)
    expect(report.sold).toMatchObject([{ sales: 2, amount_e4: taka(100) }])
    expect(report).toMatchObject({ isMissed: true, cash: { counted_e4: taka(1_100) } })
    expect(report.unexplained).toEqual([])
  })
})
