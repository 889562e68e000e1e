import type { Page } from '@playwright/test'
import { clean } from './accessible.ts'
import { expect, test } from './fixture.ts'
import { scrolling, sizes } from './pictures.ts'
import { everySale, ledgerBalances } from './proof.ts'
import { RechargePage } from './recharge-page.ts'
import { asksFor, confirm, pressUntil } from './second-press.ts'
import type { Shop } from './shop.ts'
import { languages, wordsIn } from './words.ts'

const MINUTE_ms = 60_000
/** The one that came after all, as the words name it. */
const NUMBER = '017••••5678'
const CLOCK = /[০-৯]{2}:[০-৯]{2}/u

test.describe.configure({ timeout: 90_000 })

/** Called a duplicate and not known there, so not executed; it will be, in 25 minutes. */
async function failedForNow(page: Page, shop: Shop): Promise<RechargePage> {
  const [provider, amount] = ['flexiloadbd', '50'] as const
  const duplicate = { how: 'error', status: 409, words: 'Duplicate transaction' } as const
  shop.sandbox().oracle.fault({ provider, executeAfter_ms: 25 * MINUTE_ms, answer: duplicate })
  const screen = await RechargePage.open(page, shop, 'bn')
  await screen.sell({ number: '01712345678', amount, provider })
  shop.clock.pace(60)
  await screen.sees('failed')
  shop.clock.pace(1)
  return screen
}

/** It is sold again, and that one is turned down. Then the first comes after all. */
async function arrivedAfterAll(page: Page, shop: Shop): Promise<RechargePage> {
  const screen = await failedForNow(page, shop)
  const no = { how: 'error', status: 422, words: 'Service not available' } as const
  const provider = 'flexiloadbd'
  shop.sandbox().oracle.fault({ provider, executions: 0, answer: no })
  await page.keyboard.press('Control+KeyS')
  await expect(screen.readBack).toBeFocused()
  await screen.send()
  await screen.sees('refused')
  shop.clock.leap(24 * MINUTE_ms)
  shop.clock.pace(200)
  await expect
    .poll(async () => (await everySale(shop.client)).map(({ state }) => state))
    .toEqual(['failed', 'late-success'])
  // The wallet may have shown its price first, which either of the two may be asked about then.
  await expect.poll(async () => (await shop.client.health.get()).alerts).toEqual([])
  await expect(screen.result.getByRole('button', { name: 'Ctrl G' })).toBeVisible()
  shop.clock.pace(1)
  return screen
}

/** Two presses that would have given the money back. */
async function wouldGiveBack(page: Page, screen: RechargePage): Promise<void> {
  const { result } = screen
  await page.keyboard.press('Control+KeyG')
  await expect(asksFor(result, screen, 'sale.refundSure', '৳50')).toBeVisible()
  await pressUntil(page, 'Control+KeyG', () =>
    expect(asksFor(result, screen, 'sale.keepMoney', '৳50')).toBeVisible({ timeout: 1_000 }),
  )
}

test('a customer who had the money back pays again for what came late', async ({
  page,
  shop,
  overheard,
}) => {
  overheard.expects(/status of 409/u)
  const screen = await failedForNow(page, shop)
  await page.keyboard.press('Control+KeyG')
  await expect(asksFor(screen.result, screen, 'sale.refundSure', '৳50')).toBeVisible()
  const returned = screen.say('moneyBack.returned')
  await pressUntil(page, 'Control+KeyG', () =>
    expect(screen.result).toContainText(returned, { timeout: 1_000 }),
  )
  shop.clock.leap(24 * MINUTE_ms)
  shop.clock.pace(200)
  await expect
    .poll(async () => (await everySale(shop.client)).map(({ state }) => state))
    .toEqual(['late-success'])
  shop.clock.pace(1)
  await page.keyboard.press('F5')
  await page.getByRole('row').filter({ hasText: NUMBER }).click()
  const story = page.getByRole('article')
  await expect(story.getByRole('button', { name: 'Ctrl F' })).toBeVisible()
  await page.keyboard.press('Control+KeyF')
  const sure = asksFor(story, screen, 'sale.collectSure', '৳50')
  await expect(sure).toBeVisible()
  await pressUntil(page, 'Control+KeyF', () => expect(sure).toHaveCount(0, { timeout: 300 }))
  await expect
    .poll(async () => await everySale(shop.client))
    .toMatchObject([{ state: 'late-success', tender: 'collected' }])
  const paid = await ledgerBalances(shop)
  expect(paid).toMatchObject({ cash: 500_000, 'customers-held': 0, 'loss-late-success': 0 })
})

