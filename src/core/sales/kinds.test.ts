import { createHash } from 'node:crypto'
import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { money } from '../../domain/money.ts'
import { SaleId, type SaleKind, saleKinds } from '../../domain/sale.ts'
import { accepted, delivered, refused, saidSuccess, unknown } from '../testing/answers.ts'
import { expectedOf, type IntentOf, intentOf, openShopOfKinds } from '../testing/kinds.ts'
import { proveBooks, proveFigures } from '../testing/proof.ts'
import type { ScriptedAnswer } from '../testing/scripted-provider.ts'
import type { TestShop } from '../testing/shop.ts'
import { createSaleRows, orderOf } from './rows.ts'

/** Sells one of a kind, with this answer to it. */
async function soldAs<K extends SaleKind>(
  kind: K,
  answer: ScriptedAnswer,
  changes: Partial<IntentOf<K>> = {},
) {
  const { shop, shelves } = await openShopOfKinds(money(changes.serviceCharge_e4 ?? 0))
  shop.providers.flexiloadbd.willAnswer(answer)
  const intent = intentOf(kind, changes)
  await shop.client.sales.submit(intent)
  await shop.settle()
  return { shop, shelves, intent, sale: await shop.sale(intent.id) }
}

async function balancesOf(shop: TestShop): Promise<Readonly<Record<string, number>>> {
  const { accounts } = await shop.client.ledger.trialBalance()
  return Object.fromEntries(accounts.map(({ account, balance_e4 }) => [account, balance_e4]))
}

const hashOf = (shop: TestShop, id: string) =>
  createSaleRows(shop.db).byId(id)?.request_hash ?? 'no sale'
const sha256 = (...words: readonly unknown[]) =>
  createHash('sha256').update(JSON.stringify(words)).digest('hex')

describe.each(saleKinds)('a sale of the kind %s', (kind) => {
  const { wallet, amount_e4, cost_e4 } = expectedOf[kind]

  it('sets its cost aside in its own wallet, and leaves with what was agreed', async () => {
    const { shop, sale, intent } = await soldAs(kind, accepted)
    expect(sale).toMatchObject({ kind, state: 'accepted', amount_e4, expectedCost_e4: cost_e4 })
    const balances = await balancesOf(shop)
    expect(balances).toMatchObject({
      cash: amount_e4,
      'customers-held': -amount_e4,
      [`reserved:flexiloadbd:${wallet}`]: cost_e4,
      [`wallet:flexiloadbd:${wallet}`]: 100_000_000 - cost_e4,
    })
    const [order] = shop.providers.flexiloadbd.sent
    expect(order).toMatchObject({ kind, amount_e4, number: intent.number })
    const row = createSaleRows(shop.db).bySeq(sale.seq)
    expect(row && orderOf(row)).toEqual(order)
    proveBooks(shop)
  })

  it('is paid from that wallet and no other once it is delivered', async () => {
    const { shop } = await soldAs(kind, delivered)
    const balances = await balancesOf(shop)
    for (const name of ['flexiload', 'drive', 'bank']) {
      const paid_e4 = name === wallet ? cost_e4 : 0
      expect(balances[`wallet:flexiloadbd:${name}`]).toBe(100_000_000 - paid_e4)
    }
    expect(balances['commission'] ?? 0).toBe(cost_e4 - amount_e4)
    proveBooks(shop)
    await proveFigures(shop)
  })

  it('is the same sale when the same words come again, and refused with others', async () => {
    const { shop, intent, sale } = await soldAs(kind, delivered)
    expect(await shop.client.sales.submit(intent)).toMatchObject({ id: sale.id, version: 3 })
    const others = { ...intent, number: '01912345678' }
    const differ = { code: 'SALE_WORDS_DIFFER' }
    await expect(shop.client.sales.submit(others)).rejects.toMatchObject(differ)
    const dearer = { ...intent, amount_e4: intent.amount_e4 + 10_000 }
    await expect(shop.client.sales.submit(dearer)).rejects.toMatchObject(differ)
    const charged = { ...intent, serviceCharge_e4: 10_000 }
    await expect(shop.client.sales.submit(charged)).rejects.toMatchObject(differ)
    expect(shop.providers.flexiloadbd.sent).toHaveLength(1)
  })

  it('is a twin of the same again, and settled by whoever has seen it', async () => {
    const { shop, intent, sale } = await soldAs(kind, delivered)
    const again = { ...intent, id: v7() }
    const twin = { code: 'TWIN', data: { id: sale.id, state: 'succeeded' } }
    await expect(shop.client.sales.submit(again)).rejects.toMatchObject(twin)
    const seen = { ...again, twinSeen: SaleId.parse(sale.id) }
    expect(await shop.client.sales.submit(seen)).toMatchObject({ kind, retryOf: null })
  })

  it('gives its charge back where it fails, and has earned it where it succeeds', async () => {
    const serviceCharge_e4 = 50_000
    const { shop, sale } = await soldAs(kind, refused, { serviceCharge_e4 })
    expect(sale).toMatchObject({ state: 'failed', tender: 'refund-due', serviceCharge_e4 })
    const paid_e4 = amount_e4 + serviceCharge_e4
    expect(await balancesOf(shop)).toMatchObject({ cash: paid_e4, 'customers-held': -paid_e4 })
    await shop.client.sales.refund({ id: SaleId.parse(sale.id) })
    expect((await balancesOf(shop))['cash'] ?? 0).toBe(0)
    proveBooks(shop)

    const done = await soldAs(kind, delivered, { serviceCharge_e4 })
    expect(await balancesOf(done.shop)).toMatchObject({
      cash: paid_e4,
      'service-charge': -serviceCharge_e4,
    })
    proveBooks(done.shop)
    await proveFigures(done.shop)
  })

  it('is found in doubt after a power cut on the wire, and settled like any other', async () => {
    const { shop } = await openShopOfKinds(money(10_000))
    const intent = intentOf(kind, { serviceCharge_e4: 10_000 })
    await shop.client.sales.submit(intent)
    await shop.settle()
    expect(await shop.sale(intent.id)).toMatchObject({ state: 'on-wire' })
    const after = await shop.crash()
    expect(await after.sale(intent.id)).toMatchObject({ kind, state: 'in-doubt' })
    after.providers.flexiloadbd.willSay(saidSuccess)
    await after.clock.advanceGently(60_000)
    expect(await after.sale(intent.id)).toMatchObject({ kind, state: 'succeeded' })
    expect(after.providers.flexiloadbd.sent).toHaveLength(1)
    proveBooks(after)
  })
})

