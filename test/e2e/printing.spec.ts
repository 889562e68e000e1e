import type { Page } from '@playwright/test'
import type { VirtualPrinter } from '../../src/sandbox/printer/printer.ts'
import { doublePress } from './double-press.ts'
import { expect } from './fixture.ts'
import {
  goTo,
  jobsOf,
  papersStand,
  plugIn,
  realShop,
  setPrinter,
  test,
  unplug,
} from './paper-shop.ts'
import { everySale } from './proof.ts'
import { RechargePage } from './recharge-page.ts'
import type { Shop } from './shop.ts'

const number = '01712345678'

test.use({ opening: realShop })

/** Two sales whose slips found no printer. */
async function soldUnplugged(page: Page, shop: Shop, printer: VirtualPrinter) {
  await setPrinter(shop, printer, { automatic: true })
  await unplug(printer)
  const screen = await RechargePage.open(page, shop, 'bn')
  for (const one of [number, '01812345678']) {
    await screen.sell({ number: one, amount: '50' })
    await screen.sees('succeeded')
  }
  await papersStand(shop, 'failed', 'failed')
  return screen
}

test.describe('a slip that comes by itself', () => {
  test('lies at the printer when the sale has ended, while the next number is typed', async ({
    page,
    shop,
    printer,
  }) => {
    await setPrinter(shop, printer, { automatic: true })
    const screen = await RechargePage.open(page, shop, 'bn')
    await screen.sell({ number, amount: '50' })
    await screen.pad.type('01812')
    await screen.sees('succeeded')
    await papersStand(shop, 'printed')
    expect(printer.jobs).toHaveLength(1)
    expect(printer.jobs[0]?.refused).toEqual([])
    expect(printer.jobs[0]?.papers).toHaveLength(1)
    expect(printer.jobs[0]?.kicks).toEqual([])
    await expect(screen.number).toBeFocused()
    await expect(screen.number).toHaveValue(/^0 ?1 ?8 ?1 ?2|01812/u)
  })

  test('has the shop’s copy behind it, and the drawer opens once', async ({
    page,
    shop,
    printer,
  }) => {
    await setPrinter(shop, printer, { automatic: true, shopCopy: true, drawer: 'pin-2' })
    const screen = await RechargePage.open(page, shop, 'bn')
    await screen.sell({ number, amount: '50' })
    await papersStand(shop, 'printed', 'printed')
    expect((await jobsOf(shop)).map((job) => job.for)).toEqual(['shop', 'customer'])
    expect(printer.jobs.flatMap(({ kicks }) => kicks.map(({ pin }) => pin))).toEqual([2])
  })

  test('is not printed again by a page that begins anew, nor by another window', async ({
    page,
    context,
    shop,
    printer,
  }) => {
    await setPrinter(shop, printer, { automatic: true })
    const other = await context.newPage()
    await RechargePage.open(other, shop, 'bn')
    const screen = await RechargePage.open(page, shop, 'bn')
    await screen.sell({ number, amount: '50' })
    await papersStand(shop, 'printed')
    await page.reload()
    await expect(screen.number).toBeFocused()
    await screen.sell({ number: '01812345678', amount: '20' })
    await papersStand(shop, 'printed', 'printed')
    expect(printer.jobs).toHaveLength(2)
  })
})

test.describe('a printer that is unplugged', () => {
  test('is told quietly; the sale stands, and the slip comes when it is back', async ({
    page,
    shop,
    printer,
  }) => {
    await setPrinter(shop, printer, { automatic: true })
    await unplug(printer)
    const screen = await RechargePage.open(page, shop, 'bn')
    await screen.sell({ number, amount: '50' })
    await screen.sees('succeeded')
    await papersStand(shop, 'failed')
    const notice = page.locator('[data-print-notice]')
    await expect(notice).toContainText(screen.say('printNotice.stands'))
    await expect(notice).toContainText('017••••5678 · ৳50')
    await expect(notice).toContainText(screen.say('printWhy.refused'))
    await expect(screen.number).toBeFocused()
    expect((await everySale(shop.client)).map(({ state }) => state)).toEqual(['succeeded'])

    await plugIn(printer)
    await page.keyboard.press('Control+Slash')
    await expect(notice.getByRole('button', { name: screen.say('printJobs.again') })).toBeFocused()
    // A notice that has only just come takes no press yet.
    await expect(async () => {
      await page.keyboard.press('Enter')
      await expect(notice).toHaveCount(0, { timeout: 500 })
    }).toPass()
    await papersStand(shop, 'printed')
    expect(printer.jobs.flatMap(({ papers }) => papers)).toHaveLength(1)
  })

  test('leaves its papers in a list that is walked by keys', async ({ page, shop, printer }) => {
    const screen = await soldUnplugged(page, shop, printer)
    await plugIn(printer)
    await goTo(page, screen.say('go.prints'))
    const list = page.getByRole('listbox', { name: screen.say('printJobs.list') })
    await expect(list.getByRole('option').first()).toBeFocused()
    await page.keyboard.press('NumpadMultiply')
    await papersStand(shop, 'printed', 'failed')
    await page.keyboard.press('ArrowDown')
    await expect(list.getByRole('option', { selected: true })).toContainText('017')
    await page.keyboard.press('NumpadSubtract')
    await expect.poll(async () => (await jobsOf(shop))[1]?.seen).toBe(true)
    await expect(page.locator('[data-print-notice]')).toHaveCount(0)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('article')).toBeVisible()
  })
})

