import type { Page } from '@playwright/test'
import { decisionButton } from './dialogs.ts'
import { type Overheard, expect, test } from './fixture.ts'
import { picture } from './pictures.ts'
import { everySale } from './proof.ts'
import { RechargePage } from './recharge-page.ts'
import type { Shop } from './shop.ts'
import { asksFor, pressUntil } from './second-press.ts'
import { inReview, notReceived, onlySale } from './standing.ts'

/** Refused for a low wallet: the money is due back at once. */
const REFUSED = '01712340006'
const GONE = /ERR_|net::|Failed to load/u

async function refused(page: Page, shop: Shop): Promise<RechargePage> {
  const screen = await RechargePage.open(page, shop, 'bn')
  await screen.sell({ number: REFUSED, amount: '20' })
  await screen.sees('refused')
  return screen
}

const submits = ({ asked }: Overheard) => asked.filter((url) => url.endsWith('/sales/submit'))
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

  test('takes the place of a number that is half typed by a second press alone', async ({
    page,
    shop,
  }) => {
    const screen = await refused(page, shop)
    await page.keyboard.type('018')
    await page.keyboard.press('Control+KeyS')
    await expect(asksFor(screen.result, screen, 'sale.sellAgainSure', '')).toBeVisible()
    await expect(screen.number).toHaveValue('018')
    await expect(screen.readBack).toHaveCount(0)
    await pressUntil(page, 'Control+KeyS', () =>
      expect(screen.readBack).toBeFocused({ timeout: 300 }),
    )
    expect(await everySale(shop.client)).toHaveLength(1)
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
    const screen = await inReview(page, shop)
    await page.keyboard.press('Control+KeyO')
    const dialog = page.getByRole('dialog', { name: screen.say('decide.title') })
    await expect(dialog.getByRole('radio').first()).toBeFocused()
    await picture(page, 'decide-ringed')
    // The first arrow chooses what the ring stands at; the digits choose as well.
    await page.keyboard.press('ArrowDown')
    await expect(dialog.getByRole('radio').first()).toBeChecked()
    await page.keyboard.press('ArrowDown')
    await expect(dialog.getByRole('radio').last()).toBeChecked()
    await screen.pad.press('1')
    await expect(dialog.getByRole('radio').first()).toBeFocused()
    await expect(dialog.getByRole('radio').first()).toBeChecked()
    await picture(page, 'decide-chosen')
    // Without a reason nothing is written, and it says so.
    await page.keyboard.press('F9')
    await expect(dialog.getByText(screen.say('decide.evidenceShort'))).toBeVisible()
    const reason = dialog.getByRole('textbox', { name: screen.say('decide.evidence') })
    await expect(reason).toBeFocused()
    await page.keyboard.type('SMS 14:05')
    // What was typed is not dropped by one Esc.
    await page.keyboard.press('Escape')
    await expect(dialog.getByText(screen.say('decide.leave'))).toBeVisible()
    await expect(reason).toHaveValue('SMS 14:05')
    await page.keyboard.press('F9')
    await expect(dialog).toHaveCount(0)
    expect(await onlySale(shop)).toMatchObject({ state: 'succeeded' })
    await expect(screen.number).toBeFocused()
  })

  test('from the story goes back to the row of its sale', async ({ page, shop }) => {
    const screen = await inReview(page, shop)
    await page.keyboard.press('F5')
    const row = page.getByRole('row').first()
    await row.click()
    await page.keyboard.press('Control+KeyO')
    const dialog = page.getByRole('dialog', { name: screen.say('decide.title') })
    const confirm = decisionButton(dialog, screen.say)
    await expect(confirm).toBeInViewport({ ratio: 1 })
    await expect(dialog.getByRole('radio').first()).toBeFocused()
    await page.keyboard.press('2')
    await page.keyboard.press('Enter')
    await page.keyboard.type('Failed there')
    await page.keyboard.press('F9')
    await expect(dialog).toHaveCount(0)
    await expect(row).toBeFocused()
  })
})
