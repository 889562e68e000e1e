import { holds } from './accessible.ts'
import { expect, test } from './fixture.ts'
import { scrolling } from './pictures.ts'
import { everySale } from './proof.ts'
import { RechargePage } from './recharge-page.ts'
import { asksFor, pressUntil } from './second-press.ts'

/** A number whose sale is refused for a low wallet: the money is due back at once. */
const REFUSED = '01712340006'

test.describe('the next sale to a number whose money is due back', () => {
  for (const [width, height] of [
    [1366, 768],
    [1024, 768],
  ] as const) {
    test(`is all in sight in English at ${width}×${height}`, async ({ page, shop }) => {
      await page.setViewportSize({ width, height })
      const screen = await RechargePage.openIn(page, shop, 'en')
      await screen.sell({ number: REFUSED, amount: '20' })
      await screen.sees('refused')
      await screen.enter({ number: REFUSED, amount: '30' })
      await expect(screen.readBack).toContainText(
        screen.say('recharge.owedBefore', { amount: '৳20' }),
      )
      await expect(screen.sendButton()).toBeInViewport({ ratio: 1 })
      expect(await scrolling(page)).toEqual([])
    })

    test(`says so at ${width}×${height}, and Ctrl S sells with it`, async ({ page, shop }) => {
      await page.setViewportSize({ width, height })
      const screen = await RechargePage.open(page, shop, 'bn')
      const { readBack, say } = screen
      await screen.sell({ number: REFUSED, amount: '20' })
      await screen.sees('refused')
      await screen.enter({ number: REFUSED, amount: '30' })
      const owedWords = readBack.getByText(say('recharge.owedBefore', { amount: '৳20' }))
      await expect(owedWords).toBeInViewport({ ratio: 1 })
      await expect(screen.sendButton()).toBeInViewport({ ratio: 1 })
      expect(await scrolling(page)).toEqual([])
      await holds(page, shop, `money of the number at ${width}`)
      await page.keyboard.press('Control+KeyS')
      await expect(asksFor(readBack, screen, 'sale.sellAgainSure', '')).toBeVisible()
      await pressUntil(page, 'Control+KeyS', async () => {
        await expect(readBack).toContainText(say('recharge.retryHeld', { amount: '৳20' }), {
          timeout: 300,
        })
      })
      await expect(readBack).toBeFocused()
      await expect(owedWords).toHaveCount(0)
      await screen.choose('alsamiflexi')
      await screen.send()
      await expect
        .poll(async () => (await everySale(shop.client)).map(({ tender }) => tender))
        .toEqual(expect.arrayContaining(['taken-over']))
    })
  }
})
