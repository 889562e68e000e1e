import type { Locator } from '@playwright/test'
import { expect, test } from './fixture.ts'
import { sizes } from './pictures.ts'
import { RechargePage } from './recharge-page.ts'
import { everyProvider } from './shop.ts'
import { languages } from './words.ts'

const WIDEST_SALE_px = 1_200

async function boxOf(element: Locator) {
  const box = await element.boundingBox()
  if (!box) throw new Error('it is not on the screen')
  return box
}

/** Two things on one line, the first at the left. */
async function onOneLine(left: Locator, right: Locator): Promise<void> {
  const [one, other] = [await boxOf(left), await boxOf(right)]
  expect(other.x).toBeGreaterThanOrEqual(one.x + one.width)
  expect(other.y).toBeLessThan(one.y + one.height)
  expect(one.y).toBeLessThan(other.y + other.height)
}

for (const { width, height } of sizes) {
  test.describe(`a window of ${width}×${height}`, () => {
    test.use({ viewport: { width, height } })

    test('has each choice of the settings beside its words', async ({ page, shop }) => {
      for (const language of languages) {
        const { say } = await RechargePage.openIn(page, shop, language)
        await page.keyboard.press('Control+Comma')
        for (const name of ['language', 'digits', 'slipWidth', 'sound'] as const) {
          const choice = page.getByRole('radiogroup', { name: say(`settings.${name}`) })
          const words = choice.getByText(say(`settings.${name}`), { exact: true })
          await onOneLine(words, choice.locator('label').first())
        }
        await page.getByRole('tab', { name: say('settings.providers') }).click()
        const card = page.getByRole('region', { name: 'flexiloadbd' })
        const measure = card.getByRole('button', { name: say('certification.open') })
        await onOneLine(card.getByText(say('certification.heading')), measure)
        const connect = card.getByRole('button', { name: say('providerSettings.test') })
        await onOneLine(card.getByRole('heading', { name: 'flexiloadbd' }), connect)
      }
    })

    test('has all parts of the settings on one line', async ({ page, shop }) => {
      for (const language of languages) {
        await RechargePage.openIn(page, shop, language)
        await page.keyboard.press('Control+Comma')
        const tabs = page.getByRole('tab')
        await expect(tabs.first()).toBeVisible()
        await page.evaluate(() => document.fonts.ready)
        const lines = new Set<number>()
        for (const tab of await tabs.all()) {
          await expect(tab).toBeInViewport({ ratio: 1 })
          lines.add((await boxOf(tab)).y)
        }
        expect(lines.size).toBe(1)
        const strip = page.getByRole('tablist')
        expect(await strip.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0)
      }
    })

    test('gives the sale no more width than an eye takes in', async ({ page, shop }) => {
      const screen = await RechargePage.open(page, shop, 'bn')
      await screen.enter({ number: '01712345678', amount: '50' })
      const { width: sale_px } = await boxOf(screen.readBack)
      expect(sale_px).toBeLessThan(WIDEST_SALE_px)
      await expect(screen.sendButton()).toBeInViewport({ ratio: 1 })
    })
  })
}

test.describe('three providers, each with a word beside its name,', () => {
  test.use({
    opening: { books: 'real', welcomed: true, settings: {}, providers: everyProvider },
  })

  test('push neither the clock nor anything else out of the window', async ({ page, shop }) => {
    for (const { width, height } of sizes) {
      await page.setViewportSize({ width, height })
      for (const language of languages) {
        const { say } = await RechargePage.openIn(page, shop, language)
        const pills = page.getByRole('list', { name: say('shell.providers') }).getByRole('listitem')
        await expect(pills.filter({ hasText: say('shell.plainHttp') })).toHaveCount(3)
        await expect(page.locator('header time')).toBeInViewport({ ratio: 1 })
        const over_px = await page.evaluate(() => {
          const { scrollWidth, clientWidth } = document.documentElement
          return scrollWidth - clientWidth
        })
        expect(over_px, `${width} ${language}`).toBe(0)
      }
    }
  })
})
