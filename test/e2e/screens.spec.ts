import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixture.ts'
import { picture, scrolling, sizes, trade } from './pictures.ts'
import { RechargePage } from './recharge-page.ts'
import { languages } from './words.ts'

type Show = (screen: RechargePage) => Promise<void>

async function go(page: Page, key: string, until: Locator): Promise<void> {
  await page.keyboard.press(key)
  await expect(until).toBeVisible()
}

/** A dialog hears every key until it is gone. */
async function putAway(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

/** The newest sales stand in the right column, every one of them whole. */
async function latestFit({ page, say }: RechargePage): Promise<void> {
  const latest = page.getByRole('region', { name: say('recent.title') }).getByRole('listitem')
  await expect.poll(() => latest.count()).toBeGreaterThan(4)
  for (const sale of await latest.all()) await expect(sale).toBeInViewport({ ratio: 1 })
}

async function tab({ page, say }: RechargePage, part: string, until: Locator): Promise<void> {
  await page.getByRole('tab', { name: say(`settings.${part}`) }).click()
  await expect(until).toBeVisible()
}

/** The screens and what lies over them, in the order a cashier might open them. */
const shown: readonly (readonly [name: string, show: Show])[] = [
  [
    'recharge',
    async (screen) => {
      await go(screen.page, 'F1', screen.number)
      await latestFit(screen)
    },
  ],
  ['read-back', (screen) => screen.enter({ number: '01712345678', amount: '108' })],
  [
    'transactions',
    async ({ page }) => {
      await go(page, 'F5', page.getByRole('row').first())
      await page.getByRole('row').filter({ hasText: '018••••0002' }).click()
      await expect(page.getByRole('article')).toBeVisible()
    },
  ],
  ['dues', ({ page, say }) => go(page, 'F6', page.getByText(say('dues.none')))],
  ['shift', ({ page }) => go(page, 'F7', page.locator('[data-counted]'))],
  [
    'reports',
    ({ page, say }) =>
      go(
        page,
        'F8',
        page
          .getByRole('region', { name: say('reports.sheet') })
          .getByRole('table')
          .first(),
      ),
  ],
  [
    'wallets',
    ({ page, say }) =>
      go(page, 'Control+KeyU', page.getByRole('listbox', { name: say('walletsScreen.list') })),
  ],
  [
    'top-up',
    async ({ page }) => {
      await go(page, 'NumpadAdd', page.getByRole('dialog'))
    },
  ],
  [
    'top-up-read-back',
    async ({ page, say }) => {
      await page.keyboard.type('12500')
      await page.keyboard.press('Enter')
      await page.keyboard.type('BK-1207')
      await page.keyboard.press('Enter')
      await page.keyboard.press('2')
      const card = page.getByRole('region', { name: say('topUp.readBack') })
      await go(page, 'Enter', card)
    },
  ],
  [
    'settings-shop',
    async ({ page, say }) => {
      await putAway(page)
      await go(page, 'Control+Comma', page.getByRole('textbox', { name: say('settings.shopName') }))
    },
  ],
  [
    'settings-providers',
    (screen) => tab(screen, 'providers', screen.page.getByRole('heading', { name: 'autoflexi' })),
  ],
  [
    'settings-printer',
    (screen) =>
      tab(
        screen,
        'printer',
        screen.page.getByRole('textbox', { name: screen.say('printerSettings.address') }),
      ),
  ],
  ['settings-books', (screen) => tab(screen, 'books', screen.page.getByRole('term').first())],
  ['help', ({ page }) => go(page, 'Shift+Slash', page.getByRole('dialog'))],
  [
    'go',
    async ({ page }) => {
      await putAway(page)
      await go(page, 'Control+KeyK', page.getByRole('dialog').getByRole('option').first())
    },
  ],
  [
    'slip',
    async ({ page }) => {
      await putAway(page)
      await go(page, 'Control+KeyP', page.getByRole('dialog').getByRole('article'))
    },
  ],
]

async function lookAtAll(screen: RechargePage, place: string): Promise<void> {
  for (const [name, show] of shown) {
    await show(screen)
    const { below_px } = await picture(screen.page, `${name}-${place}`)
    expect(below_px, `${name} fits the window`).toBe(0)
    const bars = await scrolling(screen.page)
    expect(bars.length, `${name} has one scroll bar at most: ${bars.join(', ')}`).toBeLessThan(2)
  }
}

/** Something else lies over the middle of it. */
async function covered(element: Locator): Promise<boolean> {
  return await element.evaluate((one) => {
    const { left, top, width, height } = one.getBoundingClientRect()
    const there = document.elementFromPoint(left + width / 2, top + height / 2)
    return there === null || !(one.contains(there) || there.contains(one))
  })
}

test.describe('the screens', () => {
  for (const { width, height } of sizes) {
    test(`fit a window of ${width}×${height}`, async ({ page, shop }) => {
      await trade(shop)
      await page.setViewportSize({ width, height })
      for (const language of languages) {
        const screen = await RechargePage.openIn(page, shop, language)
        await lookAtAll(screen, `${width}-${language}`)
      }
    })
  }

  for (const height of [600, 681]) {
    test(`keep the way to send in a low window of ${height}`, async ({ page, shop }) => {
      await page.setViewportSize({ width: 1366, height })
      for (const language of languages) {
        const screen = await RechargePage.openIn(page, shop, language)
        const look = page.getByRole('button', { name: screen.say('recharge.look') })
        await picture(page, `empty-1366x${height}-${language}`)
        await expect(look).toBeInViewport({ ratio: 1 })
        expect(await scrolling(page)).toEqual([])
        await screen.enter({ number: '01712345678', amount: '50' })
        await expect(screen.sendButton()).toBeInViewport({ ratio: 1 })
        await picture(page, `read-back-1366x${height}-${language}`)
        expect(await scrolling(page)).toEqual([])
        await screen.pad.press('-')
      }
    })
  }

  test('show a long name of the shop whole where there is room', async ({ page, shop }) => {
    const shopName = 'মেসার্স রহমান টেলিকম ও ভ্যারাইটিজ স্টোর, নিউ মার্কেট'
    await shop.client.settings.save({ shopName })
    await RechargePage.openIn(page, shop, 'bn')
    const name = page.getByRole('heading', { name: shopName })
    await expect(name).toHaveAttribute('title', shopName)
    expect(await name.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0)
    // How the providers did in the last hour stands beside it, whole as well.
    const pills = page.getByRole('banner').locator('[data-health]')
    await expect(pills).toHaveCount(3)
    for (const pill of await pills.all()) await expect(pill).toContainText('100%')
  })

  test('can be read and used at twice the text size', async ({ page, context, shop }) => {
    await trade(shop)
    const devtools = await context.newCDPSession(page)
    await devtools.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } })
    const screen = await RechargePage.openIn(page, shop, 'bn')
    await screen.enter({ number: '01712345678', amount: '108' })
    await picture(page, 'read-back-1366-bn-200')
    await expect(screen.sendButton()).toBeInViewport({ ratio: 1 })
    await expect(screen.readBack.getByText('০১৭১২-৩৪৫ ৬৭৮')).toBeInViewport({ ratio: 1 })
    await expect(screen.readBack.getByText('৳108.00')).toBeInViewport({ ratio: 1 })
    expect(await covered(screen.readBack.getByText('৳108.00'))).toBe(false)
    expect(await covered(screen.readBack.getByText('০১৭১২-৩৪৫ ৬৭৮'))).toBe(false)
    await go(page, 'F5', page.getByRole('row').first())
    await picture(page, 'transactions-1366-bn-200')
    await go(page, 'Control+Comma', page.getByRole('tab').first())
    await picture(page, 'settings-1366-bn-200')
  })

  test('are dark where the machine is', async ({ page, shop }) => {
    await trade(shop)
    await page.emulateMedia({ colorScheme: 'dark' })
    const screen = await RechargePage.openIn(page, shop, 'bn')
    await lookAtAll(screen, '1366-bn-dark')
  })
})

test.describe('the real books', () => {
  test.use({ opening: { books: 'real', welcomed: true, settings: {}, providers: ['autoflexi'] } })

  for (const { width, height } of [...sizes, { width: 1366, height: 600 }]) {
    test(`have one scroll bar at most at ${width}×${height}`, async ({ page, shop }) => {
      await page.setViewportSize({ width, height })
      const screen = await RechargePage.openIn(page, shop, 'bn')
      await go(page, 'Control+Comma', page.getByRole('tab').first())
      await tab(screen, 'providers', page.getByRole('heading', { name: 'autoflexi' }))
      const { below_px } = await picture(page, `settings-providers-real-${width}x${height}-bn`)
      expect(below_px).toBe(0)
      expect((await scrolling(page)).length).toBeLessThan(2)
    })
  }
})

test.describe('the first questions', () => {
  test.use({ opening: { books: 'practice', welcomed: false, settings: {}, providers: [] } })

  for (const { width, height } of sizes) {
    test(`fit a window of ${width}×${height}`, async ({ page, shop }) => {
      await page.setViewportSize({ width, height })
      await page.goto(shop.pageUrl)
      await expect(page.getByRole('radio').first()).toBeAttached()
      await picture(page, `welcome-${width}-bn`)
    })
  }
})
