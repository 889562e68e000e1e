import { expect, type Locator, type Page } from '@playwright/test'
import { Keypad } from './keypad.ts'
import type { Shop } from './shop.ts'
import { type Language, type Say, wordsIn } from './words.ts'

interface BillWords {
  /** Presses of `/` until the biller is chosen, from the first of the list. */
  readonly biller: number
  readonly number: string
  /** What is typed over the month that stands there; null goes on with it. */
  readonly month?: string | null
  readonly phone?: string
  readonly amount: string
}

/** The screen of bills as a cashier has it: a number pad under one hand, and eyes. */
export class BillPage {
  readonly page: Page
  readonly pad: Keypad
  readonly say: Say
  readonly number: Locator
  readonly month: Locator
  readonly year: Locator
  readonly phone: Locator
  readonly amount: Locator
  readonly readBack: Locator
  /** The sale that was sent last. */
  readonly result: Locator

  constructor(page: Page, language: Language) {
    this.page = page
    this.pad = new Keypad(page)
    this.say = wordsIn(language)
    const field = (stage: string) => page.locator(`input[data-stage="${stage}"]`)
    this.number = field('number')
    this.month = page.getByRole('textbox', { name: this.say('bills.month'), exact: true })
    this.year = page.getByRole('textbox', { name: this.say('bills.year'), exact: true })
    this.phone = page.getByRole('textbox', { name: this.say('bills.phone') })
    this.amount = page.getByRole('textbox', { name: this.say('recharge.amount') })
    this.readBack = page.getByRole('region', { name: this.say('recharge.readBack') })
    this.result = page.getByRole('region', { name: this.say('sale.latest'), exact: true })
  }

  static async open(page: Page, shop: Shop, language: Language): Promise<BillPage> {
    await page.goto(shop.pageUrl)
    const screen = new BillPage(page, language)
    await expect(screen.number).toBeFocused()
    await page.keyboard.press('F4')
    await expect(page.getByRole('heading', { name: screen.say('bills.title') })).toBeAttached()
    await expect(screen.number).toBeFocused()
    return screen
  }

  /** Up to the read-back: the cashier looks, nothing is sent. */
  async enter({ biller, number, month = null, phone = '', amount }: BillWords): Promise<void> {
    for (let presses = 0; presses < biller; presses += 1) await this.pad.press('/')
    await this.pad.type(number)
    await this.pad.press('Enter')
    await this.through({ month, phone, amount })
  }

  /** From where the number was left: each field that has its turn, and on. */
  async through({ month, phone, amount }: Required<Omit<BillWords, 'biller' | 'number'>>) {
    await expect(this.month.or(this.phone).and(this.page.locator(':focus'))).toBeVisible()
    if (await this.month.evaluate((field) => field === document.activeElement)) {
      if (month !== null) await this.pad.type(month)
      await this.pad.press('Enter')
    }
    await expect(this.phone).toBeFocused()
    await this.pad.type(phone)
    await this.pad.press('Enter')
    await expect(this.amount).toBeFocused()
    await this.pad.type(amount)
    await this.pad.press('Enter')
    await expect(this.readBack).toBeFocused()
  }

  /** `+` on the read-back; the form is free for the next customer at once. */
  async send(): Promise<void> {
    await this.pad.press('+')
    await expect(this.number).toBeFocused()
    await expect(this.number).toHaveValue('')
  }

  /** The state of the sale sent last, as its word stands on the screen. */
  async sees(face: string): Promise<void> {
    const word = this.result.getByRole('heading', { name: this.say(`state.${face}`), exact: true })
    await expect(word).toBeVisible()
  }
}
