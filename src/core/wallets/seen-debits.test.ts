import { describe, expect, it } from 'vitest'
import { negate } from '../../domain/money.ts'
import { unknown } from '../testing/answers.ts'
import { proveBooks } from '../testing/proof.ts'
import { openShop, type TestShop } from '../testing/shop.ts'

const MINUTE_ms = 60_000
const evidence = 'the operator’s SMS on her phone'

const alerts = async (shop: TestShop) => (await shop.client.health.get()).alerts

describe('a debit that stood on the screen of whoever called the sale failed', () => {
  async function failedInSight({ more = false } = {}) {
    const shop = await openShop()
    const seller = shop.providers.autoflexi
    seller.willAnswer(unknown)
    const sale = await shop.sell({ provider: 'autoflexi' })
    seller.balance_e4 -= sale.expectedCost_e4
    await shop.clock.advanceGently(2 * MINUTE_ms)
    const seen = await shop.sale(sale.id)
    expect(seen).toMatchObject({ state: 'needs-review', wallet: { finding: 'debited' } })
    const { id, version } = seen
    await shop.client.sales.decide({ id, version, outcome: 'failed', evidence })
    if (more) seller.balance_e4 -= sale.expectedCost_e4
    await shop.clock.advanceGently(5 * MINUTE_ms)
    return { shop, seller, sale }
  }

  it('is asked about once, and stays listed as the provider’s to give back', async () => {
    const { shop, sale } = await failedInSight()
    expect(await alerts(shop)).toEqual([])
    expect(await shop.client.wallets.drift()).toMatchObject([
      {
        change_e4: negate(sale.expectedCost_e4),
        explanations: [{ sale: sale.id, why: 'provider-owes' }],
      },
    ])
    expect((await shop.client.sales.refund({ id: sale.id })).tender).toBe('refunded')
    const after = await shop.crash()
    await after.clock.advanceGently(5 * MINUTE_ms)
    expect(await alerts(after)).toEqual([])
    proveBooks(after)
  })

  it('is owed by the provider until it is back, and then by nobody', async () => {
    const { shop, seller, sale } = await failedInSight()
    seller.balance_e4 += sale.expectedCost_e4
    await shop.clock.advanceGently(3 * MINUTE_ms)
    const drift = await shop.client.wallets.drift()
    expect(drift.map(({ explanations }) => explanations.map(({ why }) => why))).toEqual([
      ['refunded-late'],
      ['taken-though-failed'],
    ])
  })

  it('hides no other of the same size that comes after the decision', async () => {
    const { shop, seller, sale } = await failedInSight()
    seller.balance_e4 -= sale.expectedCost_e4
    await shop.clock.advanceGently(3 * MINUTE_ms)
    const raised = { kind: 'debited-after-failed', sale: sale.id }
    expect(await alerts(shop)).toMatchObject([raised])
  })

  it('hides none that came with the decision, before anybody looked', async () => {
    const { shop, sale } = await failedInSight({ more: true })
    const change_e4 = -2 * sale.expectedCost_e4
    expect(await alerts(shop)).toMatchObject([{ kind: 'wallet-moved', change_e4 }])
  })

  it('hides nothing of another that was called failed while it stood there', async () => {
    const shop = await openShop()
    const seller = shop.providers.alsamiflexi
    seller.willAnswer(unknown)
    const first = await shop.sell({ provider: 'alsamiflexi' })
    seller.balance_e4 -= first.expectedCost_e4
    await shop.clock.advanceGently(3 * MINUTE_ms)
    expect((await shop.sale(first.id)).wallet?.finding).toBe('debited')
    // Given back as the second is executed: the wallet looks untouched.
    seller.willAnswer(unknown)
    const second = await shop.sell({ provider: 'alsamiflexi' })
    await shop.clock.advanceGently(20 * MINUTE_ms)
    for (const { id } of [second, first]) {
      await shop.client.sales.decide({ id, outcome: 'failed', evidence })
      await shop.clock.advanceGently(3 * MINUTE_ms)
    }
    const named = (await alerts(shop)).map(({ kind, sale }) => [kind, sale])
    expect(named).toContainEqual(['debited-after-failed', second.id])
  })

  it('is asked about once also where another in suspense was decided before', async () => {
    const shop = await openShop()
    const seller = shop.providers.alsamiflexi
    const sales = []
    for (const wait_ms of [3 * MINUTE_ms, 3 * MINUTE_ms]) {
      seller.willAnswer(unknown)
      const sale = await shop.sell({ provider: 'alsamiflexi' })
      seller.balance_e4 -= sale.expectedCost_e4
      await shop.clock.advanceGently(wait_ms)
      sales.push(await shop.sale(sale.id))
    }
    expect(sales.map(({ wallet }) => wallet?.finding)).toEqual(['debited', 'debited'])
    for (const { id } of sales) {
      await shop.client.sales.decide({ id, outcome: 'failed', evidence })
      await shop.clock.advanceGently(3 * MINUTE_ms)
    }
    expect(await alerts(shop)).toEqual([])
  })
})
