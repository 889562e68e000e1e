import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { SaleId } from '../../domain/sale.ts'
import { accepted, delivered, saidPending, saidSuccess } from '../testing/answers.ts'
import { openShop, recharge } from '../testing/shop.ts'

const MINUTE_ms = 60_000

const another = { ...delivered, providerReference: 'TRX2' }

/** The provider has the sale, and says no more of it. */
async function underWay() {
  const shop = await openShop()
  const seller = shop.providers.flexiloadbd
  seller.willAnswer(accepted)
  seller.willSay(saidPending)
  const words = recharge()
  const { id } = await shop.client.sales.submit(words)
  await shop.settle()
  seller.willAnswer(another)
  const again = (twinSeen?: SaleId) =>
    shop.client.sales.submit({ ...words, id: v7(), ...(twinSeen ? { twinSeen } : {}) })
  return { shop, seller, words, id, again }
}

describe('the same number and amount while the first is under way', () => {
  it.each([6, 29])('is not sold unasked %s minutes later', async (minutes) => {
    const { shop, seller, words, id, again } = await underWay()
    await shop.clock.advanceGently(minutes * MINUTE_ms)
    const twin = { id, state: 'accepted' }
    await expect(again()).rejects.toMatchObject({ code: 'TWIN', data: twin })
    const { id: _, kind: __, ...form } = words
    expect((await shop.client.sales.quote(form)).twin).toMatchObject(twin)
    await shop.settle()
    expect(seller.sent).toHaveLength(1)
  })

  it('is sold where the cashier was shown the first, and confirmed', async () => {
    const { shop, seller, id, again } = await underWay()
    await shop.clock.advanceGently(20 * MINUTE_ms)
    const second = await again(SaleId.parse(id))
    await shop.settle()
    expect((await shop.sale(second.id)).state).toBe('succeeded')
    expect(seller.sent).toHaveLength(2)
  })

  it('is not sold unasked while nobody has answered the first', async () => {
    const shop = await openShop()
    const words = recharge()
    const { id } = await shop.client.sales.submit(words)
    await shop.clock.advanceGently(6 * MINUTE_ms)
    await expect(shop.client.sales.submit({ ...words, id: v7() })).rejects.toMatchObject({
      code: 'TWIN',
      data: { id, state: 'on-wire' },
    })
  })

  it('is sold unasked once the first has come to its end', async () => {
    const { shop, seller, again, id } = await underWay()
    await shop.clock.advanceGently(6 * MINUTE_ms)
    seller.willSay(saidSuccess)
    await shop.clock.advanceGently(6 * MINUTE_ms)
    expect((await shop.sale(id)).state).toBe('succeeded')
    expect((await again()).state).toBe('created')
  })

  it('is not sold at all once a person has to look at the first', async () => {
    const { shop, again, id } = await underWay()
    await shop.clock.advanceGently(31 * MINUTE_ms)
    await expect(again(SaleId.parse(id))).rejects.toMatchObject({
      code: 'TWIN',
      data: { id, state: 'needs-review' },
    })
  })

  it('is not sent as a draft of before either, until its cashier was shown the other', async () => {
    const shop = await openShop()
    const seller = shop.providers.flexiloadbd
    for (let tries = 0; tries < 3; tries += 1) seller.refuseToOpen('connect')
    const draft = recharge()
    await shop.client.sales.submit(draft)
    await shop.clock.advanceGently(MINUTE_ms)
    seller.willAnswer(accepted)
    seller.willSay(saidPending)
    const beside = { ...draft, id: v7(), twinSeen: SaleId.parse(draft.id) }
    const { id } = await shop.client.sales.submit(beside)
    await shop.clock.advanceGently(6 * MINUTE_ms)
    seller.willAnswer(another)
    await expect(shop.client.sales.submit(draft)).rejects.toMatchObject({
      code: 'TWIN',
      data: { id, state: 'accepted' },
    })
    await shop.client.sales.submit({ ...draft, twinSeen: SaleId.parse(id) })
    await shop.settle()
    expect((await shop.sale(draft.id)).state).toBe('succeeded')
  })
})
