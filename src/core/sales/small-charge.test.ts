import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { ShiftId } from '../../contract/shifts.ts'
import { negate, taka } from '../../domain/money.ts'
import { SaleId } from '../../domain/sale.ts'
import { delivered, refused } from '../testing/answers.ts'
import { proveBooks } from '../testing/proof.ts'
import { openShop, recharge, type TestShop } from '../testing/shop.ts'

const asked = { on: true, below_e4: taka(30), charge_e4: taka(1) } as const

/** A shop whose owner asks ৳1 beside a recharge below ৳30. */
async function chargingShop(): Promise<TestShop> {
  const shop = await openShop()
  await shop.client.settings.save({ recharges: asked })
  return shop
}

async function balance(shop: TestShop, account: string): Promise<number> {
  const { accounts } = await shop.client.ledger.trialBalance()
  return accounts.find((one) => one.account === account)?.balance_e4 ?? 0
}

const changed = (limit_e4: number) => ({
  code: 'BAD_INPUT',
  data: { field: 'serviceCharge_e4', code: 'charge-changed', limit_e4 },
})

describe('the charge on a small recharge', () => {
  it('is nothing in a shop whose owner has said nothing', async () => {
    const shop = await openShop()
    const { id: _, provider: __, ...words } = recharge({ amount_e4: taka(20) })
    expect(await shop.client.sales.quote(words)).toMatchObject({ serviceCharge_e4: 0 })
    expect(await shop.sell({ amount_e4: taka(20) })).toMatchObject({ serviceCharge_e4: 0 })
  })

  it.each([
    [20, 1],
    [29, 1],
    [30, 0],
    [100, 0],
  ])('is told before ৳%d is sold: ৳%d', async (amount, charge) => {
    const shop = await chargingShop()
    const { id: _, provider: __, ...words } = recharge({ amount_e4: taka(amount) })
    const quote = await shop.client.sales.quote(words)
    expect(quote).toMatchObject({ serviceCharge_e4: taka(charge), cannot: null })
  })

  it('is asked of no package, and of nothing while no amount is typed', async () => {
    const shop = await chargingShop()
    const { id: _, provider: __, ...words } = recharge({ amount_e4: 0 })
    expect(await shop.client.sales.quote(words)).toMatchObject({ serviceCharge_e4: 0 })
  })

  it('is taken beside it, earned when it arrives, and stands by itself in the books', async () => {
    const shop = await chargingShop()
    shop.providers.flexiloadbd.willAnswer(delivered)
    const sale = await shop.sell({ amount_e4: taka(20), serviceCharge_e4: taka(1) })
    expect(sale).toMatchObject({ state: 'succeeded', serviceCharge_e4: taka(1) })
    expect(await balance(shop, 'cash')).toBe(taka(21))
    expect(await balance(shop, 'service-charge')).toBe(negate(taka(1)))
    const { today } = await shop.client.health.get()
    expect(today).toMatchObject({ sold_e4: taka(20), serviceCharge_e4: taka(1) })
    const { businessDate } = today
    const day = await shop.client.days.report({ businessDate })
    expect(day.report.sold).toMatchObject([
      { kind: 'recharge', amount_e4: taka(20), serviceCharge_e4: taka(1) },
    ])
    const glance = await shop.client.reports.glance({ from: businessDate, to: businessDate })
    expect(glance.now).toMatchObject({ amount_e4: taka(20), serviceCharge_e4: taka(1) })
    proveBooks(shop)
  })

  it('stands in the report of its shift', async () => {
    const shop = await chargingShop()
    const { id } = await shop.client.shifts.open({
      id: ShiftId.parse(v7()),
      cashier: 'Rahim',
      notes: { '500': 1 },
      differenceOf: 'owner',
    })
    shop.providers.flexiloadbd.willAnswer(delivered)
    await shop.sell({ amount_e4: taka(20), serviceCharge_e4: taka(1) })
    const report = await shop.client.shifts.report({ id })
    expect(report.expected_e4).toBe(taka(521))
    expect(report.sold).toMatchObject([{ kind: 'recharge', serviceCharge_e4: taka(1) }])
  })

  it('goes back with the amount where the recharge fails', async () => {
    const shop = await chargingShop()
    shop.providers.flexiloadbd.willAnswer(refused)
    const { id } = await shop.sell({ amount_e4: taka(20), serviceCharge_e4: taka(1) })
    const { refundDue } = await shop.client.health.get()
    expect(refundDue).toMatchObject({ count: 1, sum_e4: taka(21) })
    await shop.client.sales.refund({ id: SaleId.parse(id) })
    expect(await balance(shop, 'cash')).toBe(0)
    expect(await balance(shop, 'service-charge')).toBe(0)
    proveBooks(shop)
  })

  it('is no other than what was read back: a changed one is said anew', async () => {
    const shop = await chargingShop()
    const { submit } = shop.client.sales
    const small = { amount_e4: taka(20) }
    await expect(submit(recharge(small))).rejects.toMatchObject(changed(taka(1)))
    const two = recharge({ ...small, serviceCharge_e4: taka(2) })
    await expect(submit(two)).rejects.toMatchObject(changed(taka(1)))
    const large = recharge({ amount_e4: taka(30), serviceCharge_e4: taka(1) })
    await expect(submit(large)).rejects.toMatchObject(changed(0))
    expect((await shop.client.sales.list({})).sales).toEqual([])
  })

  it('was agreed on: a draft goes with it although the owner asks another now', async () => {
    const shop = await chargingShop()
    for (let tries = 0; tries < 3; tries += 1) shop.providers.flexiloadbd.refuseToOpen('dns')
    const intent = recharge({ amount_e4: taka(20), serviceCharge_e4: taka(1) })
    await shop.client.sales.submit(intent)
    await shop.settle()
    await shop.client.settings.save({ recharges: { ...asked, charge_e4: taka(2) } })
    const again = await shop.client.sales.submit(intent)
    expect(again).toMatchObject({ id: intent.id, serviceCharge_e4: taka(1) })
  })
})
