import { v7 as uuidv7 } from 'uuid'
import { ShiftId, type ShiftOpen } from '../../contract/shifts.ts'
import { taka } from '../../domain/money.ts'
import { delivered } from './answers.ts'
import { openShop, type TestShop } from './shop.ts'

export const newShift = () => ShiftId.parse(uuidv7())

/** A shift with a thousand taka, which the owner put into the drawer. */
export async function opened(shop: TestShop, words: Partial<ShiftOpen> = {}) {
  return shop.client.shifts.open({
    id: newShift(),
    cashier: 'Rahim',
    notes: { '500': 2 },
    differenceOf: 'owner',
    ...words,
  })
}

/** So much in notes, the largest first. */
export function inNotes(amount_e4: number): Record<string, number> {
  let rest = amount_e4 / taka(1)
  return Object.fromEntries(
    [1000, 500, 200, 100, 50, 20, 10, 5, 2, 1].map((note) => {
      const pieces = Math.trunc(rest / note)
      rest -= pieces * note
      return [String(note), pieces]
    }),
  )
}

export async function shopWithShift() {
  const shop = await openShop()
  shop.providers.flexiloadbd.willAnswer(delivered)
  const shift = await opened(shop)
  const report = () => shop.client.shifts.report({ id: shift.id })
  return { shop, shift, report }
}

/** An account of the books. */
export async function balanceOf(shop: TestShop, name: string): Promise<number> {
  const { accounts } = await shop.client.ledger.trialBalance()
  return accounts.find(({ account }) => account === name)?.balance_e4 ?? 0
}
