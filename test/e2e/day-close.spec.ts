import type { Locator, Page } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import { v7 } from 'uuid'
import { taka } from '../../src/domain/money.ts'
import { SaleId } from '../../src/domain/sale.ts'
import { holds } from './accessible.ts'
import { Debts } from './due-book.ts'
import { expect, test } from './fixture.ts'
import { cameOut } from './papers-out.ts'
import { picture, sizes, trade } from './pictures.ts'
import { RechargePage } from './recharge-page.ts'
import { shiftOf } from './shift-page.ts'
import type { Shop } from './shop.ts'
import type { Say } from './words.ts'

test.describe.configure({ timeout: 180_000 })

class ClosePage {
  readonly page: Page
  readonly say: Say

  constructor({ page, say }: RechargePage) {
    this.page = page
    this.say = say
  }

  /** By its name, as from any screen. */
  static async open(screen: RechargePage): Promise<ClosePage> {
    await screen.page.keyboard.press('Control+KeyK')
    await expect(screen.page.getByRole('dialog').getByRole('option').first()).toBeVisible()
    await screen.page.keyboard.type(screen.say('go.closeDay'))
    await screen.page.keyboard.press('Enter')
    const close = new ClosePage(screen)
    await expect(screen.page.getByRole('main')).toContainText(screen.say('close.title'))
    return close
  }

  step(name: string): Locator {
    return this.page.locator(`[data-close-step="${name}"]`)
  }

  async goesTo(name: string): Promise<void> {
    await this.page.keyboard.press('Enter')
    await expect(this.step(name)).toBeFocused()
  }

  /** From the first look to the last one, where `+` closes. */
  async looks(): Promise<void> {
    await this.page.keyboard.press('Enter')
    await expect(this.step('ask')).toBeFocused()
    // Asked, or away: a question that was on its way as the clock leapt is one nobody answered.
    const done = this.page.locator('[data-provider-asked]:not([data-tone="quiet"])')
    await expect(done).toHaveCount(3, { timeout: 60_000 })
    for (const name of ['sales', 'wallets', 'cash', 'look']) await this.goesTo(name)
  }
}

/** What is in the drawer is counted, so that there are shifts to be told of. */
async function counted(shop: Shop): Promise<void> {
  const id = await shiftOf(shop, 'Rahim')
  const dues = new Debts(shop)
  await dues.buys(await dues.add('Salma'), 30)
  await trade(shop)
  const { expected_e4 } = await shop.client.shifts.report({ id })
  const taka = (expected_e4 ?? 0) / 10_000
  const notes = { '10': Math.floor(taka / 10), '1': taka % 10 }
  await shop.client.shifts.close({ id, notes })
  shop.clock.pace(30)
}

/** More than are listed at a time. */
const DAYS = 62

/** The day as it is closed, without the steps of the screen. */
async function closeByTheBooks(shop: Shop): Promise<void> {
  const { days, health } = shop.client
  shop.clock.pace(500)
  await expect.poll(async () => (await health.get()).waiting).toBe(0)
  const businessDate = (await days.standing()).next?.businessDate ?? 'none'
  await days.prepare({ businessDate })
  await expect.poll(async () => (await days.standing()).preparation?.isReady).toBe(true)
  await days.close({ businessDate, closedBy: 'Rahim' })
  shop.clock.pace(0)
}

