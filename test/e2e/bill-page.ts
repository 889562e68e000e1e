import { expect, type Locator, type Page } from '@playwright/test'
import { SalePage } from './sale-page.ts'
import type { Shop } from './shop.ts'
import type { Language } from './words.ts'

interface BillWords {
  /** Presses of `/` until the biller is chosen, from the first of the list. */
  readonly biller: number
  readonly number: string
  /** What is typed over the month that stands there; null goes on with it. */
  readonly month?: string | null
  readonly phone?: string
  readonly amount: string
}

/** The screen of bills. */
export class BillPage extends SalePage {
  readonly month: Locator
  readonly year: Locator
  readonly phone: Locator
  readonly amount: Locator

  constructor(page: Page, language: Language) {
    super(page, language, null)
    this.month = page.getByRole('textbox', { name: this.say('bills.month'), exact: true })
    this.year = page.getByRole('textbox', { name: this.say('bills.year'), exact: true })
    this.phone = page.getByRole('textbox', { name: this.say('bills.phone') })
    this.amount = page.getByRole('textbox', { name: this.say('recharge.amount') })
  }

  static async open(page: Page, shop: Shop, language: Language): Promise<BillPage> {
    await page.goto(shop.pageUrl)
    const screen = new BillPage(page, language)
    await screen.goTo('F4', 'bills.title')
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
}
