import { expect, type Locator, type Page } from '@playwright/test'
import type { ProviderId } from '../../src/domain/provider.ts'
import { Keypad } from './keypad.ts'
import type { Shop } from './shop.ts'
import { type Language, type Say, wordsIn } from './words.ts'

/** Stands for an amount until the words are made a pattern. */
const ANY = '৳৳'

export interface SaleWords {
  readonly number: string
  readonly amount: string
  readonly provider?: ProviderId
}

/** The recharge screen as a cashier has it: a number pad under one hand, and eyes. */
export class RechargePage {
  readonly page: Page
  readonly pad: Keypad
  readonly say: Say
  readonly number: Locator
  readonly amount: Locator
  readonly readBack: Locator
  /** The sale that was sent last. */
  readonly result: Locator

  constructor(page: Page, language: Language) {
    this.page = page
    this.pad = new Keypad(page)
    this.say = wordsIn(language)
    this.number = page.getByRole('textbox', { name: this.say('recharge.number') })
    this.amount = page.getByRole('textbox', { name: this.say('recharge.amount') })
    this.readBack = page.getByRole('region', { name: this.say('recharge.readBack') })
    this.result = page.getByRole('region', { name: this.say('sale.latest'), exact: true })
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

  /** `+` on the read-back; the form is free for the next customer at once. */
  async send(): Promise<void> {
    await this.pad.press('+')
    await expect(this.number).toBeFocused()
    await expect(this.number).toHaveValue('')
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

  /** The state of the sale sent last, as its word stands on the screen. */
  async sees(face: string): Promise<void> {
    const word = this.result.getByRole('heading', { name: this.say(`state.${face}`), exact: true })
    await expect(word).toBeVisible()
  }

  /** What the cashier is told to do about it. */
  async isTold(key: string, values?: Record<string, string>): Promise<void> {
    await expect(this.result).toContainText(this.say(key, values))
  }

  /** What a field says is wrong with what stands in it. */
  async fieldSays(field: Locator, key: string, values?: Record<string, string>): Promise<void> {
    await expect(field).toHaveAttribute('aria-invalid', 'true')
    await expect.poll(() => field.evaluate(describedBy)).toContain(this.say(key, values))
  }
}

/** What a screen reader adds to a field's name. */
function describedBy(field: Element): string {
  const ids = field.getAttribute('aria-describedby')?.split(' ') ?? []
  return ids.map((id) => document.querySelector(`[id="${id}"]`)?.textContent ?? '').join(' ')
}

export function escaped(words: string): string {
  return words.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`)
}
