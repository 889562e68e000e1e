import { describe, expect, it } from 'vitest'
import { taka } from '../../domain/money.ts'
import { inNotes, opened, shopWithShift } from '../testing/shifts.ts'
import { reprove } from './reprove.ts'

/** Two shifts, of which the first was ৳20 short. */
async function countedTwice() {
  const { shop, shift } = await shopWithShift()
  await shop.sell({ amount_e4: taka(50) })
  const notes = inNotes(taka(1_030))
  await shop.client.shifts.close({ id: shift.id, notes, reason: 'lost' })
  await opened(shop, { notes })
  return shop
}

describe('counted drawers that are proved anew', () => {
  it('fit as they were counted', async () => {
    expect(reprove((await countedTwice()).db).differences).toEqual([])
  })

  it.each([
    ['moved into the drawer of another shift', "cause = 'collect'", 10_000_000, -200_000],
    ['whose difference is no shift’s', "cause = 'shift-closed'", 10_500_000, 0],
  ])('are found where cash was %s', async (_, which, moved_e4, booked_e4) => {
    const { db } = await countedTwice()
    const drop = db.change<[]>('DROP TRIGGER ledger_transaction_kept')
    db.write(() => drop.run())
    const tamper = db.change<[]>(`UPDATE ledger_transaction SET shift_seq = 2 WHERE ${which}`)
    db.write(() => tamper.run())
    expect(reprove(db).differences).toEqual([
      `shift 1: its drawer was to hold 10500000, its entries come to ${moved_e4};` +
        ` out by -200000, booked is ${booked_e4}`,
    ])
  })
})
