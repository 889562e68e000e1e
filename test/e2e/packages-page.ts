import { expect, type Locator, type Page } from '@playwright/test'
import { Keypad } from './keypad.ts'
import type { Shop } from './shop.ts'
import { type Language, type Say, wordsIn } from './words.ts'

/** The packages screen as a cashier has it: the number pad, and letters where a name is sought. */
export class PackagesPage {
  readonly page: Page
  readonly pad: Keypad
  readonly say: Say
  readonly number: Locator
  readonly search: Locator
  readonly list: Locator
  readonly readBack: Locator
  /** The sale that was sent last. */
  readonly result: Locator

  constructor(page: Page, language: Language) {
    this.page = page
    this.pad = new Keypad(page)
    this.say = wordsIn(language)
    this.number = page.getByRole('textbox', { name: this.say('recharge.number') })
    this.search = page.getByRole('textbox', { name: this.say('packages.search') })
    this.list = page.getByRole('list', { name: this.say('packages.title') })
    this.readBack = page.getByRole('region', { name: this.say('recharge.readBack') })
    this.result = page.getByRole('region', { name: this.say('sale.latest'), exact: true })
  }

  static async open(page: Page, shop: Shop, language: Language): Promise<PackagesPage> {
    // The lists are read once the counter is open; before that there is none to be looked through.
    const isRead = async () => (await shop.client.packages.list({ operator: 'GP' })).driveReadAt_ms
    await expect.poll(isRead).not.toBeNull()
    await page.goto(shop.pageUrl)
    const screen = new PackagesPage(page, language)
    await expect(screen.number).toBeFocused()
    await page.keyboard.press('F2')
    await expect(page.getByRole('heading', { name: screen.say('packages.title') })).toHaveCount(1)
    await expect(screen.number).toBeFocused()
    return screen
  }

  /** The packs that are drawn. */
  rows(): Locator {
    return this.list.locator('[data-pack]')
  }

  /** The row the arrows stand on. */
  lit(): Locator {
    return this.list.locator('[aria-current="true"]')
  }

  /** The names of all packs in sight, from the top. */
  async names(): Promise<string[]> {
    const rows = await this.rows().locator('[title]').all()
    return await Promise.all(rows.map(async (row) => (await row.getAttribute('title')) ?? ''))
  }

  /** Up to the list. */
  async enterNumber(number: string): Promise<void> {
    await this.pad.type(number)
    await this.pad.press('Enter')
    await expect(this.search).toBeFocused()
  }

  /** Up to the read-back: the cashier looks, nothing is sent. */
  async choose(number: string, words: string): Promise<void> {
    await this.enterNumber(number)
    await this.page.keyboard.type(words)
    await this.pad.press('Enter')
    await expect(this.readBack).toBeFocused()
  }

  /** `+` on the read-back; the form is free for the next customer at once. */
  async send(): Promise<void> {
    await this.pad.press('+')
    await expect(this.number).toBeFocused()
    await expect(this.number).toHaveValue('')
  }

  async sees(face: string): Promise<void> {
    const word = this.result.getByRole('heading', { name: this.say(`state.${face}`), exact: true })
    await expect(word).toBeVisible()
  }
}
