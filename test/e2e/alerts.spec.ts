import type { Page } from '@playwright/test'
import { holds } from './accessible.ts'
import { decisionButton } from './dialogs.ts'
import { doublePress } from './double-press.ts'
import { expect, test } from './fixture.ts'
import { picture, sizes } from './pictures.ts'
import { RechargePage } from './recharge-page.ts'
import type { Shop } from './shop.ts'
import { onlySale } from './standing.ts'

const MINUTE_ms = 60_000
/** Hours of the shop pass meanwhile. */
const TOLD_WITHIN_ms = 50_000

/** Two warnings, of which the banner shows one. */
async function twoAlerts(page: Page, shop: Shop) {
  const screen = await RechargePage.open(page, shop, 'bn')
  shop.sandbox().oracle.topUp('autoflexi', 'main', 5_000_000)
  shop.sandbox().oracle.topUp('alsamiflexi', 'main', 7_000_000)
  shop.clock.pace(30)
  const told = async () => (await shop.client.health.get()).alerts.length
  await expect.poll(told, { timeout: TOLD_WITHIN_ms }).toBe(2)
  shop.clock.pace(5)
  const said = (provider: string, amount: string) =>
    page.getByText(screen.say('alerts.wallet-came.title', { provider, amount }))
  const both = said('autoflexi', '৳500.00').or(said('alsamiflexi', '৳700.00'))
  await expect(both).toBeVisible({ timeout: TOLD_WITHIN_ms })
  const seen = page.getByRole('button', { name: screen.say('alerts.seen') })
  return { screen, told, both, seen }
}

test.describe('what a person must see', () => {
  test('is money that came into a wallet, until it was seen', async ({ page, shop }) => {
    test.slow()
    const screen = await RechargePage.open(page, shop, 'bn')
    shop.sandbox().oracle.topUp('autoflexi', 'main', 5_000_000)
    // Told once two looks on end have shown it: two minutes of the shop's time.
    shop.clock.pace(30)
    const values = { provider: 'autoflexi', amount: '৳500.00' }
    const said = page.getByText(screen.say('alerts.wallet-came.title', values))
    await expect(said).toBeVisible({ timeout: TOLD_WITHIN_ms })
    shop.clock.pace(5)
    await holds(page, shop, 'an alert')
    await page.getByRole('button', { name: screen.say('alerts.seen') }).click()
    await expect(said).toHaveCount(0)
    expect((await shop.client.health.get()).alerts).toEqual([])
  })

  test('is what was taken for a failed sale, and is decided there', async ({ page, shop }) => {
    test.slow()
    shop.sandbox().oracle.fault({
      provider: 'alsamiflexi',
      executeAfter_ms: 90 * MINUTE_ms,
      answer: { how: 'reset' },
    })
    const screen = await RechargePage.open(page, shop, 'bn')
    await screen.sell({ number: '01712345678', amount: '50', provider: 'alsamiflexi' })
    await screen.sees('doubt')
    shop.clock.leap(31 * MINUTE_ms)
    const stands = expect.poll(async () => (await onlySale(shop)).state, {
      timeout: TOLD_WITHIN_ms,
    })
    await stands.toBe('needs-review')
    const { id } = await onlySale(shop)
    await shop.client.sales.decide({ id, outcome: 'failed', evidence: 'nothing came' })
    shop.clock.leap(70 * MINUTE_ms)
    shop.clock.pace(30)
    const told = async () => (await shop.client.health.get()).alerts.map(({ kind }) => kind)
    await expect.poll(told, { timeout: TOLD_WITHIN_ms }).toEqual(['debited-after-failed'])
    const decide = page
      .getByRole('alert')
      .getByRole('button', { name: screen.say('alerts.decide') })
    await expect(decide).toBeVisible({ timeout: TOLD_WITHIN_ms })
    shop.clock.pace(5)
    for (const size of sizes.slice(0, 2)) {
      await page.setViewportSize(size)
      await picture(page, `alert-${size.width}`)
    }
    await holds(page, shop, 'an urgent alert')
    const card = page.locator(`section[data-sale="${id}"]`)
    await expect(card).toContainText(screen.say('debited.next'))
    await expect(card.getByRole('button', { name: screen.say('sale.decide') })).toBeVisible()
    await expect(card.getByRole('button', { name: screen.say('sale.refund') })).toHaveCount(0)
    await expect(card.getByRole('button', { name: screen.say('sale.sellAgain') })).toHaveCount(0)
    await card.getByRole('button', { name: screen.say('sale.slip') }).click()
    await expect(page.getByRole('dialog').locator('[data-paper="unknown"]')).toBeVisible()
    await page.keyboard.press('Escape')
    await decide.click()
    const dialog = page.getByRole('dialog')
    // No provider's number is known: what was taken is the evidence, and stands there.
    const wallet = dialog.locator('[data-wallet-evidence]')
    await expect(wallet).toContainText('৳48.63')
    await expect(wallet).not.toContainText(screen.say('decide.walletNamed'))
    const claim = { cost: '৳48.63', provider: 'alsamiflexi' }
    await expect(dialog).toContainText(screen.say('decide.claimWallet', claim))
    await holds(page, shop, 'a decision about a failed sale')
    await dialog.getByText(screen.say('decide.succeeded')).click()
    await dialog.getByRole('textbox').fill('the operator’s SMS')
    await decisionButton(dialog, screen.say).click()
    await expect(dialog).toHaveCount(0)
    expect(await onlySale(shop)).toMatchObject({ state: 'late-success', tender: 'collected' })
    await expect(decide).toHaveCount(0)
  })

  test('is seen one after the other with the keyboard alone, each by itself', async ({
    page,
    shop,
  }) => {
    test.slow()
    const { screen, told, both, seen } = await twoAlerts(page, shop)
    const first = (await both.textContent()) ?? ''
    await page.keyboard.press('Control+Slash')
    await expect(seen).toBeFocused()
    await expect(both).toHaveText(first)
    await picture(page, 'alerts-two')
    await page.keyboard.press('Control+Slash')
    await expect(both).not.toHaveText(first)
    await expect(seen).toBeFocused()
    const second = (await both.textContent()) ?? ''
    // The button that walks keeps the hand: here round to the first, and on to the second.
    const next = page.getByRole('button', { name: screen.say('alerts.following') })
    await next.focus()
    await page.keyboard.press('Enter')
    await expect(both).toHaveText(first)
    await page.keyboard.press('Enter')
    await expect(both).toHaveText(second)
    await page.keyboard.press('Control+Slash')
    await page.keyboard.press('Control+Slash')
    await expect(seen).toBeFocused()
    await expect(both).toHaveText(second)
    await page.keyboard.press('Enter')
    await expect(both).toHaveText(first)
    // The hand stays at what is still to be seen.
    await expect(seen).toBeFocused()
    expect(await told()).toBe(1)
  })

  test('is seen once by a double press, and what comes in its place is not', async ({
    page,
    shop,
    overheard,
  }) => {
    test.slow()
    const { told, both, seen } = await twoAlerts(page, shop)
    const presses = () => overheard.asked.filter((url) => url.endsWith('/alerts/seen')).length
    await doublePress(seen, both)
    await expect(both).toBeVisible()
    expect([await told(), presses()]).toEqual([1, 1])
    // A press of its own, made by whoever has read it, is taken.
    await expect(async () => {
      await seen.click({ timeout: 500 })
      await expect(both).toHaveCount(0, { timeout: 500 })
    }).toPass()
    expect([await told(), presses()]).toEqual([0, 2])
  })
})
