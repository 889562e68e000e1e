import { readdirSync, readFileSync, renameSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { v7 } from 'uuid'
import { SaleId } from '../../src/domain/sale.ts'
import { clean, cleanInTheDark } from './accessible.ts'
import { backup, file, flip } from './damaged.ts'
import { expect, test } from './fixture.ts'
import { picture } from './pictures.ts'
import { RechargePage } from './recharge-page.ts'
import { pressUntil } from './second-press.ts'
import type { Shop } from './shop.ts'
import { wordsIn } from './words.ts'

test.use({
  opening: { books: 'real', welcomed: true, settings: {}, providers: ['flexiloadbd'] },
})

/** What is promised from the start of the counter to the words on the screen. */
const SOON_ms = 3_000

async function sellSome(shop: Shop): Promise<void> {
  for (const number of ['01712340001', '01812340001']) {
    const id = SaleId.parse(v7())
    const operator = number.startsWith('017') ? 'GP' : 'RB'
    const words = { kind: 'recharge', lineType: 'prepaid', number, operator } as const
    await shop.client.sales.submit({ id, ...words, amount_e4: 500_000 })
    await expect.poll(async () => (await shop.client.sales.get({ id })).state).toBe('succeeded')
  }
}

/** Starts the counter and looks at the page. @returns how long that took together */
async function startAndSee(page: Page, shop: Shop, heading: string): Promise<number> {
  const started = performance.now()
  await shop.reopen()
  await page.goto(shop.pageUrl)
  await expect(page.getByRole('heading', { name: heading })).toBeVisible()
  return performance.now() - started
}

test.describe('damaged books', () => {
  test('are told in the shop’s language, and a backup goes in their place', async ({
    page,
    shop,
    overheard,
  }) => {
    overheard.expects(/409|ERR_|net::/u)
    await sellSome(shop)
    await backup(shop)
    // As in any shop that has sold before, the browser has the page at hand.
    await RechargePage.open(page, shop, 'bn')
    await shop.close()
    const damaged = flip(shop, '01712340001')
    const bn = wordsIn('bn')
    const took_ms = await startAndSee(page, shop, bn('rescue.title.damaged'))
    process.stdout.write(`rescue page after ${Math.round(took_ms)} ms\n`)
    expect(took_ms).toBeLessThan(SOON_ms)
    await expect(page.locator('html')).toHaveAttribute('lang', 'bn')
    await expect(page.getByText(bn('rescue.untouched'))).toBeVisible()
    expect(readFileSync(file(shop)).equals(damaged)).toBe(true)
    await lookAround(page)

    await page.getByRole('button', { name: bn('rescue.use') }).click()
    await expect(page.getByRole('button', { name: bn('rescue.no') })).toBeFocused()
    await picture(page, 'rescue-sure-1366-bn')
    await page.getByRole('button', { name: bn('rescue.yes') }).click()

    const screen = new RechargePage(page, 'bn')
    await expect(screen.number).toBeFocused()
    await expect(page.getByText(bn('rescue.gapNext'))).toBeVisible()
    await clean(page, 'a copy was put back')
    await picture(page, 'rescue-gap-1366-bn')
    expect((await shop.client.sales.list({})).sales).toHaveLength(2)
    // Its key leads there, F5 away to the list; one press of Enter asks, and the second puts away.
    await page.keyboard.press('Control+Slash')
    const seen = page.getByRole('button', { name: bn('rescue.gapSeen') })
    await expect(seen).toBeFocused()
    await page.keyboard.press('F5')
    await expect(page.getByRole('row').first()).toBeFocused()
    await page.keyboard.press('Control+Slash')
    await page.keyboard.press('Enter')
    const sure = page.getByRole('button', { name: bn('rescue.gapSure') })
    await expect(sure).toBeFocused()
    await page.keyboard.press('F5')
    await expect(page.getByRole('row').first()).toBeFocused()
    await page.keyboard.press('F1')
    await page.keyboard.press('Control+Slash')
    const isGone = () =>
      expect(page.getByText(bn('rescue.gapNext'))).toHaveCount(0, { timeout: 300 })
    await pressUntil(page, 'Enter', isGone)
    await expect(screen.number).toBeFocused()
    const aside = readdirSync(path.dirname(file(shop))).find((name) => name.startsWith('aside-'))
    const moved = path.join(path.dirname(file(shop)), aside ?? '', 'counter.db')
    expect(readFileSync(moved).equals(damaged)).toBe(true)
  })
})

/** Both languages, both lights, two sizes. */
async function lookAround(page: Page): Promise<void> {
  const [bn, en] = [wordsIn('bn'), wordsIn('en')]
  for (const { width, height } of [
    { width: 1366, height: 768 },
    { width: 1024, height: 768 },
  ]) {
    await page.setViewportSize({ width, height })
    await picture(page, `rescue-${width}-bn`)
  }
  await clean(page, 'rescue, bn')
  await cleanInTheDark(page, 'rescue')
  await page.getByRole('button', { name: bn('shell.language') }).click()
  await expect(page.getByRole('heading', { name: en('rescue.title.damaged') })).toBeVisible()
  await clean(page, 'rescue, en')
  await picture(page, 'rescue-1024-en')
  await page.setViewportSize({ width: 1366, height: 768 })
  await picture(page, 'rescue-1366-en')
  await page.getByRole('button', { name: en('shell.language') }).click()
}

test.describe('books whose file is gone', () => {
  test('are not made anew: practice opens meanwhile, and they are back with the file', async ({
    page,
    shop,
    overheard,
  }) => {
    overheard.expects(/409|ERR_|net::/u)
    await sellSome(shop)
    await shop.close()
    renameSync(file(shop), `${file(shop)}.elsewhere`)
    const say = wordsIn('bn')
    await startAndSee(page, shop, say('rescue.title.gone'))
    await page.getByRole('button', { name: say('rescue.again') }).click()
    await expect(page.getByText(say('rescue.failed.still'))).toBeVisible()

    await page.getByRole('button', { name: say('rescue.practice') }).click()
    // Practice books that were never opened ask their own first questions.
    await expect(page.getByRole('heading', { name: say('welcome.title') })).toBeVisible()
    expect(await shop.client.health.get()).toMatchObject({ books: 'practice' })
    await shop.client.settings.save({ shopName: 'Bismillah Telecom', welcomed: true })
    await expect(page.getByText(say('shell.practice'), { exact: true })).toBeVisible()

    await toRealBooks(page)
    await page.getByRole('button', { name: say('rescue.see') }).click()
    await expect(page.getByRole('heading', { name: say('rescue.title.gone') })).toBeVisible()
    renameSync(`${file(shop)}.elsewhere`, file(shop))
    await page.getByRole('button', { name: say('rescue.again') }).click()
    await expect.poll(async () => (await shop.client.health.get()).books).toBe('real')
    expect((await shop.client.sales.list({})).sales).toHaveLength(2)
    await expect(page.getByText(say('shell.practice'), { exact: true })).toHaveCount(0)
  })
})

async function toRealBooks(page: Page): Promise<void> {
  const say = wordsIn('bn')
  await page.keyboard.press('Control+Comma')
  await page.getByRole('tab', { name: say('settings.books') }).click()
  await page.getByRole('button', { name: say('booksSettings.toReal') }).click()
  await page.getByRole('button', { name: say('booksSettings.yesReal') }).click()
}
