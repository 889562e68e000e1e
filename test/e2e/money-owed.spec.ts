import type { Locator, Page } from '@playwright/test'
import { openSlip } from './dialogs.ts'
import { expect, test } from './fixture.ts'
import { everySale, ledgerBalances } from './proof.ts'
import { RechargePage } from './recharge-page.ts'
import { confirm } from './second-press.ts'
import type { Shop } from './shop.ts'

/** A number whose sale is refused for a low wallet: the money is due back at once. */
const REFUSED = '01712340006'
const ONE_DAY = /\d{2}\/\d{2}\/\d{4}|[০-৯]{2}\/[০-৯]{2}\/[০-৯]{4}/u

async function refused(page: Page, shop: Shop, number = REFUSED): Promise<RechargePage> {
  const screen = await RechargePage.open(page, shop, 'bn')
  await screen.sell({ number, amount: '20' })
  await screen.sees('refused')
  return screen
}

const returned = ({ result, say }: RechargePage) =>
  result.getByRole('button', { name: say('sale.refund') })
const sure = ({ result, say }: RechargePage) =>
  result.getByRole('button', { name: say('sale.refundSure', { amount: '৳20' }) })

/** The second press, whose words were read; the first may have been a moment ago. */
async function returnIt(screen: RechargePage): Promise<void> {
  await confirm(sure(screen))
  await screen.isTold('moneyBack.returned')
}

async function giveBack(screen: RechargePage): Promise<void> {
  await returned(screen).click()
  await expect(sure(screen)).toBeVisible()
  await returnIt(screen)
}

function side({ page, say }: RechargePage, key: string, values: Record<string, string>): Locator {
  const named = say(key, values)
  return page.getByRole('navigation').getByRole('button', { name: named })
}

const owed = (screen: RechargePage, shown: string, amount: string) =>
  side(screen, 'shell.owedCount_other', { shown, amount })

test.describe('money that is due back', () => {
  test('is booked as returned by a second press, and not by a double click', async ({
    page,
    shop,
  }) => {
    const screen = await refused(page, shop)
    await returned(screen).dblclick()
    await expect(sure(screen)).toBeVisible()
    expect(await everySale(shop.client)).toMatchObject([{ tender: 'refund-due' }])
    expect(await ledgerBalances(shop)).toMatchObject({ cash: 200_000 })
    await returnIt(screen)
    expect(await ledgerBalances(shop)).toMatchObject({ cash: 0, 'customers-held': 0 })
    // The order is gone with what it ordered.
    await expect(screen.result).not.toContainText(screen.say('remedy.balance'))
  })

  test('is asked for with the keyboard alone', async ({ page, shop }) => {
    const screen = await refused(page, shop)
    await returned(screen).focus()
    await page.keyboard.press('Enter')
    await expect(sure(screen)).toBeFocused()
    await expect(async () => {
      await page.keyboard.press('Enter')
      await expect(sure(screen)).toHaveCount(0, { timeout: 300 })
    }).toPass()
    await screen.isTold('moneyBack.returned')
    // The button is gone, and the next customer's number is typed where it belongs.
    await expect(screen.number).toBeFocused()
    await screen.pad.type('018')
    await expect(screen.number).toHaveValue('018')
    await expect(screen.amount).toHaveValue('')
  })

  test('stays on the screen on −; once returned it leaves, and nothing older comes', async ({
    page,
    shop,
  }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    await screen.sell({ number: '01712345678', amount: '50' })
    await screen.sees('succeeded')
    await screen.sell({ number: REFUSED, amount: '20' })
    await screen.sees('refused')
    await screen.pad.press('-')
    await page.keyboard.press('Escape')
    await screen.sees('refused')
    await giveBack(screen)
    await screen.pad.press('-')
    await expect(screen.result).toHaveCount(0)
  })

  test('is counted at the side until it is returned, and the way leads to its list', async ({
    page,
    shop,
  }) => {
    const screen = await refused(page, shop)
    await screen.sell({ number: '01812340006', amount: '20' })
    await screen.sees('refused')
    const count = owed(screen, '২', '৳40')
    await expect(count).toBeVisible()
    await screen.sell({ number: '01712345678', amount: '50' })
    await screen.sees('succeeded')
    await count.focus()
    await page.keyboard.press('Enter')
    const rows = page.getByRole('row').filter({ hasText: '••••' })
    await expect(rows).toHaveCount(2)
    await expect(rows.first()).toContainText(screen.say('recent.giveBack'))
    // The keys of the hand that came here walk the list at once.
    await expect(rows.first()).toBeFocused()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    const detail = page.getByRole('article')
    await expect(detail).toContainText('017••••0006')
    const panel = page.getByRole('complementary')
    await panel.getByRole('button', { name: screen.say('sale.refund') }).click()
    const again = panel.getByRole('button', {
      name: screen.say('sale.refundSure', { amount: '৳20' }),
    })
    await expect(again).toBeVisible()
    await expect(async () => {
      if ((await again.count()) > 0) await again.click({ timeout: 500 })
      await expect(again).toHaveCount(0, { timeout: 500 })
    }).toPass()
    await expect(detail.getByRole('listitem').last()).toContainText(
      screen.say('moneyStep.refunded'),
    )
    await expect(owed(screen, '১', '৳20')).toBeVisible()
  })

  test('that is found out after the card is gone brings the card back', async ({ page, shop }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    await screen.enter({ number: '01712340002', amount: '20' })
    shop.clock.pace(0)
    await screen.send()
    await screen.sees('waiting')
    await screen.pad.press('-')
    await expect(screen.result).toHaveCount(0)
    shop.clock.pace(200)
    await screen.sees('failed')
    await expect(owed(screen, '১', '৳20')).toBeVisible()
  })
})

