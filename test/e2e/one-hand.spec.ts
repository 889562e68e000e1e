import type { Locator, Page } from '@playwright/test'
import type { KeyBinding } from '../../src/renderer/keyboard/keymap.ts'
import { keySheets } from '../../src/renderer/keyboard/tables.ts'
import { type Overheard, expect, test } from './fixture.ts'
import { scrolling } from './pictures.ts'
import { everySale } from './proof.ts'
import { RechargePage } from './recharge-page.ts'
import type { Shop } from './shop.ts'
import { notReceived, onlySale } from './standing.ts'
import { wordsIn } from './words.ts'

const NUMBER = '01712345678'
/** Refused for a low wallet: the money is due back at once. */
const REFUSED = '01712340006'
const GONE = /ERR_|net::|Failed to load/u

async function refused(page: Page, shop: Shop): Promise<RechargePage> {
  const screen = await RechargePage.open(page, shop, 'bn')
  await screen.sell({ number: REFUSED, amount: '20' })
  await screen.sees('refused')
  return screen
}

/** The second press, which is taken once the question has stood there for a moment. */
async function pressUntil(page: Page, key: string, happened: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(key)
    await happened()
  }).toPass()
}

const submits = ({ asked }: Overheard) => asked.filter((url) => url.endsWith('/sales/submit'))
const asksFor = (place: Locator, { say }: RechargePage, key: string, amount: string) =>
  place.getByRole('button', { name: say(key, { amount }) })

test.describe('money that is due back, by key', () => {
  test('is booked from the number field by Ctrl G, pressed twice', async ({ page, shop }) => {
    const screen = await refused(page, shop)
    await expect(screen.result.getByRole('button', { name: 'Ctrl G' })).toBeVisible()
    await expect(screen.number).toBeFocused()
    // A number that is typed and a held key book nothing.
    await screen.pad.type('0182')
    const sure = asksFor(screen.result, screen, 'sale.refundSure', '৳20')
    await expect(sure).toHaveCount(0)
    await page.keyboard.down('Control')
    for (let nth = 0; nth < 20; nth += 1) await page.keyboard.down('KeyG')
    await page.keyboard.up('KeyG')
    await page.keyboard.up('Control')
    await expect(sure).toBeVisible()
    expect(await onlySale(shop)).toMatchObject({ tender: 'refund-due' })
    await pressUntil(page, 'Control+KeyG', () => expect(sure).toHaveCount(0, { timeout: 300 }))
    await screen.isTold('moneyBack.returned')
    expect(await onlySale(shop)).toMatchObject({ tender: 'refunded' })
    // What was typed meanwhile stands there, and the hand is where it was.
    await expect(screen.number).toBeFocused()
    await expect(screen.number).toHaveValue('0182')
    await page.keyboard.press('Control+KeyG')
    expect(await everySale(shop.client)).toHaveLength(1)
  })

  test('is booked from its story too, and the arrows walk on from its row', async ({
    page,
    shop,
  }) => {
    const screen = await refused(page, shop)
    await page.keyboard.press('F5')
    const row = page.getByRole('row').filter({ hasText: '0006' })
    await expect(page.getByRole('row').first()).toBeVisible()
    await row.click()
    const story = page.getByRole('complementary')
    await page.keyboard.press('Control+KeyG')
    const sure = asksFor(story, screen, 'sale.refundSure', '৳20')
    await expect(sure).toBeVisible()
    await pressUntil(page, 'Control+KeyG', () => expect(sure).toHaveCount(0, { timeout: 300 }))
    await expect(story).toContainText(screen.say('moneyBack.returned'))
    await expect(row).toBeFocused()
  })

  test('is not booked through a dialog that lies over the card', async ({ page, shop }) => {
    const screen = await refused(page, shop)
    await page.keyboard.press('Shift+Slash')
    await expect(page.getByRole('dialog')).toBeVisible()
    await page.keyboard.press('Control+KeyG')
    await page.keyboard.press('Control+KeyS')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(asksFor(screen.result, screen, 'sale.refundSure', '৳20')).toHaveCount(0)
    await expect(screen.number).toHaveValue('')
  })
})

