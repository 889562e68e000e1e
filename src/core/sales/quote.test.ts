import { describe, expect, it } from 'vitest'
import type { RechargeQuestion } from '../../contract/quote.ts'
import { type Money, taka } from '../../domain/money.ts'
import { createDirectory } from '../catalogue/directory.ts'
import { createPackages } from '../catalogue/packages.ts'
import type { CannotSell, RechargeOrder } from '../providers/provider.ts'
import { delivered, refused, unknown } from '../testing/answers.ts'
import { openShop, recharge, scriptedProviders, type TestShop } from '../testing/shop.ts'
import { openTransferShop, sendTransfer } from '../testing/transfers.ts'

const asked: RechargeQuestion = { operator: 'GP', lineType: 'prepaid', amount_e4: 500_000 }
const quote = (shop: TestShop, words: Partial<RechargeQuestion> = {}) =>
  shop.client.sales.quote({ ...asked, ...words })

/** A shop whose flexiloadbd, its first choice, cannot take an order for this reason. */
async function openUnable(cannot: CannotSell | null) {
  const providers = scriptedProviders()
  const flexiloadbd = { ...providers.flexiloadbd, cannotSell: () => cannot }
  return openShop({ providers: { ...providers, flexiloadbd } })
}

describe('the read-back before a sale', () => {
  it('names the first provider by preference, what it costs and what it earns', async () => {
    const shop = await openShop()
    expect(await quote(shop)).toMatchObject({
      provider: 'flexiloadbd',
      expectedCost_e4: 486_250,
      expectedCommission_e4: 13_750,
      min_e4: taka(10),
      max_e4: taka(1_000),
    })
  })

  it('names the provider that was asked for', async () => {
    const shop = await openShop()
    expect(await quote(shop, { provider: 'autoflexi' })).toMatchObject({
      provider: 'autoflexi',
      min_e4: taka(20),
    })
  })

  it('stores nothing and asks nobody', async () => {
    const shop = await openShop()
    await quote(shop, { number: '01712345678' })
    await shop.settle()
    expect((await shop.client.sales.list({})).sales).toEqual([])
    expect(shop.providers.flexiloadbd.asked).toEqual([])
  })
})

describe('a provider that cannot take a sale', () => {
  it.each([
    [{ why: 'operator' }, 'operator'],
    [{ why: 'line-type' }, 'lineType'],
    [{ why: 'whole-taka' }, 'amount_e4'],
  ] as const)(
    'is not sold through either, and the field that is wrong is named: %o',
    async (cannot, field) => {
      const shop = await openUnable(cannot)
      await expect(shop.sell()).rejects.toMatchObject({
        code: 'BAD_INPUT',
        data: { field, code: cannot.why },
      })
      expect((await shop.client.sales.list({})).sales).toEqual([])
    },
  )

  it.each<[CannotSell, Money | null]>([
    [{ why: 'below-minimum', min_e4: taka(60) }, taka(60)],
    [{ why: 'above-maximum', max_e4: taka(40) }, taka(40)],
    [{ why: 'operator' }, null],
    [{ why: 'line-type' }, null],
    [{ why: 'whole-taka' }, null],
  ])('is passed over, and says why: %o', async (cannot, limit_e4) => {
    const shop = await openUnable(cannot)
    const { provider, choices } = await quote(shop)
    expect(provider).toBe('alsamiflexi')
    const able = { cannot: null, limit_e4: null, because: ['preference'] }
    expect(choices).toEqual([
      { provider: 'flexiloadbd', cannot: cannot.why, limit_e4, preference: 1, because: [] },
      { provider: 'alsamiflexi', ...able, preference: 2 },
      { provider: 'autoflexi', ...able, preference: 3 },
    ])
  })

  it('is passed over for what it does not take, and for nothing else', async () => {
    const providers = scriptedProviders()
    const cannotSell = (order: RechargeOrder) =>
      order.operator === 'GP' && order.lineType === 'postpaid' && order.amount_e4 === taka(50)
        ? ({ why: 'line-type' } as const)
        : null
    const flexiloadbd = { ...providers.flexiloadbd, cannotSell }
    const shop = await openShop({ providers: { ...providers, flexiloadbd } })
    const lineType = 'postpaid'
    expect((await quote(shop, { lineType })).provider).toBe('alsamiflexi')
    const others: Partial<RechargeQuestion>[] = [
      {},
      { lineType, operator: 'RB' },
      { lineType, amount_e4: taka(60) },
    ]
    for (const words of others) {
      expect((await quote(shop, words)).provider).toBe('flexiloadbd')
    }
  })

  it.each([
    ['its key was turned away', [{ kind: 'refused', reason: 'key', words: '' }], 'key-refused'],
    ['it left two without an answer', [unknown, unknown], 'resting'],
  ] as const)('is passed over where %s, and says so', async (_, answers, cannot) => {
    const shop = await openShop()
    for (const answer of answers) {
      shop.providers.flexiloadbd.willAnswer(answer)
      await shop.sell()
    }
    const { provider, choices } = await quote(shop)
    expect(provider).toBe('alsamiflexi')
    expect(choices[0]).toMatchObject({ provider: 'flexiloadbd', cannot, limit_e4: null })
    await expect(shop.sell()).rejects.toMatchObject({
      code: 'BAD_INPUT',
      data: { field: 'provider', code: cannot },
    })
  })

  it('is not replaced where it was asked for by name', async () => {
    const shop = await openUnable({ why: 'operator' })
    expect(await quote(shop, { provider: 'flexiloadbd' })).toMatchObject({
      provider: null,
      expectedCost_e4: null,
      expectedCommission_e4: null,
    })
  })

  it('says why also where no other is set up', async () => {
    const providers = scriptedProviders()
    const cannotSell = () => ({ why: 'below-minimum', min_e4: taka(60) }) as const
    const flexiloadbd = { ...providers.flexiloadbd, cannotSell }
    const shop = await openShop({ providers: { ...providers, flexiloadbd }, setUp: false })
    await setUpOne(shop)
    expect(await quote(shop)).toMatchObject({ provider: null, min_e4: taka(10) })
    const { provider: _, ...words } = recharge()
    await expect(shop.client.sales.submit(words)).rejects.toMatchObject({
      code: 'BAD_INPUT',
      data: { field: 'amount_e4', code: 'below-minimum', limit_e4: taka(60) },
    })
  })
})

