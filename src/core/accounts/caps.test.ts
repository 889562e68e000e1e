import { describe, expect, it } from 'vitest'
import { taka } from '../../domain/money.ts'
import { openShop, recharge, type TestShop } from '../testing/shop.ts'

const provider = 'flexiloadbd'
const GATEWAY = 'flexiloadbd.example/api/gateway/v1'

/** A shop whose first choice has no https, as its owner has accepted. */
async function openPlain(): Promise<TestShop> {
  const shop = await openShop()
  await save(shop, `http://${GATEWAY}`)
  return shop
}

async function save(shop: TestShop, baseUrl: string): Promise<void> {
  const acceptPlainHttp = baseUrl.startsWith('http:')
  await shop.client.providers.save({
    provider,
    baseUrl,
    key: 'key-of-flexiloadbd',
    preference: 1,
    acceptPlainHttp,
  })
  await shop.settle()
}

async function summaryOf(shop: TestShop) {
  const all = await shop.client.providers.list()
  return all.find((one) => one.provider === provider)
}

const quote = (shop: TestShop, amount: number) =>
  shop.client.sales.quote({ operator: 'GP', lineType: 'prepaid', amount_e4: taka(amount) })

describe('how much goes through a provider without https', () => {
  it('is as much as elsewhere until the owner says otherwise', async () => {
    const shop = await openPlain()
    const unsaid = { plainHttp: true, plainHttpMost_e4: null, limitsSeen: false }
    expect(await summaryOf(shop)).toMatchObject(unsaid)
    expect((await quote(shop, 1_000)).provider).toBe(provider)
  })

  it('is what the owner says at most: more goes another way, and the quote says why', async () => {
    const shop = await openPlain()
    const told = await shop.client.providers.cap({ provider, plainHttpMost_e4: taka(100) })
    expect(told).toMatchObject({ plainHttpMost_e4: taka(100), limitsSeen: true })
    expect((await quote(shop, 100)).provider).toBe(provider)
    const more = await quote(shop, 101)
    expect(more.provider).toBe('alsamiflexi')
    expect(more.choices[0]).toEqual({
      provider,
      cannot: 'plain-http',
      limit_e4: taka(100),
      preference: 1,
      because: [],
    })
    await expect(shop.sell({ amount_e4: taka(101) })).rejects.toMatchObject({
      code: 'BAD_INPUT',
      data: { field: 'amount_e4', code: 'plain-http', limit_e4: taka(100) },
    })
    expect(shop.providers.flexiloadbd.sent).toEqual([])
    await shop.sell({ amount_e4: taka(100) })
    expect(shop.providers.flexiloadbd.sent).toHaveLength(1)
  })

  it('is looked at once more before a sale leaves that waited meanwhile', async () => {
    const shop = await openPlain()
    const letGo = shop.providers.flexiloadbd.hold('open')
    shop.providers.flexiloadbd.refuseToOpen('connect')
    const sale = await shop.client.sales.submit(recharge({ amount_e4: taka(500) }))
    await shop.client.providers.cap({ provider, plainHttpMost_e4: taka(100) })
    letGo()
    await shop.clock.advanceGently(5_000)
    expect(shop.providers.flexiloadbd.sent).toEqual([])
    expect(await shop.sale(sale.id)).toMatchObject({
      state: 'created',
      provider,
      reason: { code: 'not-sold' },
    })
  })

  it('asks for nothing once there is https, and is remembered all the same', async () => {
    const shop = await openPlain()
    await shop.client.providers.cap({ provider, plainHttpMost_e4: taka(100) })
    await save(shop, `https://${GATEWAY}`)
    const kept = { plainHttp: false, plainHttpMost_e4: taka(100), limitsSeen: true }
    expect(await summaryOf(shop)).toMatchObject(kept)
    expect((await quote(shop, 500)).provider).toBe(provider)
  })

  it('outlives a restart, and is taken back by the owner alone', async () => {
    const shop = await openPlain()
    await shop.client.providers.cap({ provider, plainHttpMost_e4: taka(100) })
    const after = await shop.crash()
    expect((await quote(after, 101)).provider).toBe('alsamiflexi')
    await after.client.providers.cap({ provider, plainHttpMost_e4: null })
    const seen = { plainHttpMost_e4: null, limitsSeen: true }
    expect(await summaryOf(after)).toMatchObject(seen)
    expect((await quote(after, 101)).provider).toBe(provider)
  })

  it('refuses nothing that the provider itself refuses with better words', async () => {
    const shop = await openPlain()
    const cannotSell = () => ({ why: 'operator' }) as const
    Object.assign(shop.providers.flexiloadbd, { cannotSell })
    await save(shop, `http://${GATEWAY}`)
    await shop.client.providers.cap({ provider, plainHttpMost_e4: taka(100) })
    expect((await quote(shop, 500)).choices[0]?.cannot).toBe('operator')
  })

  it.each([taka(0), taka(-1)])('is more than nothing: %i', async (plainHttpMost_e4) => {
    const shop = await openPlain()
    const capped = shop.client.providers.cap({ provider, plainHttpMost_e4 })
    await expect(capped).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    expect(await summaryOf(shop)).toMatchObject({ limitsSeen: false })
  })

  it('is said of a provider that is set up, and of no other', async () => {
    const shop = await openShop({ setUp: false })
    const capped = shop.client.providers.cap({ provider, plainHttpMost_e4: null })
    await expect(capped).rejects.toMatchObject({
      code: 'BAD_INPUT',
      data: { field: 'provider', code: 'not-set-up' },
    })
    expect(await summaryOf(shop)).toMatchObject({ limitsSeen: false })
  })
})
