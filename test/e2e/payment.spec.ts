import type { Page } from '@playwright/test'
import { freshSettings } from '../../src/contract/fresh-settings.ts'
import { taka } from '../../src/domain/money.ts'
import { holds } from './accessible.ts'
import { openSlip } from './dialogs.ts'
import { expect, practice, test } from './fixture.ts'
import { choose, customer, owedBy } from './paying.ts'
import { picture } from './pictures.ts'
import { everySale, ledgerBalances } from './proof.ts'
import { RechargePage } from './recharge-page.ts'
import type { Shop } from './shop.ts'
import { onlySale } from './standing.ts'
import { languages, type Language } from './words.ts'

const NUMBER = '01812345678'
/** Refused for a low wallet: what was paid is due back at once. */
const REFUSED = '01712340006'

/** The counter with its read-back ready for what is paid. */
async function readBack(page: Page, shop: Shop, language: Language, amount = '108') {
  const screen = await RechargePage.openIn(page, shop, language)
  await screen.enter({ number: NUMBER, amount })
  const { say } = screen
  return {
    screen,
    say,
    pad: screen.pad,
    given: page.getByRole('textbox', { name: say('payment.given') }),
    change: page.locator('[data-change]'),
    short: page.locator('[data-short]'),
    dialog: page.getByRole('dialog', { name: say('credit.title') }),
  }
}

for (const language of languages) {
  test.describe(`cash that is counted, in ${language}`, () => {
    test('leaves the keys of a sale as they are where nobody counts it', async ({ page, shop }) => {
      const { screen, given } = await readBack(page, shop, language)
      await expect(given).toHaveValue('')
      await expect(screen.readBack).toBeFocused()
      await picture(page, `payment-${language}-uncounted`)
      await screen.send()
      await screen.sees('succeeded')
      expect(await onlySale(shop)).toMatchObject({ given_e4: null, credit_e4: 0 })
    })

    test('is typed on the read-back, and the change stands large beside it', async ({
      page,
      shop,
    }) => {
      const { screen, say, pad, given, change, short } = await readBack(page, shop, language)
      // The hand stays where it is: figures go in by themselves.
      await pad.type('50')
      await expect(given).toBeFocused()
      await expect(short).toContainText('৳58')
      await screen.fieldSays(given, 'payment.shortNext', { short: '৳58' })
      await picture(page, `payment-${language}-short`)
      await pad.press('+')
      expect(await everySale(shop.client)).toHaveLength(0)
      await pad.press('0')
      await expect(change).toContainText('৳392')
      await picture(page, `payment-${language}-change`)
      if (language === 'bn') await holds(page, shop, 'counted cash')
      await screen.send()
      await screen.sees('succeeded')
      await expect(screen.result).toContainText(say('payment.giveChange', { change: '৳392' }))
      expect(await onlySale(shop)).toMatchObject({ given_e4: taka(500), amount_e4: taka(108) })
      expect((await ledgerBalances(shop))['cash']).toBe(taka(108))
      await picture(page, `payment-${language}-card`)
      const slip = await openSlip(page, screen.say)
      await expect(slip).toContainText(say('payment.givenFact'))
      await expect(slip).toContainText('৳392')
    })

    test('is rubbed out in its field, and only an empty one leads back', async ({ page, shop }) => {
      const { screen, pad, given } = await readBack(page, shop, language)
      await pad.type('20')
      await page.keyboard.press('Backspace')
      await page.keyboard.press('Backspace')
      await expect(given).toHaveValue('')
      await expect(given).toBeFocused()
      await pad.type('2')
      // `−` takes what was counted first, and the sale with the second press.
      await pad.press('-')
      await expect(given).toHaveValue('')
      await expect(screen.readBack).toBeVisible()
      await page.keyboard.press('Backspace')
      await expect(screen.amount).toBeFocused()
      await expect(screen.amount).toHaveValue(/108|১০৮/u)
    })
  })

  test.describe(`a sale on credit, in ${language}`, () => {
    test('is for a customer that is found by a few letters, all by key', async ({ page, shop }) => {
      await customer(shop, 'Karim Store', '01711223344')
      await customer(shop, 'Rahima', '01811556677')
      const { screen, say, dialog } = await readBack(page, shop, language)
      await page.keyboard.press('Control+KeyB')
      await expect(dialog).toBeVisible()
      await expect(dialog.getByRole('option')).toHaveCount(2)
      await picture(page, `credit-${language}-list`)
      if (language === 'bn') await holds(page, shop, 'customers to choose from')
      await choose(page, 'Karim')
      const part = dialog.getByRole('textbox', { name: say('credit.howMuch') })
      await expect(part).toBeFocused()
      await expect(part).toHaveValue('108')
      await picture(page, `credit-${language}-how-much`)
      await page.keyboard.press('Enter')
      await expect(dialog).toHaveCount(0)
      const words = say('payment.creditTo', { credit: '৳108', name: 'Karim Store' })
      await expect(screen.readBack).toContainText(words)
      await expect(screen.readBack).toBeFocused()
      await picture(page, `credit-${language}-read-back`)
      if (language === 'bn') await holds(page, shop, 'a read-back on credit')
      await screen.send()
      await screen.sees('succeeded')
      await expect(screen.result).toContainText(words)
      expect(await onlySale(shop)).toMatchObject({ credit_e4: taka(108), given_e4: null })
      expect(await owedBy(shop, 'Karim Store')).toBe(taka(108))
      expect((await ledgerBalances(shop))['cash'] ?? 0).toBe(0)
    })

    test('takes what the cash does not reach for, of somebody who is added on the spot', async ({
      page,
      shop,
      overheard,
    }) => {
      // A phone that is no number is refused by the books.
      overheard.expects(/422/u)
      const { screen, say, pad, dialog, short } = await readBack(page, shop, language)
      await pad.type('60')
      await expect(short).toContainText('৳48')
      await page.keyboard.press('Control+KeyB')
      await expect(dialog).toBeVisible()
      await choose(page, 'Salam')
      await expect(
        dialog.getByRole('textbox', { name: say('credit.name'), exact: true }),
      ).toHaveValue('Salam')
      const phone = dialog.getByRole('textbox', { name: say('credit.phone') })
      await expect(phone).toBeFocused()
      await page.keyboard.type('0171')
      await page.keyboard.press('Enter')
      await expect(dialog.getByText(say('credit.phoneProblem'))).toBeVisible()
      await page.keyboard.type('1223344')
      await picture(page, `credit-${language}-new`)
      await page.keyboard.press('Enter')
      await expect(dialog.getByRole('textbox', { name: say('credit.howMuch') })).toHaveValue('48')
      await page.keyboard.press('Enter')
      await expect(dialog).toHaveCount(0)
      await picture(page, `credit-${language}-mixed`)
      await screen.send()
      await screen.sees('succeeded')
      expect(await onlySale(shop)).toMatchObject({ credit_e4: taka(48), given_e4: taka(60) })
      expect(await owedBy(shop, 'Salam')).toBe(taka(48))
      expect((await ledgerBalances(shop))['cash']).toBe(taka(60))
    })
  })
}

