import type { Page } from '@playwright/test'
import { openSlip } from './dialogs.ts'
import { expect, test } from './fixture.ts'
import { RechargePage } from './recharge-page.ts'
import type { Shop } from './shop.ts'

/** A sale whose slip came by itself, and the paper of it beside the screen. */
async function soldWithPaper(page: Page, shop: Shop) {
  const { printer } = await shop.client.settings.get()
  await shop.client.settings.save({ printer: { ...printer, automatic: true } })
  const screen = await RechargePage.open(page, shop, 'bn')
  await screen.sell({ number: '01712345678', amount: '50' })
  const paper = page.getByRole('region', { name: screen.say('paperOut.title') })
  await expect(paper).toBeVisible()
  return { screen, paper }
}

test.describe('the paper of practice', () => {
  test('is seen at the side, and the hand goes on with the next number', async ({ page, shop }) => {
    const { screen, paper } = await soldWithPaper(page, shop)
    await expect(screen.number).toBeFocused()
    const isDrawn = () =>
      paper.locator('canvas').evaluate((canvas) => {
        if (!(canvas instanceof HTMLCanvasElement)) return 0
        const { width, height } = canvas
        const dots = canvas.getContext('2d')?.getImageData(0, 0, width, height).data ?? []
        return dots.filter((one, at) => at % 4 === 0 && one < 128).length
      })
    await expect.poll(isDrawn).toBeGreaterThan(1_000)
    await screen.pad.type('018')
    await expect(paper).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(paper).toHaveCount(0)
    await expect(screen.number).toBeFocused()
  })

  test('is put away by the same key on a screen that was opened after it', async ({
    page,
    shop,
  }) => {
    const { screen, paper } = await soldWithPaper(page, shop)
    await page.keyboard.press('F5')
    await page.keyboard.press('F1')
    await expect(screen.number).toBeFocused()
    await screen.pad.type('018')
    await page.keyboard.press('Escape')
    await expect(paper).toHaveCount(0)
    await expect(screen.number).toHaveValue('018')
    await page.keyboard.press('Escape')
    await expect(screen.number).toHaveValue('')
  })

  test('of a slip that is printed by hand is seen whole', async ({ page, shop }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    await screen.sell({ number: '01712345678', amount: '50' })
    await screen.sees('succeeded')
    const dialog = await openSlip(page, screen.say)
    await page.keyboard.press('Control+KeyP')
    await expect(page.getByText(screen.say('printing.sent'))).toBeVisible()
    const paper = page.locator('[data-paper-out]')
    await expect(paper).toBeVisible()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
    await expect(paper).toHaveCount(0)
    await page.reload()
    await expect(screen.number).toBeFocused()
    await expect(paper).toHaveCount(0)
  })
})