test.describe('a printer that is given up for the print window', () => {
  test('leaves its papers to be printed there, and says so', async ({
    page,
    shop,
    printer,
    overheard,
  }) => {
    overheard.expects(/status of 409/u)
    await setPrinter(shop, printer, { automatic: true })
    await unplug(printer)
    const screen = await RechargePage.open(page, shop, 'bn')
    await screen.sell({ number, amount: '50' })
    await papersStand(shop, 'failed')
    await setPrinter(shop, printer, { at: { way: 'page' } })
    await goTo(page, screen.say('go.prints'))
    await expect(page.getByRole('option').first()).toBeFocused()
    await page.keyboard.press('NumpadMultiply')
    await expect(page.getByText(screen.say('printing.noPrinter')).first()).toBeVisible()
    await papersStand(shop, 'failed')
  })
})

test.describe('two papers that wait for a person', () => {
  test('are left one by one: half of a double press was not meant for the next', async ({
    page,
    shop,
    printer,
  }) => {
    const screen = await soldUnplugged(page, shop, printer)
    const notice = page.locator('[data-print-notice]')
    const words = notice.locator('p')
    const leave = notice.getByRole('button', { name: screen.say('printJobs.leave') })
    await expect(words).toContainText('018••••5678')
    await doublePress(leave, words)
    await expect(words).toContainText('017••••5678')
    expect((await jobsOf(shop)).map(({ seen }) => seen)).toEqual([true, false])
    await expect(async () => {
      await leave.click({ timeout: 500 })
      await expect(notice).toHaveCount(0, { timeout: 500 })
    }).toPass()
    expect((await jobsOf(shop)).map(({ seen }) => seen)).toEqual([true, true])
  })
})

test.describe('a day without a printer', () => {
  test('leaves papers that are all left at once, and no notice', async ({
    page,
    shop,
    printer,
  }) => {
    await setPrinter(shop, printer, { automatic: true, shopCopy: true })
    await unplug(printer)
    const screen = await RechargePage.open(page, shop, 'bn')
    await screen.sell({ number, amount: '50' })
    await screen.sees('succeeded')
    await papersStand(shop, 'failed', 'failed')
    await goTo(page, screen.say('go.prints'))
    const all = page.getByRole('button', { name: screen.say('printJobs.leaveAll', { shown: '২' }) })
    await expect(all).toBeVisible()
    await page.screenshot({ path: 'test-results/screens/prints-left.png' })
    await page.keyboard.press('NumpadDivide')
    await expect
      .poll(async () => (await jobsOf(shop)).map(({ seen }) => seen))
      .toEqual([true, true])
    await expect(all).toHaveCount(0)
    await expect(page.locator('[data-print-notice]')).toHaveCount(0)
  })
})

test.describe('a printer that goes in the middle of a slip', () => {
  test('leaves it not known, which nobody prints again but a person', async ({
    page,
    shop,
    printer,
  }) => {
    await setPrinter(shop, printer, { automatic: true })
    await printer.set({ fault: { how: 'closes', after_bytes: 4_000 } })
    const screen = await RechargePage.open(page, shop, 'bn')
    await screen.sell({ number, amount: '50' })
    await papersStand(shop, 'unknown')
    const notice = page.locator('[data-print-notice="unknown"]')
    await expect(notice).toContainText(screen.say('printNotice.stands'))
    await plugIn(printer)
    await expect(async () => {
      await notice
        .getByRole('button', { name: screen.say('printJobs.leave') })
        .click({ timeout: 500 })
      await expect(notice).toHaveCount(0, { timeout: 500 })
    }).toPass()
    expect((await jobsOf(shop)).map(({ seen, tries }) => [seen, tries])).toEqual([[true, 1]])
  })
})
