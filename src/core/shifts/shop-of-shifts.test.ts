import { v7 as uuidv7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { taka } from '../../domain/money.ts'
import { delivered, refused } from '../testing/answers.ts'
import { manualClock } from '../testing/manual-clock.ts'
import { balanceOf, inNotes, opened, shopWithShift } from '../testing/shifts.ts'
import { openShop, recharge } from '../testing/shop.ts'

const HOUR_ms = 3_600_000

describe('a shop that counts its shifts', () => {
  it('sells without one before the first, and not between two', async () => {
    const shop = await openShop()
    shop.providers.flexiloadbd.willAnswer(delivered)
    expect(await shop.client.health.get()).toMatchObject({ shift: null, needsShift: false })
    await shop.sell()
    const shift = await opened(shop, { notes: {} })
    expect(await shop.client.health.get()).toMatchObject({ shift: { id: shift.id } })
    await shop.client.shifts.close({ id: shift.id, notes: {} })
    expect(await shop.client.health.get()).toMatchObject({ shift: null, needsShift: true })
    const intent = recharge()
    await expect(shop.client.sales.submit(intent)).rejects.toMatchObject({ code: 'NO_SHIFT' })
    // Nothing of it is stored: it is sold once a shift is open.
    await opened(shop, { notes: {} })
    shop.providers.flexiloadbd.willAnswer({ ...delivered, providerReference: 'T2' })
    await expect(shop.client.sales.submit(intent)).resolves.toMatchObject({ id: intent.id })
  })

  it('moves no cash between two shifts, and all of it once one is open', async () => {
    const { shop, shift } = await shopWithShift()
    const providers = shop.providers.flexiloadbd
    await shop.sell({ amount_e4: taka(20) })
    providers.willAnswer(refused)
    const failed = await shop.sell({ amount_e4: taka(50) })
    providers.refuseToOpen('dns')
    const draft = recharge({ amount_e4: taka(30) })
    await shop.client.sales.submit(draft)
    await shop.settle()
    await shop.client.shifts.close({ id: shift.id, notes: inNotes(taka(1_100)) })
    const before = shop.db.serialize()
    const topUp = {
      id: uuidv7(),
      provider: 'flexiloadbd',
      wallet: 'flexiload',
      amount_e4: taka(250),
      slip: 'TX1',
      paidFrom: 'cash',
    } as const
    const moves = [
      () => shop.client.sales.refund({ id: failed.id }),
      () => shop.client.sales.cancel({ id: draft.id }),
      () => shop.client.sales.submit(draft),
      () => shop.client.wallets.topUp(topUp),
    ]
    for (const move of moves) await expect(move()).rejects.toMatchObject({ code: 'NO_SHIFT' })
    expect(Buffer.compare(shop.db.serialize(), before)).toBe(0)
    // The owner's own money is in no drawer.
    await shop.client.wallets.topUp({ ...topUp, id: uuidv7(), slip: 'TX2', paidFrom: 'owner' })
    await opened(shop, { notes: inNotes(taka(1_100)) })
    for (const move of [moves[0], moves[1], moves[3]]) await move?.()
    expect(await balanceOf(shop, 'cash')).toBe(taka(1_100 - 50 - 30 - 250))
  })

  it('keeps the day of its shift past midnight and over a clock that is set', async () => {
    const { shop } = await shopWithShift()
    const { today } = await shop.client.health.get()
    shop.clock.jumpTo(shop.clock.now() + 365 * 24 * HOUR_ms)
    const sale = await shop.sell()
    expect(sale.businessDate).toBe(today.businessDate)
    await shop.clock.advanceGently(20 * HOUR_ms)
    shop.providers.flexiloadbd.willAnswer({ ...delivered, providerReference: 'T2' })
    expect((await shop.sell()).businessDate).toBe(today.businessDate)
  })

  it.each([
    ['the night goes on after a power cut', 6, false],
    ['the counter is started in the morning', 13, true],
  ])(
    'says of a shift of last night, when %s, whether it is its day still',
    async (_, hours, isOver) => {
      const shop = await openShop({ clock: manualClock(Date.parse('2026-04-27T20:00:00+06:00')) })
      await opened(shop, { notes: {} })
      const after = await shop.crash(hours * HOUR_ms)
      const { shift, today } = await after.client.health.get()
      expect(shift?.isLeftOpen).toBe(isOver)
      expect(today.businessDate).toBe(isOver ? '2026-04-28' : '2026-04-27')
    },
  )

  it('is told in the morning that a shift is open, and nothing at night', async () => {
    const shop = await openShop({ clock: manualClock(Date.parse('2026-04-27T20:00:00+06:00')) })
    await opened(shop, { notes: {} })
    const isLeftOpen = async () => (await shop.client.health.get()).shift?.isLeftOpen
    await shop.clock.advanceGently(9 * HOUR_ms)
    expect(await isLeftOpen()).toBe(false)
    await shop.clock.advanceGently(2 * HOUR_ms)
    expect(await isLeftOpen()).toBe(true)
  })

  it('finds one that was left open, and says so', async () => {
    const { shop, shift } = await shopWithShift()
    const after = await shop.crash(40 * HOUR_ms)
    const health = await after.client.health.get()
    expect(health.shift).toMatchObject({ id: shift.id, isLeftOpen: true })
    // What is sold by then is of the day the clock shows.
    expect(health.today.businessDate > shift.businessDate).toBe(true)
    const closed = await after.client.shifts.close({ id: shift.id, notes: { '500': 2 } })
    expect(closed.closedAt_ms).not.toBeNull()
  })

  it.each([
    ['2026-04-28T05:59:00+06:00', '2026-04-27'],
    ['2026-04-28T06:00:00+06:00', '2026-04-28'],
  ])('lets a day begin at the hour its owner sets: at %s it is %s', async (at, day) => {
    const shop = await openShop({ clock: manualClock(Date.parse(at)) })
    shop.providers.flexiloadbd.willAnswer(delivered)
    await shop.client.settings.save({ cutOff_min: 6 * 60 })
    expect((await shop.sell()).businessDate).toBe(day)
    expect((await opened(shop, { notes: {} })).businessDate).toBe(day)
  })

  it('keeps a count and a movement as they are', async () => {
    const { shop, shift } = await shopWithShift()
    await shop.client.shifts.close({ id: shift.id, notes: { '500': 2 } })
    for (const sql of [
      'UPDATE shift SET opening_e4 = 0',
      'DELETE FROM shift_close',
      'UPDATE shift_count SET counted_e4 = 0',
    ]) {
      expect(() => shop.db.write(() => shop.db.change<[]>(sql).run())).toThrow(/never/u)
    }
  })

  it('tells in its report what was sold, kind by kind', async () => {
    const { shop, report } = await shopWithShift()
    await shop.sell({ amount_e4: taka(100) })
    shop.providers.flexiloadbd.willAnswer(refused)
    await shop.sell({ amount_e4: taka(30) })
    const { sold, onCredit_e4 } = await report()
    const sums = { amount_e4: taka(100) }
    expect(sold).toMatchObject([{ kind: 'recharge', sales: 1, sums, failed: 1 }])
    expect(onCredit_e4).toBe(0)
  })
})
