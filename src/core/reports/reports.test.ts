import { v7 as uuidv7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { ShiftId } from '../../contract/shifts.ts'
import { money, taka } from '../../domain/money.ts'
import { accepted, delivered, refused, saidPending } from '../testing/answers.ts'
import { manualClock } from '../testing/manual-clock.ts'
import { drivePack, intentOf, openShopOfKinds } from '../testing/kinds.ts'
import { openShop, type TestShop } from '../testing/shop.ts'
import { createDayTotals } from './day-totals.ts'

const HOUR_ms = 3_600_000
const THURSDAY = '2026-01-01'
const FRIDAY = '2026-01-02'
const on = (day: string) => ({ from: day, to: day })

/** From ten in the morning of the first day. */
const openAtTen = () => openShop({ clock: manualClock(Date.parse(`${THURSDAY}T10:00:00+06:00`)) })

function close({ db }: TestShop, day: string): void {
  const totals = createDayTotals(db)
  db.write(() => totals.write(day))
}

let trx = 1
/** Every one under another id of its provider. */
function deliveredAnew() {
  trx += 1
  return { ...delivered, providerReference: `TRX${trx}` }
}

const openShift = (shop: TestShop, cashier = 'Rahim') =>
  shop.client.shifts.open({
    id: ShiftId.parse(uuidv7()),
    cashier,
    notes: { '500': 2 },
    differenceOf: 'owner',
  })

describe('a day at a glance', () => {
  it('says what was sold, what came of it and what it earned, as it stands by now', async () => {
    const shop = await openAtTen()
    const { flexiloadbd } = shop.providers
    flexiloadbd.willAnswer({ ...delivered, charged_e4: money(486_250) })
    await shop.sell({ serviceCharge_e4: taka(1) })
    flexiloadbd.willAnswer(refused)
    const { id } = await shop.sell({ amount_e4: taka(20) })
    const before = await shop.client.reports.glance(on(THURSDAY))
    expect(before.now).toMatchObject({ sales: 2, delivered: 1, failed: 1, refunds: 0 })
    await shop.client.sales.refund({ id })
    const glance = await shop.client.reports.glance(on(THURSDAY))
    expect(glance).toMatchObject({ ...on(THURSDAY), days: { closed: 0, open: [THURSDAY] } })
    expect(glance.now).toEqual({
      sales: 2,
      delivered: 1,
      late: 0,
      failed: 1,
      reversed: 0,
      refunds: 1,
      refunds_e4: taka(20),
      taken_e4: taka(71),
      credit_e4: 0,
      amount_e4: taka(50),
      cost_e4: 486_250,
      commission_e4: 13_750,
      serviceCharge_e4: taka(1),
      loss_e4: 0,
      profit_e4: 23_750,
    })
  })

  it('is the same once the day is closed, and never another', async () => {
    const shop = await openAtTen()
    await openShift(shop)
    shop.providers.flexiloadbd.willAnswer(deliveredAnew())
    await shop.sell()
    const open = await shop.client.reports.glance(on(THURSDAY))
    close(shop, THURSDAY)
    const closed = await shop.client.reports.glance(on(THURSDAY))
    expect(closed.days).toEqual({ closed: 1, open: [] })
    expect(closed).toEqual({ ...open, days: closed.days })
  })

  it('has the drawer term by term, and every wallet, as they were at its end', async () => {
    const shop = await openAtTen()
    await openShift(shop)
    shop.providers.flexiloadbd.willAnswer({ ...delivered, charged_e4: money(486_250) })
    await shop.sell()
    const out = { direction: 'out', purpose: 'expense', amount_e4: taka(30), words: 'tea' } as const
    await shop.client.shifts.move({ id: uuidv7(), ...out })
    const at = { provider: 'flexiloadbd', wallet: 'flexiload' } as const
    const bought = { amount_e4: taka(200), slip: 'BKX7Q2M9', paidFrom: 'cash' } as const
    await shop.client.wallets.topUp({ id: uuidv7(), ...at, ...bought })
    const { cash, wallets } = await shop.client.reports.glance(on(THURSDAY))
    expect(cash).toEqual({
      sold_e4: taka(50),
      refunds_e4: 0,
      dues_e4: 0,
      paidIn_e4: 0,
      paidOut_e4: taka(-30),
      balanceBought_e4: taka(-200),
      ownerBetween_e4: taka(1_000),
      overShort_e4: 0,
      other_e4: 0,
      moved_e4: taka(820),
      atEnd_e4: taka(820),
    })
    const flexiload = wallets.find(({ wallet }) => wallet === 'flexiload')
    const atEnd_e4 = taka(10_200) - 486_250
    expect(flexiload).toEqual({ ...at, bought_e4: taka(200), spent_e4: 486_250, atEnd_e4 })
    close(shop, THURSDAY)
    await shop.clock.advanceGently(24 * HOUR_ms)
    await shop.client.wallets.topUp({ id: uuidv7(), ...at, ...bought, slip: 'BKX7Q2M8' })
    const later = await shop.client.reports.glance(on(THURSDAY))
    expect([later.cash, later.wallets]).toEqual([cash, wallets])
    const next = await shop.client.reports.glance(on(FRIDAY))
    expect(next.cash).toMatchObject({ moved_e4: taka(-200), atEnd_e4: taka(620) })
  })

  it('tells a drawer counted short apart from what the owner put in, also once closed', async () => {
    const shop = await openAtTen()
    const { id } = await openShift(shop)
    await shop.client.shifts.close({ id, notes: { '500': 1, '10': 49 }, reason: 'a torn note' })
    const own = { ownerBetween_e4: taka(1_000), overShort_e4: taka(-10), other_e4: 0 }
    const whole = { ...own, moved_e4: taka(990), atEnd_e4: taka(990) }
    expect((await shop.client.reports.glance(on(THURSDAY))).cash).toMatchObject(whole)
    close(shop, THURSDAY)
    expect((await shop.client.reports.glance(on(THURSDAY))).cash).toMatchObject(whole)
  })

  it('stands beside the same weekday before, and of half a day beside half of it', async () => {
    const shop = await openAtTen()
    const { flexiloadbd } = shop.providers
    expect((await shop.client.reports.glance(on(THURSDAY))).before.isKnown).toBe(false)
    for (const hours of [0, 5]) {
      await shop.clock.advanceGently(hours * HOUR_ms)
      flexiloadbd.willAnswer(deliveredAnew())
      await shop.sell()
    }
    close(shop, THURSDAY)
    shop.clock.jumpTo(Date.parse('2026-01-08T10:00:00+06:00'))
    const glance = await shop.client.reports.glance(on('2026-01-08'))
    expect(glance.before).toMatchObject({ ...on(THURSDAY), isKnown: true, sums: { sales: 2 } })
    expect(glance.before.byThisHour).toMatchObject({ sales: 1, amount_e4: taka(50) })
    const past = await shop.client.reports.glance({ from: THURSDAY, to: '2026-01-09' })
    expect(past.before).toMatchObject({ from: '2025-12-18', to: '2025-12-26', byThisHour: null })
  })
})

describe('what becomes of a sale on a later day', () => {
  it('is booked on the day it became so, and leaves the day of the sale as it was', async () => {
    const shop = await openAtTen()
    const { flexiloadbd } = shop.providers
    flexiloadbd.willAnswer(accepted)
    flexiloadbd.willSay(saidPending)
    const late = await shop.sell()
    flexiloadbd.willAnswer(refused)
    const { id } = await shop.sell({ amount_e4: taka(20) })
    close(shop, THURSDAY)
    const thursday = await shop.client.reports.glance(on(THURSDAY))
    expect(thursday.now).toMatchObject({ sales: 2, delivered: 0, failed: 1, taken_e4: taka(70) })
    await shop.clock.advanceGently(24 * HOUR_ms)
    const evidence = 'the SMS of the operator'
    await shop.client.sales.decide({ id: late.id, outcome: 'succeeded', evidence })
    await shop.client.sales.refund({ id })
    const friday = await shop.client.reports.glance(on(FRIDAY))
    expect(friday.now).toMatchObject({ sales: 0, delivered: 1, refunds_e4: taka(20) })
    expect(friday.now.amount_e4).toBe(taka(50))
    expect((await shop.client.reports.glance(on(THURSDAY))).now).toEqual(thursday.now)
    const both = await shop.client.reports.glance({ from: THURSDAY, to: FRIDAY })
    expect(both.now).toMatchObject({ sales: 2, delivered: 1, failed: 1, refunds: 1 })
    expect(both.days).toEqual({ closed: 1, open: [FRIDAY] })
  })
})

describe('a trend', () => {
  it('is told by the hour, by the day and by the month', async () => {
    const shop = await openAtTen()
    for (const hours of [0, 1, 23]) {
      await shop.clock.advanceGently(hours * HOUR_ms)
      shop.providers.flexiloadbd.willAnswer(deliveredAnew())
      await shop.sell()
    }
    close(shop, THURSDAY)
    const range = { from: '2025-12-30', to: '2026-01-31' }
    const trend = async (by: 'hour' | 'day' | 'month') => {
      const { rows } = await shop.client.reports.trend({ ...range, by })
      return rows
        .filter(({ sales }) => sales > 0)
        .map(({ date, hour, sales, isClosed }) => [date, hour, sales, isClosed])
    }
    expect(await trend('hour')).toEqual([
      [THURSDAY, 10, 1, true],
      [THURSDAY, 11, 1, true],
      [FRIDAY, 10, 1, false],
    ])
    expect(await trend('day')).toEqual([
      [THURSDAY, null, 2, true],
      [FRIDAY, null, 1, false],
    ])
    expect(await trend('month')).toEqual([[THURSDAY, null, 3, false]])
    const hours = await shop.client.reports.hours(range)
    expect(
      hours.rows.filter(({ sales }) => sales > 0).map(({ hour, sales }) => [hour, sales]),
    ).toEqual([
      [10, 2],
      [11, 1],
    ])
  })

  it('has the trade of a night after that of its evening', async () => {
    const shop = await openShop({ clock: manualClock(Date.parse('2026-01-01T23:30:00+06:00')) })
    await openShift(shop)
    for (const hours of [0, 1, 1]) {
      await shop.clock.advanceGently(hours * HOUR_ms)
      shop.providers.flexiloadbd.willAnswer(deliveredAnew())
      await shop.sell()
    }
    const { rows } = await shop.client.reports.trend({ ...on(THURSDAY), by: 'hour' })
    const sold = rows.filter(({ sales }) => sales > 0)
    expect(sold.map(({ date, hour }) => [date, hour])).toEqual([
      [THURSDAY, 23],
      [THURSDAY, 24],
      [THURSDAY, 25],
    ])
    const hours = await shop.client.reports.hours(on(THURSDAY))
    expect(hours.rows.map(({ hour }) => hour)).toEqual([0, 1, 23])
  })

  it('is not told by the hour of a year', async () => {
    const shop = await openAtTen()
    const year = { from: '2025-01-02', to: THURSDAY }
    await expect(shop.client.reports.trend({ ...year, by: 'hour' })).rejects.toMatchObject({
      code: 'BAD_INPUT',
      data: { field: 'from', code: 'too-long' },
    })
  })
})

describe('sales told apart', () => {
  it('are named: packages by their list, cashiers as they are called', async () => {
    const { shop } = await openShopOfKinds()
    await openShift(shop)
    shop.providers.flexiloadbd.willAnswer(deliveredAnew())
    await shop.client.sales.submit(intentOf('drive'))
    await shop.settle()
    const by = async (dimension: 'package' | 'kind' | 'cashier') =>
      (await shop.client.reports.by({ ...on(THURSDAY), dimension })).rows.map(
        ({ member, name, amount_e4 }) => [member, name, amount_e4],
      )
    const amount_e4 = taka(Number(drivePack.price))
    expect(await by('package')).toEqual([[`GP ${drivePack.id}`, drivePack.name, amount_e4]])
    expect(await by('kind')).toEqual([['drive', null, amount_e4]])
    expect(await by('cashier')).toEqual([['Rahim', null, amount_e4]])
  })

  it('say of each provider how often it delivers, and how long it takes', async () => {
    const shop = await openAtTen()
    const { autoflexi, flexiloadbd } = shop.providers
    for (const answer of [deliveredAnew(), deliveredAnew(), refused]) {
      flexiloadbd.willAnswer(answer)
      await shop.sell()
    }
    const sent = shop.sell({ provider: 'autoflexi' })
    await sent
    await shop.clock.advanceGently(20_000)
    autoflexi.answer(delivered)
    await shop.settle()
    const { rows } = await shop.client.reports.providers(on(THURSDAY))
    expect(rows.map(({ provider, ...of }) => [provider, of.settled, of.successRate_ppm])).toEqual([
      ['flexiloadbd', 3, 666_666],
      ['autoflexi', 1, 1_000_000],
    ])
    expect(rows.at(-1)).toMatchObject({
      meanToSettle_ms: 20_000,
      longestToSettle_ms: 20_000,
      within10s: 0,
      within1min: 1,
      within10min: 1,
    })
  })
})
