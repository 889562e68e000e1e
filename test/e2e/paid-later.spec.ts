import { freshSettings } from '../../src/contract/fresh-settings.ts'
import { negate, taka } from '../../src/domain/money.ts'
import { BillPage } from './bill-page.ts'
import { openSlip } from './dialogs.ts'
import { expect, practice, test } from './fixture.ts'
import { PackagesPage } from './packages-page.ts'
import { choose, customer, owedBy } from './paying.ts'
import { picture } from './pictures.ts'
import { ledgerBalances } from './proof.ts'
import { RechargePage } from './recharge-page.ts'
import { onlySale } from './standing.ts'

const NUMBER = '01712345678'

test('a package is paid in part by cash and the rest later, by keys alone', async ({
  page,
  shop,
}) => {
  await customer(shop, 'Karim Store', '01711223344')
  const screen = await PackagesPage.open(page, shop, 'bn')
  const { say, pad } = screen
  await screen.choose(NUMBER, '1 gb')
  await pad.type('100')
  await expect(page.locator('[data-short]')).toContainText('৳49')
  await page.keyboard.press('Control+KeyB')
  await choose(page, 'Karim')
  const part = page.getByRole('textbox', { name: say('credit.howMuch') })
  await expect(part).toHaveValue('49')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  const words = say('payment.creditTo', { credit: '৳49', name: 'Karim Store' })
  await expect(screen.readBack).toContainText(words)
  await picture(page, 'packages-mixed-bn')
  await screen.send()
  await screen.sees('succeeded')
  expect(await onlySale(shop)).toMatchObject({ credit_e4: taka(49), given_e4: taka(100) })
  expect(await owedBy(shop, 'Karim Store')).toBe(taka(49))
  expect((await ledgerBalances(shop))['cash']).toBe(taka(100))
})

test.describe('a bill', () => {
  const dues = { ...freshSettings.dues, kinds: [...freshSettings.dues.kinds, 'bill' as const] }
  test.use({ opening: { ...practice, settings: { dues } } })

  test('is paid later by a customer, where the owner allows it', async ({ page, shop }) => {
    await customer(shop, 'Rahima')
    const screen = await BillPage.open(page, shop, 'bn')
    const { say } = screen
    // The fourth of the list, which is paid after its month.
    await screen.enter({ biller: 4, number: '1240000001', amount: '450' })
    await page.keyboard.press('Control+KeyB')
    await choose(page, 'Rahima')
    await expect(page.getByRole('textbox', { name: say('credit.howMuch') })).toHaveValue('450')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    const words = say('payment.creditTo', { credit: '৳450', name: 'Rahima' })
    await expect(screen.readBack).toContainText(words)
    await picture(page, 'bills-credit-bn')
    await screen.send()
    await screen.sees('succeeded')
    expect(await onlySale(shop)).toMatchObject({ kind: 'bill', credit_e4: taka(450) })
    expect(await owedBy(shop, 'Rahima')).toBe(taka(450))
    expect((await ledgerBalances(shop))['cash'] ?? 0).toBe(0)
  })
})

test('a small recharge is charged once the owner wants it, on a line of its own', async ({
  page,
  shop,
}) => {
  const screen = await RechargePage.open(page, shop, 'bn')
  const { say, pad } = screen
  await page.keyboard.press('Control+KeyK')
  await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible()
  await page.keyboard.type(say('smallCharge.title'))
  await page.keyboard.press('Enter')
  const card = page.getByRole('region', { name: say('smallCharge.title') })
  await expect(card).toContainText(say('smallCharge.off'))
  await card.getByRole('button', { name: say('noticeSettings.switchOn') }).click()
  await expect(card.locator('[data-small-charge="on"]')).toContainText('৳1')
  await picture(page, 'settings-small-charge-bn')
  await page.keyboard.press('F1')
  await screen.enter({ number: NUMBER, amount: '30' })
  await expect(screen.readBack.locator('[data-take]')).toHaveCount(0)
  await pad.press('-')
  await screen.enter({ number: NUMBER, amount: '20' })
  await expect(screen.readBack.locator('[data-take]')).toContainText('৳21')
  await pad.type('50')
  await expect(page.locator('[data-change]')).toContainText('৳29')
  await picture(page, 'payment-bn-small-charge')
  await screen.send()
  await screen.sees('succeeded')
  expect(await onlySale(shop)).toMatchObject({
    amount_e4: taka(20),
    serviceCharge_e4: taka(1),
    given_e4: taka(50),
  })
  const balances = await ledgerBalances(shop)
  expect(balances).toMatchObject({ cash: taka(21), 'service-charge': negate(taka(1)) })
  const slip = await openSlip(page, say)
  await expect(slip.getByRole('article')).toContainText(say('slip.serviceCharge'))
  await expect(slip.getByRole('article')).toContainText('৳21')
  await picture(page, 'slip-bn-small-charge')
})
