import { describe, expect, it } from 'vitest'
import { money, taka } from '../../domain/money.ts'
import { delivered, unknown } from '../testing/answers.ts'
import { makeRule, perThousand } from '../testing/commission.ts'
import { proveBooks } from '../testing/proof.ts'
import { openShop, type TestShop } from '../testing/shop.ts'
import { LEARNED_FROM_SAME } from '../../domain/commission/learned.ts'
import { PROVED_ENOUGH } from '../wallets/calibration.ts'

const SECOND_ms = 1_000
const MINUTE_ms = 60_000
const provider = 'autoflexi'
const usualCost = (amount_e4: number) => money(amount_e4 - (amount_e4 * 275) / 10_000)

/** ৳1 on each thousand, where the provider gives ৳27.50: the owner's finger slipped. */
const slip = { earns: perThousand(1_000), of: { what: 'all' } } as const

async function soldOne(shop: TestShop, took: (amount_e4: number) => number, amount_e4 = taka(50)) {
  const seller = shop.providers[provider]
  seller.willAnswer({ ...delivered, providerReference: `OLD${seller.sent.length}` })
  const sale = await shop.sell({ provider, amount_e4 })
  seller.balance_e4 -= took(amount_e4)
  await shop.clock.advanceGently(3 * SECOND_ms)
  return sale
}

async function doubted(shop: TestShop, amount_e4 = taka(50)) {
  shop.providers[provider].willAnswer(unknown)
  const sale = await shop.sell({ provider, amount_e4 })
  expect(sale.state).toBe('in-doubt')
  const after = async (wait_ms: number) => {
    await shop.clock.advanceGently(wait_ms)
    return shop.sale(sale.id)
  }
  return { sale, after }
}

describe('a sale in doubt that was sold by a wrong rule', () => {
  it('is seen to be debited all the same, where its usual cost was taken', async () => {
    const shop = await openShop()
    await makeRule(shop, slip)
    const { sale, after } = await doubted(shop)
    expect(sale.expectedCost_e4).toBe(499_500)
    shop.providers[provider].balance_e4 -= usualCost(sale.amount_e4)
    expect(await after(MINUTE_ms)).toMatchObject({
      state: 'needs-review',
      tender: 'collected',
      reason: { code: 'debited' },
      charged_e4: usualCost(sale.amount_e4),
    })
    proveBooks(shop)
  })

  it('is never called failed by itself while something was taken', async () => {
    const shop = await openShop()
    for (let nth = 0; nth < PROVED_ENOUGH; nth += 1) await soldOne(shop, usualCost)
    await makeRule(shop, slip)
    const { sale, after } = await doubted(shop)
    shop.providers[provider].balance_e4 -= 480_000
    expect(await after(30 * MINUTE_ms)).toMatchObject({
      state: 'needs-review',
      tender: 'collected',
      reason: { code: 'wallet-unclear' },
    })
    expect(sale.earning).toEqual({ should_e4: 500, shouldBy: 'rule', willBy: 'learned' })
    proveBooks(shop)
  })

  it('stands where what past sales took is known: the rule sets nothing else aside', async () => {
    const shop = await openShop()
    for (let nth = 0; nth < LEARNED_FROM_SAME; nth += 1) {
      await soldOne(shop, usualCost, taka(100))
    }
    await makeRule(shop, slip)
    const { sale } = await doubted(shop, taka(100))
    expect(sale).toMatchObject({
      expectedCost_e4: usualCost(taka(100)),
      earning: { should_e4: 1_000, shouldBy: 'rule', willBy: 'learned' },
    })
  })

  it('takes the proof from a wallet that does not show what was booked by the rule', async () => {
    const shop = await openShop()
    for (let nth = 0; nth < PROVED_ENOUGH; nth += 1) await soldOne(shop, usualCost)
    await makeRule(shop, slip)
    // Of another operator nothing is learned: the rule says what is booked, and it is wrong.
    const seller = shop.providers[provider]
    seller.willAnswer({ ...delivered, providerReference: 'RB1' })
    await shop.sell({ provider, operator: 'RB', number: '01812345678', amount_e4: taka(50) })
    seller.balance_e4 -= usualCost(taka(50))
    await shop.clock.advanceGently(MINUTE_ms)
    const { after } = await doubted(shop)
    expect(await after(30 * MINUTE_ms)).toMatchObject({
      state: 'needs-review',
      reason: { code: 'wallet-untouched' },
    })
    proveBooks(shop)
  })

  it('raises its alarm once its usual cost goes after it was called failed', async () => {
    const shop = await openShop()
    await makeRule(shop, slip)
    const { sale, after } = await doubted(shop)
    await after(31 * MINUTE_ms)
    const evidence = 'nothing came'
    await shop.client.sales.decide({ id: sale.id, outcome: 'failed', evidence })
    await after(2 * MINUTE_ms)
    shop.providers[provider].balance_e4 -= usualCost(sale.amount_e4)
    await after(3 * MINUTE_ms)
    const { alerts } = await shop.client.health.get()
    expect(alerts).toMatchObject([{ kind: 'debited-after-failed', sale: sale.id }])
    const [drift] = await shop.client.wallets.drift()
    expect(drift?.explanations).toMatchObject([{ sale: sale.id, why: 'taken-though-failed' }])
    proveBooks(shop)
  })
})
