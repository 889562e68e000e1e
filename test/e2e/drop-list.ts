import { expect, type Locator, type Page } from '@playwright/test'

/** A list that is open only while something is chosen in it, as whoever sees it has it. */
export class DropList {
  readonly button: Locator
  readonly list: Locator
  readonly options: Locator

  constructor(page: Page, name: string) {
    // What holds is a part of its name.
    this.button = page.getByRole('button', { name })
    this.list = page.getByRole('listbox', { name })
    this.options = this.list.getByRole('option')
  }

  async choose(words: string): Promise<void> {
    await this.button.click()
    await this.list.getByRole('option', { name: words, exact: true }).click()
    await expect(this.list).toHaveCount(0)
    await expect(this.button).toContainText(words)
  }
}
