import type { Page } from '@playwright/test'
import { v7 } from 'uuid'
import { CustomerId } from '../../src/contract/payment.ts'
import { expect } from './fixture.ts'
import type { Shop } from './shop.ts'

/** Somebody of the due book. */
export async function customer(shop: Shop, name: string, phone = '') {
  const id = CustomerId.parse(v7())
  await shop.client.customers.save({ id, name, phone, limit_e4: null })
  return id
}

/** What that one owes by the books. */
export const owedBy = async (shop: Shop, name: string) =>
  (await shop.client.customers.list({})).find((one) => one.name === name)?.owes_e4

/** Types into the list of customers, and takes the first that is found, or is to be added. */
export async function choose(page: Page, text: string): Promise<void> {
  const dialog = page.getByRole('dialog')
  const options = dialog.getByRole('option')
  await expect(dialog.getByRole('textbox')).toBeFocused()
  await page.keyboard.type(text)
  await expect(options.first()).toContainText(text)
  await page.keyboard.press('Enter')
  await expect(options).toHaveCount(0)
}
