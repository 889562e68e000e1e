import { formatTaka, money } from '../../src/domain/money.ts'
import { type ProviderId, rechargeWallet } from '../../src/domain/provider.ts'
import { slipSays } from './dialogs.ts'
import { expect, test } from './fixture.ts'
import { everySale, executionsOf, ledgerBalances } from './proof.ts'
import { RechargePage } from './recharge-page.ts'
import { everyProvider, type Shop } from './shop.ts'
import { languages } from './words.ts'

const TAKA_E4 = 10_000

function walletLeft(shop: Shop, provider: ProviderId): number {
  const lines = shop.sandbox().oracle.wallets()
  const mine = lines.find(
    (line) => line.provider === provider && line.wallet === rechargeWallet[provider],
  )
  if (!mine) throw new Error(`${provider} has no wallet`)
  return mine.balance_e4
}

for (const language of languages) {
  test.describe(`a recharge sold with the number pad alone, in ${language}`, () => {
    test.use({
      opening: { books: 'practice', welcomed: true, settings: { language }, providers: [] },
    })

    for (const provider of everyProvider) {
      test(`settles at ${provider}, and every taka is explained`, async ({ page, shop }) => {
        const before_e4 = walletLeft(shop, provider)
        const screen = await RechargePage.open(page, shop, language)
        await screen.sell({ number: '01712345678', amount: '50', provider })
        await screen.sees('succeeded')
        await screen.isTold('next.succeeded')
        await slipSays(page, screen.say, 'receipt')

        const sales = await everySale(shop.client)
        expect(sales).toHaveLength(1)
        const [sale] = sales
        if (!sale) throw new Error('the sale is not in the books')
        expect(sale).toMatchObject({ provider, number: '01712345678', state: 'succeeded' })
        expect(executionsOf(shop, sale)).toHaveLength(1)

        const spent_e4 = before_e4 - walletLeft(shop, provider)
        expect(spent_e4).toBe(50 * TAKA_E4 - (sale.commission_e4 ?? 0))
        const books = await ledgerBalances(shop)
        expect(books['cash']).toBe(50 * TAKA_E4)
        expect(books[`reserved:${provider}:${rechargeWallet[provider]}`] ?? 0).toBe(0)
        expect(books[`wallet:${provider}:${rechargeWallet[provider]}`]).toBe(
          walletLeft(shop, provider),
        )
        const left = formatTaka(money(before_e4 - spent_e4), { kind: 'balance' })
        await expect(page.locator(`[data-wallet="${provider}"]`)).toContainText(left)
      })
    }
  })
}

test.describe('a counter that has no provider yet', () => {
  test.use({ opening: { books: 'real', welcomed: true, settings: {}, providers: [] } })

  for (const width of [1366, 1024]) {
    test(`reads the amount back whole beside why it cannot be sold, ${width} wide`, async ({
      page,
      shop,
    }) => {
      await page.setViewportSize({ width, height: 768 })
      const screen = await RechargePage.open(page, shop, 'bn')
      await screen.enter({ number: '01712345678', amount: '50' })
      await expect(screen.readBack).toContainText(screen.say('recharge.noProvider'))
      const over_px = await screen.readBack.evaluate((card) => {
        const edge = card.getBoundingClientRect().right
        const parts = [...card.querySelectorAll('*')]
        return Math.max(...parts.map((part) => part.getBoundingClientRect().right)) - edge
      })
      expect(over_px).toBeLessThanOrEqual(0)
      await expect(screen.readBack.getByText('৳50.00')).toBeInViewport({ ratio: 1 })
    })
  }
})

/** As a card shows it. */
function toThePoisha(balance_e4: number): number {
  return Math.floor(balance_e4 / 100) * 100
}

test.describe('the wallets', () => {
  test('add up to what recharges can use, and foretell nothing from a few minutes', async ({
    page,
    shop,
  }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    await screen.sell({ number: '01712345678', amount: '50' })
    await screen.sees('succeeded')
    const sum_e4 = everyProvider.reduce(
      (sum, provider) => sum + toThePoisha(walletLeft(shop, provider)),
      0,
    )
    const amount = formatTaka(money(sum_e4), { kind: 'balance' })
    await expect(page.getByText(screen.say('wallets.total', { amount }))).toBeVisible()
    await expect(page.locator('[data-wallet]').first()).not.toContainText('চলবে')
  })
})
