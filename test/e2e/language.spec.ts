import { expect, test } from './fixture.ts'
import { everySale } from './proof.ts'
import { RechargePage } from './recharge-page.ts'
import { wordsIn } from './words.ts'

const english = wordsIn('en')

test.describe('the language and the digits of a counter', () => {
  test('are one at a time, also for those who listen', async ({ page, shop }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    await screen.sell({ number: '01712345678', amount: '50' })
    await screen.sees('succeeded')
    const announcer = page.locator('[data-announcer="polite"]')
    await expect(announcer).toContainText(screen.say('state.succeeded'))
    await page.keyboard.press('Control+KeyE')
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
    // What was said is past: it is not said again in the other language, nor left in the first.
    await expect(announcer).toBeEmpty()
    const doubt = english('shell.doubtCount', { shown: '0' })
    await expect(page.getByText(doubt, { exact: true })).toBeVisible()
    expect(doubt).toContain(english('state.doubt'))
  })

  test('reach what the lists say by themselves', async ({ page, shop }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    await screen.sell({ number: '01712345678', amount: '50' })
    await screen.sees('succeeded')
    await screen.sell({ number: '01712345678', amount: '60' })
    await expect.poll(async () => (await everySale(shop.client)).length).toBe(2)
    const said = page.locator('[data-live-announcer]')
    const { say } = screen
    for (const words of [say, english]) {
      await page.keyboard.press('F5')
      // The newest is open already, and to choose it says nothing.
      await page.getByRole('row').nth(1).click()
      const selected = words('aria.selected', { item: '@' }).split('@')[1] ?? ''
      await expect(said).toContainText(selected.trim())
      await page.keyboard.press('F1')
      if (words === say) await page.keyboard.press('Control+KeyE')
    }
  })

  for (const digits of ['latin', 'bangla'] as const) {
    test(`write amounts and limits at the fields in ${digits} digits`, async ({ page, shop }) => {
      await shop.client.settings.save({ digits })
      const screen = await RechargePage.open(page, shop, 'bn')
      const { say } = screen
      await screen.pad.type('01712345678')
      const shown = { latin: ['10', '1,000', '108', '175'], bangla: ['১০', '১,০০০', '১০৮', '১৭৫'] }
      const [min = '', max = '', pack = '', minutes = ''] = shown[digits]
      await expect(page.getByText(say('recharge.least', { min }), { exact: true })).toBeVisible()
      await expect(page.getByText(say('recharge.most', { max }), { exact: true })).toBeVisible()
      const name = say('recharge.quickPack', { amount: pack, minutes })
      await expect(page.getByRole('button', { name })).toBeVisible()
    })
  }
})