test.describe('a sale that is made again, by key', () => {
  test('goes up to the read-back with Ctrl S, and no further', async ({
    page,
    shop,
    overheard,
  }) => {
    const screen = await refused(page, shop)
    await page.keyboard.press('Control+KeyS')
    await expect(screen.readBack).toBeFocused()
    expect(submits(overheard)).toHaveLength(1)
    await screen.send()
    await expect.poll(async () => (await everySale(shop.client)).length).toBe(2)
  })

  test('from its story is brought to the recharge screen', async ({ page, shop }) => {
    const screen = await refused(page, shop)
    await page.keyboard.press('F5')
    await page.getByRole('row').filter({ hasText: '0006' }).click()
    await expect(page.getByRole('article')).toBeVisible()
    await page.keyboard.press('Control+KeyS')
    await expect(screen.readBack).toBeFocused()
    expect(await everySale(shop.client)).toHaveLength(1)
  })

  test('that the counter never got is asked about by Ctrl Y, and sent by the second', async ({
    page,
    shop,
    overheard,
  }) => {
    overheard.expects(GONE)
    const screen = await notReceived(page, shop)
    await page.keyboard.press('Control+KeyY')
    const sure = asksFor(screen.result, screen, 'sale.tryAgainSure', '৳50')
    await expect(sure).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(screen.number).toBeFocused()
    expect(submits(overheard)).toHaveLength(1)
    await pressUntil(page, 'Control+KeyY', () => expect(sure).toHaveCount(0, { timeout: 300 }))
    await screen.sees('succeeded')
    expect(await everySale(shop.client)).toHaveLength(1)
    await expect(screen.number).toBeFocused()
  })
})

test.describe('two cards that offer the same', () => {
  test('have one key between them, and it is for the upper one', async ({
    page,
    shop,
    overheard,
  }) => {
    overheard.expects(GONE)
    const screen = await notReceived(page, shop)
    await page.route(/\/rpc\/sales\/submit$/u, (route) => route.abort('connectionreset'), {
      times: 1,
    })
    await screen.sell({ number: '01812345678', amount: '70' })
    await expect(screen.result).toHaveCount(2)
    const again = { name: screen.say('sale.tryAgain') }
    await expect(screen.result.getByRole('button', again)).toHaveCount(2)
    const [upper, lower] = [screen.result.first(), screen.result.last()]
    await expect(upper).toContainText('৳70')
    await expect(upper.getByText('Ctrl Y')).toBeVisible()
    await expect(lower.getByText('Ctrl Y')).toHaveCount(0)
    await page.keyboard.press('Control+KeyY')
    await expect(asksFor(upper, screen, 'sale.tryAgainSure', '৳70')).toBeVisible()
    const isSent = async () => expect(await everySale(shop.client)).toHaveLength(1)
    await pressUntil(page, 'Control+KeyY', isSent)
    expect(await onlySale(shop)).toMatchObject({ amount_e4: 700_000 })
  })
})