test.describe('the close of a day', () => {
  test('is looked at with Enter, closed with +, and its Z can be printed', async ({
    page,
    shop,
  }) => {
    await counted(shop)
    const screen = await RechargePage.open(page, shop, 'bn')
    const close = await ClosePage.open(screen)
    const { say } = close
    await picture(page, 'close-begin')
    await page.keyboard.press('Enter')
    await expect(close.step('ask')).toBeFocused()
    await picture(page, 'close-ask')
    // + closes nothing before everything was looked at.
    await page.keyboard.press('NumpadAdd')
    expect(await shop.client.days.list({})).toEqual([])
    await expect(page.getByText(say('close.asked'))).toHaveCount(3, { timeout: 60_000 })
    await close.goesTo('sales')
    await expect(page.locator('[data-carried]').first()).toBeVisible()
    await picture(page, 'close-sales')
    await close.goesTo('wallets')
    await expect(page.locator('[data-wallet-of-day]')).toHaveCount(5)
    await picture(page, 'close-wallets')
    await close.goesTo('cash')
    await expect(close.step('cash')).toContainText('৳1,000')
    await picture(page, 'close-cash')
    await page.keyboard.press('Backspace')
    await expect(close.step('wallets')).toBeFocused()
    await close.goesTo('cash')
    await close.goesTo('look')
    await page.getByRole('textbox', { name: say('close.closedBy') }).fill('Rahim')
    await picture(page, 'close-look')
    await page.keyboard.press('NumpadAdd')
    await expect(page.locator('[data-paper="z"]').first()).toBeVisible()
    await picture(page, 'close-done')
    await page.keyboard.press('NumpadDivide')
    const paper = page.getByRole('dialog', { name: say('close.slip.title') })
    await expect(paper.locator('[data-paper="z"]')).toBeVisible()
    await expect(page.locator('#paper [data-paper="z"]')).toHaveCount(1)
    // What was sold on credit is in no drawer.
    await expect(page.locator('#paper')).toContainText(`${say('close.slip.dues.onCredit')}৳30`)
    await page.keyboard.press('Control+KeyP')
    const [printed] = await cameOut(shop, 1)
    expect(printed).toMatchObject({ name: 'z', copy: null, of: { kind: 'day' } })
    await picture(page, 'close-paper')
    await page.keyboard.press('Escape')
    await expect(paper).toHaveCount(0)
    const [day] = await shop.client.days.list({})
    expect(day).toMatchObject({ number: 1, closedBy: 'Rahim' })
    const { today } = await shop.client.health.get()
    expect(today.businessDate > (day?.businessDate ?? '')).toBe(true)
    expect(await shop.client.days.verify()).toMatchObject({ isWhole: true })
  })

  test('can be looked at on paper before it begins, with the keys of it and of paper', async ({
    page,
    shop,
  }) => {
    await counted(shop)
    const screen = await RechargePage.open(page, shop, 'bn')
    const { say } = await ClosePage.open(screen)
    const hints = page.getByRole('list', { name: say('shell.keys') })
    await expect(hints).toContainText(say('keys.printZ'))
    await expect(hints).not.toContainText(say('keys.closeBack'))
    // Ctrl P is the slip of a sale elsewhere, and the paper of the screen where it has one.
    for (const key of ['NumpadDivide', 'Control+KeyP']) {
      await page.keyboard.press(key)
      const soFar = page.getByRole('dialog', { name: say('close.slip.title') })
      await expect(soFar.locator('[data-paper="x"]')).toContainText(say('close.slip.preview'))
      await page.keyboard.press('Escape')
      await expect(soFar).toHaveCount(0)
    }
    expect(await shop.client.days.list({})).toEqual([])
  })

  test('keeps sales back until it is left, and is gone on with from the top', async ({
    page,
    shop,
    overheard,
  }) => {
    overheard.expects(/409/u)
    const screen = await RechargePage.open(page, shop, 'bn')
    await screen.sell({ number: '01712345678', amount: '50' })
    await screen.sees('succeeded')
    const close = await ClosePage.open(screen)
    await page.keyboard.press('Enter')
    await expect(close.step('ask')).toBeFocused()
    await page.keyboard.press('F1')
    const banner = page.locator('[data-day-banner="closing"]')
    await expect(banner).toBeVisible()
    await screen.sell({ number: '01812340002', amount: '20' })
    await expect(page.getByText(screen.say('refusal.CLOSING')).first()).toBeVisible()
    await picture(page, 'close-refused')
    await banner.getByRole('button', { name: screen.say('dayBanner.goOn') }).click()
    await expect(close.step('ask')).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('main')).toContainText(screen.say('close.beginLead'))
    expect((await shop.client.health.get()).closing).toBeNull()
  })

  test('of a day that was forgotten is asked for at the top the day after', async ({
    page,
    shop,
  }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    await screen.sell({ number: '01712345678', amount: '50' })
    await screen.sees('succeeded')
    await page.close()
    shop.clock.leap(24 * 3_600_000)
    const next = await page.context().newPage()
    const again = await RechargePage.open(next, shop, 'bn')
    const banner = next.locator('[data-day-banner="not-closed"]')
    await expect(banner).toBeVisible()
    await picture(next, 'close-forgotten')
    await banner.getByRole('button').click()
    const close = new ClosePage(again)
    await expect(next.getByRole('main')).toContainText(again.say('close.begin'))
    await close.looks()
    // Letters are the name's, whatever stands there and wherever the hand is.
    await next.keyboard.type('Karim')
    const name = next.getByRole('textbox', { name: again.say('close.closedBy') })
    await expect(name).toHaveValue('Karim')
    await next.keyboard.press('F9')
    await expect(next.locator('[data-paper="z"]').first()).toContainText(
      again.say('close.slip.missed'),
    )
    await expect(banner).toBeHidden()
  })

  test('is reached from the shift, and every old Z from there with the arrows', async ({
    page,
    shop,
  }) => {
    for (let nth = 1; nth <= DAYS; nth += 1) {
      const id = SaleId.parse(v7())
      const words = { kind: 'recharge', lineType: 'prepaid', operator: 'GP' } as const
      const number = `017123${10_000 + nth}`
      await shop.client.sales.submit({ id, ...words, number, amount_e4: taka(20) })
      await closeByTheBooks(shop)
      shop.clock.leap(24 * 3_600_000)
    }
    await page.clock.setSystemTime(shop.clock.now())
    const { say } = await RechargePage.open(page, shop, 'bn')
    await page.keyboard.press('F7')
    await expect(page.getByRole('button', { name: say('shift.toDayClose') })).toBeVisible()
    await picture(page, 'shift-to-close')
    await page.keyboard.press('NumpadDecimal')
    const rows = page.getByRole('listbox', { name: say('close.past') }).getByRole('option')
    await expect(rows).toHaveCount(60)
    await page.keyboard.press('ArrowDown')
    await expect(rows.first()).toBeFocused()
    await page.keyboard.press('End')
    await page.keyboard.press('ArrowDown')
    await expect(rows).toHaveCount(DAYS)
    await page.keyboard.press('End')
    await expect(rows.last()).toBeFocused()
    await picture(page, 'close-past-days')
    await page.keyboard.press('Enter')
    await expect(page.locator('[data-paper="z"]').first()).toBeVisible()
    await page.keyboard.press('NumpadDivide')
    const paper = page.getByRole('dialog', { name: say('close.slip.title') })
    await expect(paper.locator('[data-paper="z"]')).toBeVisible()
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      paper.getByRole('button', { name: 'CSV' }).press('Enter'),
    ])
    const { hash, businessDate } = (await shop.client.days.list({ before: 2 }))[0] ?? {}
    expect(file.suggestedFilename()).toBe(`practice-জেড-1-${businessDate}.csv`)
    expect(await readFile(await file.path(), 'utf8')).toContain(hash)
    await page.keyboard.press('Escape')
    await expect(paper).toHaveCount(0)
    await page.keyboard.press('Backspace')
    await expect(rows.last()).toBeFocused()
  })

  test('can be used by anybody, at every size', async ({ page, shop }) => {
    await counted(shop)
    const screen = await RechargePage.open(page, shop, 'bn')
    const close = await ClosePage.open(screen)
    await holds(page, shop, 'the begin of a close')
    await close.looks()
    for (const size of sizes) {
      await page.setViewportSize(size)
      await picture(page, `close-look-${size.width}`)
    }
    await page.setViewportSize({ width: 1366, height: 768 })
    await holds(page, shop, 'the last look')
    for (const name of ['cash', 'wallets', 'sales']) {
      await page.keyboard.press('Escape')
      await expect(page.getByRole('main')).toContainText(screen.say('close.beginLead'))
      await page.keyboard.press('Enter')
      await expect(close.step('ask')).toBeFocused()
      for (const next of ['sales', 'wallets', 'cash']) {
        await close.goesTo(next)
        if (next === name) break
      }
      await holds(page, shop, `the step of ${name}`)
    }
  })
})
