import { expect, type Locator, type Page } from '@playwright/test'
import { Keypad } from './keypad.ts'
import { type Language, type Say, wordsIn } from './words.ts'

/** A screen where something is sold as a cashier has it: a number pad under one hand, and eyes. */
export class SalePage {
  readonly page: Page
  readonly pad: Keypad
  readonly say: Say
  /** For whom it is: where every sale begins. */
  readonly number: Locator
  readonly readBack: Locator
  /** The sale that was sent last. */
  readonly result: Locator

  /** @param called what the number is called there; null where that goes by what is chosen */
  constructor(page: Page, language: Language, called: string | null) {
    this.page = page
    this.pad = new Keypad(page)
    this.say = wordsIn(language)
    this.number =
      called === null
        ? page.locator('input[data-stage="number"]')
        : page.getByRole('textbox', { name: this.say(called) })
    this.readBack = page.getByRole('region', { name: this.say('recharge.readBack') })
    this.result = page.getByRole('region', { name: this.say('sale.latest'), exact: true })
  }

  /** From the screen the counter opens with to the one of this key. */
  async goTo(key: string, title: string): Promise<void> {
    await expect(this.number).toBeFocused()
    await this.page.keyboard.press(key)
    await expect(this.page.getByRole('heading', { name: this.say(title) })).toBeAttached()
    await expect(this.number).toBeFocused()
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
