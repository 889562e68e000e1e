import { formatTaka } from '../../src/domain/money.ts'
import { holds } from './accessible.ts'
import { expect, test } from './fixture.ts'
import { picture, sizes, trade } from './pictures.ts'
import { RechargePage } from './recharge-page.ts'
import { ReportsPage } from './reports-page.ts'
import { languages } from './words.ts'

const pictures = [
  'trend',
  'operator',
  'kind',
  'provider',
  'cashier',
  'package',
  'customer',
  'providers',
  'hours',
] as const

test.describe('the reports', () => {
  test('open with F8 at the page of today, and say what the day says', async ({ page, shop }) => {
    await trade(shop)
    const reports = await ReportsPage.open(page, shop, 'bn')
    await reports.isOpen('today')
    const { today } = await shop.client.health.get()
    const of = today.businessDate
    const { now, cash } = await shop.client.reports.glance({ from: of, to: of })
    await expect(reports.line('sold')).toContainText(formatTaka(now.amount_e4, { kind: 'sum' }))
    await expect(reports.line('profit')).toContainText(
      formatTaka(now.profit_e4, { kind: 'earning' }),
    )
    if (cash === null) throw new Error('the drawer is not counted blind')
    await expect(reports.line('cash-end')).toContainText(formatTaka(cash.atEnd_e4, { kind: 'sum' }))
    expect(now.amount_e4).toBeGreaterThan(0)
    const first = reports.tabs.getByRole('tab').first()
    await expect(first).toBeFocused()
    // And it is found from everywhere by its name.
    await page.keyboard.press('F1')
    await page.keyboard.press('Control+KeyK')
    await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible()
    await page.keyboard.type('month in the rep')
    await page.keyboard.press('Enter')
    await reports.isOpen('month')
  })

  test('bring what draws only when they are opened', async ({ page, shop, overheard }) => {
    await RechargePage.open(page, shop, 'bn')
    await page.evaluate(async () => {
      await new Promise((resolve) => requestIdleCallback(resolve))
    })
    const drawn = () => overheard.asked.filter((url) => /Charts/u.test(url))
    await page.keyboard.press('F5')
    await page.keyboard.press('F1')
    expect(drawn()).toEqual([])
    await trade(shop)
    await page.keyboard.press('F8')
    await expect.poll(() => drawn().length).toBeGreaterThan(0)
  })

  test('turn their pages with the pad, by days, weeks, months and years', async ({
    page,
    shop,
  }) => {
    const reports = await ReportsPage.open(page, shop, 'bn')
    for (const [key, name] of [
      ['2', 'yesterday'],
      ['3', 'week'],
      ['4', 'month'],
      ['5', 'year'],
      ['1', 'today'],
    ] as const) {
      await reports.pad.press(key)
      await reports.isOpen(name)
    }
    await reports.pad.press('-')
    await reports.isOpen('yesterday')
    await reports.pad.press('-')
    await reports.isOpen(null)
    for (const _ of [1, 2, 3]) await reports.pad.press('+')
    // Nothing lies beyond today.
    await reports.isOpen('today')
    await expect(page.getByRole('button', { name: reports.say('reports.later') })).toBeDisabled()
  })

  test('open at days typed on the pad, and say at the field what is no day', async ({
    page,
    shop,
  }) => {
    const reports = await ReportsPage.open(page, shop, 'en')
    await reports.pad.press('6')
    const from = page.getByRole('textbox', { name: reports.say('reports.from') })
    const to = page.getByRole('textbox', { name: reports.say('reports.to') })
    await expect(from).toBeFocused()
    await reports.pad.type('3102')
    await reports.pad.press('Enter')
    await expect(from).toHaveAttribute('aria-invalid', 'true')
    await expect(page.getByText(reports.say('reports.dayProblem.none'))).toBeVisible()
    await from.fill('')
    await reports.pad.type('01032026')
    await expect(from).toHaveValue('01/03/2026')
    await expect(page.getByText('1 March 2026')).toBeVisible()
    await reports.pad.press('Enter')
    await expect(to).toBeFocused()
    await reports.pad.type('28022026')
    await reports.pad.press('Enter')
    await expect(page.getByText(reports.say('reports.dayProblem.order'))).toBeVisible()
    await to.fill('')
    await reports.pad.type('10032026')
    await reports.pad.press('Enter')
    await expect(from).toHaveCount(0)
    await reports.isOpen('span')
    await expect(page.getByText(/1\s?[–-]\s?10 March 2026/u)).toBeVisible()
    await expect(reports.sheet).toContainText(reports.say('reports.empty'))
  })

  test('lead through every picture, and each has its table behind it', async ({ page, shop }) => {
    await trade(shop)
    const reports = await ReportsPage.open(page, shop, 'bn')
    for (const name of pictures) {
      await reports.shows(name)
      const drawn = reports.panel.locator('svg.recharts-surface')
      // No package was sold.
      if (name !== 'package') await expect(drawn.first()).toBeVisible()
      await picture(page, `reports-${name}`)
      await reports.pad.press('*')
      await expect(reports.panel.getByRole('table')).toBeVisible()
      await expect(drawn).toHaveCount(0)
      await reports.pad.press('*')
      await reports.pad.press('/')
    }
    await reports.shows('trend')
    await page.keyboard.press('ArrowRight')
    await reports.shows('operator')
    await expect(reports.panel).toContainText('গ্রামীণফোন')
    await expect(reports.panel.getByText('৳', { exact: false }).first()).toBeVisible()
  })

  test('write their figures in the digits the shop set', async ({ page, shop }) => {
    await trade(shop)
    await shop.client.settings.save({ digits: 'bangla' })
    const reports = await ReportsPage.open(page, shop, 'bn')
    await expect(reports.line('sold')).toContainText(/৳[০-৯]/u)
    await reports.pad.press('*')
    await expect(reports.panel.getByRole('table')).not.toContainText(/[0-9]/u)
  })

  test('are a blank first page before anything was sold', async ({ page, shop }) => {
    for (const language of languages) {
      const reports = await ReportsPage.open(page, shop, language)
      await expect(reports.sheet).toContainText(reports.say('reports.first'))
      await expect(reports.panel).toContainText(reports.say('reports.emptyPicture'))
      await picture(page, `reports-blank-${language}`)
    }
  })
})

