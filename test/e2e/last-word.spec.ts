import { decisionButton } from './dialogs.ts'
import { expect, test } from './fixture.ts'
import { RechargePage } from './recharge-page.ts'
import { onlySale } from './standing.ts'

const MINUTE_ms = 60_000
/** Hours of the shop pass meanwhile. */
const TOLD_WITHIN_ms = 50_000

test('a failed sale that its provider has under way says so first where it is decided', async ({
  page,
  shop,
}) => {
  test.slow()
  const provider = 'flexiloadbd'
  shop.sandbox().oracle.fault({
    provider,
    executeAfter_ms: 90 * MINUTE_ms,
    plan: { outcome: 'succeeded', after_ms: null },
    answer: { how: 'reset' },
  })
  const screen = await RechargePage.open(page, shop, 'bn')
  const { say } = screen
  await screen.sell({ number: '01712345678', amount: '50', provider })
  await screen.sees('doubt')
  shop.clock.leap(31 * MINUTE_ms)
  const stands = expect.poll(async () => (await onlySale(shop)).state, { timeout: TOLD_WITHIN_ms })
  await stands.toBe('needs-review')
  const { id } = await onlySale(shop)
  await shop.client.sales.decide({ id, outcome: 'failed', evidence: 'nothing came' })
  shop.clock.leap(70 * MINUTE_ms)
  shop.clock.pace(30)
  // The wallet may show its cost gone as well, sooner or later than the provider names it.
  const named = async () => (await onlySale(shop)).providerReference
  await expect.poll(named, { timeout: TOLD_WITHIN_ms }).not.toBeNull()
  shop.clock.pace(5)
  await screen.result.getByRole('button', { name: say('sale.decide') }).click()
  const dialog = page.getByRole('dialog', { name: say('decide.title') })
  const [said] = say('decide.latestPending', { provider, at: '@' }).split(' (@')
  const latest = dialog.locator('[data-latest-word]')
  await expect(latest).toContainText(said ?? '')
  await expect(latest).toBeInViewport()
  // The step after the failure is not the failure once more.
  await expect(dialog.getByText(say('transactions.underWayWhy', { provider }))).toHaveCount(1)
  await expect(dialog.getByText(say('state.failed'), { exact: true })).toHaveCount(1)
  await dialog.getByText(say('decide.succeeded')).click()
  await dialog.getByRole('textbox').fill('the SMS came at last')
  await decisionButton(dialog, say).click()
  await expect(dialog).toHaveCount(0)
  expect(await onlySale(shop)).toMatchObject({ state: 'late-success', tender: 'collected' })
})
