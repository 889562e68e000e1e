import { copyFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './fixture.ts'
import { picture, scrolling, sizes, trade } from './pictures.ts'
import { RechargePage } from './recharge-page.ts'
import { inReview } from './standing.ts'
import { languages, wordsIn } from './words.ts'

const README_PICTURE = path.resolve(import.meta.dirname, '../../docs/recharge.png')

/** A picture at every size; nothing is cut off, and one thing at most can be scrolled. */
async function atEverySize(page: Page, name: string, language = 'bn'): Promise<void> {
  for (const { width, height } of sizes) {
    await page.setViewportSize({ width, height })
    const { below_px } = await picture(page, `${name}-${width}-${language}`)
    expect(below_px, `${name} fits ${width}×${height}`).toBe(0)
    const bars = await scrolling(page)
    expect(bars.length, `${name} at ${width}: ${bars.join(', ')}`).toBeLessThan(2)
  }
}

test.describe('what is seldom seen fits every window', () => {
  test('the decision of a person', async ({ page, shop }) => {
    const screen = await inReview(page, shop)
    await screen.result.getByRole('button', { name: screen.say('sale.decide') }).click()
    const dialog = page.getByRole('dialog', { name: screen.say('decide.title') })
    await expect(dialog.getByRole('radio').first()).toBeAttached()
    await atEverySize(page, 'decide')
  })

  test('the practice numbers', async ({ page, shop }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    await page.keyboard.press('Control+KeyM')
    await expect(
      page.getByRole('dialog', { name: screen.say('recharge.practiceTitle') }),
    ).toBeVisible()
    await atEverySize(page, 'practice')
  })

  test('the question before other books', async ({ page, shop }) => {
    const { say } = await RechargePage.open(page, shop, 'bn')
    await page.keyboard.press('Control+Comma')
    await page.getByRole('tab', { name: say('settings.books') }).click()
    await page.getByRole('button', { name: say('booksSettings.toReal') }).click()
    await expect(page.getByRole('alert')).toContainText(say('booksSettings.sureReal'))
    await atEverySize(page, 'books-question')
  })

  test('a page without a key', async ({ page, shop }) => {
    await page.goto(`${shop.url}/`)
    const title = wordsIn('bn')('connection.noTokenTitle')
    await expect(page.getByRole('heading', { name: title })).toBeVisible()
    await atEverySize(page, 'no-key')
  })

  for (const language of languages) {
    test(`the banner of a counter that went away, in ${language}`, async ({
      page,
      shop,
      overheard,
    }) => {
      overheard.expects(/ERR_|net::/u)
      const screen = await RechargePage.openIn(page, shop, language)
      await shop.close()
      await expect(page.getByRole('alert')).toContainText(screen.say('connection.lostTitle'))
      await atEverySize(page, 'banner', language)
    })
  }
})

/** `RENEW_PICTURES=1 npx playwright test --project=counter over-screens` puts it into docs/. */
test('the picture of the README', async ({ page, shop }) => {
  await trade(shop)
  const screen = await RechargePage.open(page, shop, 'bn')
  await screen.enter({ number: '01712345678', amount: '100' })
  await expect(screen.sendButton()).toBeEnabled()
  await picture(page, 'readme')
  if (process.env['RENEW_PICTURES']) copyFileSync('test-results/screens/readme.png', README_PICTURE)
})
