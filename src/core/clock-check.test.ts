import { v7 as uuidv7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { ShiftId } from '../contract/shifts.ts'
import { accepted, delivered, saidPending, saidSuccess } from './testing/answers.ts'
import { manualClock } from './testing/manual-clock.ts'
import { proveBooks } from './testing/proof.ts'
import { openShop, recharge, type TestShop } from './testing/shop.ts'

const DAY_ms = 86_400_000
const YEAR_ms = 365 * DAY_ms
const openAt = (at: string) => openShop({ clock: manualClock(Date.parse(`${at}+06:00`)) })

/** A shop that has sold, and starts again with its clock so far off. */
async function startsAgain(off_ms: number): Promise<TestShop> {
  const shop = await openAt('2026-04-28T12:00:00')
  shop.providers.flexiloadbd.willAnswer(delivered)
  await shop.sell()
  return shop.crash(off_ms)
}

describe('a clock that is wrong at the start (row 87)', () => {
  it.each([
    ['in 2019', -7 * YEAR_ms, 'behind', '2019-04-30'],
    ['in 2035', 9 * YEAR_ms, 'ahead', '2035-04-26'],
    ['two days back', -2 * DAY_ms, 'behind', '2026-04-26'],
    ['a month ahead', 31 * DAY_ms, 'ahead', '2026-05-29'],
  ])('%s keeps every sale back until a person has looked', async (_, off_ms, why, shows) => {
    const shop = await startsAgain(off_ms)
    const doubt = { why, shows, newest: '2026-04-28' }
    const intent = recharge()
    await expect(shop.client.sales.submit(intent)).rejects.toMatchObject({
      code: 'CLOCK',
      data: doubt,
    })
    expect((await shop.client.health.get()).clock).toEqual({ ...doubt, bars: 'sales' })
    expect(shop.providers.flexiloadbd.sent).toHaveLength(1)
    expect((await shop.client.books.clockRight()).clock).toBeNull()
    expect((await shop.client.sales.submit(intent)).businessDate).toBe(shows)
    proveBooks(shop)
  })

  it.each([
    ['a feast of four weeks later', 28 * DAY_ms],
    ['a day back, after a close in the evening', -DAY_ms],
    ['a moment later', 1_000],
  ])('%s is no wonder', async (_, off_ms) => {
    const shop = await startsAgain(off_ms)
    expect((await shop.client.health.get()).clock).toBeNull()
    expect((await shop.client.sales.submit(recharge())).kind).toBe('recharge')
  })

  it('is believed as soon as it is put right', async () => {
    const shop = await startsAgain(-7 * YEAR_ms)
    shop.clock.jumpTo(shop.clock.now() + 7 * YEAR_ms)
    expect((await shop.client.health.get()).clock).toBeNull()
    expect((await shop.client.sales.submit(recharge())).businessDate).toBe('2026-04-28')
  })

  it('is asked about once more at the next start', async () => {
    const shop = await startsAgain(9 * YEAR_ms)
    await shop.client.books.clockRight()
    const after = await shop.crash()
    expect((await after.client.health.get()).clock).toMatchObject({ why: 'ahead' })
  })

  it('books nothing on its own day while it is doubted', async () => {
    const before = await openAt('2026-04-28T12:00:00')
    before.providers.flexiloadbd.willAnswer(accepted)
    before.providers.flexiloadbd.willSay(saidPending)
    const { id } = await before.sell()
    const shop = await before.crash(9 * YEAR_ms)
    shop.providers.flexiloadbd.willSay(saidSuccess)
    await shop.clock.advanceGently(60_000)
    expect((await shop.sale(id)).state).toBe('succeeded')
    expect((await shop.client.health.get()).today).toMatchObject({
      businessDate: '2026-04-28',
      sales: 1,
    })
    const days = shop.db.read<[], { day: string }>(
      'SELECT DISTINCT business_date AS day FROM ledger_transaction',
    )
    expect(days.all()).toEqual([{ day: '2026-04-28' }])
  })

  it.each([
    ['2019', -7 * YEAR_ms],
    ['2035', 9 * YEAR_ms],
  ])('moves the day of an open shift nowhere: %s', async (_, off_ms) => {
    const before = await openAt('2026-04-28T12:00:00')
    await before.client.shifts.open({
      id: ShiftId.parse(uuidv7()),
      cashier: 'Rahim',
      notes: {},
    })
    const shop = await before.crash(off_ms)
    expect((await shop.client.health.get()).today.businessDate).toBe('2026-04-28')
    const put = shop.clock.now() - off_ms
    shop.clock.jumpTo(put)
    expect((await shop.client.sales.submit(recharge())).businessDate).toBe('2026-04-28')
  })

  it('closes no day', async () => {
    const shop = await startsAgain(9 * YEAR_ms)
    await expect(shop.client.days.prepare({ businessDate: '2026-04-28' })).rejects.toMatchObject({
      data: { code: 'clock' },
    })
  })

  it('is not doubted in books that hold nothing', async () => {
    const shop = await openShop({
      clock: manualClock(Date.parse('2019-01-01T12:00:00+06:00')),
      setUp: false,
    })
    expect((await shop.client.health.get()).clock).toBeNull()
  })
})

describe('a clock that is set while the counter goes on', () => {
  const closes = (shop: TestShop, businessDate: string) =>
    shop.client.days
      .prepare({ businessDate })
      .then(() => shop.client.days.close({ businessDate, closedBy: 'Rahim' }))

  it.each([
    ['nine years ahead', 9 * YEAR_ms, 'ahead', '2035-04-26'],
    ['two months ahead', 61 * DAY_ms, 'ahead', '2026-06-28'],
    ['seven years back', -7 * YEAR_ms, 'behind', '2019-04-30'],
  ])(
    '%s closes no day and opens no shift by it, until it is put right',
    async (_, off_ms, why, shows) => {
      const shop = await openAt('2026-04-28T12:00:00')
      shop.providers.flexiloadbd.willAnswer(delivered)
      await shop.sell()
      shop.clock.jumpTo(shop.clock.now() + off_ms)
      const doubt = { why, shows, newest: '2026-04-28', bars: 'close' }
      // A shift that began on such a day would take all of its sales there.
      const shift = { id: ShiftId.parse(uuidv7()), cashier: 'Rahim', notes: {} }
      await expect(shop.client.shifts.open(shift)).rejects.toMatchObject({ code: 'CLOCK' })
      expect((await shop.client.health.get()).clock).toEqual(doubt)
      await expect(closes(shop, '2026-04-28')).rejects.toMatchObject({ data: { code: 'clock' } })
      shop.clock.jumpTo(shop.clock.now() - off_ms)
      expect((await shop.client.health.get()).clock).toBeNull()
      expect((await closes(shop, '2026-04-28')).head).toMatchObject({ number: 1 })
      expect((await shop.client.sales.submit(recharge())).businessDate).toBe('2026-04-29')
      proveBooks(shop)
    },
  )

  it('is believed once a person has looked, and doubted anew when it is set back', async () => {
    const shop = await openAt('2026-04-28T12:00:00')
    shop.providers.flexiloadbd.willAnswer(delivered)
    await shop.sell()
    shop.clock.jumpTo(shop.clock.now() + 61 * DAY_ms)
    expect((await shop.client.books.clockRight()).clock).toBeNull()
    expect((await shop.client.sales.submit(recharge())).businessDate).toBe('2026-06-28')
    shop.clock.jumpTo(shop.clock.now() - 61 * DAY_ms)
    expect((await shop.client.health.get()).clock).toMatchObject({ why: 'behind' })
  })

  it.each([
    ['a machine that slept over a feast', 28 * DAY_ms],
    ['an hour', -3_600_000],
    ['a day back', -DAY_ms],
  ])('is no wonder by %s', async (_, off_ms) => {
    const shop = await openAt('2026-04-28T12:00:00')
    shop.clock.jumpTo(shop.clock.now() + off_ms)
    expect((await shop.client.health.get()).clock).toBeNull()
  })
})
