import { describe, expect, it } from 'vitest'
import { delivered } from '../testing/answers.ts'
import { intentOf, openShopOfKinds } from '../testing/kinds.ts'
import { openShop } from '../testing/shop.ts'

const SECOND_ms = 1_000

/** A sale through autoflexi whose wallet, or whose connection, is there only after a while. */
async function sellSlowly(what: 'balance' | 'open', after_ms: number) {
  const shop = await openShop()
  const seller = shop.providers.autoflexi
  seller.willAnswer(delivered)
  const go = seller.hold(what)
  const { id } = await shop.sell({ provider: 'autoflexi' })
  await shop.clock.advanceGently(after_ms)
  go()
  await shop.clock.advanceGently(10 * SECOND_ms)
  return { seller, sale: await shop.sale(id) }
}

describe('a cashier who waits thirty seconds and no longer', () => {
  it.each(['balance', 'open'] as const)(
    'has the sale sent where the %s comes in time',
    async (it) => {
      const { seller, sale } = await sellSlowly(it, 30 * SECOND_ms - 1)
      expect([sale.state, seller.sent.length]).toEqual(['succeeded', 1])
    },
  )

  it.each([
    ['balance', 0],
    ['open', 1],
  ] as const)('has it stay a draft where the %s comes later', async (it, abandoned) => {
    const { seller, sale } = await sellSlowly(it, 30 * SECOND_ms)
    expect(sale).toMatchObject({ state: 'created', reason: { code: 'too-late' } })
    expect([seller.sent.length, seller.abandoned.length]).toEqual([0, abandoned])
  })

  it('is told why the last try failed, where there is no time for another', async () => {
    const shop = await openShop()
    const seller = shop.providers.flexiloadbd
    const go = seller.hold('open')
    seller.refuseToOpen('connect')
    const { id } = await shop.sell()
    // The next try would begin three seconds later.
    await shop.clock.advanceGently(27 * SECOND_ms)
    go()
    await shop.clock.advanceGently(10 * SECOND_ms)
    expect(await shop.sale(id)).toMatchObject({
      state: 'created',
      reason: { code: 'connect' },
      observations: [{ class: 'not-sent', times: 1 }],
    })
    expect(seller.sent).toHaveLength(0)
  })

  it.each([
    ['in time', 30 * SECOND_ms - 1, 1],
    ['later', 30 * SECOND_ms, 0],
  ] as const)(
    'counts from the press where a list was read first, and it opens %s',
    async (_, after_ms, sent) => {
      const { shop, shelves } = await openShopOfKinds()
      const seller = shop.providers.flexiloadbd
      await shop.clock.advanceGently(10 * 60 * SECOND_ms)
      seller.willAnswer(delivered)
      // The list is asked for and never comes; the last good one stands.
      shelves.hangs = true
      const go = seller.hold('open')
      const intent = intentOf('package')
      const submitted = shop.client.sales.submit(intent)
      await shop.clock.advanceGently(after_ms)
      await submitted
      go()
      await shop.clock.advanceGently(10 * SECOND_ms)
      expect(seller.sent).toHaveLength(sent)
    },
  )
})