async function setUpOne(shop: TestShop): Promise<void> {
  const baseUrl = 'https://flexiloadbd.example'
  await shop.client.providers.save({
    provider: 'flexiloadbd',
    baseUrl,
    key: 'key',
    preference: 1,
  })
}

describe('a provider that stands behind the others', () => {
  it('has less in its wallet than it costs; what is stored stays where it is', async () => {
    const providers = scriptedProviders()
    providers.flexiloadbd.balance_e4 = taka(60)
    const shop = await openShop({ providers })
    await shop.client.wallets.refresh({ provider: 'flexiloadbd' })
    const { provider: _, ...words } = recharge({ amount_e4: taka(50) })
    const sale = await shop.client.sales.submit(words)
    expect(sale.provider).toBe('flexiloadbd')
    await shop.settle()
    // ৳48.625 of the ৳60 is set aside: a second one is more than what is left.
    const told = await quote(shop)
    expect(told.provider).toBe('alsamiflexi')
    expect(told.choices.at(-1)).toMatchObject({ provider: 'flexiloadbd', because: ['short'] })
    expect((await shop.client.sales.submit(words)).provider).toBe('flexiloadbd')
    expect((await shop.sale(sale.id)).provider).toBe('flexiloadbd')
  })

  it('did not answer when it was asked last, until it answers again', async () => {
    const shop = await openShop()
    shop.providers.flexiloadbd.hideBalance()
    shop.providers.flexiloadbd.hideBalance()
    shop.providers.flexiloadbd.hideBalance()
    for (let asked = 1; asked <= 3; asked += 1) {
      await shop.client.providers.test({ provider: 'flexiloadbd' })
    }
    const told = await quote(shop)
    expect(told.provider).toBe('alsamiflexi')
    expect(told.choices.at(-1)).toMatchObject({ provider: 'flexiloadbd', because: ['silent'] })
    await shop.client.providers.test({ provider: 'flexiloadbd' })
    expect((await quote(shop)).provider).toBe('flexiloadbd')
  })
})

describe('a shop without a provider', () => {
  it('can sell nothing, and is told of each that it is not set up', async () => {
    const shop = await openShop({ setUp: false })
    const { provider, choices, min_e4, max_e4 } = await quote(shop)
    expect([provider, min_e4, max_e4]).toEqual([null, null, null])
    expect(choices.map(({ cannot }) => cannot)).toEqual(Array(3).fill('not-set-up'))
  })

  it('lists those that are set up first', async () => {
    const shop = await openShop({ setUp: false })
    await setUpOne(shop)
    const { choices } = await quote(shop)
    expect(choices.map(({ provider, cannot }) => [provider, cannot])).toEqual([
      ['flexiloadbd', null],
      ['autoflexi', 'not-set-up'],
      ['alsamiflexi', 'not-set-up'],
    ])
  })
})

