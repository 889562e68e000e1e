import { clean, cleanInTheDark, holds } from './accessible.ts'
import { expect, test } from './fixture.ts'
import { RechargePage } from './recharge-page.ts'
import { lateSuccess, notAccepted, notReceived, takenBack, unconfirmed } from './standing.ts'

const GONE = /ERR_|net::|Failed to load/u

test.describe.configure({ timeout: 120_000 })

test.describe('anybody can use', () => {
  test('the practice numbers over any screen', async ({ page, shop }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    await page.keyboard.press('Control+KeyM')
    const dialog = page.getByRole('dialog', { name: screen.say('recharge.practiceTitle') })
    await expect(dialog).toBeVisible()
    await holds(page, shop, 'the practice numbers')
  })

  test('the wallets, what differs in them, and the form of a top-up', async ({ page, shop }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    await screen.sell({ number: '01712345678', amount: '50', provider: 'alsamiflexi' })
    await screen.sees('succeeded')
    await expect
      .poll(async () => {
        const all = await shop.client.wallets.list()
        return all.find(({ provider }) => provider === 'alsamiflexi')?.unexplained_e4
      })
      .toBe(0)
    shop.sandbox().oracle.topUp('alsamiflexi', 'main', -486_250)
    const differs = page.locator('[data-wallet="alsamiflexi"]')
    await expect(differs).toContainText('−৳48.63')
    const lines = { autoflexi: 100_000_000, alsamiflexi: 0, flexiloadbd: 0 }
    await shop.client.settings.save({ lowBalance_e4: lines })
    await expect(page.locator('[data-wallet="autoflexi"]')).toContainText(
      screen.say('walletsScreen.low'),
    )
    shop.clock.pace(1)
    await holds(page, shop, 'the right column with a low wallet and a difference')
    await differs.getByRole('button').first().click()
    await expect(page.getByRole('complementary').getByRole('article')).toBeVisible()
    await holds(page, shop, 'the wallets')
    await page.keyboard.press('NumpadAdd')
    await expect(page.getByRole('dialog')).toBeVisible()
    await page.keyboard.press('Enter')
    await holds(page, shop, 'a top-up with nothing said')
    await page.keyboard.type('50000')
    await page.keyboard.press('Enter')
    await page.keyboard.type('BK-1207')
    await page.keyboard.press('Enter')
    await page.keyboard.press('2')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('region', { name: screen.say('topUp.readBack') })).toBeFocused()
    await holds(page, shop, 'the read-back of a top-up out of the drawer')
  })

  test('the question before other books are opened', async ({ page, shop }) => {
    const { say } = await RechargePage.open(page, shop, 'bn')
    await page.keyboard.press('Control+Comma')
    await page.getByRole('tab', { name: say('settings.books') }).click()
    const open = page.getByRole('button', { name: say('booksSettings.toReal') })
    const stay = page.getByRole('button', { name: say('booksSettings.stay') })
    await open.focus()
    await page.keyboard.press('Enter')
    // Enter pressed twice opens nothing, and nobody has to look for the focus.
    await expect(stay).toBeFocused()
    await holds(page, shop, 'the books question')
    await page.keyboard.press('Enter')
    await expect(open).toBeFocused()
    expect((await shop.client.health.get()).books).toBe('practice')
  })

  test('the second press of money returned', async ({ page, shop }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    const { result, say } = screen
    await screen.sell({ number: '01712340006', amount: '20' })
    await screen.sees('refused')
    const refund = result.getByRole('button', { name: say('sale.refund') })
    // A name that changes under the focus is not read out: the question is said beside it.
    const question = result.getByRole('status').filter({
      hasText: say('sale.refundSure', { amount: '৳20' }),
    })
    await refund.click()
    await expect(question).toBeAttached()
    await clean(page, 'the second press, bn')
    await expect(question).not.toBeAttached({ timeout: 12_000 })
    await refund.click()
    await expect(question).toBeAttached()
    await cleanInTheDark(page, 'the second press')
  })

  test('a sale that is asked about once more before it failed', async ({ page, shop }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    await screen.enter({ number: '01712340002', amount: '50' })
    shop.clock.pace(15)
    await screen.send()
    await screen.sees('checking')
    shop.clock.pace(0)
    await holds(page, shop, 'checking')
  })

  test('a sale the counter has not confirmed', async ({ page, shop, overheard }) => {
    overheard.expects(GONE)
    const { screen, answer } = await unconfirmed(page, shop)
    await holds(page, shop, 'asking')
    answer()
    await screen.sees('succeeded')
  })

  test('a sale the counter never got', async ({ page, shop, overheard }) => {
    overheard.expects(/ERR_|net::|status of 404/u)
    await notReceived(page, shop)
    await holds(page, shop, 'not received')
  })

  test('a sale the counter would not have', async ({ page, shop, overheard }) => {
    overheard.expects(/status of 422/u)
    await notAccepted(page, shop)
    await holds(page, shop, 'not accepted')
  })

  test('a recharge that was taken back', async ({ page, shop }) => {
    await takenBack(page, shop)
    await holds(page, shop, 'reversed')
  })

  test('a recharge that came late', async ({ page, shop }) => {
    await lateSuccess(page, shop)
    await holds(page, shop, 'late success')
  })
})
