import { describe, expect, it } from 'vitest'
import { SaleId } from '../../domain/sale.ts'
import { delivered, refused, unknown } from '../testing/answers.ts'
import { proveBooks } from '../testing/proof.ts'
import { countingBytes, openShop, recharge, type TestShop } from '../testing/shop.ts'
import { makeReference } from './reference.ts'

async function again(shop: TestShop, sale: { id: string; number: string }) {
  const words = recharge({ retryOf: SaleId.parse(sale.id), number: sale.number })
  const submitted = await shop.client.sales.submit(words)
  await shop.settle()
  return submitted
}

async function failedSale() {
  const shop = await openShop()
  shop.providers.flexiloadbd.willAnswer(refused)
  return { shop, sale: await shop.sell() }
}

describe('a failed sale that is sold again', () => {
  it('is a new sale with a reference of its own, and names the old one', async () => {
    const { shop, sale } = await failedSale()
    const second = await again(shop, sale)
    expect(second.retryOf).toBe(sale.id)
    expect(second.ourReference).not.toBe(sale.ourReference)
    expect((await shop.sale(sale.id)).state).toBe('failed')
    const { id, ourReference } = second
    expect((await shop.sale(sale.id)).soldAgain).toEqual({ id, ourReference })
    expect((await shop.sale(second.id)).soldAgain).toBeNull()
  })

  it.each([
    ['is on the wire', null, 'on-wire'],
    ['is in doubt', unknown, 'in-doubt'],
    ['succeeded', { ...delivered, providerReference: 'TRX2' }, 'succeeded'],
  ] as const)('is not sold a third time while the second %s', async (_, answer, state) => {
    const { shop, sale } = await failedSale()
    if (answer) shop.providers.flexiloadbd.willAnswer(answer)
    const second = await again(shop, sale)
    await expect(again(shop, sale)).rejects.toMatchObject({
      code: 'WRONG_STATE',
      data: { id: second.id, state },
    })
    expect(shop.providers.flexiloadbd.sent).toHaveLength(2)
  })

  it('may be sold a third time when the second failed too', async () => {
    const { shop, sale } = await failedSale()
    shop.providers.flexiloadbd.willAnswer(refused)
    const second = await again(shop, sale)
    // The customer's money is with the second now, so that is the one to be sold again.
    await expect(again(shop, sale)).rejects.toMatchObject({
      code: 'WRONG_STATE',
      data: { id: second.id, state: 'failed' },
    })
    expect((await again(shop, second)).retryOf).toBe(second.id)
    expect(shop.providers.flexiloadbd.sent).toHaveLength(3)
    proveBooks(shop)
  })

  it('is paid with the money of the first: no cash is taken twice', async () => {
    const { shop, sale } = await failedSale()
    shop.providers.flexiloadbd.willAnswer({ ...delivered, providerReference: 'TRX2' })
    await again(shop, sale)
    expect((await shop.sale(sale.id)).tender).toBe('taken-over')
    const { accounts } = await shop.client.ledger.trialBalance()
    const balance = new Map(accounts.map(({ account, balance_e4 }) => [account, balance_e4]))
    expect(balance.get('cash')).toBe(500_000)
    expect(balance.get('customers-held')).toBe(0)
    expect((await shop.client.health.get()).today.drawer_e4).toBe(500_000)
    proveBooks(shop)
  })

  it('is not sold for another sum before the first is given back', async () => {
    const { shop, sale } = await failedSale()
    const dearer = recharge({
      retryOf: SaleId.parse(sale.id),
      number: sale.number,
      amount_e4: 9_000_000,
    })
    await expect(shop.client.sales.submit(dearer)).rejects.toMatchObject({
      code: 'BAD_INPUT',
      data: { field: 'amount_e4', code: 'refund-first', limit_e4: 500_000 },
    })
    expect((await shop.sale(sale.id)).tender).toBe('refund-due')
    await shop.client.sales.refund({ id: sale.id })
    expect((await shop.client.sales.submit(dearer)).tender).toBe('collected')
    await shop.settle()
    proveBooks(shop)
  })

  it('is not another customer’s: the money goes back before it pays for others', async () => {
    const { shop, sale } = await failedSale()
    const other = recharge({ retryOf: SaleId.parse(sale.id), number: '01812345678' })
    await expect(shop.client.sales.submit(other)).rejects.toMatchObject({
      code: 'BAD_INPUT',
      data: { field: 'number', code: 'refund-first', limit_e4: sale.amount_e4 },
    })
    expect((await shop.sale(sale.id)).tender).toBe('refund-due')
  })

  it('is to the same number, also where it is paid anew', async () => {
    const { shop, sale } = await failedSale()
    await shop.client.sales.refund({ id: sale.id })
    const other = recharge({ retryOf: SaleId.parse(sale.id), number: '01812345678' })
    await expect(shop.client.sales.submit(other)).rejects.toMatchObject({
      code: 'BAD_INPUT',
      data: { field: 'number', code: 'other-number' },
    })
    expect(shop.providers.flexiloadbd.sent).toHaveLength(1)
  })

  it('stays the same sale when the same words come twice', async () => {
    const { shop, sale } = await failedSale()
    const words = recharge({ retryOf: SaleId.parse(sale.id), number: sale.number })
    const one = await shop.client.sales.submit(words)
    await shop.settle()
    expect((await shop.client.sales.submit(words)).id).toBe(one.id)
  })

  it('is refused as other words where it is to stand in another’s place', async () => {
    const { shop, sale } = await failedSale()
    shop.providers.flexiloadbd.willAnswer(refused)
    const { id: other } = await shop.sell()
    const words = recharge({ retryOf: sale.id, number: sale.number })
    await shop.client.sales.submit(words)
    await expect(shop.client.sales.submit({ ...words, retryOf: other })).rejects.toMatchObject({
      code: 'SALE_WORDS_DIFFER',
    })
  })
})

