import type { Locator, Page } from '@playwright/test'
import type { ProviderId } from '../../src/domain/provider.ts'
import { clean, holds } from './accessible.ts'
import { expect, test } from './fixture.ts'
import { Keypad } from './keypad.ts'
import { picture, sizes } from './pictures.ts'
import { everySale } from './proof.ts'
import { RechargePage } from './recharge-page.ts'
import type { Shop } from './shop.ts'
import type { Language, Say } from './words.ts'

/** Looked at in two languages and in the dark. */
test.describe.configure({ timeout: 240_000 })

const OWN = '01712345678'

interface Wizard {
  readonly say: Say
  readonly card: Locator
  readonly dialog: Locator
  readonly readBack: Locator
  /** The page of this step is open. */
  readonly asks: (step: string) => Promise<void>
  /** Its facts are there, and the button that goes on has the focus. */
  readonly measured: (finding: string) => Promise<void>
}

/** The wizard of a provider, opened with the keyboard alone from where settings begin. */
async function openWizard(
  page: Page,
  shop: Shop,
  provider: ProviderId,
  language: Language,
): Promise<Wizard> {
  await shop.client.settings.save({ language })
  const { say } = await RechargePage.open(page, shop, language)
  await page.keyboard.press('Control+Comma')
  await page.getByRole('tab', { name: say('settings.providers') }).click()
  const card = page.getByRole('region', { name: provider, exact: true })
  await card.getByRole('button', { name: say('certification.open') }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: say('certification.title', { provider }) })
  await expect(dialog).toBeVisible()
  return {
    say,
    card,
    dialog,
    readBack: dialog.getByRole('region', { name: say('recharge.readBack') }),
    asks: (step) =>
      expect(
        dialog.getByRole('heading', { name: say(`certifiedStep.${step}.title`) }),
      ).toBeVisible(),
    async measured(finding) {
      await expect(dialog).toContainText(say(`certifiedFinding.${finding}`))
      await expect(dialog.getByRole('button', { name: say('certification.next') })).toBeFocused()
    },
  }
}

const forward = (page: Page) => page.keyboard.press('Enter')

