import { describe, expect, it } from 'vitest'
import { createChainProof } from '../day-close/chain.ts'
import { closes, DAY, DAY_ms, openAtNoon, opensShift, sells } from '../day-close/testing/closing.ts'
import { taka } from '../../domain/money.ts'
import { atOnce } from '../turns.ts'
import { reprove } from './reprove.ts'

const NEXT = '2026-04-29'

describe('the close of a day', () => {
  it('leaves its totals with it, and what comes afterwards is the next day’s', async () => {
    const shop = await openAtNoon()
    await sells(shop)
    await sells(shop, { amount_e4: taka(20) })
    const open = await shop.client.reports.glance({ from: DAY, to: DAY })
    expect(open).toMatchObject({ days: { closed: 0, open: [DAY] }, now: { delivered: 2 } })
    await closes(shop, DAY)
    await sells(shop)
    const closed = await shop.client.reports.glance({ from: DAY, to: DAY })
    expect(closed).toMatchObject({ days: { closed: 1, open: [] }, now: open.now })
    const next = await shop.client.reports.glance({ from: NEXT, to: NEXT })
    expect(next).toMatchObject({ days: { closed: 0, open: [NEXT] }, now: { delivered: 1 } })
    expect(reprove(shop.db)).toMatchObject({ closedDays: 1, differences: [] })
    expect(atOnce(createChainProof(shop.db)())).toMatchObject({ days: 1, isWhole: true })
  })

  it('says of a close that has no totals that it has none', async () => {
    const shop = await openAtNoon()
    await sells(shop)
    await closes(shop, DAY)
    const tampering = ['DROP TRIGGER day_total_stays', 'DELETE FROM day_total']
    for (const sql of tampering) {
      const change = shop.db.change<[]>(sql)
      shop.db.write(() => change.run())
    }
    expect(reprove(shop.db).differences).toContain(`${DAY}: is closed and has no totals`)
  })

  it('is booked by whoever had the drawer, and explains the cash of the day', async () => {
    const shop = await openAtNoon()
    const shift = await opensShift(shop)
    await sells(shop)
    const notes = { '500': 2, '50': 1 }
    await shop.client.shifts.close({ id: shift.id, notes })
    await closes(shop, DAY)
    await shop.clock.advanceGently(DAY_ms)
    const { rows } = await shop.client.reports.by({ from: DAY, to: NEXT, dimension: 'cashier' })
    const sold = rows.filter(({ sales }) => sales > 0)
    expect(sold.map(({ member, amount_e4 }) => [member, amount_e4])).toEqual([['Rahim', taka(50)]])
    const { cash } = await shop.client.reports.glance({ from: DAY, to: DAY })
    expect(cash).toMatchObject({ sold_e4: taka(50), atEnd_e4: taka(1_050) })
  })
})