describe('the words of a sale', () => {
  it('of a recharge have the hash they had when recharges were all there was', async () => {
    const { shop, intent } = await soldAs('recharge', delivered)
    const { id, number } = intent
    const words = ['recharge', 'GP', number, 'prepaid', 500_000, 'flexiloadbd', '']
    expect(hashOf(shop, id)).toBe(sha256(...words))
  })

  it('are of a charge too, where there is one', async () => {
    const { shop, intent } = await soldAs('recharge', delivered, { serviceCharge_e4: 10_000 })
    const { id, number } = intent
    const words = ['recharge', 'GP', number, 'prepaid', 500_000, 10_000, 'flexiloadbd', '']
    expect(hashOf(shop, id)).toBe(sha256(...words))
    const plain = await soldAs('recharge', delivered, { serviceCharge_e4: 0, number })
    expect(hashOf(plain.shop, plain.intent.id)).toBe(
      sha256('recharge', 'GP', number, 'prepaid', 500_000, 'flexiloadbd', ''),
    )
  })

  it.each([
    ['package', [3, 650_000]],
    ['drive', [9, 4_980_000]],
  ] as const)('of a %s are its id in the list and its price', async (kind, words) => {
    const { shop, intent } = await soldAs(kind, delivered)
    const said = [kind, 'GP', intent.number, ...words, 'flexiloadbd', '']
    expect(hashOf(shop, intent.id)).toBe(sha256(...said))
  })

  it('of a transfer are whose wallet it is, and other ones are refused', async () => {
    const { shop, intent } = await soldAs('transfer', delivered)
    const said = ['transfer', 'BK', intent.number, 'personal', 5_000_000, 'flexiloadbd', '']
    expect(hashOf(shop, intent.id)).toBe(sha256(...said))
    const differ = { code: 'SALE_WORDS_DIFFER' }
    const agent = { ...intent, walletType: 'agent' } as const
    await expect(shop.client.sales.submit(agent)).rejects.toMatchObject(differ)
    const nagad = { ...intent, operator: 'NG' } as const
    await expect(shop.client.sales.submit(nagad)).rejects.toMatchObject(differ)
  })

  it('of a bill are its month, year and phone, and other ones are refused', async () => {
    const { shop, intent } = await soldAs('bill', delivered)
    const said = ['bill', 'PBD', intent.number, '2026-01', null, 8_505_500, 'flexiloadbd', '']
    expect(hashOf(shop, intent.id)).toBe(sha256(...said))
    const differ = { code: 'SALE_WORDS_DIFFER' }
    for (const changes of [{ year: '2025' }, { phone: '01712345678' }]) {
      const other = { ...intent, ...changes }
      await expect(shop.client.sales.submit(other)).rejects.toMatchObject(differ)
    }
    const prepaid = { ...intent, operator: 'PBP', amount_e4: 8_500_000 } as const
    await expect(shop.client.sales.submit(prepaid)).rejects.toMatchObject(differ)
  })
})