test.describe('a slip', () => {
  test('of a sale whose money went back says so with the time, and promises nothing', async ({
    page,
    shop,
  }) => {
    const screen = await refused(page, shop)
    await giveBack(screen)
    const slip = (await openSlip(page, screen.say)).getByRole('article')
    await expect(slip.getByRole('heading')).toHaveText(screen.say('slip.refunded'))
    await expect(slip).not.toContainText(screen.say('slip.failedNext'))
    // In the sentence: when it was sold stands in a line of its own.
    await expect(slip.locator('p').filter({ hasText: ONE_DAY })).toHaveCount(1)
  })
})

test.describe('a failed sale that is sold again', () => {
  const again = ({ result, say }: RechargePage) =>
    result.getByRole('button', { name: say('sale.sellAgain') })

  test('says whose money pays for it, and begins with a provider that did not refuse', async ({
    page,
    shop,
  }) => {
    const screen = await refused(page, shop)
    await again(screen).click()
    await expect(screen.readBack).toContainText(screen.say('recharge.retryHeld', { amount: '৳20' }))
    const via = (provider: string) =>
      screen.readBack.getByText(screen.say('recharge.via', { provider }))
    await expect(via('alsamiflexi')).toBeVisible()
    await screen.pad.press('-')
    await giveBack(screen)
    await again(screen).click()
    const takeAgain = screen.say('recharge.retryPaidBack', { amount: '৳20' })
    await expect(screen.readBack).toContainText(takeAgain)
    await expect(via('alsamiflexi')).toBeVisible()
  })
})

test.describe('the card of the last sale', () => {
  test('comes back after a reload while the sale is on its way', async ({ page, shop }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    await screen.enter({ number: '01712340005', amount: '20' })
    shop.clock.pace(0)
    await screen.send()
    await screen.sees('waiting')
    await page.reload()
    await screen.sees('waiting')
    await expect(screen.result).toContainText('01712-340 005')
    shop.clock.pace(300)
    await screen.sees('succeeded')
    await page.reload()
    await expect(screen.number).toBeFocused()
    await expect(page.getByRole('complementary').getByRole('listitem')).toHaveCount(1)
    await expect(screen.result).toHaveCount(0)
  })
})