test.describe('a limit', () => {
  test.use({
    opening: {
      ...practice,
      settings: { dues: { ...freshSettings.dues, limit_e4: taka(100) } },
    },
  })

  test('that only warns is gone past by a second Enter, and no held key', async ({
    page,
    shop,
  }) => {
    await customer(shop, 'Karim')
    const { screen, say, dialog } = await readBack(page, shop, 'bn')
    await page.keyboard.press('Control+KeyB')
    await expect(dialog.getByRole('textbox')).toBeFocused()
    await page.keyboard.type('Karim')
    await expect(dialog.getByRole('option').first()).toContainText('Karim')
    // Held through all the steps it confirms nothing.
    for (let nth = 0; nth < 10; nth += 1) await page.keyboard.down('Enter')
    await page.keyboard.up('Enter')
    await expect(dialog.locator('[data-warned="false"]')).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(dialog.locator('[data-warned="true"]')).toBeVisible()
    await picture(page, 'credit-bn-warned')
    await expect(async () => {
      await page.keyboard.press('Enter')
      await expect(dialog).toHaveCount(0, { timeout: 300 })
    }).toPass()
    await screen.send()
    await screen.sees('succeeded')
    expect(await owedBy(shop, 'Karim')).toBe(taka(108))
    await screen.enter({ number: '01912345678', amount: '20' })
    await page.keyboard.press('Control+KeyB')
    await expect(dialog.getByRole('option').first()).toContainText(say('credit.full'))
    await picture(page, 'credit-bn-full')
  })

  test('that is firm blocks, until less is put on credit', async ({ page, shop }) => {
    const { dues } = await shop.client.settings.get()
    await shop.client.settings.save({ dues: { ...dues, isLimitFirm: true } })
    await customer(shop, 'Karim')
    const { screen, say, dialog, pad } = await readBack(page, shop, 'bn')
    await page.keyboard.press('Control+KeyB')
    await choose(page, 'Karim')
    const words = say('credit.firm', { name: 'Karim', free: '৳100' })
    await expect(dialog.getByText(words)).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(dialog).toBeVisible()
    await picture(page, 'credit-bn-firm')
    await pad.type('90')
    await page.keyboard.press('Enter')
    await expect(dialog).toHaveCount(0)
    await expect(screen.readBack).toContainText(say('payment.cash', { cash: '৳18' }))
    await screen.send()
    await screen.sees('succeeded')
    expect(await owedBy(shop, 'Karim')).toBe(taka(90))
  })
})