describe('the shop’s own charge', () => {
  it.each([
    [-1, 'sign', null],
    [500_001, 'above-maximum', 500_000],
    [0.5, 'characters', null],
  ])('is refused at %d: %s', async (serviceCharge_e4, code, limit_e4) => {
    const { shop } = await openShopOfKinds()
    const data = { field: 'serviceCharge_e4', code, limit_e4 }
    const submitted = shop.client.sales.submit(intentOf('recharge', { serviceCharge_e4 }))
    await expect(submitted).rejects.toMatchObject({ code: 'BAD_INPUT', data })
    expect((await shop.client.sales.list({})).sales).toEqual([])
  })

  it('may be as much as the amount', async () => {
    const { sale } = await soldAs('recharge', delivered, { serviceCharge_e4: 500_000 })
    expect(sale).toMatchObject({ state: 'succeeded', serviceCharge_e4: 500_000 })
  })

  it('goes along where the money of a failed sale pays for another try', async () => {
    const { shop, sale, intent } = await soldAs('bill', refused, { serviceCharge_e4: 50_000 })
    const retryOf = SaleId.parse(sale.id)
    const again = (charge_e4: number) => ({
      ...intent,
      id: v7(),
      retryOf,
      serviceCharge_e4: charge_e4,
    })
    const due = { field: 'amount_e4', code: 'refund-first', limit_e4: 8_555_500 }
    for (const charge_e4 of [0, 49_999, 50_001]) {
      const other = shop.client.sales.submit(again(charge_e4))
      await expect(other).rejects.toMatchObject({ code: 'BAD_INPUT', data: due })
    }
    // The sum is the same, and what of it the customer gets is not.
    const shifted = { ...again(60_000), amount_e4: 8_495_500 }
    await expect(shop.client.sales.submit(shifted)).rejects.toMatchObject({ data: due })
    shop.providers.flexiloadbd.willAnswer(delivered)
    const retry = again(50_000)
    await shop.client.sales.submit(retry)
    await shop.settle()
    expect(await shop.sale(retry.id)).toMatchObject({ state: 'succeeded', retryOf })
    expect(await balancesOf(shop)).toMatchObject({ cash: 8_555_500, 'service-charge': -50_000 })
    expect(await shop.sale(sale.id)).toMatchObject({ tender: 'taken-over' })
    proveBooks(shop)
  })

  it('is not free for another kind, nor for another number', async () => {
    const { shop, sale, intent } = await soldAs('recharge', refused)
    const retryOf = SaleId.parse(sale.id)
    const due = { field: 'number', code: 'refund-first', limit_e4: 500_000 }
    const pack = intentOf('package', { number: intent.number, retryOf })
    await expect(shop.client.sales.submit(pack)).rejects.toMatchObject({ data: due })
    const other = intentOf('recharge', { retryOf })
    await expect(shop.client.sales.submit(other)).rejects.toMatchObject({ data: due })
  })

  it('is given back with a draft that is called off', async () => {
    const { shop } = await openShopOfKinds()
    for (let tries = 0; tries < 3; tries += 1) shop.providers.flexiloadbd.refuseToOpen('connect')
    const draft = intentOf('bill', { serviceCharge_e4: 100_000 })
    await shop.client.sales.submit(draft)
    await shop.clock.advanceGently(30_000)
    expect(await balancesOf(shop)).toMatchObject({ cash: 8_605_500 })
    await shop.client.sales.cancel({ id: SaleId.parse(draft.id) })
    expect((await balancesOf(shop))['cash'] ?? 0).toBe(0)
    proveBooks(shop)
  })

  it('is a part of what a late success brings in, and of what taking it back owes', async () => {
    const { shop, intent } = await soldAs('bill', unknown, { serviceCharge_e4: 100_000 })
    const id = SaleId.parse(intent.id)
    const { flexiloadbd } = shop.providers
    await shop.clock.advanceGently(20 * 60_000)
    expect(await shop.sale(id)).toMatchObject({ state: 'failed', tender: 'refund-due' })
    flexiloadbd.willSay(saidSuccess)
    await shop.clock.advanceGently(10 * 60_000)
    expect(await shop.sale(id)).toMatchObject({ state: 'late-success', tender: 'collected' })
    const earned = { cash: 8_605_500, 'service-charge': -100_000 }
    expect(await balancesOf(shop)).toMatchObject(earned)
    proveBooks(shop)
  })
})

