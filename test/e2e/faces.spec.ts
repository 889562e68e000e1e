import { openSlip, slipSays } from './dialogs.ts'
import { expect, test } from './fixture.ts'
import { everySale, ledgerBalances } from './proof.ts'
import { RechargePage } from './recharge-page.ts'
import { asksFor, confirm } from './second-press.ts'
import { lateSuccess, notAccepted, onlySale, takenBack, unconfirmed } from './standing.ts'

const NUMBER = '01712345678'
const GONE = /ERR_|net::|Failed to load/u

/** The second press is taken once the first one has been read. */
async function giveBack(screen: RechargePage): Promise<void> {
  const { result, say } = screen
  await result.getByRole('button', { name: say('sale.refund') }).click()
  const sure = asksFor(result, screen, 'sale.refundSure', '৳50')
  await expect(sure).toBeVisible()
  await confirm(sure)
}

test.describe('a recharge the provider takes back', () => {
  test('is owed to the customer again, and its slip never says that it was not made', async ({
    page,
    shop,
  }) => {
    const screen = await takenBack(page, shop)
    await screen.isTold('next.reversed', { amount: '৳50' })
    expect(await onlySale(shop)).toMatchObject({ state: 'reversed', tender: 'refund-due' })
    await slipSays(page, screen.say, 'reversed')
    await giveBack(screen)
    await screen.isTold('moneyBack.returned')
    expect(await ledgerBalances(shop)).toMatchObject({ cash: 0, 'customers-held': 0 })
    const slip = (await openSlip(page, screen.say)).getByRole('article')
    const [before = '', after = ''] = screen
      .say('slip.reversedRefundedNext', { at: '|' })
      .split('|')
    await expect(slip).toHaveAttribute('data-paper', 'reversedRefunded')
    await expect(slip).toContainText(before.trim())
    await expect(slip).toContainText(after.trim())
  })

  test('and sold again has a slip that says where its money went', async ({ page, shop }) => {
    const screen = await takenBack(page, shop)
    await screen.result.getByRole('button', { name: screen.say('sale.sellAgain') }).click()
    await expect(screen.readBack).toContainText(screen.say('recharge.retryHeld', { amount: '৳50' }))
    await screen.send()
    await screen.sees('succeeded')
    await page.keyboard.press('F5')
    await page.getByRole('row').last().click()
    await expect(page.getByRole('article')).toContainText(screen.say('state.reversed'))
    await slipSays(page, screen.say, 'reversedTakenOver')
  })
})

test.describe('a recharge that arrives after it was called failed', () => {
  test('is a late success, on the card and on its slip', async ({ page, shop }) => {
    const screen = await lateSuccess(page, shop)
    await screen.isTold('next.late-success')
    await slipSays(page, screen.say, 'latePaid')
  })
})

test.describe('a sale the counter does not confirm', () => {
  test('is asked for, and nobody is told to sell it again', async ({ page, shop, overheard }) => {
    overheard.expects(GONE)
    const { screen, answer } = await unconfirmed(page, shop)
    await screen.isTold('next.asking')
    await expect(
      screen.result.getByRole('button', { name: screen.say('sale.tryAgain') }),
    ).toHaveCount(0)
    answer()
    await screen.sees('succeeded')
    expect(await everySale(shop.client)).toHaveLength(1)
  })

  test('because it refused it says that nothing was stored, and keeps nothing', async ({
    page,
    shop,
    overheard,
  }) => {
    overheard.expects(/status of 422/u)
    const screen = await notAccepted(page, shop)
    await expect(screen.result).toContainText('৳10')
    await expect(
      screen.result.getByRole('button', { name: screen.say('sale.correct') }),
    ).toBeVisible()
    expect(await everySale(shop.client)).toEqual([])
  })
})

test.describe('the paper', () => {
  test('of a failed sale whose money went into another try says no more than that', async ({
    page,
    shop,
  }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    await screen.sell({ number: '01712340006', amount: '50' })
    await screen.sees('refused')
    await screen.result.getByRole('button', { name: screen.say('sale.sellAgain') }).click()
    await screen.send()
    await expect.poll(async () => (await everySale(shop.client)).length).toBe(2)
    await page.keyboard.press('F5')
    await page.getByRole('row').last().click()
    await expect(page.getByRole('article')).toBeVisible()
    await slipSays(page, screen.say, 'takenOver')
  })

  test('of the card that came back after a reload is a key away', async ({ page, shop }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    await screen.sell({ number: '01712340006', amount: '50' })
    await screen.sees('refused')
    await page.reload()
    await screen.sees('refused')
    await slipSays(page, screen.say, 'failed')
  })
})

test.describe('a shop that no provider answers', () => {
  test.use({ opening: { books: 'real', welcomed: true, settings: {}, providers: ['autoflexi'] } })

  test('gives a paper that says nothing was sent', async ({ page, shop }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    await shop.sandbox().stop()
    shop.clock.pace(5)
    await screen.sell({ number: NUMBER, amount: '50' })
    await screen.sees('not-sent')
    const slip = (await openSlip(page, screen.say)).getByRole('article')
    await expect(slip).toHaveAttribute('data-paper', 'notSent')
    await expect(slip).toContainText(screen.say('slip.notSentNext'))
    await expect(slip.getByText(screen.say('slip.receipt'), { exact: true })).toHaveCount(0)
  })
})
