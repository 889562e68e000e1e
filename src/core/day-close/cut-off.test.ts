import { describe, expect, it } from 'vitest'
import { taka } from '../../domain/money.ts'
import { openDatabase } from '../db/open.ts'
import { cuttingDisk } from '../db/testing/cutting-disk.ts'
import { reprove } from '../reports/reprove.ts'
import { accepted, refused, saidPending } from '../testing/answers.ts'
import { manualClock } from '../testing/manual-clock.ts'
import { proveBooks } from '../testing/proof.ts'
import { openShop } from '../testing/shop.ts'
import { closes, DAY, DAY_ms, openAtNoon, prepares, sells } from './testing/closing.ts'

const NEXT = '2026-04-29'
const TABLES = ['day_close', 'day_total', 'day_account', 'month_total', 'month_account'] as const

describe('books that are put back from a copy', () => {
  it('say so on every close since, for the slip of a lost one bears the same number', async () => {
    const shop = await openAtNoon()
    await sells(shop)
    const { report: first } = await closes(shop, DAY)
    const copy = openDatabase(shop.db.serialize())
    shop.clock.jumpTo(shop.clock.now() + DAY_ms)
    await sells(shop)
    const lost = await closes(shop, NEXT)
    const putBack_ms = shop.clock.now() + 60_000
    const put = copy.change<[number]>('INSERT INTO restoration (at_ms) VALUES (?)')
    copy.write(() => put.run(putBack_ms))
    const clock = manualClock(putBack_ms)
    const after = await openShop({ db: copy, clock, providers: shop.providers, setUp: false })
    await sells(after, { amount_e4: taka(20) })
    const anew = await closes(after, NEXT)
    expect([first.putBack_ms, lost.report.putBack_ms]).toEqual([null, null])
    expect([lost.head?.number, anew.head?.number]).toEqual([2, 2])
    expect(anew.report.putBack_ms).toBe(putBack_ms)
    expect(await after.client.days.verify()).toMatchObject({ days: 2, isWhole: true })
  })
})

describe('the write that closes a day', () => {
  it('is whole or not there, before whichever of its statements it is cut', async () => {
    const disk = cuttingDisk(openDatabase(':memory:'))
    const shop = await openAtNoon({ db: disk.db })
    await sells(shop)
    shop.providers.flexiloadbd.willAnswer(refused)
    await shop.sell()
    shop.providers.flexiloadbd.willAnswer(accepted)
    shop.providers.flexiloadbd.willSay(saidPending)
    await shop.sell()
    await prepares(shop, DAY)
    const rows = () =>
      TABLES.map(
        (table) =>
          shop.db.read<[], { rows: number }>(`SELECT count(*) AS rows FROM ${table}`).get()?.rows,
      )
    const range = { from: DAY, to: DAY }
    const before = await shop.client.reports.glance(range)
    const close = () => shop.client.days.close({ businessDate: DAY, closedBy: 'Rahim' })
    let cuts = 0
    for (;;) {
      disk.cutBefore(cuts)
      const done = await close().catch((cause: unknown) => cause)
      if (!disk.wasCut()) break
      cuts += 1
      expect(done).toMatchObject({ code: 'CANNOT_STORE' })
      expect(rows()).toEqual([0, 0, 0, 0, 0])
      // What the counter remembers of it is undone as well, and the day goes on being closed.
      expect(await shop.client.days.list({})).toEqual([])
      expect((await shop.client.health.get()).today.businessDate).toBe(DAY)
      expect((await shop.client.health.get()).closing).toBe(DAY)
      expect(await shop.client.reports.glance(range)).toEqual(before)
    }
    expect(cuts).toBeGreaterThan(20)
    const [head] = await shop.client.days.list({})
    expect(head).toMatchObject({ number: 1, businessDate: DAY })
    // The same figures, from the totals now.
    const after = await shop.client.reports.glance(range)
    expect(after.days).toEqual({ closed: 1, open: [] })
    expect([after.now, after.cash, after.wallets]).toEqual([
      before.now,
      before.cash,
      before.wallets,
    ])
    expect(reprove(shop.db).differences).toEqual([])
    proveBooks(shop)
    // Whoever closes it once more is told of the one that stands.
    expect(await close()).toMatchObject({ head })
    expect(await shop.client.days.verify()).toMatchObject({ days: 1, isWhole: true })
  })

  it('is not there where the power goes between its last statement and the disk', async () => {
    const disk = cuttingDisk(openDatabase(':memory:'))
    const shop = await openAtNoon({ db: disk.db })
    await sells(shop)
    await prepares(shop, DAY)
    disk.cutBefore(7)
    const close = () => shop.client.days.close({ businessDate: DAY, closedBy: 'Rahim' })
    await expect(close()).rejects.toMatchObject({ code: 'CANNOT_STORE' })
    const next = await shop.crash()
    expect(await next.client.days.list({})).toEqual([])
    expect((await closes(next, DAY)).head).toMatchObject({ number: 1 })
    expect(reprove(next.db).differences).toEqual([])
    proveBooks(next)
  })
})