describe('twins', () => {
  it('are of one kind: no package is one of a recharge of the same number and sum', async () => {
    const { shop, intent } = await soldAs('package', delivered)
    const { number, amount_e4 } = intent
    const plain = intentOf('recharge', { number, amount_e4 })
    expect(await shop.client.sales.submit(plain)).toMatchObject({ kind: 'recharge' })
  })

  it('are one line’s, whichever network it is said to be with', async () => {
    const { shop, intent } = await soldAs('recharge', delivered)
    const other = { ...intent, id: v7(), operator: 'RB' } as const
    await expect(shop.client.sales.submit(other)).rejects.toMatchObject({ code: 'TWIN' })
  })

  it('are a wallet’s of one brand, for two brands share the numbers', async () => {
    const { shop, intent } = await soldAs('transfer', delivered)
    const nagad = { ...intent, id: v7(), operator: 'NG' } as const
    expect(await shop.client.sales.submit(nagad)).toMatchObject({ operator: 'NG' })
    const agent = { ...intent, id: v7(), walletType: 'agent' } as const
    await expect(shop.client.sales.submit(agent)).rejects.toMatchObject({ code: 'TWIN' })
  })

  it('are a biller’s, whatever month the bill is of', async () => {
    const { shop, intent } = await soldAs('bill', delivered)
    const desco = { ...intent, id: v7(), operator: 'DSD' } as const
    expect(await shop.client.sales.submit(desco)).toMatchObject({ operator: 'DSD' })
    const before = { ...intent, id: v7(), year: '2025' }
    await expect(shop.client.sales.submit(before)).rejects.toMatchObject({ code: 'TWIN' })
  })

  it('bar one of their brand while the first is in doubt, and none of another', async () => {
    const { shop, intent, sale } = await soldAs('transfer', unknown)
    const seen = { ...intent, id: v7(), twinSeen: SaleId.parse(sale.id) }
    await expect(shop.client.sales.submit(seen)).rejects.toMatchObject({ code: 'TWIN' })
    const rocket = { ...intent, id: v7(), operator: 'RK' } as const
    expect(await shop.client.sales.submit(rocket)).toMatchObject({ operator: 'RK' })
  })
})

describe('what a provider says it took for a package', () => {
  const price_e4 = 650_000

  it.each([
    [325_000, 325_000],
    [324_999, null],
    [1_300_000, 1_300_000],
    [1_300_001, null],
    [null, null],
  ])('%d is booked as %d', async (charged_e4, booked_e4) => {
    const told_e4 = charged_e4 === null ? null : money(charged_e4)
    const { shop, sale } = await soldAs('package', { ...delivered, charged_e4: told_e4 })
    expect(sale).toMatchObject({ state: 'succeeded', charged_e4: booked_e4 })
    const cost_e4 = booked_e4 ?? 630_000
    expect(sale.commission_e4).toBe(price_e4 - cost_e4)
    const balances = await balancesOf(shop)
    expect(balances['wallet:flexiloadbd:flexiload']).toBe(100_000_000 - cost_e4)
    proveBooks(shop)
  })
})

describe('lanes and budgets of doubt', () => {
  it('are a provider’s, whatever was sold: three in doubt close it for every kind', async () => {
    const { shop } = await openShopOfKinds()
    const { flexiloadbd } = shop.providers
    for (const kind of ['package', 'drive', 'recharge'] as const) {
      flexiloadbd.willAnswer(unknown)
      await shop.client.sales.submit(intentOf(kind))
      await shop.settle()
      // Two on end close it for a minute: after that it is the budget that does.
      await shop.clock.advanceGently(61_000)
    }
    const { sales } = await shop.client.sales.list({ state: 'in-doubt' })
    expect(sales.map(({ kind }) => kind).toSorted()).toEqual(['drive', 'package', 'recharge'])
    for (const kind of saleKinds) {
      const barred = { field: 'provider', code: 'in-doubt', limit_e4: null }
      await expect(shop.client.sales.submit(intentOf(kind))).rejects.toMatchObject({ data: barred })
    }
  })

  it('count the money of every kind: one transfer of ৳5,000 in doubt is enough', async () => {
    const { shop } = await soldAs('transfer', unknown, { amount_e4: 50_000_000 })
    const barred = { field: 'provider', code: 'in-doubt', limit_e4: null }
    const next = shop.client.sales.submit(intentOf('bill'))
    await expect(next).rejects.toMatchObject({ data: barred })
    const other = await soldAs('transfer', unknown, { amount_e4: 49_990_000 })
    expect(await other.shop.client.sales.submit(intentOf('bill'))).toMatchObject({ kind: 'bill' })
  })
})