describe('money that is due back', () => {
  it('is given back once, and leaves the drawer with the customer', async () => {
    const { shop, sale } = await failedSale()
    const refunded = await shop.client.sales.refund({ id: sale.id })
    expect(refunded).toMatchObject({ state: 'failed', tender: 'refunded' })
    await expect(shop.client.sales.refund({ id: sale.id })).rejects.toMatchObject({
      code: 'WRONG_STATE',
    })
    const { accounts } = await shop.client.ledger.trialBalance()
    expect(accounts.find(({ account }) => account === 'cash')?.balance_e4).toBe(0)
    proveBooks(shop)
  })

  it('is not given back while nobody knows what became of the sale', async () => {
    const shop = await openShop()
    shop.providers.flexiloadbd.willAnswer(unknown)
    const sale = await shop.sell()
    await expect(shop.client.sales.refund({ id: sale.id })).rejects.toMatchObject({
      code: 'WRONG_STATE',
      data: { state: 'in-doubt' },
    })
  })
})

describe('a sale that may have been delivered', () => {
  it.each([
    ['on the wire', null, 'on-wire'],
    ['in doubt', unknown, 'in-doubt'],
    ['delivered', delivered, 'succeeded'],
  ] as const)('is not sold again in its own place: %s', async (_, answer, state) => {
    const shop = await openShop()
    if (answer) shop.providers.flexiloadbd.willAnswer(answer)
    const sale = await shop.sell()
    await expect(again(shop, sale)).rejects.toMatchObject({
      code: 'WRONG_STATE',
      data: { id: sale.id, state },
    })
    expect((await shop.client.sales.list({})).sales).toHaveLength(1)
  })

  it('is not made up', async () => {
    const shop = await openShop()
    const made = recharge()
    await expect(again(shop, made)).rejects.toMatchObject({
      code: 'NO_SUCH_SALE',
      data: { id: made.id },
    })
  })
})

describe('our reference', () => {
  const identity = { books: 'real', dbId: 'X', shopCode: 'AB12', counter: '1' } as const

  it('fits every provider: 34 signs of A–Z, 0–9 and dashes at most', () => {
    const random = countingBytes()
    const made = Array.from({ length: 500 }, (_, nth) => makeReference(identity, nth, random))
    for (const reference of made) expect(reference).toMatch(/^AB12-1-[0-9A-HJKMNP-TV-Z]{26}$/)
    expect(Math.max(...made.map((reference) => reference.length))).toBeLessThanOrEqual(34)
    expect(new Set(made).size).toBe(500)
  })

  it('is another one each time, also where the clock stands still or was set back', () => {
    const random = countingBytes()
    const moments = [1_767_204_000_000, 1_767_204_000_000, 0, -5, 1_767_204_000_000]
    const made = moments.map((now_ms) => makeReference(identity, now_ms, random))
    expect(new Set(made).size).toBe(moments.length)
  })
})
