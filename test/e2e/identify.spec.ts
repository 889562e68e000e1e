import { v7 } from 'uuid'
import { SaleId } from '../../src/domain/sale.ts'
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

  test('is it in spite of another of the same number once that one was shown', async ({
    page,
    shop,
    overheard,
  }) => {
    // The core's "no" to an id that may be of either.
    overheard.expects(/status of 409/u)
    const screen = await RechargePage.open(page, shop, 'bn')
    const words = { kind: 'recharge', lineType: 'prepaid', operator: 'GP' } as const
    const through = { provider: 'autoflexi' } as const
    const order = { ...words, ...through, number: '01712340003', amount_e4: 500_000 }
    const earlier = SaleId.parse(v7())
    const state = async (id: SaleId) => (await shop.client.sales.get({ id })).state
    await shop.client.sales.submit({ ...order, id: earlier })
    shop.clock.pace(300)
    await expect.poll(() => state(earlier)).toBe('needs-review')
    shop.clock.pace(0)
    const evidence = 'the customer says no'
    await shop.client.sales.decide({ id: earlier, outcome: 'failed', evidence })
    const later = SaleId.parse(v7())
    await shop.client.sales.submit({ ...order, id: later, twinSeen: earlier })
    await expect.poll(() => state(later)).toBe('in-doubt')
    await page.keyboard.press('F5')
    await page
      .getByRole('row')
      .filter({ hasText: screen.say('state.doubt') })
      .click()
    const { ourReference } = await shop.client.sales.get({ id: earlier })
    const execution = shop.sandbox().oracle.executions().at(-1)
    const field = page.getByLabel(screen.say('transactions.identify', { provider: 'autoflexi' }))
    await field.fill(execution?.providerReference ?? '')
    await field.press('Enter')
    await expect(page.getByText(screen.say('refusal.ID_RIVAL'))).toBeVisible()
    const rivals = page.getByRole('region', { name: screen.say('transactions.identifyRivals') })
    await expect(rivals.getByRole('listitem')).toHaveText([new RegExp(ourReference, 'u')])
    shop.clock.pace(5)
    await page.getByRole('button', { name: screen.say('transactions.identifyDespite') }).click()
    await expect(page.getByRole('article')).toContainText(screen.say('state.succeeded'))
    expect(await state(later)).toBe('succeeded')
  })
})
