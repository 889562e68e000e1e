import { v7 as uuidv7 } from 'uuid'
import type { DayTold } from '../../../contract/days.ts'
import { ShiftId } from '../../../contract/shifts.ts'
import { delivered } from '../../testing/answers.ts'
import { manualClock } from '../../testing/manual-clock.ts'
import { openShop, type TestShop } from '../../testing/shop.ts'
import type { CoreParts } from '../../wiring/parts.ts'

export const HOUR_ms = 3_600_000
export const DAY_ms = 24 * HOUR_ms
export const DAY = '2026-04-28'

/** A shop at the noon of a Tuesday. */
export async function openAtNoon(from: Partial<CoreParts> = {}): Promise<TestShop> {
  return openShop({ ...from, clock: manualClock(Date.parse(`${DAY}T12:00:00+06:00`)) })
}

let sold = 0

/** A sale that arrives at once, under an id of its own. */
export async function sells(shop: TestShop, words: Parameters<TestShop['sell']>[0] = {}) {
  sold += 1
  const { alsamiflexi } = shop.providers
  alsamiflexi.willAnswer({ ...delivered, providerReference: `Z${sold}` })
  const sale = await shop.sell({ provider: 'alsamiflexi', ...words })
  alsamiflexi.balance_e4 -= sale.expectedCost_e4
  return sale
}

/** Asks all there is to ask. */
export async function prepares(shop: TestShop, businessDate: string): Promise<void> {
  await shop.client.days.prepare({ businessDate })
  await shop.clock.advanceGently(20_000)
}

/** From the first step to the last. */
export async function closes(shop: TestShop, businessDate: string): Promise<DayTold> {
  await prepares(shop, businessDate)
  return shop.client.days.close({ businessDate, closedBy: 'Rahim' })
}

export async function opensShift(shop: TestShop, notes: Record<string, number> = { '500': 2 }) {
  return shop.client.shifts.open({
    id: ShiftId.parse(uuidv7()),
    cashier: 'Rahim',
    notes,
    differenceOf: 'owner',
  })
}
