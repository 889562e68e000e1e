import { describe, expect, it } from 'vitest'
import { LEARNED_FROM } from '../../domain/commission/learned.ts'
import { money, taka } from '../../domain/money.ts'
import { delivered, unknown } from '../testing/answers.ts'
import { proveBooks } from '../testing/proof.ts'
import { openShop, type TestShop } from '../testing/shop.ts'

const MINUTE_ms = 60_000
const faces = [20, 50, 30, 100, 349, 77, 500, 40, 999, 61]

/** Three taka on a hundred, where the counter assumes two and three quarters. */
const costOf = (amount_e4: number) => money(amount_e4 - (amount_e4 * 3) / 100)

type Silent = 'autoflexi' | 'alsamiflexi'
type Takes = (face_e4: number) => number

async function sellOne(shop: TestShop, nth: number, takes: Takes, provider: Silent = 'autoflexi') {
  const seller = shop.providers[provider]
  seller.willAnswer({
    ...delivered,
    providerReference: `OLD${seller.sent.length}`,
    charged_e4: null,
  })
  const amount_e4 = taka(faces[nth % faces.length] ?? 20)
  const sale = await shop.sell({ provider, amount_e4 })
  expect(sale.state).toBe('succeeded')
  seller.balance_e4 -= takes(amount_e4)
  await shop.clock.advanceGently(4_000)
  return sale
}

/** So many successes through autoflexi, each seen in the wallet before the next. */
async function openSold(sales: number, provider: Silent = 'autoflexi') {
  const shop = await openShop()
  await shop.client.wallets.refresh({ provider })
  for (let nth = 0; nth < sales; nth += 1) await sellOne(shop, nth, costOf, provider)
  return shop
}

async function quoted(shop: TestShop, operator: 'GP' | 'RB' = 'GP', amount_e4 = taka(200)) {
  const provider = 'autoflexi'
  const wanted = { operator, lineType: 'prepaid', amount_e4, provider } as const
  return (await shop.client.sales.quote(wanted)).expectedCost_e4
}

describe('what sales really cost at a provider that does not say so', () => {
  it('is learned from the wallet, after ten successes of a kind', async () => {
    const shop = await openSold(LEARNED_FROM - 1)
    expect(await quoted(shop)).toBe(taka(200) - 55_000)
    await sellOne(shop, LEARNED_FROM - 1, costOf)
    expect(await quoted(shop)).toBe(costOf(taka(200)))
    // Of another operator nothing is known.
    expect(await quoted(shop, 'RB')).toBe(taka(200) - 55_000)
    const sale = await sellOne(shop, LEARNED_FROM, costOf)
    expect(sale).toMatchObject({
      expectedCost_e4: costOf(sale.amount_e4),
      commission_e4: sale.amount_e4 - costOf(sale.amount_e4),
    })
    proveBooks(shop)
    const after = await shop.crash()
    expect(await quoted(after)).toBe(costOf(taka(200)))
  })

  it('shows the debit of a sale in doubt', async () => {
    const shop = await openSold(LEARNED_FROM - 1)
    await sellOne(shop, LEARNED_FROM - 1, costOf)
    const seller = shop.providers.autoflexi
    seller.willAnswer(unknown)
    const sale = await shop.sell({ provider: 'autoflexi', amount_e4: taka(200) })
    expect(sale.state).toBe('in-doubt')
    seller.balance_e4 -= costOf(taka(200))
    await shop.clock.advanceGently(MINUTE_ms)
    expect(await shop.sale(sale.id)).toMatchObject({
      state: 'needs-review',
      reason: { code: 'debited' },
      charged_e4: costOf(taka(200)),
    })
    proveBooks(shop)
  })

  it('is the assumption again where a price does not fit the others', async () => {
    const shop = await openSold(LEARNED_FROM)
    await sellOne(shop, 1, (face_e4) => face_e4 - face_e4 / 50)
    expect(await quoted(shop)).toBe(taka(200) - 55_000)
  })

  it('learns nothing from a debit that can be no sale’s, nor beside other money', async () => {
    const shop = await openSold(0)
    for (let nth = 0; nth < LEARNED_FROM + 2; nth += 1) await sellOne(shop, nth, () => taka(3))
    const kept = shop.db.read<[], { sales: number }>('SELECT count(*) AS sales FROM learned_cost')
    expect(kept.get()?.sales).toBe(0)
  })

  it('explains no move of the wallet by a price any more', async () => {
    const shop = await openSold(LEARNED_FROM + 1, 'alsamiflexi')
    await shop.clock.advanceGently(3 * MINUTE_ms)
    // What the assumption got wrong before it was learned is a price, and nobody's alarm.
    expect((await shop.client.health.get()).alerts).toEqual([])
    // Two sales between two looks: neither can be told from a taka that another device took.
    const seller = shop.providers.alsamiflexi
    for (const nth of [1, 2]) {
      seller.willAnswer({ ...delivered, providerReference: `NEW${nth}`, charged_e4: null })
      await shop.sell({ provider: 'alsamiflexi', amount_e4: taka(100) })
    }
    seller.balance_e4 -= 2 * costOf(taka(100)) + 10_000
    await shop.clock.advanceGently(3 * MINUTE_ms)
    const { alerts } = await shop.client.health.get()
    expect(alerts).toMatchObject([{ kind: 'wallet-moved', change_e4: -10_000 }])
  })
})
