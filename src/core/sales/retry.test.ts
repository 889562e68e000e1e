import { describe, expect, it } from 'vitest'
import { SaleId } from '../../domain/sale.ts'
import { delivered, refused, unknown } from '../testing/answers.ts'
import { countingBytes, openShop, recharge, type TestShop } from '../testing/shop.ts'
import { makeReference } from './reference.ts'

async function again(shop: TestShop, sale: { id: string }) {
  const words = recharge({ retryOf: SaleId.parse(sale.id) })
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
    await again(shop, sale)
    expect((await again(shop, sale)).retryOf).toBe(sale.id)
    expect(shop.providers.flexiloadbd.sent).toHaveLength(3)
  })

  it('stays the same sale when the same words come twice', async () => {
    const { shop, sale } = await failedSale()
    const words = recharge({ retryOf: SaleId.parse(sale.id) })
    const one = await shop.client.sales.submit(words)
    await shop.settle()
    expect((await shop.client.sales.submit(words)).id).toBe(one.id)
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
