import type { Page } from '@playwright/test'
import { openSlip } from './dialogs.ts'
import { expect, test } from './fixture.ts'
import { picture } from './pictures.ts'
import { RechargePage } from './recharge-page.ts'

const BIN = '0012345678901'

/** Writes with the keyboard alone what the owner wants on paper. */
async function writes(page: Page, label: string, ...lines: readonly string[]): Promise<void> {
  const field = page.getByRole('textbox', { name: label })
  await field.focus()
  for (const [at, line] of lines.entries()) {
    if (at > 0) await page.keyboard.press('Enter')
    await page.keyboard.type(line)
  }
}

test.describe('what an owner wants on paper', () => {
  test.use({
    opening: {
      books: 'real',
      welcomed: true,
      settings: { shopName: 'বিসমিল্লাহ টেলিকম' },
      providers: ['flexiloadbd'],
    },
  })

  test('stands on the next slip, and a tax layout only with a whole number', async ({
    page,
    shop,
  }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    const { say } = screen
    await page.keyboard.press('Control+Comma')
    const card = page.getByRole('region', { name: say('paperSettings.title') })
    const save = card.getByRole('button', { name: say('settings.save') })
    await expect(save).toBeDisabled()
    await writes(page, say('paperSettings.header'), 'কলেজ রোড, বগুড়া', '01711-000111')
    await writes(page, say('paperSettings.footer'), 'আবার আসবেন 😀')
    const lacking = card.getByText(say('paperSettings.lacking', { signs: '😀' }))
    await expect(lacking).toBeVisible()
    await page.keyboard.press('Backspace')
    await expect(lacking).toBeHidden()
    await card.getByText(say('paperSettings.taxOn'), { exact: true }).click()
    await expect(card.getByText(say('paperSettings.binMissing'))).toBeVisible()
    await expect(save).toBeDisabled()
    await writes(page, say('paperSettings.bin'), '০০১২৩')
    await expect(card.getByText(say('paperSettings.binWrong'))).toBeVisible()
    await picture(page, 'paper-settings-bn')
    await writes(page, say('paperSettings.bin'), BIN.slice(5))
    await page.keyboard.press('Enter')
    await expect
      .poll(async () => (await shop.client.settings.get()).paper)
      .toEqual({
        header: 'কলেজ রোড, বগুড়া\n01711-000111',
        footer: 'আবার আসবেন',
        tax: { on: true, bin: BIN },
      })

    await page.keyboard.press('F1')
    await screen.sell({ number: '01712345678', amount: '50' })
    await screen.sees('succeeded')
    const slip = (await openSlip(page, say)).getByRole('article')
    await expect(slip).toContainText('কলেজ রোড, বগুড়া')
    await expect(slip).toContainText('আবার আসবেন')
    await expect(slip.getByRole('heading')).toHaveText(say('taxPaper.title'))
    await expect(slip).toContainText(BIN)
    await slip.screenshot({ path: 'test-results/screens/slip-tax-bn.png' })
  })
})
