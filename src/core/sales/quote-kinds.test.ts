import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import type { QuoteRequest } from '../../contract/quote.ts'
import { saleKinds } from '../../domain/sale.ts'
import type { ProviderId } from '../../domain/provider.ts'
import { delivered, unknown } from '../testing/answers.ts'
import { expectedOf, intentOf, openShopOfKinds } from '../testing/kinds.ts'
import { openShop, type TestShop } from '../testing/shop.ts'

/** What the read-back of an intent is asked with: the same words without an id. */
function askedOf(kind: (typeof saleKinds)[number]): QuoteRequest {
  const { id: _id, ...asked } = intentOf(kind)
  return asked
}

describe.each(saleKinds)('the read-back of a %s', (kind) => {
  const { amount_e4, cost_e4 } = expectedOf[kind]

  it('says what it costs and what it earns, and stores nothing', async () => {
    const { shop } = await openShopOfKinds()
    expect(await shop.client.sales.quote(askedOf(kind))).toMatchObject({
      provider: 'flexiloadbd',
      expectedCost_e4: cost_e4,
      expectedCommission_e4: amount_e4 - cost_e4,
      cannot: null,
      last: null,
      twin: null,
    })
    expect((await shop.client.sales.list({})).sales).toEqual([])
  })

  it('shows the last one to its number, and that it would be a twin', async () => {
    const { shop } = await openShopOfKinds()
    shop.providers.flexiloadbd.willAnswer(delivered)
    const intent = intentOf(kind)
    await shop.client.sales.submit(intent)
    await shop.settle()
    const { id, ...asked } = intent
    const quote = await shop.client.sales.quote(asked)
    expect(quote).toMatchObject({ last: { id, kind }, twin: { id } })
    const isForALine = kind !== 'transfer' && kind !== 'bill'
    const line = isForALine ? { operator: 'GP', lineType: 'prepaid' } : null
    expect(quote.remembered).toEqual(line)
  })

  it('can be asked before the number is typed', async () => {
    const { shop } = await openShopOfKinds()
    const asked = { ...askedOf(kind), number: '' }
    // A bill's number is no mobile number, and any other stands in for what is not typed yet.
    expect(await shop.client.sales.quote(asked)).toMatchObject({
      provider: 'flexiloadbd',
      expectedCost_e4: cost_e4,
      last: null,
      twin: null,
    })
  })
})

describe('the read-back of what cannot be sold as it was asked for', () => {
  it.each([
    ['a package that is gone', { packageId: 77 }, 'withdrawn', null],
    ['another price', { amount_e4: 600_000 }, 'price-changed', 650_000],
    ['another name', { packageName: '3 GB – 3 Days' }, 'name-changed', null],
  ])('says so: %s', async (_, changes, code, limit_e4) => {
    const { shop } = await openShopOfKinds()
    const { id: _id, ...asked } = intentOf('package', changes)
    expect(await shop.client.sales.quote(asked)).toMatchObject({
      provider: null,
      expectedCost_e4: null,
      expectedCommission_e4: null,
      choices: [],
      cannot: { field: 'packageId', code, limit_e4 },
      min_e4: null,
      max_e4: null,
    })
  })

  it('names the limit of a transfer, and the field of a bill', async () => {
    const { shop } = await openShopOfKinds()
    const { id: _id, ...transfer } = intentOf('transfer', { amount_e4: 500_010_000 })
    const most = { field: 'amount_e4', code: 'above-maximum', limit_e4: 500_000_000 }
    expect(await shop.client.sales.quote(transfer)).toMatchObject({ cannot: most })
    const { id: _of, ...bill } = intentOf('bill', { month: '13' })
    const month = { field: 'month', code: 'range', limit_e4: null }
    expect(await shop.client.sales.quote(bill)).toMatchObject({ cannot: month })
  })

  it('says that the package is gone where the number is wrong as well', async () => {
    const { shop } = await openShopOfKinds()
    const { id: _id, ...asked } = intentOf('package', { number: '017', packageId: 77 })
    const gone = { field: 'packageId', code: 'withdrawn', limit_e4: null }
    expect(await shop.client.sales.quote(asked)).toMatchObject({ cannot: gone })
  })

  it('takes an amount of nonsense for none', async () => {
    const { shop } = await openShopOfKinds()
    for (const amount_e4 of [-5, 0.5, 2 ** 52]) {
      const { id: _id, ...asked } = intentOf('transfer', { amount_e4 })
      const quote = await shop.client.sales.quote(asked)
      expect(quote).toMatchObject({ provider: null, expectedCost_e4: null, twin: null })
      expect(quote.cannot?.field).toBe('amount_e4')
    }
  })
})

