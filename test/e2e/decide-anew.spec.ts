import { expect, test } from './fixture.ts'
import { executionsOf } from './proof.ts'
import { RechargePage } from './recharge-page.ts'
import { onlySale } from './standing.ts'

const MINUTE_ms = 60_000
/** Hours of the shop pass meanwhile. */
const TOLD_WITHIN_ms = 50_000

test.describe('a sale that moves while somebody decides about it', () => {
  test('is decided on what is known by now, and not on what was seen before', async ({
    page,
    shop,
  }) => {
    test.slow()
    shop.sandbox().oracle.fault({
      provider: 'alsamiflexi',
      executeAfter_ms: 90 * MINUTE_ms,
      answer: { how: 'reset' },
    })
    const screen = await RechargePage.open(page, shop, 'bn')
    const { say } = screen
    await screen.sell({ number: '01712345678', amount: '50', provider: 'alsamiflexi' })
    await screen.sees('doubt')
    shop.clock.leap(31 * MINUTE_ms)
    await screen.sees('review')
    const { version } = await onlySale(shop)
    await screen.result.getByRole('button', { name: say('sale.decide') }).click()
    const dialog = page.getByRole('dialog', { name: say('decide.title') })
    const failed = dialog.getByRole('radio', { name: say('decide.failed') })
    await failed.check({ force: true })
    const reason = dialog.getByRole('textbox', { name: say('decide.evidence') })
    await reason.fill('nothing came, the wallet is whole')
    // The provider takes the money after all, and the wallet shows it.
    shop.clock.leap(70 * MINUTE_ms)
    shop.clock.pace(30)
    const now = async () => (await onlySale(shop)).version
    await expect.poll(now, { timeout: TOLD_WITHIN_ms }).toBeGreaterThan(version)
    shop.clock.pace(5)
    await expect(dialog).toContainText(say('decide.moved'))
    await expect(failed).not.toBeChecked()
    await page.keyboard.press('F9')
    await expect(dialog).toBeVisible()
    expect(await onlySale(shop)).toMatchObject({ state: 'needs-review' })
    await expect(reason).toHaveValue('nothing came, the wallet is whole')
    await dialog.getByRole('radio', { name: say('decide.succeeded') }).check({ force: true })
    await expect(dialog.getByRole('alert')).toHaveCount(0)
    await reason.fill('the SMS came at last')
    await page.keyboard.press('F9')
    await expect(dialog).toHaveCount(0)
    expect(await onlySale(shop)).toMatchObject({ state: 'succeeded' })
  })

  test('is not decided any more where its end was found meanwhile', async ({ page, shop }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    const { say } = screen
    await screen.enter({ number: '01712340004', amount: '50', provider: 'alsamiflexi' })
    await screen.send()
    shop.clock.pace(300)
    await screen.sees('review')
    shop.clock.pace(5)
    await screen.result.getByRole('button', { name: say('sale.decide') }).click()
    const dialog = page.getByRole('dialog', { name: say('decide.title') })
    await dialog.getByRole('radio', { name: say('decide.failed') }).check({ force: true })
    await dialog.getByRole('textbox', { name: say('decide.evidence') }).fill('nothing came')
    const sale = await onlySale(shop)
    const [execution] = executionsOf(shop, sale)
    const providerReference = execution?.providerReference ?? ''
    await shop.client.sales.identify({ id: sale.id, providerReference })
    await expect(dialog).toContainText(say('decide.ended', { state: say('state.succeeded') }))
    await page.keyboard.press('F9')
    await expect(dialog).toBeVisible()
    expect(await onlySale(shop)).toMatchObject({ state: 'succeeded' })
    const { events } = await shop.client.sales.get({ id: sale.id })
    // The one that brought the id, and no decision.
    expect(events.filter(({ cause }) => cause === 'person')).toHaveLength(1)
  })
})
