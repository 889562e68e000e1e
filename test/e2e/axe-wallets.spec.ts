import { holds } from './accessible.ts'
import { expect, test } from './fixture.ts'
import { RechargePage } from './recharge-page.ts'

test.describe.configure({ timeout: 180_000 })

test.describe('anybody can use', () => {
  test('the wallets, with a difference and a line of low balance', async ({ page, shop }) => {
    const { say } = await RechargePage.open(page, shop, 'bn')
    await page.keyboard.press('Control+KeyU')
    const list = page.getByRole('listbox', { name: say('walletsScreen.list') })
    await expect(list).toBeVisible()
    await holds(page, shop, 'the wallets')
    const wallet = list.locator('[data-wallet-row="autoflexi:main"]')
    await wallet.click()
    const line = page.getByRole('textbox', {
      name: say('lowBalance.line', { provider: 'autoflexi' }),
    })
    await line.fill('5000')
    await line.press('Enter')
    await expect(wallet).toContainText(say('walletsScreen.low'))
    shop.sandbox().oracle.topUp('autoflexi', 'main', 125_000_000)
    await expect(async () => {
      await wallet.focus()
      await page.keyboard.press('NumpadMultiply')
      await expect(wallet).toContainText('+৳12,500', { timeout: 300 })
    }).toPass()
    await holds(page, shop, 'a wallet that differs')
  })

  test('the form of a top-up and its read-back', async ({ page, shop }) => {
    const { say } = await RechargePage.open(page, shop, 'bn')
    await page.keyboard.press('Control+KeyU')
    await expect(page.getByRole('listbox', { name: say('walletsScreen.list') })).toBeVisible()
    await page.keyboard.press('NumpadAdd')
    const dialog = page.getByRole('dialog')
    await expect(dialog).toContainText(say('topUp.title'))
    await page.keyboard.press('Enter')
    await expect(dialog).toContainText(say('amountProblem.empty'))
    await holds(page, shop, 'a top-up without an amount')
    for (const words of ['12500', 'BK-1207']) {
      await page.keyboard.type(words)
      await page.keyboard.press('Enter')
    }
    await page.keyboard.press('Space')
    await page.keyboard.press('Enter')
    await expect(dialog.getByRole('region', { name: say('topUp.readBack') })).toBeFocused()
    await holds(page, shop, 'a top-up read back')
  })

  test('what a provider needs, where nothing may copy it', async ({ page, shop }) => {
    await page.addInitScript(() => {
      document.execCommand = () => false
      Object.defineProperty(navigator, 'clipboard', { value: undefined })
    })
    const screen = await RechargePage.open(page, shop, 'bn')
    await screen.enter({ number: '01712340004', amount: '50', provider: 'autoflexi' })
    shop.clock.pace(0)
    await screen.send()
    await screen.sees('doubt')
    await page.keyboard.press('Control+KeyD')
    await expect(page.getByRole('dialog').getByRole('textbox')).toBeFocused()
    await holds(page, shop, 'a complaint to be copied by hand')
    shop.clock.pace(30)
  })
})
