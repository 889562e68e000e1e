import { expect, type Locator, type Page } from '@playwright/test'
import { Keypad } from './keypad.ts'
import { RechargePage } from './recharge-page.ts'
import type { Shop } from './shop.ts'
import type { Language, Say } from './words.ts'

/** The reports as an owner has them: a page of the book, and a hand on the number pad. */
export class ReportsPage {
  readonly page: Page
  readonly pad: Keypad
  readonly say: Say
  readonly sheet: Locator
  readonly tabs: Locator
  readonly panel: Locator
  readonly days: Locator

  constructor(page: Page, say: Say) {
    this.page = page
    this.say = say
    this.pad = new Keypad(page)
    this.sheet = page.getByRole('region', { name: say('reports.sheet') })
    this.tabs = page.getByRole('tablist', { name: say('reports.pictures') })
    this.panel = page.getByRole('tabpanel')
    this.days = page.getByRole('group', { name: say('reports.dayChoice') })
  }

  static async open(page: Page, shop: Shop, language: Language): Promise<ReportsPage> {
    const { say } = await RechargePage.openIn(page, shop, language)
    await page.keyboard.press('F8')
    const reports = new ReportsPage(page, say)
    await expect(reports.sheet.getByRole('table').first()).toBeVisible()
    return reports
  }

  /** A line of the page with its figure, by its place in the book. */
  line(key: string): Locator {
    return this.sheet.locator(`[data-line="${key}"]`)
  }

  /** The picture that lies open. */
  async shows(picture: string): Promise<void> {
    const tab = this.tabs.getByRole('tab', { name: this.say(`reports.picture.${picture}`) })
    await expect(tab).toHaveAttribute('aria-selected', 'true')
  }

  /** Which of the days at 1 to 6 lie open; null where it is another page. */
  async isOpen(name: string | null): Promise<void> {
    const pressed = this.days.locator('[aria-pressed="true"]')
    if (name === null) await expect(pressed).toHaveCount(0)
    else await expect(pressed).toContainText(this.say(`reports.${name}`))
  }

  async openDialog(): Promise<Locator> {
    await this.page.keyboard.press('Control+KeyS')
    const dialog = this.page.getByRole('dialog', { name: this.say('saving.title') })
    await expect(dialog.getByRole('radio').first()).toBeFocused()
    return dialog
  }
}