test.describe('money of a sale whose predecessor came after all', () => {
  test('is kept for that one, and is no loss', async ({ page, shop, overheard }) => {
    overheard.expects(/status of 409/u)
    const screen = await arrivedAfterAll(page, shop)
    const lost = await ledgerBalances(shop)
    expect(lost['loss-late-success']).toBe(486_250)
    await wouldGiveBack(page, screen)
    await clean(page, 'money that is asked about')
    await confirm(asksFor(screen.result, screen, 'sale.keepMoney', '৳50'))
    await screen.isTold('moneyBack.takenOver')
    expect(await everySale(shop.client)).toMatchObject([
      { state: 'failed', tender: 'taken-over' },
      { state: 'late-success', tender: 'collected' },
    ])
    const kept = await ledgerBalances(shop)
    expect(kept).toMatchObject({ cash: 500_000, 'customers-held': 0, 'loss-late-success': 0 })
  })

  test('goes back all the same where whoever presses has seen it', async ({
    page,
    shop,
    overheard,
  }) => {
    overheard.expects(/status of 409/u)
    const screen = await arrivedAfterAll(page, shop)
    await wouldGiveBack(page, screen)
    await confirm(asksFor(screen.result, screen, 'sale.refundAlthough', '৳50'))
    await screen.isTold('moneyBack.returned')
    const balances = await ledgerBalances(shop)
    expect(balances).toMatchObject({ cash: 0, 'loss-late-success': 486_250 })
  })

  test('is asked about in one place, wholly in sight, until that is answered or put off', async ({
    page,
    shop,
    overheard,
  }) => {
    overheard.expects(/status of 409/u)
    const screen = await arrivedAfterAll(page, shop)
    const { result } = screen
    await wouldGiveBack(page, screen)
    const question = result.getByRole('alert')
    await expect(question).toContainText(NUMBER)
    await expect(question).toContainText(CLOCK)
    for (const language of languages.toReversed()) {
      await shop.client.settings.save({ language })
      await expect(page.locator('html')).toHaveAttribute('lang', language)
      const say = wordsIn(language)
      const card = page.getByRole('region', { name: say('sale.latest'), exact: true })
      await expect(card.getByRole('button')).toHaveText([
        say('sale.keepMoney', { amount: '৳50' }),
        say('sale.showReplaced'),
        say('sale.refundAlthough', { amount: '৳50' }),
        say('sale.notNow'),
      ])
      for (const size of sizes) {
        await page.setViewportSize(size)
        expect(await scrolling(page), `${language} at ${size.width}`).toEqual([])
      }
    }
    await confirm(result.getByRole('button', { name: screen.say('sale.notNow') }))
    await expect(result.getByRole('button', { name: screen.say('sale.refund') })).toBeVisible()
    await expect(question).toHaveCount(0)
  })

  test('buys no third one: whoever tries is shown the first', async ({ page, shop, overheard }) => {
    overheard.expects(/status of 409/u)
    const screen = await arrivedAfterAll(page, shop)
    await page.keyboard.press('Control+KeyS')
    await expect(screen.readBack).toBeFocused()
    await screen.send()
    await screen.sees('not-accepted')
    const words = screen.result.getByRole('alert')
    await expect(words).toContainText(NUMBER)
    await expect(words).toContainText(CLOCK)
    await expect(words).toContainText(screen.say('state.late-success'))
    await screen.result.getByRole('button', { name: screen.say('sale.showReplaced') }).click()
    const came = (await everySale(shop.client)).find(({ state }) => state === 'late-success')
    await expect(page.locator(`[data-detail="${came?.id}"]`)).toBeVisible()
  })
})
