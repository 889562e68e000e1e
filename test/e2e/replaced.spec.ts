import type { Page } from '@playwright/test'
import { clean } from './accessible.ts'
import { expect, test } from './fixture.ts'
import { everySale, ledgerBalances } from './proof.ts'
import { RechargePage } from './recharge-page.ts'
import { asksFor, pressUntil } from './second-press.ts'
import type { Shop } from './shop.ts'

const MINUTE_ms = 60_000

test.describe.configure({ timeout: 90_000 })

/**
 * Called a duplicate and not known there, so not executed: it is sold again, and that one is turned
 * down. Then the first comes after all.
 */
async function arrivedAfterAll(page: Page, shop: Shop): Promise<RechargePage> {
  const { oracle } = shop.sandbox()
  const [provider, amount] = ['flexiloadbd', '50'] as const
  const duplicate = { how: 'error', status: 409, words: 'Duplicate transaction' } as const
  oracle.fault({ provider, executeAfter_ms: 25 * MINUTE_ms, answer: duplicate })
  const screen = await RechargePage.open(page, shop, 'bn')
  await screen.sell({ number: '01712345678', amount, provider })
  shop.clock.pace(60)
  await screen.sees('failed')
  shop.clock.pace(1)
  const no = { how: 'error', status: 422, words: 'Service not available' } as const
  oracle.fault({ provider, executions: 0, answer: no })
  await page.keyboard.press('Control+KeyS')
  await expect(screen.readBack).toBeFocused()
  await screen.send()
  await screen.sees('refused')
  shop.clock.leap(24 * MINUTE_ms)
  shop.clock.pace(200)
  await expect
    .poll(async () => (await everySale(shop.client)).map(({ state }) => state))
    .toEqual(['failed', 'late-success'])
  shop.clock.pace(1)
  return screen
}

/** Two presses that would have given the money back. */
async function wouldGiveBack(page: Page, screen: RechargePage): Promise<void> {
  const { result, say } = screen
  await page.keyboard.press('Control+KeyG')
  await expect(asksFor(result, screen, 'sale.refundSure', '৳50')).toBeVisible()
  await pressUntil(page, 'Control+KeyG', () =>
    expect(result.getByText(say('refusal.REPLACED_ARRIVED'))).toBeVisible({ timeout: 1_000 }),
  )
}

test.describe('money of a sale whose predecessor came after all', () => {
  test('is kept for that one, and is no loss', async ({ page, shop, overheard }) => {
    overheard.expects(/status of 409/u)
    const screen = await arrivedAfterAll(page, shop)
    const lost = await ledgerBalances(shop)
    expect(lost['loss-late-success']).toBe(486_250)
    await wouldGiveBack(page, screen)
    await clean(page, 'money that is asked about')
    await asksFor(screen.result, screen, 'sale.keepMoney', '৳50').click()
    await screen.isTold('moneyBack.takenOver')
    expect(await everySale(shop.client)).toMatchObject([
      { state: 'failed', tender: 'taken-over' },
      { state: 'late-success', tender: 'collected' },
    ])
    const kept = await ledgerBalances(shop)
    expect(kept).toMatchObject({ cash: 500_000, 'customers-held': 0, 'loss-late-success': 0 })
  })

  test('goes back all the same where whoever presses has seen it', async ({
    page,
    shop,
    overheard,
  }) => {
    overheard.expects(/status of 409/u)
    const screen = await arrivedAfterAll(page, shop)
    await wouldGiveBack(page, screen)
    await asksFor(screen.result, screen, 'sale.refundAlthough', '৳50').click()
    await screen.isTold('moneyBack.returned')
    const balances = await ledgerBalances(shop)
    expect(balances).toMatchObject({ cash: 0, 'loss-late-success': 486_250 })
  })
})