test.describe('a sale on credit that is refused', () => {
  test('orders no cash out, and is tried again as it was paid', async ({ page, shop }) => {
    await customer(shop, 'Karim')
    const screen = await RechargePage.open(page, shop, 'bn')
    const { say } = screen
    await screen.enter({ number: REFUSED, amount: '20' })
    await page.keyboard.press('Control+KeyB')
    await choose(page, 'Karim')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await screen.send()
    await screen.sees('refused')
    await screen.isTold('onCredit.due', { credit: '৳20' })
    // Nothing was taken: no button, no row and no count tells to hand it out.
    const strike = screen.result.getByRole('button', { name: say('onCredit.strike') })
    await expect(strike).toBeVisible()
    await expect(screen.result.getByText(say('sale.refund'))).toHaveCount(0)
    const owing = page.getByRole('navigation').getByRole('button', { name: '৳20' })
    await expect(owing).toContainText('বাকি থেকে বাদ দিন')
    await picture(page, 'credit-bn-refused')
    await page.keyboard.press('Control+KeyS')
    await expect(screen.readBack).toBeFocused()
    await page.keyboard.press('Control+KeyB')
    await expect(page.getByText(say('payment.asBefore'))).toBeVisible()
    await picture(page, 'credit-bn-again')
    await screen.send()
    await expect.poll(async () => (await everySale(shop.client)).length).toBe(2)
    const again = (await everySale(shop.client)).find(({ retryOf }) => retryOf !== null)
    expect(again).toMatchObject({ credit_e4: taka(20), creditTo: { name: 'Karim' } })
    expect(await owedBy(shop, 'Karim')).toBe(taka(20))
  })
})

test.describe('mobile money', () => {
  const charges = [
    { from_e4: taka(1), to_e4: null, charge: { kind: 'flat' as const, charge_e4: taka(10) } },
  ]
  test.use({
    opening: {
      ...practice,
      settings: { transfers: { ...freshSettings.transfers, on: true, charges } },
    },
  })

  for (const language of languages) {
    test(`has its charge on a line of its own, and is not sold on credit, in ${language}`, async ({
      page,
      shop,
    }) => {
      const screen = await RechargePage.openIn(page, shop, language)
      const { say, pad } = screen
      await page.keyboard.press('F3')
      await expect(page.getByRole('textbox', { name: say('transferScreen.number') })).toBeFocused()
      await pad.type(NUMBER)
      await pad.press('/')
      await pad.press('Enter')
      await pad.type('500')
      await pad.press('Enter')
      await expect(screen.readBack).toBeFocused()
      await expect(screen.readBack.locator('[data-take]')).toContainText('৳510')
      await pad.type('1000')
      await expect(page.locator('[data-change]')).toContainText('৳490')
      await page.keyboard.press('Control+KeyB')
      await expect(page.getByText(say('payment.notThisKind', { kind: 'transfer' }))).toBeVisible()
      await picture(page, `payment-${language}-transfer`)
      await pad.press('+')
      await screen.sees('succeeded')
      expect(await onlySale(shop)).toMatchObject({
        given_e4: taka(1000),
        serviceCharge_e4: taka(10),
        credit_e4: 0,
      })
      await page.keyboard.press('F5')
      await page.getByRole('row').first().click()
      const story = page.getByRole('complementary')
      await expect(story).toContainText(say('payment.changeFact'))
      await picture(page, `payment-${language}-story`)
    })
  }
})
