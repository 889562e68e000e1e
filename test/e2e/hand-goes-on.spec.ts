import type { Page } from '@playwright/test'
import { expect, test } from './fixture.ts'
import { scrolling } from './pictures.ts'
import { everySale } from './proof.ts'
import { RechargePage } from './recharge-page.ts'
import { asksFor, pressUntil } from './second-press.ts'
import type { Shop } from './shop.ts'
import { triesAreOver } from './standing.ts'

const NUMBER = '01712345678'

test.describe('a draft that could not be sent', () => {
  test.use({
    opening: {
      books: 'real',
      welcomed: true,
      settings: {},
      providers: ['autoflexi', 'flexiloadbd'],
    },
  })

  async function unsent(page: Page, shop: Shop): Promise<RechargePage> {
    const { url, key } = shop.sandbox().accounts.autoflexi
    const baseUrl = url.replace(/:\d+/u, ':1')
    const nowhere = { provider: 'autoflexi', baseUrl, key, preference: 1 } as const
    const screen = await RechargePage.open(page, shop, 'bn')
    await shop.client.providers.save(nowhere)
    await screen.sell({ number: NUMBER, amount: '50', provider: 'autoflexi' })
    await screen.sees('not-sent')
    triesAreOver(shop)
    shop.clock.pace(3)
    return screen
  }

  test('is sent by the second Ctrl Y, not by the first nor by a doubled one', async ({
    page,
    shop,
  }) => {
    const screen = await unsent(page, shop)
    const { url: baseUrl, key } = shop.sandbox().accounts.autoflexi
    await shop.client.providers.save({ provider: 'autoflexi', baseUrl, key, preference: 1 })
    // A key is heard once it stands on its button.
    await expect(screen.result.getByText('Ctrl Y')).toBeVisible()
    await page.evaluate(heldAndDoubled, 'KeyY')
    const sure = asksFor(screen.result, screen, 'sale.tryAgainSure', '৳50')
    await expect(sure).toBeVisible()
    expect(
      shop
        .sandbox()
        .oracle.requests()
        .filter(({ call }) => call === 'create'),
    ).toEqual([])
    await pressUntil(page, 'Control+KeyY', () => expect(sure).toHaveCount(0, { timeout: 300 }))
    await screen.sees('succeeded')
    expect(await everySale(shop.client)).toHaveLength(1)
  })

  test('is cancelled by the second Ctrl Q, and by no key that is held or doubled', async ({
    page,
    shop,
  }) => {
    const screen = await unsent(page, shop)
    const { result } = screen
    await expect(result.getByRole('button', { name: 'Ctrl Q' })).toBeVisible()
    await page.evaluate(heldAndDoubled, 'KeyQ')
    const sure = asksFor(result, screen, 'sale.cancelSure', '৳50')
    await expect(sure).toBeVisible()
    expect(await everySale(shop.client)).toMatchObject([{ state: 'created' }])
    await pressUntil(page, 'Control+KeyQ', () => expect(sure).toHaveCount(0, { timeout: 300 }))
    await screen.sees('cancelled')
    // What the second press said is done: no money is ordered out again.
    await screen.isTold('calledOff.handed', { amount: '৳50' })
    await expect(screen.number).toBeFocused()
    await expect(result.getByText('Ctrl Q')).toHaveCount(0)
  })

  test('and is cancelled leaves the hand at the next customer', async ({ page, shop }) => {
    const screen = await unsent(page, shop)
    await screen.result.getByRole('button', { name: screen.say('sale.cancel') }).focus()
    await page.keyboard.press('Enter')
    // Enter on it asks as its key does.
    const sure = asksFor(screen.result, screen, 'sale.cancelSure', '৳50')
    await expect(sure).toBeFocused()
    await pressUntil(page, 'Enter', () => expect(sure).toHaveCount(0, { timeout: 300 }))
    await screen.sees('cancelled')
    await expect(screen.number).toBeFocused()
    // The next sale goes to the other, and says why; whoever wants the first is told once more.
    await screen.enter({ number: '01812345678', amount: '20' })
    const { readBack } = screen
    await expect(readBack).toContainText(screen.say('passedOver.silent', { provider: 'autoflexi' }))
    await expect(readBack).toContainText('flexiloadbd')
    await screen.choose('autoflexi')
    await expect(readBack).toContainText(
      screen.say('recharge.notAnswering', { provider: 'autoflexi' }),
    )
    expect(await scrolling(page)).toEqual([])
    await screen.pad.press('.')
    await expect(readBack).toContainText('flexiloadbd')
    await expect(screen.readBack.locator('[data-not-answering]')).toHaveCount(0)
  })

  test('and is cancelled in its story leaves the hand at its row', async ({ page, shop }) => {
    const screen = await unsent(page, shop)
    await page.keyboard.press('F5')
    await page.getByRole('row').first().click()
    const cancel = { name: screen.say('sale.cancel') }
    await page.getByRole('complementary').getByRole('button', cancel).focus()
    await page.keyboard.press('Enter')
    const sure = asksFor(page.getByRole('complementary'), screen, 'sale.cancelSure', '৳50')
    await expect(sure).toBeFocused()
    await pressUntil(page, 'Enter', () => expect(sure).toHaveCount(0, { timeout: 300 }))
    await expect(page.getByRole('article')).toContainText(screen.say('state.cancelled'))
    await expect(page.getByRole('row').first()).toBeFocused()
  })

  test('and goes to another provider leaves the hand on the read-back', async ({ page, shop }) => {
    const screen = await unsent(page, shop)
    const other = screen.result.getByRole('button', { name: screen.say('sale.otherProvider') })
    await expect(other.getByText('Ctrl S')).toBeVisible()
    await other.focus()
    await page.keyboard.press('Enter')
    const sure = screen.result.getByRole('button', { name: screen.say('sale.otherProviderSure') })
    await expect(sure).toBeFocused()
    expect(await everySale(shop.client)).toMatchObject([{ state: 'created' }])
    // Its key is the second press as well as Enter.
    await pressUntil(page, 'Control+KeyS', () => expect(sure).toHaveCount(0, { timeout: 300 }))
    await expect(screen.readBack).toBeFocused()
    await screen.send()
    await screen.sees('succeeded')
  })

  test('a provider that was saved leaves the hand at its test', async ({ page, shop }) => {
    const { say } = await RechargePage.open(page, shop, 'bn')
    await page.keyboard.press('Control+Comma')
    await page.getByRole('tab', { name: say('settings.providers') }).click()
    const form = page.getByRole('region', { name: 'autoflexi' })
    await form.getByLabel(say('providerSettings.key'), { exact: true }).fill('another-key-1234')
    await form
      .getByRole('button', { name: say('providerSettings.save') })
      .first()
      .focus()
    await page.keyboard.press('Enter')
    await expect(form.getByRole('button', { name: say('providerSettings.test') })).toBeFocused()
  })
})

/**
 * With Ctrl, a key held down counts once, and half of a double press is no second one: all in a
 * moment.
 */
function heldAndDoubled(code: string): void {
  const tell = (type: 'keydown' | 'keyup', repeat = false) => {
    const key = { code, key: code.slice(-1).toLowerCase(), ctrlKey: true, repeat }
    document.activeElement?.dispatchEvent(new KeyboardEvent(type, { ...key, bubbles: true }))
  }
  tell('keydown')
  for (let repeats = 0; repeats < 20; repeats += 1) tell('keydown', true)
  tell('keyup')
  tell('keydown')
  tell('keyup')
}
