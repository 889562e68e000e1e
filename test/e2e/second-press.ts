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

/** The button of a first press, while it asks for the second. */
export const asksFor = (place: Locator, { say }: RechargePage, key: string, amount: string) =>
  place.getByRole('button', { name: say(key, { amount }) })
