import { expect, type Locator, type Page } from '@playwright/test'
import type { ProviderId } from '../../src/domain/provider.ts'
import { SalePage } from './sale-page.ts'
import type { Shop } from './shop.ts'
import type { Language } from './words.ts'

/** Stands for an amount until the words are made a pattern. */
const ANY = '৳৳'

export interface SaleWords {
  readonly number: string
  readonly amount: string
  readonly provider?: ProviderId
}

/** The recharge screen, with which the counter opens. */
export class RechargePage extends SalePage {
  readonly amount: Locator

  constructor(page: Page, language: Language) {
    super(page, language, 'recharge.number')
    this.amount = page.getByRole('textbox', { name: this.say('recharge.amount') })
  }

  static async open(page: Page, shop: Shop, language: Language): Promise<RechargePage> {
    await page.goto(shop.pageUrl)
    const screen = new RechargePage(page, language)
    await expect(screen.number).toBeFocused()
    return screen
  }

  /** In a language that the shop has chosen, from its first word. */
  static async openIn(page: Page, shop: Shop, language: Language): Promise<RechargePage> {
    await shop.client.settings.save({ language })
    await page.goto(shop.pageUrl)
    // The second time only the part behind # differs, which loads nothing anew.
    await page.reload()
    const screen = new RechargePage(page, language)
    await expect(screen.number).toBeFocused()
    return screen
  }

  /** Up to the read-back: the cashier looks, nothing is sent. */
  async enter({ number, amount, provider }: SaleWords): Promise<void> {
    await this.pad.type(number)
    await this.pad.press('Enter')
    await expect(this.amount).toBeFocused()
    await this.pad.type(amount)
    await this.pad.press('Enter')
    await expect(this.readBack).toBeFocused()
    if (provider) await this.choose(provider)
  }

  /** Presses `.` until the read-back names the provider. */
  async choose(provider: ProviderId): Promise<void> {
    const wanted = this.readBack.getByText(this.say('recharge.via', { provider }))
    const any = this.readBack.getByText(this.say('recharge.via', { provider: '' }).trim())
    await expect(any).toBeVisible()
    for (let presses = 0; presses < 3 && !(await wanted.isVisible()); presses += 1) {
      const before = await any.textContent()
      await this.pad.press('.')
      await expect(any).not.toHaveText(before ?? '')
    }
    await expect(wanted).toBeVisible()
  }

  async sell(words: SaleWords): Promise<void> {
    await this.enter(words)
    await this.send()
  }

  /** The second `+` beside a twin: too soon after its words it is half of a double press. */
  async sendBesideTwin(): Promise<void> {
    await expect(async () => {
      if ((await this.number.inputValue()) !== '') await this.pad.press('+')
      await expect(this.number).toHaveValue('', { timeout: 300 })
    }).toPass()
    await expect(this.number).toBeFocused()
  }

  /** The button that `+` stands for, with any amount on it. */
  sendButton(): Locator {
    const words = escaped(this.say('recharge.send', { amount: ANY })).replace(ANY, '.+')
    return this.page.getByRole('button', { name: new RegExp(words, 'u') })
  }
}

export function escaped(words: string): string {
  return words.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`)
}
