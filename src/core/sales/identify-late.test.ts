import { describe, expect, it } from 'vitest'
import { saidFailed, saidSuccess, unknown } from '../testing/answers.ts'
import { proveBooks } from '../testing/proof.ts'
import { openShop } from '../testing/shop.ts'

const providerReference = 'TXN77'

/** A sale nobody named, whose half hour is over: a person is asked. */
async function inReview() {
  const shop = await openShop()
  const seller = shop.providers.alsamiflexi
  seller.willAnswer(unknown)
  const { id } = await shop.sell({ provider: 'alsamiflexi' })
  await shop.clock.advanceGently(31 * 60_000)
  expect((await shop.sale(id)).state).toBe('needs-review')
  const bring = () => shop.client.sales.identify({ id, providerReference })
  return { shop, seller, id, bring }
}

describe('an id that is brought when a person is asked', () => {
  it('stays with the sale where its provider says for the first time that it failed', async () => {
    const { shop, seller, bring } = await inReview()
    seller.willSay({ ...saidFailed, providerReference })
    expect(await bring()).toMatchObject({
      state: 'needs-review',
      tender: 'collected',
      providerReference,
      failureHeardOnce: true,
    })
    proveBooks(shop)
  })

  it('shows a delivery also where another calls the sale failed meanwhile', async () => {
    const { shop, seller, id, bring } = await inReview()
    seller.willSay({ ...saidSuccess, providerReference })
    const answer = seller.hold('status')
    const bringing = bring()
    await shop.settle()
    await shop.client.sales.decide({ id, outcome: 'failed', evidence: 'nothing came' })
    answer()
    expect(await bringing).toMatchObject({ state: 'late-success', tender: 'collected' })
    proveBooks(shop)
  })
})