test.describe('a decision, by key', () => {
  test('is opened, made and written without a mouse', async ({ page, shop }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    await screen.enter({ number: '01712340003', amount: '50', provider: 'autoflexi' })
    await screen.send()
    shop.clock.pace(300)
    await screen.sees('review')
    shop.clock.pace(30)
    await page.keyboard.press('Control+KeyO')
    const dialog = page.getByRole('dialog', { name: screen.say('decide.title') })
    await expect(dialog.getByRole('radio').first()).toBeFocused()
    // Without a reason nothing is written, and it says so.
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    await expect(dialog.getByRole('radio').first()).toBeChecked()
    await page.keyboard.press('F9')
    await expect(dialog.getByText(screen.say('decide.evidenceShort'))).toBeVisible()
    await page.keyboard.press('Enter')
    const reason = dialog.getByRole('textbox', { name: screen.say('decide.evidence') })
    await expect(reason).toBeFocused()
    await page.keyboard.type('SMS 14:05')
    await page.keyboard.press('F9')
    await expect(dialog).toHaveCount(0)
    expect(await onlySale(shop)).toMatchObject({ state: 'succeeded' })
    await expect(screen.number).toBeFocused()
  })

  test('from the story goes back to the row of its sale', async ({ page, shop }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    await screen.enter({ number: '01712340003', amount: '50', provider: 'autoflexi' })
    await screen.send()
    shop.clock.pace(300)
    await screen.sees('review')
    shop.clock.pace(30)
    await page.keyboard.press('F5')
    const row = page.getByRole('row').first()
    await row.click()
    await page.keyboard.press('Control+KeyO')
    const dialog = page.getByRole('dialog', { name: screen.say('decide.title') })
    const confirm = dialog.getByRole('button', { name: screen.say('decide.confirm') })
    await expect(confirm).toBeInViewport({ ratio: 1 })
    await expect(dialog.getByRole('radio').first()).toBeFocused()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.keyboard.type('Failed there')
    await page.keyboard.press('F9')
    await expect(dialog).toHaveCount(0)
    await expect(row).toBeFocused()
  })
})

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
    shop.clock.pace(3)
    return screen
  }

  test('is sent by the second Ctrl Y, not by the first', async ({ page, shop }) => {
    const screen = await unsent(page, shop)
    const { url: baseUrl, key } = shop.sandbox().accounts.autoflexi
    await shop.client.providers.save({ provider: 'autoflexi', baseUrl, key, preference: 1 })
    await page.keyboard.press('Control+KeyY')
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

  test('and is cancelled leaves the hand at the next customer', async ({ page, shop }) => {
    const screen = await unsent(page, shop)
    await screen.result
      .getByRole('button', { name: screen.say('sale.cancel'), exact: true })
      .focus()
    await page.keyboard.press('Enter')
    await screen.sees('cancelled')
    await expect(screen.number).toBeFocused()
  })

  test('and is cancelled in its story leaves the hand at its row', async ({ page, shop }) => {
    const screen = await unsent(page, shop)
    await page.keyboard.press('F5')
    await page.getByRole('row').first().click()
    const cancel = { name: screen.say('sale.cancel'), exact: true }
    await page.getByRole('complementary').getByRole('button', cancel).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('article')).toContainText(screen.say('state.cancelled'))
    await expect(page.getByRole('row').first()).toBeFocused()
  })

  test('and goes to another provider leaves the hand on the read-back', async ({ page, shop }) => {
    const screen = await unsent(page, shop)
    await screen.result.getByRole('button', { name: screen.say('sale.otherProvider') }).focus()
    await page.keyboard.press('Enter')
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

test.describe('the help sheet', () => {
  test('shows every key at once in the usual window, in both languages', async ({ page, shop }) => {
    const { say } = await RechargePage.open(page, shop, 'bn')
    for (const word of [say, wordsIn('en')]) {
      await page.keyboard.press('Shift+Slash')
      const sheet = page.getByRole('dialog', { name: word('keys.title') })
      await expect(sheet).toBeVisible()
      const keys = keySheets.flatMap(({ map }) => Object.values<KeyBinding>(map))
      for (const { words } of keys) {
        const line = sheet.getByRole('definition').filter({ hasText: word(`keys.${words}`) })
        await expect(line.last()).toBeInViewport({ ratio: 1 })
      }
      expect(await scrolling(page)).toEqual([])
      await page.keyboard.press('Escape')
      await page.keyboard.press('Control+KeyE')
      await expect(sheet).toHaveCount(0)
    }
  })
})
