import { expect, test } from './fixture.ts'
import { everySale, executionsOf, ledgerBalances } from './proof.ts'
import { RechargePage } from './recharge-page.ts'

test.describe('a sale the provider never answered, found on its own pages', () => {
  test('is named by the number that is typed there, and by nothing else', async ({
    page,
    shop,
    overheard,
  }) => {
    // The core's "no" to an id that shows nothing.
    overheard.expects(/status of 409/u)
    const screen = await RechargePage.open(page, shop, 'bn')
    // Executed, and the connection dropped: only the provider's own list shows it.
    await screen.enter({ number: '01712340003', amount: '50', provider: 'alsamiflexi' })
    // The wallet would have its say within a blink: time stands still until the doubt was seen.
    shop.clock.pace(0)
    await screen.send()
    await screen.sees('doubt')
    shop.clock.pace(5)
    await page.keyboard.press('F5')
    await page.getByRole('row').filter({ hasText: '0003' }).click()
    const field = page.getByLabel(screen.say('transactions.identify', { provider: 'alsamiflexi' }))
    await field.fill('TXN-of-nobody')
    await field.press('Enter')
    await expect(page.getByText(screen.say('refusal.NOT_PROVED'))).toBeVisible()
    const [sale] = await everySale(shop.client)
    if (!sale) throw new Error('nothing was sold')
    expect(sale.providerReference).toBeNull()
    const [execution] = executionsOf(shop, sale)
    await field.fill(execution?.providerReference ?? '')
    await page.getByRole('button', { name: screen.say('transactions.identifyAsk') }).click()
    await expect(page.getByRole('article')).toContainText(screen.say('state.succeeded'))
    await expect(field).toHaveCount(0)
    expect(await ledgerBalances(shop)).toMatchObject({ 'customers-held': 0 })
  })
})
