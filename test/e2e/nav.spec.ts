import { expect, test } from './fixture.ts'
import { picture } from './pictures.ts'
import { RechargePage } from './recharge-page.ts'
import { languages } from './words.ts'

for (const width of [1366, 1024]) {
  test.describe(`the names of the screens in a window of ${width}×768`, () => {
    test.use({ viewport: { width, height: 768 } })

    test('each stand on one line, the chosen one as well', async ({ page, shop }) => {
      for (const language of languages) {
        await shop.client.settings.save({ language })
        await page.goto(shop.pageUrl)
        await page.reload()
        const { say, number } = new RechargePage(page, language)
        await expect(number).toBeFocused()
        const nav = page.getByRole('navigation', { name: say('shell.screens') })
        for (const key of ['F1', 'F3']) {
          await page.keyboard.press(key)
          await expect(nav.locator('[aria-current="page"]')).toContainText(key)
          await page.evaluate(() => document.fonts.ready)
          const names = await nav.locator('li button > span').evaluateAll((spans) =>
            spans.map((span) => {
              const text = document.createRange()
              text.selectNodeContents(span)
              const lines = new Set([...text.getClientRects()].map(({ top }) => Math.round(top)))
              const isOver = span.scrollWidth > span.clientWidth
              return `${span.textContent}: ${lines.size}${isOver ? ', cut' : ''}`
            }),
          )
          expect(names).toEqual(names.map((name) => name.replace(/: .*/u, ': 1')))
        }
        await picture(page, `nav-${language}-${width}`)
      }
    })
  })
}
