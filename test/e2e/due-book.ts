import type { Locator, Page } from '@playwright/test'
import { v7 } from 'uuid'
import type { DuesMove } from '../../src/contract/dues.ts'
import { CustomerId } from '../../src/contract/payment.ts'
import { TAKA_E4 } from '../../src/domain/money.ts'
import { SaleId } from '../../src/domain/sale.ts'
import { expect } from './fixture.ts'
import { RechargePage } from './recharge-page.ts'
import type { Shop } from './shop.ts'
import type { Language, Say } from './words.ts'

const DAY_ms = 86_400_000

/** The book as people fill it: customers, what they buy on credit, and what they pay. */
export class Debts {
  readonly #shop: Shop
  #numbers = 0

  constructor(shop: Shop) {
    this.#shop = shop
  }

  async add(name: string, phone = '', limit: number | null = null): Promise<CustomerId> {
    const id = CustomerId.parse(v7())
    const limit_e4 = limit === null ? null : limit * TAKA_E4
    await this.#shop.client.customers.save({ id, name, phone, limit_e4 })
    return id
  }

  /** A recharge that is paid later, delivered before anything else happens. */
  async buys(customer: CustomerId, taka: number): Promise<void> {
    const { client } = this.#shop
    this.#numbers += 1
    const id = SaleId.parse(v7())
    const number = `017123${String(10_000 + this.#numbers)}`
    const words = { kind: 'recharge', lineType: 'prepaid', operator: 'GP', number } as const
    const amount_e4 = taka * TAKA_E4
    const credit = { customer, amount_e4, limitSeen: true } as const
    await client.sales.submit({ id, ...words, amount_e4, credit })
    await expect.poll(async () => (await client.health.get()).waiting).toBe(0)
  }

  async moves(customer: CustomerId, cause: DuesMove['cause'], taka: number): Promise<void> {
    const amount_e4 = taka * TAKA_E4
    await this.#shop.client.dues.move({ id: v7(), customer, cause, amount_e4, words: 'moved away' })
  }

  pass(days: number): void {
    this.#shop.clock.leap(days * DAY_ms)
  }

  async owes(customer: CustomerId): Promise<number> {
    const all = await this.#shop.client.customers.list({ hidden: true })
    const found = all.find(({ id }) => id === customer)
    if (!found) throw new Error('there is no such customer')
    return found.owes_e4 / TAKA_E4
  }
}

/** The due book on the screen, opened with its key. */
export class DueBook {
  readonly page: Page
  readonly say: Say
  readonly list: Locator
  readonly panel: Locator
  readonly dialog: Locator
  readonly told: Locator

  private constructor(page: Page, say: Say) {
    this.page = page
    this.say = say
    this.list = page.getByRole('grid', { name: say('dues.list') })
    this.panel = page.getByRole('complementary', { name: say('duesStatement.customer') })
    this.dialog = page.getByRole('dialog')
    this.told = page.locator('[data-told]')
  }

  static async open(page: Page, shop: Shop, language: Language): Promise<DueBook> {
    // The page's own clock is the shop's: days have passed there.
    await page.clock.setSystemTime(shop.clock.now())
    const { say } = await RechargePage.openIn(page, shop, language)
    await page.keyboard.press('F6')
    return new DueBook(page, say)
  }

  row(name: string): Locator {
    return this.list.getByRole('row', { name })
  }

  names(): Promise<string[]> {
    return this.list
      .locator('[data-customer]')
      .evaluateAll((rows) => rows.map((row) => row.querySelector('b')?.textContent ?? ''))
  }

  async presses(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text)
  }
}