test.describe('the owner measures a provider', () => {
  test('flexiloadbd in Bangla, with Enter forward and Esc to leave', async ({ page, shop }) => {
    const wizard = await openWizard(page, shop, 'flexiloadbd', 'bn')
    const { say, dialog, card } = wizard
    await wizard.asks('https')
    await expect(dialog).toContainText(say('certification.free'))
    await holds(page, shop, 'the first question of the wizard')
    await forward(page)
    await wizard.measured('https-no')
    await forward(page)
    await wizard.asks('bad-key')
    await forward(page)
    await wizard.measured('bad-key-refused')
    await forward(page)
    await wizard.asks('sale')
    // What it costs is said before anything can be pressed.
    await expect(dialog).toContainText(say('certification.practiceOne', { amount: '৳20' }))
    const look = dialog.getByRole('button', { name: say('recharge.look') })
    await expect(look).toBeDisabled()
    expect(await everySale(shop.client)).toEqual([])
    const number = dialog.getByRole('textbox', { name: say('certification.number') })
    await expect(number).toBeFocused()
    await number.fill(OWN)
    for (const size of sizes) {
      await page.setViewportSize(size)
      await picture(page, `certification-sale-${size.width}`)
    }
    await page.setViewportSize(sizes[0])
    await number.focus()
    // Enter ends what a scanner types: it goes to the read-back, and no run of Enters sends.
    await forward(page)
    await expect(wizard.readBack).toBeFocused()
    await forward(page)
    await forward(page)
    await expect(wizard.readBack).toBeFocused()
    expect(await everySale(shop.client)).toEqual([])
    await holds(page, shop, 'the read-back of the wizard')
    await picture(page, 'certification-read-back')
    await new Keypad(page).press('+')
    await wizard.measured('lookup-yes')
    await expect(dialog).toContainText(say('certifiedFinding.wallet-debit-by-answer'))
    expect(await everySale(shop.client)).toMatchObject([
      { provider: 'flexiloadbd', number: OWN, amount_e4: 200_000 },
    ])
    await clean(page, 'what was measured')
    await picture(page, 'certification-measured')
    await forward(page)
    await wizard.asks('again')
    await expect(number).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
    await expect(card).toContainText(say('certification.some', { holding: '৫', all: '৯' }))
    await card
      .getByText(/উত্তর, যেমন এসেছে/u)
      .first()
      .click()
    await card.scrollIntoViewIfNeeded()
    await picture(page, 'certification-facts')
    await holds(page, shop, 'the facts in the settings')
  })

  test('alsamiflexi in English, and a doubt is then found by our reference', async ({
    page,
    shop,
    overheard,
  }) => {
    overheard.expects(/status of 422/u)
    const { oracle } = shop.sandbox()
    oracle.way('alsamiflexi', { findsByReference: 'yes' })
    const wizard = await openWizard(page, shop, 'alsamiflexi', 'en')
    const { say, dialog, card } = wizard
    const skip = dialog.getByRole('button', { name: say('certification.skip') })
    await skip.click()
    await wizard.asks('bad-key')
    await skip.click()
    await wizard.asks('sale')
    await dialog.getByRole('textbox', { name: say('certification.number') }).fill('0171')
    await page.keyboard.press('Enter')
    await expect(dialog.getByText(say('numberProblem.too-short'))).toBeVisible()
    await dialog.getByRole('textbox', { name: say('certification.number') }).fill(OWN)
    await page.keyboard.press('Enter')
    await expect(wizard.readBack).toBeFocused()
    await page.keyboard.press('F9')
    await wizard.measured('lookup-yes')
    await page.keyboard.press('Escape')
    await expect(card).toContainText(say('certifiedFinding.lookup-yes'))
    await page.keyboard.press('F1')
    const screen = new RechargePage(page, 'en')
    await screen.sell({ number: '01712340003', amount: '50', provider: 'alsamiflexi' })
    await screen.sees('succeeded')
    const [sale] = await everySale(shop.client)
    expect(sale?.providerReference).toMatch(/^TXN/u)
  })

  test('a number goes out under the operator it begins with, or the one that was chosen', async ({
    page,
    shop,
  }) => {
    const wizard = await openWizard(page, shop, 'flexiloadbd', 'bn')
    const { say, dialog, readBack } = wizard
    const skip = dialog.getByRole('button', { name: say('certification.skip') })
    for (const step of ['https', 'bad-key']) {
      await wizard.asks(step)
      await skip.click()
    }
    await wizard.asks('sale')
    const pad = new Keypad(page)
    await pad.type('01812345678')
    await pad.press('Enter')
    await expect(readBack).toContainText('রবি')
    await pad.press('/')
    await expect(readBack).not.toContainText('রবি')
    await page.keyboard.press('Backspace')
    const number = dialog.getByRole('textbox', { name: say('certification.number') })
    await expect(number).toBeFocused()
    // The choice was for that number: with another one the operator follows again.
    await number.fill('01912345678')
    await number.fill('01812345678')
    await pad.press('Enter')
    await pad.press('Enter')
    await expect(readBack).toContainText('রবি')
    expect(await everySale(shop.client)).toEqual([])
    await pad.press('+')
    await expect.poll(() => everySale(shop.client)).toMatchObject([{ operator: 'RB' }])
  })

  test('what may cost money for nothing waits for the owner’s word', async ({ page, shop }) => {
    const wizard = await openWizard(page, shop, 'autoflexi', 'bn')
    const { say, dialog } = wizard
    const skip = dialog.getByRole('button', { name: say('certification.skip') })
    for (const step of ['https', 'bad-key', 'sale', 'again', 'refund']) {
      await wizard.asks(step)
      await skip.click()
    }
    await wizard.asks('bad-number')
    const look = dialog.getByRole('button', { name: say('recharge.look') })
    await expect(look).toBeDisabled()
    await holds(page, shop, 'a step that may cost money for nothing')
    await picture(page, 'certification-risky')
    await dialog.getByRole('checkbox').focus()
    await page.keyboard.press('Space')
    await look.focus()
    await page.keyboard.press('Enter')
    await expect(wizard.readBack).toBeFocused()
    // Not even on the button that sends.
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await expect(dialog.getByRole('button', { name: say('certification.begin') })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(wizard.readBack).toBeVisible()
    await page.keyboard.press('F9')
    await wizard.measured('bad-number-refused')
    expect(await everySale(shop.client)).toEqual([])
    expect(shop.sandbox().oracle.executions()).toEqual([])
    // It was the last step for autoflexi: Enter closes.
    await page.keyboard.press('Enter')
    await expect(dialog).toHaveCount(0)
  })
})
