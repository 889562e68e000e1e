import { describe, expect, it } from 'vitest'
import type { RechargeQuestion } from '../../contract/schemas.ts'
import { type Money, taka } from '../../domain/money.ts'
import { createDirectory } from '../catalogue/directory.ts'
import type { CannotSell, RechargeOrder } from '../providers/provider.ts'
import { delivered, refused, unknown } from '../testing/answers.ts'
import { openShop, recharge, scriptedProviders, type TestShop } from '../testing/shop.ts'

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
    expect(choices).toEqual([
      { provider: 'flexiloadbd', cannot: cannot.why, limit_e4 },
      { provider: 'alsamiflexi', cannot: null, limit_e4: null },
      { provider: 'autoflexi', cannot: null, limit_e4: null },
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
    expect(choices[0]).toEqual({ provider: 'flexiloadbd', cannot, limit_e4: null })
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
    const shop = await openShop()
    const number = '01812345678'
    shop.providers.flexiloadbd.willAnswer(delivered)
    await shop.sell({ number, operator: 'RB', lineType: 'postpaid' })
    shop.providers.flexiloadbd.willAnswer(refused)
    const last = await shop.sell({ number, operator: 'GP', amount_e4: taka(60) })
    const told = await quote(shop, { number: '+88018 12-345678' })
    expect(told.remembered).toEqual({ operator: 'RB', lineType: 'postpaid' })
    expect(told.last?.id).toBe(last.id)
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

describe('alsamiflexi’s own list', () => {
  it('sets the limits once it is known', async () => {
    const shop = await openShop()
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
