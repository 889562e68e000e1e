import { describe, expect, it } from 'vitest'
import type { SaleFilter } from '../../contract/schemas.ts'
import { money, negate } from '../../domain/money.ts'
import { SaleId, type SaleKind, saleKinds } from '../../domain/sale.ts'
import { delivered, refused, saidSuccess, unknown } from '../testing/answers.ts'
import { expectedOf, intentOf, openShopOfKinds } from '../testing/kinds.ts'
import { proveBooks, proveFigures } from '../testing/proof.ts'
import type { TestShop } from '../testing/shop.ts'

const CHARGE_e4 = 30_000

/** One of every kind with the shop's own charge, delivered; then one of each that is refused. */
async function openTraded(): Promise<TestShop> {
  const { shop } = await openShopOfKinds(money(CHARGE_e4))
  for (const [nth, kind] of saleKinds.entries()) {
    shop.providers.flexiloadbd.willAnswer({ ...delivered, providerReference: `TRX${nth}` })
    await shop.client.sales.submit(intentOf(kind, { serviceCharge_e4: CHARGE_e4 }))
    shop.providers.flexiloadbd.willAnswer(refused)
    await shop.client.sales.submit(intentOf(kind, { serviceCharge_e4: CHARGE_e4 }))
    await shop.settle()
  }
  return shop
}

const listed = async (shop: TestShop, filter: Partial<SaleFilter>) =>
  (await shop.client.sales.list(filter)).sales

describe('the figures of a day', () => {
  it('count every kind, and the shop’s own charge of what was delivered', async () => {
    const shop = await openTraded()
    const { today } = await shop.client.health.get()
    const of = (what: 'amount_e4' | 'cost_e4') =>
      saleKinds.reduce((sum, kind) => sum + expectedOf[kind][what], 0)
    expect(today).toMatchObject({
      sales: 2 * saleKinds.length,
      sold_e4: of('amount_e4'),
      commission_e4: of('amount_e4') - of('cost_e4'),
      serviceCharge_e4: saleKinds.length * CHARGE_e4,
      drawer_e4: 2 * (of('amount_e4') + saleKinds.length * CHARGE_e4),
    })
    const { accounts } = await shop.client.ledger.trialBalance()
    const earned = accounts.find(({ account }) => account === 'service-charge')
    expect(earned?.balance_e4).toBe(negate(today.serviceCharge_e4))
    await proveFigures(shop)
    proveBooks(shop)
  })

  it.each(saleKinds)('lose the charge of a %s that was given back', async (kind) => {
    const { shop } = await openShopOfKinds(money(CHARGE_e4))
    const charge = async () => (await shop.client.health.get()).today.serviceCharge_e4
    shop.providers.flexiloadbd.willAnswer(unknown)
    const { id } = await shop.client.sales.submit(intentOf(kind, { serviceCharge_e4: CHARGE_e4 }))
    await shop.settle()
    expect(await charge()).toBe(0)
    // Nowhere to be found, and its wallet untouched: its money goes back, and then it comes late.
    await shop.clock.advanceGently(20 * 60_000)
    await shop.client.sales.refund({ id: SaleId.parse(id) })
    shop.providers.flexiloadbd.willSay(saidSuccess)
    await shop.clock.advanceGently(20 * 60_000)
    expect(await shop.sale(id)).toMatchObject({ state: 'late-success', tender: 'refunded' })
    expect(await charge()).toBe(0)
    await shop.client.sales.collect({ id: SaleId.parse(id) })
    expect(await charge()).toBe(CHARGE_e4)
    await proveFigures(shop)
    proveBooks(shop)
  })
})

describe('a list of one kind', () => {
  it.each(saleKinds)('has every %s and nothing else, from either end', async (kind) => {
    const shop = await openTraded()
    const newest = await listed(shop, { kind })
    expect(newest.map((sale) => [sale.kind, sale.state])).toEqual([
      [kind, 'failed'],
      [kind, 'succeeded'],
    ])
    const oldest = await listed(shop, { kind, from: 'oldest' })
    expect(oldest).toEqual(newest.toReversed())
    const [first] = await listed(shop, { kind, from: 'oldest', limit: 1 })
    expect(first).toEqual(oldest[0])
  })

  const beside: readonly (readonly [words: string, filter: Partial<SaleFilter>])[] = [
    ['its state', { state: 'failed' }],
    ['what was refused', { refused: true }],
    ['the money that is due back', { tender: 'refund-due' }],
    ['what nobody has to decide about', { decideFirst: false }],
  ]
  it.each(beside)('can be looked through by %s too', async (_, filter) => {
    const shop = await openTraded()
    for (const kind of saleKinds) {
      const found = await listed(shop, { ...filter, kind })
      expect(found.map((sale) => [sale.kind, sale.state])).toEqual([[kind, 'failed']])
    }
    expect(await listed(shop, filter)).toHaveLength(saleKinds.length)
  })

  it('can be looked through by whole numbers, beginnings and endings', async () => {
    const shop = await openTraded()
    const other: Readonly<Record<SaleKind, SaleKind>> = {
      recharge: 'bill',
      package: 'recharge',
      drive: 'package',
      transfer: 'drive',
      bill: 'transfer',
    }
    for (const { kind, number, id } of await listed(shop, { state: 'succeeded' })) {
      for (const digits of [number, number.slice(0, 10), number.slice(-4), number.slice(-6)]) {
        const found = await listed(shop, { kind, number: digits })
        expect(found.map((sale) => sale.id)).toContain(id)
        expect(found.every((sale) => sale.kind === kind)).toBe(true)
        const others = await listed(shop, { kind: other[kind], number: digits })
        expect(others.map((sale) => sale.id)).not.toContain(id)
      }
    }
  })
})
