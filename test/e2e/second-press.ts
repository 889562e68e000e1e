import type { Locator, Page } from '@playwright/test'
import { expect } from './fixture.ts'
import type { RechargePage } from './recharge-page.ts'

/** The second press, which is taken once the question has stood there for a moment. */
export async function pressUntil(
  page: Page,
  key: string,
  happened: () => Promise<void>,
): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(key)
    await happened()
  }).toPass()
}

/**
 * The second press of a button whose words were read. One that was heard, and answered too late to
 * be told of, is not made again.
 */
export async function confirm(sure: Locator): Promise<void> {
  await expect(async () => {
    if ((await sure.count()) > 0) await sure.click({ timeout: 500 })
    await expect(sure).toHaveCount(0, { timeout: 500 })
  }).toPass()
}

/** The button of a first press, while it asks for the second. */
export const asksFor = (place: Locator, { say }: RechargePage, key: string, amount: string) =>
  place.getByRole('button', { name: say(key, { amount }) })
