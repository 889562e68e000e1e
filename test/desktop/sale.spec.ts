import type { Page } from '@playwright/test'
import { RechargePage } from '../e2e/recharge-page.ts'
import { type Language, languages, wordsIn } from '../e2e/words.ts'
import { expect, kind, logged, openDesktop, test } from './fixture.ts'

/** Practice numbers that end like this succeed at once (the sandbox's guide). */
const SUCCEEDS = { number: '01712340001', amount: '50' }
const ALSO_SUCCEEDS = { number: '01812350001', amount: '100' }

/** The questions of a first start, answered. The counter begins in Bangla. */
async function begin(page: Page, language: Language): Promise<RechargePage> {
  const first = wordsIn('bn')
  const say = wordsIn(language)
  if (language === 'en') {
    await page.getByRole('radio', { name: first('settings.english') }).check({ force: true })
  }
  await page.getByRole('textbox', { name: say('welcome.shop') }).fill('মায়ের দোয়া টেলিকম')
  await page.getByRole('button', { name: say('welcome.start'), exact: true }).click()
  const screen = new RechargePage(page, language)
  await expect(screen.number).toBeFocused()
  return screen
}

for (const language of languages) {
  test.describe(`a fresh counter in its window, speaking ${language} (${kind})`, () => {
    test('sells a recharge with the number pad, and sees it settle', async ({
      desktop,
      folder,
    }) => {
      const screen = await begin(desktop.page, language)
      await screen.sell(SUCCEEDS)
      await screen.sees('succeeded')
      await screen.isTold('next.succeeded')
      expect(logged(folder, 'failure')).toEqual([])
      expect(logged(folder, 'port.refused')).toEqual([])
    })
  })
}

test.describe(`a counter that was loaded anew (${kind})`, () => {
  test('sells on over its new port, and still shows the sale before', async ({ desktop }) => {
    const screen = await begin(desktop.page, 'bn')
    await screen.sell(SUCCEEDS)
    await screen.sees('succeeded')
    await desktop.page.reload()
    await expect(screen.number).toBeFocused()
    await screen.sell(ALSO_SUCCEEDS)
    await screen.sees('succeeded')
  })

  test('remembers its sales after it was closed', async ({ folder }) => {
    const first = await openDesktop({ folder })
    const screen = await begin(first.page, 'bn')
    await screen.sell(SUCCEEDS)
    await screen.sees('succeeded')
    await first.inMain(({ app }) => {
      setImmediate(() => app.quit())
    }, null)
    expect(await first.ended).toBe(0)
    await first.end()
    const second = await openDesktop({ folder })
    const again = new RechargePage(second.page, 'bn')
    await expect(again.number).toBeFocused()
    await second.page.keyboard.press('F5')
    const last = second.page.getByText(/017••••0001|01712-?340001|01712340001/u).first()
    await expect(last).toBeVisible()
    await second.end()
  })
})
