import type { Page } from '@playwright/test'
import { clean } from './accessible.ts'
import { backup, flip } from './damaged.ts'
import { openSlip } from './dialogs.ts'
import { expect, test } from './fixture.ts'
import { scrolling, sizes } from './pictures.ts'
import { everySale, ledgerBalances } from './proof.ts'
import { RechargePage } from './recharge-page.ts'
import { asksFor, confirm, pressUntil } from './second-press.ts'
import type { Shop } from './shop.ts'
import { languages, wordsIn } from './words.ts'

test.use({
  opening: { books: 'real', welcomed: true, settings: {}, providers: ['flexiloadbd'] },
})
test.describe.configure({ timeout: 90_000 })

const NUMBER = '01712345678'

/** A sale is turned down; then the books are damaged, and a copy that holds it is put back. */
async function owedInACopy(page: Page, shop: Shop): Promise<RechargePage> {
  const provider = 'flexiloadbd'
  const no = { how: 'error', status: 422, words: 'Service not available' } as const
  shop.sandbox().oracle.fault({ provider, executions: 0, answer: no })
  const screen = await RechargePage.open(page, shop, 'bn')
  const { say } = screen
  await screen.sell({ number: NUMBER, amount: '50' })
  await screen.sees('refused')
  await page.goto('about:blank')
  await backup(shop)
  await shop.close()
  flip(shop, NUMBER)
  await shop.reopen()
  await page.goto(shop.pageUrl)
  await page.getByRole('button', { name: say('rescue.use') }).click()
  await page.getByRole('button', { name: say('rescue.yes') }).click()
  await page.getByRole('button', { name: say('rescue.gapSeen') }).click()
  await confirm(page.getByRole('button', { name: say('rescue.gapSure') }))
  await expect(screen.result.getByRole('button', { name: 'Ctrl G' })).toBeVisible()
  return screen
}

test.describe('money of a sale that stands in a copy of the books', () => {
  test('is asked about where it was ordered out, and settled by the same two presses', async ({
    page,
    shop,
    overheard,
  }) => {
    overheard.expects(/409|ERR_|net::/u)
    const screen = await owedInACopy(page, shop)
    const { result, say } = screen
    await expect(result).toContainText(say('fromCopy.next', { amount: '৳50' }))
    await expect(result).not.toContainText(say('next.refused', { amount: '৳50' }))
    await clean(page, 'money of a copy')
    for (const language of languages.toReversed()) {
      await shop.client.settings.save({ language })
      await expect(page.locator('html')).toHaveAttribute('lang', language)
      const words = wordsIn(language)('fromCopy.next', { amount: '৳50' })
      await expect(page.getByText(words)).toBeVisible()
      for (const size of sizes) {
        await page.setViewportSize(size)
        expect(await scrolling(page), `${language} at ${size.width}`).toEqual([])
      }
    }
    await shop.client.settings.save({ language: 'bn' })
    await expect(page.locator('html')).toHaveAttribute('lang', 'bn')
    const slip = (await openSlip(page, say)).locator('[data-paper]')
    await expect(slip).toHaveAttribute('data-paper', 'askFirst')
    await page.keyboard.press('Escape')
    await page.keyboard.press('F5')
    await page.getByRole('row').first().click()
    const cash = page.getByText(say('transactions.cash'), { exact: true }).locator('..')
    await expect(cash).toContainText(say('fromCopy.before'))
    await page.keyboard.press('F1')
    await page.keyboard.press('Control+KeyG')
    await expect(asksFor(result, screen, 'fromCopy.sure', '৳50')).toBeVisible()
    await pressUntil(page, 'Control+KeyG', () =>
      expect(result).toContainText(say('moneyBack.returned'), { timeout: 1_000 }),
    )
    expect(await ledgerBalances(shop)).toMatchObject({ cash: 0, 'customers-held': 0 })
  })

  test('pays for another try from a read-back that asks about it', async ({
    page,
    shop,
    overheard,
  }) => {
    overheard.expects(/409|ERR_|net::/u)
    const screen = await owedInACopy(page, shop)
    const { readBack, say } = screen
    // The counter's clock runs ahead of the page's: a form that seems older than the copy stays.
    await page.clock.setSystemTime(shop.clock.now())
    await page.keyboard.press('Control+KeyS')
    await expect(readBack).toBeFocused()
    await expect(readBack).toContainText(say('recharge.retryOfCopy', { amount: '৳50' }))
    for (const size of sizes) {
      await page.setViewportSize(size)
      expect(await scrolling(page), `${size.width}`).toEqual([])
    }
    await screen.send()
    await expect
      .poll(async () => await everySale(shop.client))
      .toMatchObject([{ state: 'succeeded' }, { tender: 'taken-over' }])
  })
})
