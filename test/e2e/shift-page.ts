import { expect, type Locator, type Page } from '@playwright/test'
import { v7 } from 'uuid'
import { ShiftId } from '../../src/contract/shifts.ts'
import type { RechargePage } from './recharge-page.ts'
import type { Shop } from './shop.ts'

/** The notes from the largest down, as the hand goes through them. */
const NOTES = [1000, 500, 200, 100, 50, 20, 10, 5, 2, 1] as const

/** Is open before anybody looks: a thousand taka in the drawer, which the owner put in. */
export async function shiftOf(shop: Shop, cashier: string): Promise<ShiftId> {
  const notes = { '500': 2 }
  const id = ShiftId.parse(v7())
  await shop.client.shifts.open({ id, cashier, notes, differenceOf: 'owner' })
  return id
}

/** Shift and cash, with the number pad under one hand. */
export class ShiftPage {
  readonly screen: RechargePage
  readonly page: Page
  readonly main: Locator
  readonly report: Locator
  readonly total: Locator
  readonly list: Locator

  private constructor(screen: RechargePage) {
    this.screen = screen
    this.page = screen.page
    this.main = screen.page.getByRole('main', { name: screen.say('shift.title') })
    this.report = this.main.getByRole('article')
    this.total = this.main.locator('[data-counted]')
    this.list = screen.page.getByRole('listbox', { name: screen.say('shift.list') })
  }

  static async open(screen: RechargePage): Promise<ShiftPage> {
    await screen.page.keyboard.press('F7')
    const shift = new ShiftPage(screen)
    await expect(shift.main).toBeVisible()
    return shift
  }

  pile(note: number): Locator {
    return this.main.locator(`[data-pile="${note}"]`)
  }

  /** Types how many there are of each note, from the first pile on. */
  async count(piles: Readonly<Partial<Record<(typeof NOTES)[number], number>>>): Promise<void> {
    await expect(this.pile(1000)).toBeFocused()
    for (const note of NOTES) {
      const pieces = piles[note]
      if (pieces !== undefined) await this.screen.pad.type(String(pieces))
      await this.screen.pad.press('Enter')
    }
  }

  /** The first shift of the books, of a drawer with a thousand taka that the owner put in. */
  async openFirst(cashier = 'Rahim'): Promise<void> {
    await this.count({ 500: 1, 100: 5 })
    await expect(this.page.locator('[data-cashier]')).toBeFocused()
    await this.page.keyboard.type(cashier)
    await this.screen.pad.press('Enter')
    await this.screen.pad.press('+')
    await expect(this.main).toContainText(this.screen.say('shift.whose'))
    await this.screen.pad.press('1')
    await this.screen.pad.press('+')
    await this.shows(cashier)
  }

  /** The report of a shift stands there. */
  async shows(words: string): Promise<void> {
    await expect(this.report).toContainText(words)
  }

  term(name: string): Locator {
    return this.report.locator(`[data-term="${name}"] dd`)
  }

  expected(): Locator {
    return this.report.locator('[data-expected] dd')
  }

  /** Cash out or in: the purpose by its number, the amount, the words, and the read-back. */
  async move(key: '+' | '-', purpose: string, amount: string, words: string): Promise<void> {
    await this.screen.pad.press(key)
    const dialog = this.page.getByRole('dialog')
    await expect(dialog).toBeVisible()
    await expect(dialog.getByRole('radio').first()).toBeFocused()
    await this.screen.pad.press(purpose === '1' ? '1' : purpose === '2' ? '2' : '3')
    await this.screen.pad.type(amount)
    await this.screen.pad.press('Enter')
    await this.page.keyboard.type(words)
    await this.screen.pad.press('Enter')
    const readBack = this.screen.say('cashMove.readBack')
    await expect(dialog.getByRole('region', { name: readBack })).toBeFocused()
  }

  async bookMove(): Promise<void> {
    await this.screen.pad.press('+')
    await expect(this.page.getByRole('dialog')).toHaveCount(0)
  }
}