for (const { width, height } of sizes) {
  test.describe(`the reports in a window of ${width}×${height}`, () => {
    test.use({ viewport: { width, height } })

    test('have the page and a picture side by side, and nothing is cut off', async ({
      page,
      shop,
    }) => {
      await trade(shop)
      for (const language of languages) {
        const reports = await ReportsPage.open(page, shop, language)
        await expect(reports.panel.locator('svg.recharts-surface').first()).toBeVisible()
        await expect(reports.line('profit')).toBeInViewport({ ratio: 1 })
        await expect(reports.tabs.getByRole('tab').last()).toBeInViewport({ ratio: 1 })
        await expect(reports.panel).toBeInViewport({ ratio: 0.99 })
        await picture(page, `reports-${language}-${width}`)
      }
    })
  })
}

test.describe('anybody can use the reports', () => {
  test.describe.configure({ timeout: 240_000 })

  test('as a picture, as a table, while days are typed, and on the way to paper', async ({
    page,
    shop,
  }) => {
    await trade(shop)
    const reports = await ReportsPage.open(page, shop, 'bn')
    await expect(reports.panel.locator('svg.recharts-surface').first()).toBeVisible()
    await holds(page, shop, 'a picture')
    await reports.pad.press('/')
    await reports.pad.press('*')
    await expect(reports.panel.getByRole('table')).toBeVisible()
    await holds(page, shop, 'a table')
    await reports.pad.press('6')
    await reports.pad.press('Enter')
    await holds(page, shop, 'days that are typed')
    await page.keyboard.press('Escape')
    const dialog = await reports.openDialog()
    await holds(page, shop, 'the way to a file')
    await dialog.getByText(reports.say('saving.list')).click()
    await holds(page, shop, 'the list of sales')
    await dialog.getByText(reports.say('saving.glance')).click()
    await dialog.getByText(reports.say('slip.width', { mm: '৫৮' })).click()
    await holds(page, shop, 'the way to a roll')
  })
})
