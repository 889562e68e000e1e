import type { Page } from '@playwright/test'
import { v7 } from 'uuid'
import type { TransferSettings } from '../../src/contract/transfers.ts'
import { taka } from '../../src/domain/money.ts'
import { holds } from './accessible.ts'
import { openSlip } from './dialogs.ts'
import { expect, practice, test } from './fixture.ts'
import { picture } from './pictures.ts'
import { ledgerBalances } from './proof.ts'
import { RechargePage } from './recharge-page.ts'
import { pressUntil } from './second-press.ts'
import type { Shop } from './shop.ts'

const NUMBER = '01812345678'

const switchedOn: TransferSettings = {
  on: true,
  typedOnceUpTo_e4: taka(5_000),
  charges: [
    { from_e4: taka(1), to_e4: taka(1_000), charge: { kind: 'flat', charge_e4: taka(5) } },
    { from_e4: taka(1_001), to_e4: null, charge: { kind: 'flat', charge_e4: taka(10) } },
  ],
}

/** The screen of mobile money, as F3 opens it. */
async function openTransfers(page: Page, shop: Shop) {
  const screen = await RechargePage.open(page, shop, 'bn')
  await page.keyboard.press('F3')
  const { say, pad } = screen
  const number = page.getByRole('textbox', { name: say('transferScreen.number') })
  const amount = page.getByRole('textbox', { name: say('recharge.amount'), exact: true })
  const again = page.getByRole('textbox', { name: say('transferScreen.again') })
  /** To the amount: a wallet of the brand that so many presses of `/` choose. */
  const enterWallet = async (digits: string, presses = 1) => {
    await expect(number).toBeFocused()
    await pad.type(digits)
    for (let press = 0; press < presses; press += 1) await pad.press('/')
    await pad.press('Enter')
    await expect(amount).toBeFocused()
  }
  const { readBack, result } = screen
  return { screen, say, pad, number, amount, again, readBack, result, enterWallet }
}

test.describe('mobile money that nobody has switched on', () => {
  test('is not sold, and says who may switch it on and where', async ({ page, shop }) => {
    const { say, number } = await openTransfers(page, shop)
    await expect(page.getByText(say('transferScreen.switchedOff'))).toBeVisible()
    await expect(number).toHaveCount(0)
    // Nothing can be typed: no hint names a key of the form.
    const hints = page.getByRole('list', { name: say('shell.keys') })
    await expect(hints).toContainText(say('keys.slip'))
    for (const words of ['brand', 'previousNumber']) {
      await expect(hints).not.toContainText(say(`keys.${words}`))
    }
    const bank = page.locator('[data-wallet]').first()
    await expect(bank).toContainText(`flexiloadbd · ${say('wallets.names.bank')}`)
    await holds(page, shop, 'mobile money switched off')
    await page.getByRole('button', { name: say('transferScreen.switchOn') }).click()
    const card = page.getByRole('region', { name: say('transferSettings.title') })
    await card.getByRole('button', { name: say('noticeSettings.switchOn') }).click()
    await expect(card.locator('[data-transfers="on"]')).toBeVisible()
    await page.keyboard.press('F3')
    await expect(number).toBeFocused()
  })

  test('gets its charges from the keyboard alone', async ({ page, shop }) => {
    const { say } = await openTransfers(page, shop)
    await page.keyboard.press('Control+KeyK')
    await expect(page.getByRole('dialog')).toBeVisible()
    await page.keyboard.type('mobile banking on')
    await page.keyboard.press('Enter')
    const table = page.getByRole('region', { name: say('transferSettings.table') })
    await table.getByRole('button', { name: say('transferSettings.add') }).press('Enter')
    const row = (nth: string) =>
      table.getByRole('group', { name: say('transferSettings.row', { row: nth }), exact: true })
    await expect(row('১').getByLabel(say('transferSettings.from'))).toBeFocused()
    await page.keyboard.press('Tab')
    await page.keyboard.type('1000')
    await page.keyboard.press('Tab')
    await page.keyboard.type('5')
    await table.getByRole('button', { name: say('transferSettings.add') }).press('Enter')
    await expect(row('২').getByLabel(say('transferSettings.from'))).toHaveValue('1001')
    // What is typed takes the figure's place. A gap is told with its row, and nothing is saved.
    await page.keyboard.type('1100')
    await expect(row('২').getByLabel(say('transferSettings.from'))).toHaveValue('1100')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.type('4')
    await page.keyboard.press('Tab')
    await page.keyboard.press('ArrowRight')
    await row('২').getByLabel(say('transferSettings.figure')).press('Enter')
    await expect(page.getByRole('alert')).toHaveText(say('transferSettings.gap', { row: '২' }))
    await holds(page, shop, 'a table of charges with a gap')
    expect((await shop.client.settings.get()).transfers.charges).toEqual([])
    await row('২').getByLabel(say('transferSettings.from')).fill('1001')
    await page.keyboard.press('Enter')
    await expect
      .poll(async () => (await shop.client.settings.get()).transfers.charges)
      .toEqual([
        switchedOn.charges[0],
        { from_e4: taka(1_001), to_e4: null, charge: { kind: 'per-thousand', rate: 4_000 } },
      ])
    await page.getByRole('textbox', { name: say('transferSettings.once') }).fill('২০০০')
    await page.keyboard.press('Enter')
    await expect
      .poll(async () => (await shop.client.settings.get()).transfers.typedOnceUpTo_e4)
      .toBe(taka(2_000))
  })
})

