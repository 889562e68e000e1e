import type { Page } from '@playwright/test'
import { expect } from './fixture.ts'
import { goTo, papersStand, realShop, setPrinter, test } from './paper-shop.ts'
import { RechargePage } from './recharge-page.ts'
import { ShiftPage, shiftOf } from './shift-page.ts'
import type { Shop } from './shop.ts'

test.use({ opening: realShop })

async function printerTab(page: Page, shop: Shop): Promise<RechargePage> {
  const screen = await RechargePage.open(page, shop, 'bn')
  await goTo(page, screen.say('go.printer'))
  const tab = page.getByRole('tab', { name: screen.say('settings.printer') })
  await expect(tab).toHaveAttribute('aria-selected', 'true')
  return screen
}

test.describe('the printer is set', () => {
  test('by its address, which is refused with what to do where it is none', async ({
    page,
    shop,
    printer,
  }) => {
    const screen = await printerTab(page, shop)
    const { say } = screen
    const address = page.getByRole('textbox', { name: say('printerSettings.address') })
    await address.fill('192.168.0')
    await page.keyboard.press('Enter')
    await expect(
      page.getByText(say('printerAddress.numbers', { example: '192.168.0.50' })),
    ).toBeVisible()
    await expect(address).toHaveAttribute('aria-invalid', 'true')
    await address.fill(`127.0.0.1:${printer.port}`)
    await page.keyboard.press('Enter')
    await expect
      .poll(async () => (await shop.client.settings.get()).printer.at)
      .toEqual({ way: 'network', host: '127.0.0.1', port: printer.port })
    await expect(page.getByRole('radio', { name: `127.0.0.1:${printer.port}` })).toBeChecked()
    await expect(address).toBeFocused()

    await page.getByRole('button', { name: say('printerSettings.look') }).click()
    await expect(page.getByText(say('printerSettings.ready'))).toBeVisible()
    await printer.set({ cover: 'open' })
    await page.getByRole('button', { name: say('printerSettings.look') }).click()
    await expect(page.getByText(say('printWhy.cover-open'))).toBeVisible()
    await printer.set({ cover: 'closed' })

    await page.getByRole('button', { name: say('printerSettings.test') }).click()
    await papersStand(shop, 'printed')
    await expect(page.getByRole('main')).toContainText(say('printState.confirmed'))
  })

  test('and every choice with the arrows, kept for what is printed next', async ({
    page,
    shop,
    printer,
  }) => {
    await setPrinter(shop, printer)
    const { say } = await printerTab(page, shop)
    const choices = [
      ['papers.test.width', { dots: 512 }],
      ['papers.test.density', { density: -2 }],
      ['papers.test.pace', { pace: 'slow' }],
      ['papers.test.cut', { cut: 'full' }],
      ['papers.test.qr', { qr: 'printer' }],
      ['papers.test.drawer', { drawer: 'pin-2' }],
    ] as const
    for (const [label, kept] of choices) {
      const group = page.getByRole('radiogroup', { name: say(label) })
      await group.getByRole('radio', { checked: true }).focus()
      await page.keyboard.press('ArrowRight')
      await expect.poll(async () => (await shop.client.settings.get()).printer).toMatchObject(kept)
    }
    expect((await shop.client.settings.get()).slipWidth_mm).toBe(80)
  })
})

test.describe('the drawer without a sale', () => {
  test('opens for a reason, which stands in the report of the shift', async ({
    page,
    shop,
    printer,
  }) => {
    await shiftOf(shop, 'করিম')
    await setPrinter(shop, printer, { drawer: 'pin-5' })
    const screen = await RechargePage.open(page, shop, 'bn')
    const shift = await ShiftPage.open(screen)
    await expect(shift.report).toContainText(screen.say('drawer.none'))
    await page.keyboard.press('Control+KeyO')
    const dialog = page.getByRole('dialog', { name: screen.say('drawer.title') })
    await expect(dialog).toBeVisible()
    await screen.pad.press('+')
    await expect(dialog).toContainText(screen.say('drawer.choose'))
    await screen.pad.press('3')
    await page.keyboard.press('Enter')
    await expect(dialog).toContainText(screen.say('drawer.wordsShort'))
    await page.keyboard.type('চা')
    await page.keyboard.press('F9')
    expect(printer.jobs).toEqual([])
    await page.keyboard.type(' কিনতে')
    await page.keyboard.press('F9')
    await expect(dialog).toHaveCount(0)
    await expect
      .poll(() => printer.jobs.flatMap(({ kicks }) => kicks.map(({ pin }) => pin)))
      .toEqual([5])
    await expect(shift.report.locator('[data-opening]')).toContainText('চা কিনতে')
    expect(printer.jobs.flatMap(({ papers }) => papers)).toEqual([])
  })

  test('is nowhere where no drawer is set', async ({ page, shop, printer }) => {
    await setPrinter(shop, printer)
    await shiftOf(shop, 'করিম')
    const screen = await RechargePage.open(page, shop, 'bn')
    const shift = await ShiftPage.open(screen)
    await page.keyboard.press('Control+KeyO')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(shift.report).not.toContainText(screen.say('drawer.openings'))
    await page.keyboard.press('Control+KeyK')
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByRole('option').first()).toBeVisible()
    await expect(dialog.getByText(screen.say('go.openDrawer'))).toHaveCount(0)
  })
})
