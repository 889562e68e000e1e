import type { Page } from '@playwright/test'
import { clean, cleanInTheDark, holds } from './accessible.ts'
import { expect, type Overheard, test } from './fixture.ts'
import { RechargePage } from './recharge-page.ts'
import type { Shop } from './shop.ts'
import { languages, wordsIn } from './words.ts'

/** What stands in the place of the whole counter. Where no language is known, both are spoken. */

/** Where the desktop host's page comes from: an origin that is not the browser host's. */
const DESKTOP = 'http://counter.localhost'
/** As long as the page waits for an answer, and a little more. */
const LONGER_THAN_PATIENCE_ms = 9_000

test.describe.configure({ timeout: 120_000 })

/** The page as a window of the desktop host shows it when the host has nothing behind it. */
async function openOrphaned(page: Page, shop: Shop, overheard: Overheard): Promise<void> {
  overheard.answersFor(DESKTOP)
  await page.route(`${DESKTOP}/**`, async (route) => {
    const { pathname } = new URL(route.request().url())
    // The page's own headers name an origin that the browser host turns away.
    const response = await route.fetch({ url: `${shop.url}${pathname}`, headers: {} })
    await route.fulfill({ response })
  })
  await page.clock.install()
  await page.goto(`${DESKTOP}/`)
}

/** One language after the other and the dark, for a page that is not told the shop's language. */
async function speaksBoth(page: Page, title: string, where: string): Promise<void> {
  for (const language of languages) {
    await expect(page.getByText(wordsIn(language)(title))).toBeVisible()
  }
  await expect(page.locator('main [lang="en"]')).toHaveCount(1)
  await clean(page, where)
  await cleanInTheDark(page, where)
}

test.describe('anybody can read a page', () => {
  test('without a key, and one whose key is old', async ({ page, shop, overheard }) => {
    overheard.expects(/status of 401/u)
    await page.goto(`${shop.url}/`)
    await speaksBoth(page, 'connection.noTokenTitle', 'no key')
    await page.goto(`${shop.url}/#token=of-another-day`)
    await speaksBoth(page, 'connection.oldKeyTitle', 'an old key')
  })

  test('of a desktop window with no counter behind it', async ({ page, shop, overheard }) => {
    await openOrphaned(page, shop, overheard)
    await speaksBoth(page, 'connection.opening', 'opening')
    await page.clock.fastForward(LONGER_THAN_PATIENCE_ms)
    await speaksBoth(page, 'connection.lostTitle', 'no core')
    // And stays so, however often the page has knocked meanwhile.
    await page.clock.fastForward(LONGER_THAN_PATIENCE_ms * 5)
    await expect(page.getByText(wordsIn('en')('connection.noCoreNext'))).toBeVisible()
  })

  test('with a screen that could not be drawn', async ({ page, shop, overheard }) => {
    overheard.expects(/ERR_|net::|Failed to|TransactionsScreen|error occurred/u)
    await page.route(/TransactionsScreen[^/]*\.js$/u, (route) => route.abort('connectionreset'))
    const { say } = await RechargePage.open(page, shop, 'bn')
    await page.keyboard.press('F5')
    await expect(page.getByRole('heading', { name: say('connection.brokeTitle') })).toBeVisible()
    await holds(page, shop, 'a broken screen')
  })

  for (const language of languages) {
    test(`whose counter went away, or was started anew, in ${language}`, async ({
      page,
      shop,
      overheard,
    }) => {
      overheard.expects(/ERR_|net::|Failed to load|status of 40[13]/u)
      await shop.client.settings.save({ language })
      await page.goto(shop.pageUrl)
      const { number, say } = new RechargePage(page, language)
      await expect(number).toBeFocused()
      const look = async (where: string) => {
        await clean(page, `${where}, ${language}`)
        await cleanInTheDark(page, `${where}, ${language}`)
      }
      await shop.close()
      await expect(page.getByRole('alert')).toContainText(say('connection.lostTitle'))
      await look('the counter is away')
      await shop.reopen()
      await expect(page.getByText(say('connection.backAgain'))).toBeVisible()
      await look('the counter is back')
      await shop.restart()
      await expect(page.getByRole('alert')).toContainText(say('connection.oldKeyTitle'))
      await look('the key grew old')
      await shop.close()
    })
  }
})

test.describe('anybody can begin with', () => {
  test.use({ opening: { books: 'practice', welcomed: false, settings: {}, providers: [] } })

  test('the first questions', async ({ page, shop }) => {
    await page.goto(shop.pageUrl)
    for (const language of languages) {
      const say = wordsIn(language)
      const own = language === 'bn' ? 'settings.bangla' : 'settings.english'
      await page.getByText(say(own), { exact: true }).click()
      await expect(page.getByRole('heading', { name: say('welcome.title') })).toBeVisible()
      await page.getByRole('textbox', { name: say('welcome.shop') }).fill('')
      await clean(page, `the first questions, ${language}`)
      await page.keyboard.press('Enter')
      await expect(page.getByText(say('welcome.shopEmpty'))).toBeVisible()
      await page.getByText(say('welcome.real'), { exact: true }).click()
      await clean(page, `a shop without a name, ${language}`)
    }
    await cleanInTheDark(page, 'the first questions')
  })
})

test.describe('anybody can begin a counter started for practice alone with', () => {
  test.use({
    opening: { books: 'practice', welcomed: false, settings: {}, providers: [], fixed: true },
  })

  test('the first questions, and sees in the settings what it is started for', async ({
    page,
    shop,
  }) => {
    await page.goto(shop.pageUrl)
    const say = wordsIn('bn')
    await expect(page.getByText(say('booksSettings.fixedPractice'))).toBeVisible()
    await clean(page, 'first questions without a choice of books')
    await cleanInTheDark(page, 'first questions without a choice of books')
    await shop.client.settings.save({ welcomed: true })
    await RechargePage.open(page, shop, 'bn')
    await page.keyboard.press('Control+Comma')
    await page.getByRole('tab', { name: say('settings.books') }).click()
    await holds(page, shop, 'settings of fixed books')
  })
})