describe('a customer who was here before', () => {
  it('is remembered by what was last delivered to the number', async () => {
    const shop = await openTransferShop()
    const number = '01812345678'
    shop.providers.flexiloadbd.willAnswer(delivered)
    await shop.sell({ number, operator: 'RB', lineType: 'postpaid' })
    shop.providers.flexiloadbd.willAnswer(refused)
    const last = await shop.sell({ number, operator: 'GP', amount_e4: taka(60) })
    const told = await quote(shop, { number: '+88018 12-345678' })
    expect(told.remembered).toEqual({ operator: 'RB', lineType: 'postpaid' })
    expect(told.last?.id).toBe(last.id)
  })

  it('is remembered by the network of a package too, on the line of its recharge', async () => {
    const before = await openShop()
    const number = '01812345678'
    const listed = { id: 7, operator: 'RB', name: '1 GB', price_e4: taka(49), tag: null } as const
    const pack = { ...listed, commission_e4: taka(1), sort: 'data' } as const
    const seventh = { packageId: pack.id, packageName: pack.name }
    const list = { provider: 'flexiloadbd', operator: 'RB', isDrive: false } as const
    createPackages(before.db).keep(list, [pack], 1)
    const shop = await before.crash()
    const remembered = async () => (await quote(shop, { number })).remembered
    let sold = 0
    const willDeliver = () => {
      sold += 1
      const answer = { ...delivered, providerReference: `TRX-${sold}` }
      shop.providers.flexiloadbd.willAnswer(answer)
    }
    const buyPackage = async () => {
      willDeliver()
      const words = { id: recharge().id, kind: 'package', operator: 'RB', ...seventh } as const
      await shop.client.sales.submit({ ...words, number, amount_e4: taka(49) })
      await shop.settle()
      await shop.clock.advanceGently(600_000)
    }
    await buyPackage()
    expect(await remembered()).toEqual({ operator: 'RB', lineType: 'prepaid' })
    willDeliver()
    await shop.sell({ number, operator: 'RB', lineType: 'postpaid' })
    await buyPackage()
    expect(await remembered()).toEqual({ operator: 'RB', lineType: 'postpaid' })
    willDeliver()
    await shop.sell({ number, operator: 'AT', lineType: 'prepaid', amount_e4: taka(60) })
    expect(await remembered()).toEqual({ operator: 'AT', lineType: 'prepaid' })
  })

  it('is not remembered by mobile money: a wallet says nothing of whose line it is', async () => {
    const shop = await openTransferShop()
    const number = '01812345678'
    shop.providers.flexiloadbd.willAnswer(delivered)
    await sendTransfer(shop, { number })
    const told = await quote(shop, { number })
    expect(told.remembered).toBeNull()
    expect(told.last).toMatchObject({ kind: 'transfer', state: 'succeeded' })
  })

  it('is not looked for while the number is not whole', async () => {
    const shop = await openShop()
    shop.providers.flexiloadbd.willAnswer(delivered)
    await shop.sell()
    const nobody = { last: null, twin: null, remembered: null }
    expect(await quote(shop, { number: '0171234567' })).toMatchObject(nobody)
    expect(await quote(shop)).toMatchObject(nobody)
    expect(await quote(shop, { number: '01712345679' })).toMatchObject(nobody)
  })

  it('is nobody while no number is typed, whatever number was sold to', async () => {
    const shop = await openShop()
    await shop.sell({ number: '01700000000' })
    expect(await quote(shop)).toMatchObject({ last: null, twin: null })
    expect((await quote(shop, { number: '01700000000' })).twin).not.toBeNull()
  })
})

describe('a read-back of an amount that cannot be sold', () => {
  it.each([0, -500_000, 0.5, 2 ** 60])('says what it can, and of no money: %s', async (amount) => {
    const shop = await openShop()
    const told = await quote(shop, { amount_e4: amount, number: '01712345678' })
    expect([told.expectedCost_e4, told.expectedCommission_e4]).toEqual([0, 0])
  })
})

describe('a read-back of mobile money', () => {
  const words = { kind: 'transfer', operator: 'BK', walletType: 'personal' } as const
  const ask = (shop: TestShop, number: string, amount: number) =>
    shop.client.sales.quote({ ...words, number, amount_e4: taka(amount) })

  it('says what it can be, through whom, before its number is whole', async () => {
    const shop = await openTransferShop()
    for (const number of ['0171234', '01712345678']) {
      expect(await ask(shop, number, 500)).toMatchObject({
        provider: 'flexiloadbd',
        cannot: null,
        min_e4: taka(10),
        max_e4: taka(50_000),
      })
    }
  })

  it('says what is wrong with an amount that nobody sends', async () => {
    const shop = await openTransferShop()
    const told = await ask(shop, '01712345678', 50_001)
    const above = { field: 'amount_e4', code: 'above-maximum', limit_e4: taka(50_000) }
    expect(told).toMatchObject({ provider: null, choices: [], cannot: above, max_e4: null })
  })
})

describe('alsamiflexi’s own list', () => {
  it('sets the limits once it is known', async () => {
    const shop = await openTransferShop()
    const listed = { operator: 'GP', providerCode: '1', name: 'GP' } as const
    const range = { min_e4: taka(15), max_e4: taka(500) }
    // The books' own list, as the daily reading keeps it.
    const directory = createDirectory(shop.db)
    directory.keep('alsamiflexi', [{ ...listed, ...range }], 1)
    const after = await shop.crash()
    expect(await quote(after, { provider: 'alsamiflexi' })).toMatchObject(range)
    const operators = await after.client.operators.list()
    const grameenphone = operators.find(({ code }) => code === 'GP')
    expect(grameenphone?.limits).toContainEqual({ provider: 'alsamiflexi', ...range })
  })
})
