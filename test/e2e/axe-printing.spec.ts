import { holds } from './accessible.ts'
import { expect, test as practiceTest } from './fixture.ts'
import { goTo, papersStand, realShop, setPrinter, test, unplug } from './paper-shop.ts'
import { RechargePage } from './recharge-page.ts'
import { shiftOf } from './shift-page.ts'

test.describe('anybody can print', () => {
  test.use({ opening: realShop })

  test('see what did not come out, set the printer, and open the drawer', async ({
    page,
    shop,
    printer,
  }) => {
    await shiftOf(shop, 'করিম')
    await setPrinter(shop, printer, { automatic: true, drawer: 'pin-2' })
    await unplug(printer)
    const screen = await RechargePage.open(page, shop, 'bn')
    await screen.sell({ number: '01712345678', amount: '50' })
    await papersStand(shop, 'failed')
    await expect(page.locator('[data-print-notice]')).toBeVisible()
    await holds(page, shop, 'a paper that did not come out')
    await goTo(page, screen.say('go.prints'))
    await expect(page.getByRole('option').first()).toBeVisible()
    await holds(page, shop, 'the prints')
    await page.keyboard.press('Escape')
    await goTo(page, screen.say('go.printer'))
    const address = page.getByRole('textbox', { name: screen.say('printerSettings.address') })
    await address.fill('192.168.0')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: screen.say('printerSettings.look') }).click()
    await expect(page.getByText(screen.say('printWhy.refused')).last()).toBeVisible()
    await holds(page, shop, 'the settings of the printer')
    await page.keyboard.press('F7')
    await page.keyboard.press('Control+KeyO')
    const dialog = page.getByRole('dialog')
    await page.keyboard.press('3')
    await page.keyboard.press('Enter')
    await expect(dialog).toContainText(screen.say('drawer.wordsShort'))
    await holds(page, shop, 'the drawer without a sale')
  })
})

practiceTest.describe('anybody can practise printing', () => {
  practiceTest('see the paper at the side and whole', async ({ page, shop }) => {
    const { printer } = await shop.client.settings.get()
    await shop.client.settings.save({ printer: { ...printer, automatic: true } })
    const screen = await RechargePage.open(page, shop, 'bn')
    await screen.sell({ number: '01712345678', amount: '50' })
    const paper = page.locator('[data-paper-out]')
    await expect(paper).toBeVisible()
    await holds(page, shop, 'the paper of practice')
    await paper.getByRole('button', { name: screen.say('paperOut.look') }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await holds(page, shop, 'the paper of practice, whole')
  })
})
