import { expect, test } from './fixture.ts'
import { picture } from './pictures.ts'
import { RechargePage } from './recharge-page.ts'
import { shiftOf } from './shift-page.ts'
import { languages } from './words.ts'

test.describe('the list of everywhere', () => {
  test('has room for all of them in the smallest window while a shift is open', async ({
    page,
    shop,
  }) => {
    await shiftOf(shop, 'Rahim')
    await page.setViewportSize({ width: 1024, height: 768 })
    for (const language of languages) {
      const screen = await RechargePage.openIn(page, shop, language)
      // Another number each time, or the counter asks about a twin.
      const number = language === 'bn' ? '01712345678' : '01812345678'
      await screen.sell({ number, amount: '50' })
      await screen.sees('succeeded')
      await page.keyboard.press('Control+KeyK')
      const options = page.getByRole('dialog').getByRole('option')
      await expect(options.getByText(screen.say('go.slip'))).toBeVisible()
      await expect(options.getByText(screen.say('go.payIn'))).toBeVisible()
      await picture(page, `go-shift-open-1024-${language}`)
      for (const option of await options.all()) await expect(option).toBeInViewport({ ratio: 1 })
    }
  })

  test('brings the chosen one into sight in a low window, the field above it', async ({
    page,
    shop,
  }) => {
    await shiftOf(shop, 'Rahim')
    await page.setViewportSize({ width: 1366, height: 600 })
    const { say } = await RechargePage.open(page, shop, 'bn')
    await page.keyboard.press('Control+KeyK')
    const dialog = page.getByRole('dialog')
    const options = dialog.getByRole('option')
    await expect(options.first()).toBeVisible()
    const chosen = dialog.locator('[role="option"][data-focused]')
    for (const option of await options.all()) {
      await page.keyboard.press('ArrowDown')
      await expect(chosen).toHaveText(await option.innerText(), { useInnerText: true })
      // The list scrolls by whole pixels, and its lines stand between them.
      await expect(chosen).toBeInViewport({ ratio: 0.99 })
    }
    await picture(page, 'go-last-1366x600-bn')
    await expect(dialog.getByRole('searchbox').or(dialog.getByRole('textbox'))).toBeInViewport({
      ratio: 1,
    })
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog', { name: say('keys.title') })).toBeVisible()
  })
})