test.describe('mobile money', () => {
  test.use({ opening: { ...practice, settings: { transfers: switchedOn } } })

  test('is sent with one hand, the charge told before and after', async ({ page, shop }) => {
    const { say, pad, enterWallet, number, readBack, screen, result } = await openTransfers(
      page,
      shop,
    )
    await enterWallet(NUMBER)
    await pad.type('500')
    await pad.press('Enter')
    await expect(readBack).toBeFocused()
    const sums = { amount: '৳500', charge: '৳5', total: '৳505' }
    await expect(readBack).toContainText(say('recharge.take', sums))
    await expect(readBack).toContainText('০১৮১২-৩৪৫ ৬৭৮')
    await holds(page, shop, 'a transfer on its read-back')
    await readBack.focus()
    await pad.press('+')
    await expect(number).toHaveValue('')
    await screen.sees('succeeded')
    await expect(result).toContainText(say('sale.withCharge', sums))
    const { cash, 'service-charge': kept } = await ledgerBalances(shop)
    expect([cash, kept]).toEqual([taka(505), taka(-5)])
    const slip = (await openSlip(page, say)).getByRole('article')
    await expect(slip).toContainText('৳505')
    await expect(slip).toContainText(say('slip.serviceCharge'))
    await page.keyboard.press('Escape')
  })

  test('remembers the brand a number was last sent to, and leaves the choice to the hand', async ({
    page,
    shop,
  }) => {
    const { say, pad, enterWallet, number, readBack, screen } = await openTransfers(page, shop)
    await enterWallet(NUMBER, 2)
    await pad.type('500')
    await pad.press('Enter')
    await expect(readBack).toBeFocused()
    await pad.press('+')
    await screen.sees('succeeded')
    await expect(number).toBeFocused()
    await pad.type(NUMBER)
    await expect(
      page.getByText(say('transferScreen.brandBefore', { operator: 'নগদ' })),
    ).toBeVisible()
    await pad.press('Enter')
    await screen.fieldSays(number, 'transferScreen.chooseBrand')
    await pad.press('/')
    await pad.press('Enter')
    await pad.type('600')
    await pad.press('Enter')
    await expect(readBack).toBeFocused()
    const differs = say('transferScreen.brandDiffers', { operator: 'নগদে' })
    await expect(readBack).toContainText(differs)
    await picture(page, 'transfers-brand-differs-bn')
    await holds(page, shop, 'a transfer to another brand than last time')
    await pad.press('/')
    await expect(readBack).not.toContainText(differs)
  })

  test('asks for the brand, and takes twelve digits for Rocket alone', async ({ page, shop }) => {
    const { pad, number, amount, screen } = await openTransfers(page, shop)
    await expect(number).toBeFocused()
    await pad.type('018123456789')
    await pad.press('Enter')
    await screen.fieldSays(number, 'transferScreen.chooseBrand')
    await pad.press('/')
    await screen.fieldSays(number, 'numberProblem.twelve-digits')
    await pad.press('/')
    await pad.press('/')
    await expect(number).toHaveAttribute('aria-invalid', 'false')
    await expect(number).toHaveValue('01812-345 678-9')
    await pad.press('*')
    await pad.press('Enter')
    await expect(amount).toBeFocused()
    await pad.type('100')
    await pad.press('Enter')
    await expect(screen.readBack).toBeFocused()
    await expect(screen.readBack).toContainText(screen.say('transfer.agent'))
    await pad.press('+')
    await screen.sees('succeeded')
    const [sale] = (await shop.client.sales.list({})).sales
    expect(sale).toMatchObject({
      kind: 'transfer',
      operator: 'RK',
      number: '018123456789',
      walletType: 'agent',
    })
  })

  test('is typed twice above the owner’s limit, and asked about above the law’s', async ({
    page,
    shop,
  }) => {
    const { say, pad, again, enterWallet, readBack, number, screen } = await openTransfers(
      page,
      shop,
    )
    const bank = { provider: 'flexiloadbd', wallet: 'bank', amount_e4: taka(60_000) } as const
    await shop.client.wallets.topUp({ ...bank, id: v7(), slip: '60', paidFrom: 'owner' })
    await enterWallet(NUMBER, 2)
    await pad.type('42000')
    await pad.press('Enter')
    await expect(again).toBeFocused()
    await pad.type('4200')
    await pad.press('Enter')
    await screen.fieldSays(again, 'transferAmount.differs', { amount: '৳42,000' })
    await pad.type('0')
    await pad.press('Enter')
    await expect(readBack).toBeFocused()
    await expect(readBack).toContainText(say('transferLegal.near.day', { left: '৳50,000' }))
    await holds(page, shop, 'a transfer near the legal limit')
    await readBack.focus()
    await pad.press('+')
    await expect(number).toHaveValue('')
    await screen.sees('succeeded')
    await enterWallet(NUMBER, 2)
    await pad.type('9000')
    await pad.press('Enter')
    await pad.type('9000')
    await pad.press('Enter')
    await expect(readBack).toBeFocused()
    const above = say('transferLegal.above.day', { left: '৳8,000' })
    await expect(readBack).toContainText(above)
    await expect(readBack).toContainText(say('transferLegal.ask'))
    await holds(page, shop, 'a transfer above the legal limit')
    await readBack.focus()
    await pad.press('+')
    await expect(readBack).toContainText(say('transferLegal.sure'))
    expect((await shop.client.sales.list({})).sales).toHaveLength(1)
    await expect(async () => {
      if ((await number.inputValue()) !== '') await pad.press('+')
      await expect(number).toHaveValue('', { timeout: 300 })
    }).toPass()
    await expect.poll(async () => (await shop.client.sales.list({})).sales.length).toBe(2)
  })

  test('that failed gives back what was paid, the charge with it', async ({ page, shop }) => {
    const { say, pad, enterWallet, screen, result } = await openTransfers(page, shop)
    await enterWallet('01812340006')
    await pad.type('500')
    await pad.press('Enter')
    await expect(screen.readBack).toContainText('৳505')
    await pad.press('+')
    await screen.sees('refused')
    await expect(result).toContainText('৳505')
    const slip = (await openSlip(page, say)).getByRole('article')
    await expect(slip).toContainText(say('slip.failedNext', { kind: 'transfer' }))
    await expect(slip).not.toContainText(say('slip.failedNext'))
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+KeyG')
    await expect(result).toContainText(say('sale.refundSure', { amount: '৳505' }))
    await pressUntil(page, 'Control+KeyG', async () => {
      expect((await ledgerBalances(shop))['cash']).toBe(0)
    })
  })

  test('is sold again on its own screen, for the same money', async ({ page, shop }) => {
    const { pad, enterWallet, screen, say } = await openTransfers(page, shop)
    await enterWallet('01812340006')
    await pad.type('500')
    await pad.press('Enter')
    await expect(screen.readBack).toBeFocused()
    await pad.press('+')
    await screen.sees('refused')
    await page.keyboard.press('Control+KeyS')
    await expect(screen.readBack).toBeFocused()
    await expect(screen.readBack).toContainText(say('recharge.retryHeld', { amount: '৳505' }))
  })

  test('is not sent for another charge than the customer was told', async ({ page, shop }) => {
    const { pad, enterWallet, screen, readBack, result, say } = await openTransfers(page, shop)
    await enterWallet(NUMBER)
    await pad.type('500')
    await pad.press('Enter')
    await expect(readBack).toContainText('৳505')
    const dearer = { kind: 'flat', charge_e4: taka(12) } as const
    const charges = [{ from_e4: taka(1), to_e4: null, charge: dearer }]
    await shop.client.settings.save({ transfers: { ...switchedOn, charges } })
    // The read-back follows the table: what is sent is what is read.
    await expect(readBack).toContainText('৳512')
    await pad.press('+')
    await screen.sees('succeeded')
    await expect(result).toContainText(say('sale.withCharge', { charge: '৳12', total: '৳512' }))
  })
})

test.describe('mobile money in the real books', () => {
  test.use({
    opening: {
      books: 'real',
      welcomed: true,
      settings: { transfers: switchedOn },
      providers: ['autoflexi'],
    },
  })

  test('says which provider it needs, and that the way there is open to all', async ({
    page,
    shop,
  }) => {
    const { say } = await openTransfers(page, shop)
    await expect(page.getByText(say('transferScreen.noSeller'))).toBeVisible()
    await holds(page, shop, 'no provider for mobile money')
    const { url: baseUrl, key } = shop.sandbox().accounts.flexiloadbd
    await shop.client.providers.save({ provider: 'flexiloadbd', baseUrl, key, preference: 2 })
    await expect(page.getByText(say('transferScreen.noSeller'))).toHaveCount(0)
    await expect(page.getByText(say('transferScreen.plainHttp'))).toBeVisible()
  })
})
