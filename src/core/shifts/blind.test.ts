import { v7 as uuidv7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { taka } from '../../domain/money.ts'
import { addCustomer } from '../testing/customers.ts'
import { inNotes, opened, shopWithShift } from '../testing/shifts.ts'

/** A shift that is counted blind, with ৳1,121 in its drawer of which nobody is to be told. */
async function countedBlind() {
  const made = await shopWithShift()
  const { shop } = made
  await shop.client.settings.save({ shifts: { blind: true, signAbove_e4: taka(50) } })
  await shop.sell({ amount_e4: taka(120), serviceCharge_e4: taka(1), given_e4: taka(500) })
  const close = (counted: number, said = {}) =>
    shop.client.shifts.close({ id: made.shift.id, notes: inNotes(taka(counted)), ...said })
  return { ...made, close }
}

describe('whoever counts a drawer blind', () => {
  it('hears that a count does not fit, and neither how much nor which way', async () => {
    const { close } = await countedBlind()
    for (const counted of [0, 1_100, 5_000]) {
      await expect(close(counted)).rejects.toMatchObject({
        data: { field: 'reason', code: 'reason-missing', limit_e4: null },
      })
      // Above what a cashier answers for is as much as is told: the manager must be called.
      if (counted === 1_100) continue
      await expect(close(counted, { reason: 'no idea' })).rejects.toMatchObject({
        data: { field: 'signedBy', code: 'signature-missing', limit_e4: null },
      })
    }
    const closed = await close(1_100, { reason: 'no idea' })
    expect(closed).toMatchObject({ expected_e4: taka(1_121), close: { counts: 4 } })
  })

  it('is told what was sold by its number alone, and nothing that came in for it', async () => {
    const { shop, report, close } = await countedBlind()
    const customer = addCustomer(shop.db)
    await shop.sell({ amount_e4: taka(70), credit: { customer, amount_e4: taka(70) } })
    expect(await report()).toMatchObject({
      drawer: null,
      expected_e4: null,
      onCredit_e4: null,
      sold: [{ kind: 'recharge', sales: 1, open: 1, sums: null }],
    })
    const closed = await close(1_121)
    expect(closed.onCredit_e4).toBe(taka(70))
    expect(closed.sold).toMatchObject([{ sums: { amount_e4: taka(120) } }])
  })

  it('learns nothing by asking for more of a customer’s money back than there is', async () => {
    const { shop } = await countedBlind()
    const customer = addCustomer(shop.db)
    const move = { customer, words: '' } as const
    await shop.client.dues.move({
      ...move,
      id: uuidv7(),
      cause: 'paid',
      amount_e4: taka(9_000),
    })
    const home = { direction: 'out', purpose: 'owner', words: 'home' } as const
    await shop.client.shifts.move({ id: uuidv7(), amount_e4: taka(9_000), ...home })
    await expect(
      shop.client.dues.move({ ...move, id: uuidv7(), cause: 'paid-out', amount_e4: taka(8_000) }),
    ).rejects.toMatchObject({ data: { code: 'above-drawer', limit_e4: null } })
  })

  it('finds the sum of the drawer nowhere else while the shift is open', async () => {
    const { shop, shift, close } = await countedBlind()
    const { client } = shop
    const { businessDate } = shift
    await expect(client.ledger.trialBalance()).rejects.toMatchObject({
      code: 'NOT_HERE',
      data: { why: 'counted-blind' },
    })
    await expect(client.days.report({ businessDate })).rejects.toMatchObject({
      data: { code: 'shift-open' },
    })
    const range = { from: businessDate, to: businessDate }
    expect((await client.reports.glance(range)).cash).toBeNull()
    await close(1_121)
    expect((await client.reports.glance(range)).cash?.atEnd_e4).toBe(taka(1_121))
    expect((await client.days.report({ businessDate })).report.cash.closing_e4).toBe(taka(1_121))
    expect((await client.ledger.trialBalance()).sum_e4).toBe(0)
  })
})

describe('a shift that was opened to be counted blind', () => {
  it('is told of by no setting that is switched off meanwhile', async () => {
    const { shop, shift } = await shopWithShift()
    const { client } = shop
    const counts = (blind: boolean) =>
      client.settings.save({ shifts: { blind, signAbove_e4: taka(50) } })
    await counts(true)
    await client.shifts.close({ id: shift.id, notes: { '500': 2 } })
    const next = await opened(shop)
    await counts(false)
    const told = async () => (await client.shifts.report({ id: next.id })).expected_e4
    expect(await told()).toBeNull()
    expect((await client.health.get()).today.drawer_e4).toBeNull()
    await expect(client.ledger.trialBalance()).rejects.toMatchObject({ code: 'NOT_HERE' })
    await expect(client.shifts.close({ id: next.id, notes: {} })).rejects.toMatchObject({
      data: { code: 'reason-missing', limit_e4: null },
    })
    const closed = await client.shifts.close({ id: next.id, notes: { '1000': 1 } })
    expect(closed.close).toMatchObject({ wasBlind: true, expected_e4: taka(1_000) })
    // From the next one on the drawer is told of again.
    const third = await opened(shop)
    expect(third.expected_e4).toBe(taka(1_000))
  })
})
