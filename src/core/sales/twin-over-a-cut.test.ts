import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { SaleId } from '../../domain/sale.ts'
import { delivered } from '../testing/answers.ts'
import { openShop, recharge } from '../testing/shop.ts'

const MINUTE_ms = 60_000
const HOUR_ms = 60 * MINUTE_ms

/** Another customer's sale, or as many of them. */
async function sellTo(shop: Awaited<ReturnType<typeof openShop>>, customers: number) {
  for (let nth = 0; nth < customers; nth += 1) {
    shop.providers.flexiloadbd.willAnswer({ ...delivered, providerReference: `OTHER${nth}` })
    await shop.sell()
  }
}

/** A sale, and others after it; then the power is away for a moment. */
async function soldBeforeACut(off_ms: number, others = 0) {
  const before = await openShop()
  before.providers.flexiloadbd.willAnswer(delivered)
  const words = recharge()
  const { id } = await before.client.sales.submit(words)
  await before.settle()
  await sellTo(before, others)
  const shop = await before.crash(off_ms)
  const seller = shop.providers.flexiloadbd
  seller.willAnswer({ ...delivered, providerReference: 'TRX2' })
  await shop.clock.advanceGently(10_000)
  const again = (twinSeen?: SaleId) =>
    shop.client.sales.submit({ ...words, id: v7(), ...(twinSeen ? { twinSeen } : {}) })
  return { shop, seller, id: SaleId.parse(id), again }
}

const clocks = [
  ['right', MINUTE_ms],
  ['six hours behind', -6 * HOUR_ms],
  ['six hours ahead', 6 * HOUR_ms],
] as const

describe('the same number and amount soon after a power cut', () => {
  it.each(clocks)('is asked about, and sold once it was seen: clock %s', async (_, off_ms) => {
    const { shop, id, again } = await soldBeforeACut(off_ms)
    await expect(again()).rejects.toMatchObject({ code: 'TWIN', data: { id, state: 'succeeded' } })
    const second = await again(id)
    await shop.settle()
    expect((await shop.sale(second.id)).state).toBe('succeeded')
  })

  it.each(clocks.slice(1))('is asked about for five minutes, clock %s', async (_, off_ms) => {
    const { shop, again } = await soldBeforeACut(off_ms)
    await shop.clock.advanceGently(5 * MINUTE_ms - 10_001)
    await expect(again()).rejects.toMatchObject({ code: 'TWIN' })
    await shop.clock.advanceGently(1)
    expect((await again()).state).toBe('created')
  })

  it('is asked about where no more were sold since than a counter sells in that time', async () => {
    const near = await soldBeforeACut(6 * HOUR_ms, 19)
    await expect(near.again()).rejects.toMatchObject({ code: 'TWIN', data: { id: near.id } })
    const far = await soldBeforeACut(6 * HOUR_ms, 20)
    expect((await far.again()).state).toBe('created')
  })

  it('is not sent as a draft of before either, until its cashier was shown the other', async () => {
    const before = await openShop()
    const seller = before.providers.flexiloadbd
    for (let tries = 0; tries < 3; tries += 1) seller.refuseToOpen('connect')
    const draft = recharge()
    await before.client.sales.submit(draft)
    await before.clock.advanceGently(MINUTE_ms)
    seller.willAnswer(delivered)
    const beside = { ...draft, id: v7(), twinSeen: SaleId.parse(draft.id) }
    const { id } = await before.client.sales.submit(beside)
    await before.settle()
    const shop = await before.crash(-6 * HOUR_ms)
    await shop.clock.advanceGently(10_000)
    seller.willAnswer({ ...delivered, providerReference: 'TRX2' })
    await expect(shop.client.sales.submit(draft)).rejects.toMatchObject({ data: { id } })
    await shop.client.sales.submit({ ...draft, twinSeen: SaleId.parse(id) })
    await shop.settle()
    expect((await shop.sale(draft.id)).state).toBe('succeeded')
  })
})
