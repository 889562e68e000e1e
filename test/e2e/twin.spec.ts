import { v7 } from 'uuid'
import { intentOf } from '../../src/renderer/sale/intent.ts'
import { expect, test } from './fixture.ts'
import { decisionButton } from './dialogs.ts'
import { picture } from './pictures.ts'
import { everySale } from './proof.ts'
import { RechargePage } from './recharge-page.ts'
import { inReview, onlySale, triesAreOver } from './standing.ts'

const NUMBER = '01712345678'
const TWIN = /status of 409/u

test.describe('a draft whose twin was sold meanwhile', () => {
  test.use({ opening: { books: 'real', welcomed: true, settings: {}, providers: ['autoflexi'] } })

  test('shows that sale, and goes out only when a second one is wanted', async ({
    page,
    shop,
    overheard,
  }) => {
    overheard.expects(TWIN)
    const { url: baseUrl, key } = shop.sandbox().accounts.autoflexi
    const nowhere = baseUrl.replace(/:\d+/u, ':1')
    await shop.client.providers.save({
      provider: 'autoflexi',
      baseUrl: nowhere,
      key,
      preference: 1,
    })
    const screen = await RechargePage.open(page, shop, 'bn')
    await screen.sell({ number: NUMBER, amount: '50' })
    await screen.sees('not-sent')
    triesAreOver(shop)
    // A draft has ten minutes of the shop's time, and a slow machine shall not use them up.
    shop.clock.pace(3)
    await shop.client.providers.save({ provider: 'autoflexi', baseUrl, key, preference: 1 })
    const draft = await onlySale(shop)
    await shop.client.sales.submit({ ...intentOf(draft), id: v7(), twinSeen: draft.id })
    const states = async () => (await everySale(shop.client)).map(({ state }) => state)
    await expect.poll(states).toEqual(['succeeded', 'created'])

    const button = (name: string) => screen.result.getByRole('button', { name: screen.say(name) })
    await button('sale.tryAgain').click()
    await expect(screen.result.getByRole('alert')).toContainText(screen.say('state.succeeded'))
    await screen.sees('not-sent')
    expect(await states()).toEqual(['succeeded', 'created'])
    // Too soon after the first press it is taken for half of a double click.
    const confirm = button('recharge.confirmTwin')
    await expect(async () => {
      if (await confirm.isVisible()) await confirm.click({ timeout: 500 })
      expect(await states()).toEqual(['succeeded', 'succeeded'])
    }).toPass()
  })
})

test.describe('a twin in the read-back', () => {
  test('is not sold by a double press of +, only by a later one', async ({ page, shop }) => {
    const words = { number: NUMBER, amount: '20' }
    const screen = await RechargePage.open(page, shop, 'bn')
    await screen.sell(words)
    await screen.sees('succeeded')
    // A twin is one for five minutes: they must not pass before the cashier is done.
    shop.clock.pace(1)
    await screen.enter(words)
    await expect(screen.readBack).toContainText(screen.say('recharge.twinAsk'))
    await Promise.all([screen.pad.press('+'), screen.pad.press('+')])
    await expect(screen.readBack).toContainText(screen.say('recharge.twinSure'))
    const again = screen.say('recharge.sendAgain', { amount: '৳20' })
    await expect(page.getByRole('button', { name: again })).toBeEnabled()
    expect(await everySale(shop.client)).toHaveLength(1)
    await screen.sendBesideTwin()
    await expect.poll(async () => (await everySale(shop.client)).length).toBe(2)
  })

  test('that only a person can end is decided from there, by key', async ({ page, shop }) => {
    const screen = await inReview(page, shop)
    await screen.enter({ number: '01712340003', amount: '50' })
    await expect(screen.readBack).toContainText(screen.say('recharge.twinUndecided'))
    await expect(screen.readBack).not.toContainText(screen.say('recharge.twinOpen'))
    await picture(page, 'read-back-barred')
    await screen.pad.press('+')
    await page.keyboard.press('Control+KeyO')
    const dialog = page.getByRole('dialog', { name: screen.say('decide.title') })
    await expect(dialog.getByRole('radio').first()).toBeFocused()
    await screen.pad.press('2')
    await screen.pad.press('Enter')
    await page.keyboard.type('Failed there')
    await expect(decisionButton(dialog, screen.say)).toBeEnabled()
    await page.keyboard.press('F9')
    await expect(dialog).toHaveCount(0)
    // The hand is back at the read-back, where nothing is in the way any more.
    await expect(screen.readBack).toBeFocused()
    await expect(screen.readBack).not.toContainText(screen.say('recharge.twinUndecided'))
    expect(await onlySale(shop)).toMatchObject({ state: 'failed' })
  })
})
