import { expect, type Locator, type Page } from '@playwright/test'
import { SalePage } from './sale-page.ts'
import type { Shop } from './shop.ts'
import type { Language } from './words.ts'

/** The packages screen: the number pad, and letters where a name is sought. */
export class PackagesPage extends SalePage {
  readonly search: Locator
  readonly list: Locator

  constructor(page: Page, language: Language) {
    super(page, language, 'recharge.number')
    this.search = page.getByRole('textbox', { name: this.say('packages.search') })
    this.list = page.getByRole('list', { name: this.say('packages.title') })
  }

  static async open(page: Page, shop: Shop, language: Language): Promise<PackagesPage> {
    // The lists are read once the counter is open; before that there is none to be looked through.
    const isRead = async () => (await shop.client.packages.list({ operator: 'GP' })).driveReadAt_ms
    await expect.poll(isRead).not.toBeNull()
    await page.goto(shop.pageUrl)
    const screen = new PackagesPage(page, language)
    await screen.goTo('F2', 'packages.title')
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
}