describe('the read-back of what one provider alone sells', () => {
  it('says of each other one that it has no such thing', async () => {
    const { shop } = await openShopOfKinds()
    const { id: _id, provider: _provider, ...asked } = intentOf('transfer')
    expect((await shop.client.sales.quote(asked)).choices).toMatchObject([
      { provider: 'flexiloadbd', cannot: null, limit_e4: null },
      { provider: 'alsamiflexi', cannot: 'kind', limit_e4: null },
      { provider: 'autoflexi', cannot: 'kind', limit_e4: null },
    ])
  })

  it('names what stands in its way, not that the others could never sell it', async () => {
    const { shop } = await openShopOfKinds()
    await prefer(shop, 'autoflexi')
    const { id: _id, provider: _provider, ...asked } = intentOf('transfer')
    for (let lost = 0; lost < 2; lost += 1) {
      shop.providers.flexiloadbd.willAnswer(unknown)
      await shop.client.sales.submit(intentOf('recharge'))
      await shop.settle()
    }
    const submitted = shop.client.sales.submit({ ...asked, id: v7() })
    const resting = { field: 'provider', code: 'resting', limit_e4: null }
    await expect(submitted).rejects.toMatchObject({ code: 'BAD_INPUT', data: resting })
  })

  it('is refused at the provider where another one is asked for', async () => {
    const { shop } = await openShopOfKinds()
    const through = intentOf('bill', { provider: 'autoflexi' })
    const kind = { field: 'provider', code: 'kind', limit_e4: null }
    await expect(shop.client.sales.submit(through)).rejects.toMatchObject({ data: kind })
  })

  it('says so too where nobody that is set up has it', async () => {
    const shop = await openShop({ setUp: false })
    await prefer(shop, 'autoflexi')
    const { id: _id, provider: _provider, ...asked } = intentOf('bill')
    const kind = { field: 'provider', code: 'kind', limit_e4: null }
    const submitted = shop.client.sales.submit({ ...asked, id: v7() })
    await expect(submitted).rejects.toMatchObject({ code: 'BAD_INPUT', data: kind })
  })
})

/** The owner puts this one first. */
async function prefer(shop: TestShop, provider: ProviderId): Promise<void> {
  const baseUrl = `https://${provider}.example/api`
  const key = `key-of-${provider}`
  const [first] = await shop.client.providers.list()
  await shop.client.providers.save({ provider, baseUrl, key, preference: 1 })
  if (first && first.provider !== provider) {
    const { baseUrl: url } = first
    await shop.client.providers.save({ provider: first.provider, baseUrl: url, preference: 9 })
  }
  await shop.settle()
}

describe('the read-back where nobody sells such a thing', () => {
  it('names what each provider says', async () => {
    const shop = await openShop({ setUp: false })
    const { id: _id, provider: _provider, ...asked } = intentOf('bill')
    const nobody = { cannot: 'not-set-up', limit_e4: null }
    expect(await shop.client.sales.quote(asked)).toMatchObject({
      provider: null,
      choices: [nobody, nobody, nobody],
      cannot: null,
    })
    const submitted = shop.client.sales.submit({ ...asked, id: v7() })
    await expect(submitted).rejects.toMatchObject({ code: 'NO_PROVIDER' })
  })
})
