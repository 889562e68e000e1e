import { expect, test } from './fixture.ts'
import { holds } from './accessible.ts'
import { cameOut } from './papers-out.ts'
import { picture } from './pictures.ts'
import { everySale, ledgerBalances } from './proof.ts'
import { RechargePage } from './recharge-page.ts'
import { pressUntil } from './second-press.ts'
import { ShiftPage } from './shift-page.ts'
import type { Shop } from './shop.ts'
import { type Language, languages } from './words.ts'

const HOUR_ms = 3_600_000
/** A number whose sale is refused for a low wallet: the money is due back at once. */
const REFUSED = '01712340006'

/** A count is handed in without a word first, and the counter asks for what is missing. */
const TURNED_BACK = /status of 422/u
/** What a browser prints when a server it speaks to goes away. */
const GONE = /ERR_|net::|Failed to load/u

interface Walk {
  readonly screen: RechargePage
  readonly shift: ShiftPage
  readonly shop: Shop
  readonly language: Language
}

/** Counted, and the difference to the books told whose it is. Enter opens nothing. */
async function opens({ screen: { page, pad, say }, shift, shop, language }: Walk): Promise<void> {
  await picture(page, `shift-first-${language}`)
  await shift.count({ 500: 1, 100: 5 })
  await expect(shift.total).toHaveAttribute('data-counted', '10000000')
  await page.keyboard.type('Rahim')
  await shift.pile(1).fill('one')
  await pad.press('+')
  const wrong = say('shift.wrongCount', { most: '99999' })
  await expect(shift.main.getByRole('status').filter({ hasText: wrong })).toContainText('৳1')
  await picture(page, `shift-no-number-${language}`)
  await shift.pile(1).fill('')
  await expect(shift.main.getByRole('status').filter({ hasText: wrong })).toHaveCount(0)
  await pad.press('Enter')
  expect(await shop.client.shifts.list({})).toEqual([])
  await pad.press('+')
  await expect(shift.main).toContainText(say('shift.moreTitle', { amount: '৳1,000' }))
  await picture(page, `shift-whose-${language}`)
  await pad.press('1')
  await pad.press('+')
  await shift.shows('Rahim')
  await expect(shift.expected()).toHaveText('৳1,000.00')
}

async function sells({ screen }: Walk): Promise<void> {
  const { page, say } = screen
  await page.keyboard.press('F1')
  await screen.sell({ number: '01712345678', amount: '50' })
  await screen.sees('succeeded')
  await screen.sell({ number: REFUSED, amount: '20' })
  await screen.sees('refused')
  const drawer = page.getByRole('contentinfo').locator('div', { hasText: say('shell.drawer') })
  await expect(drawer.last()).toContainText('৳1,070.00')
}

/** Out and in, and a refund from the card of the sale. */
async function moves({ screen, shift, language }: Walk): Promise<void> {
  const { page, say } = screen
  await page.keyboard.press('F7')
  await expect(shift.expected()).toHaveText('৳1,070.00')
  await shift.move('-', '1', '40', 'tea')
  await picture(page, `shift-pay-out-${language}`)
  await shift.bookMove()
  await expect(shift.term('paidOut_e4')).toHaveText('৳40.00')
  await shift.move('+', '1', '100', 'change')
  await shift.bookMove()
  await expect(shift.term('paidIn_e4')).toHaveText('৳100.00')
  await page.keyboard.press('F1')
  await pressUntil(page, 'Control+KeyG', async () => {
    await expect(screen.result).toContainText(say('moneyBack.returned'), { timeout: 300 })
  })
  await page.keyboard.press('F7')
  await expect(shift.term('refunds_e4')).toHaveText('৳20.00')
  await expect(shift.expected()).toHaveText('৳1,110.00')
  await picture(page, `shift-open-${language}`)
}

/** Ten taka are missing: nothing is closed before it was said why. */
async function closesShort({ screen, shift, shop, language }: Walk): Promise<void> {
  const { page, pad, say } = screen
  await pad.press('/')
  await shift.count({ 1000: 1, 50: 2 })
  await pad.press('+')
  await expect(shift.main.locator('[data-stand="short"]')).toContainText('৳10')
  await expect(page.locator('[data-reason]')).toBeFocused()
  await picture(page, `shift-short-${language}`)
  await page.keyboard.press('F9')
  await expect(shift.main).toContainText(say('shift.reasonMissing'))
  await page.keyboard.type('a torn note')
  await page.keyboard.press('F9')
  await shift.shows(say('shift.why', { words: 'a torn note' }))
  await expect(shift.report.locator('[data-stand="short"]').first()).toBeVisible()
  await picture(page, `shift-closed-${language}`)
  expect(await ledgerBalances(shop)).toMatchObject({ cash: 11_000_000, 'over-short': 100_000 })
}

/** It finds the same drawer, and the same hand. */
async function opensTheNext({ screen, shift, language }: Walk): Promise<void> {
  const { page, pad, say } = screen
  await page.keyboard.press('Escape')
  await expect(page.locator('[data-cashier]')).toHaveValue('Rahim')
  await shift.count({ 1000: 1, 50: 2 })
  await pad.press('+')
  await shift.shows(say('shift.number', { number: language === 'bn' ? '২' : '2' }))
  await expect(shift.list.getByRole('option')).toHaveCount(2)
  await page.keyboard.press('ArrowDown')
  await shift.shows(say('shift.why', { words: 'a torn note' }))
}

for (const language of languages) {
  test.describe(`a shift, by keyboard alone, in ${language}`, () => {
    test('is opened, sold in, paid out of, refunded from and closed short with a reason', async ({
      page,
      shop,
      overheard,
    }) => {
      overheard.expects(TURNED_BACK)
      const screen = await RechargePage.openIn(page, shop, language)
      const shift = await ShiftPage.open(screen)
      const walk = { screen, shift, shop, language }
      await opens(walk)
      await sells(walk)
      await moves(walk)
      await closesShort(walk)
      await opensTheNext(walk)
    })

    test('that is needed leads to the drawer and back to the form as it stood', async ({
      page,
      shop,
      overheard,
    }) => {
      overheard.expects(TURNED_BACK)
      const screen = await RechargePage.openIn(page, shop, language)
      const { say, pad } = screen
      const shift = await ShiftPage.open(screen)
      await shift.openFirst()
      await pad.press('/')
      await shift.count({ 500: 2 })
      await pad.press('+')
      await expect(shift.report.locator('[data-stand="fits"]').first()).toBeVisible()
      await page.keyboard.press('F1')
      await expect(page.getByRole('main')).toContainText(say('shift.needed'))
      await screen.enter({ number: '01712345678', amount: '50' })
      await picture(page, `shift-needed-${language}`)
      await pad.press('+')
      await expect(screen.readBack).toBeFocused()
      expect(await everySale(shop.client)).toEqual([])
      await page.keyboard.press('F7')
      await shift.count({ 500: 2 })
      await pad.press('+')
      await expect(screen.number).toHaveValue(/1712/u)
      await expect(screen.readBack).toBeFocused()
      // Before the screen has heard of the shift, `+` sends nothing.
      await expect(page.getByRole('main')).not.toContainText(say('shift.needed'))
      await expect(screen.sendButton()).toBeEnabled()
      await screen.send()
      await screen.sees('succeeded')
      expect((await shop.client.health.get()).today.drawer_e4).toBe(10_500_000)
    })
  })
}

test.describe('a drawer that is counted blind', () => {
  test('tells what should be in it only after the count, and a manager signs', async ({
    page,
    shop,
    overheard,
  }) => {
    overheard.expects(TURNED_BACK)
    const screen = await RechargePage.open(page, shop, 'bn')
    const { say, pad } = screen
    await page.keyboard.press('Control+Comma')
    await page.getByRole('tab', { name: say('settings.commission') }).press('ArrowRight')
    const blind = page.getByRole('radiogroup', { name: say('shiftSettings.blind') })
    await blind.getByRole('radio').first().press('ArrowRight')
    await expect.poll(async () => (await shop.client.settings.get()).shifts.blind).toBe(true)
    await picture(page, 'settings-shifts')
    const shift = await ShiftPage.open(screen)
    await shift.openFirst()
    await expect(shift.report).toContainText(say('shift.blind'))
    await expect(shift.report.locator('[data-expected]')).toHaveCount(0)
    await expect(page.getByRole('contentinfo')).not.toContainText(say('shell.drawer'))
    await shift.move('-', '2', '5000', 'too much')
    await pad.press('+')
    await expect(page.getByRole('dialog')).toContainText(say('cashMove.aboveBlind'))
    await page.keyboard.press('Escape')
    await pad.press('/')
    await expect(shift.main).toContainText(say('shift.blindLead'))
    await shift.count({ 500: 1, 200: 1 })
    await pad.press('+')
    await expect(shift.main.locator('[data-differs]')).toContainText(say('shift.untoldTitle'))
    await expect(shift.main).not.toContainText('৳300')
    await page.keyboard.type('nobody knows')
    await page.keyboard.press('F9')
    await expect(page.locator('[data-signed]')).toBeFocused()
    await page.keyboard.type('Karim')
    await picture(page, 'shift-signed')
    await page.keyboard.press('F9')
    await shift.shows(say('shift.signed', { name: 'Karim' }))
    await expect(shift.expected()).toHaveText('৳1,000.00')
  })
})

test.describe('a shift that was left open', () => {
  test('is found at the start, on every screen, and counted from there', async ({
    page,
    shop,
    overheard,
  }) => {
    overheard.expects(TURNED_BACK)
    overheard.expects(GONE)
    const screen = await RechargePage.open(page, shop, 'bn')
    const { say, pad } = screen
    const shift = await ShiftPage.open(screen)
    await shift.openFirst()
    await shop.close()
    shop.clock.leap(30 * HOUR_ms)
    await shop.reopen()
    const banner = page.locator('[data-left-open]')
    await page.keyboard.press('F1')
    await expect(banner).toContainText('Rahim', { timeout: 20_000 })
    await picture(page, 'shift-left-open')
    await page.keyboard.press('F5')
    await expect(banner).toBeVisible()
    await page.keyboard.press('Control+Slash')
    await expect(banner.getByRole('button')).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(shift.main).toContainText(say('shift.closeTitle', { number: '১' }))
    await expect(banner).toHaveCount(0)
    await shift.count({ 500: 2 })
    await pad.press('+')
    await expect(shift.report.locator('[data-stand="fits"]').first()).toBeVisible()
    expect((await shop.client.health.get()).shift).toBeNull()
  })
})

test.describe('the report of a shift', () => {
  test.use({ viewport: { width: 1024, height: 768 } })

  test('fits the smallest screen and goes on paper with Ctrl P', async ({
    page,
    shop,
    overheard,
  }) => {
    overheard.expects(TURNED_BACK)
    const screen = await RechargePage.open(page, shop, 'bn')
    const { say, pad } = screen
    const shift = await ShiftPage.open(screen)
    await picture(page, 'shift-count-1024')
    await shift.openFirst()
    await page.keyboard.press('F1')
    await screen.sell({ number: '01712345678', amount: '50' })
    await screen.sees('succeeded')
    await page.keyboard.press('F7')
    await expect(shift.expected()).toHaveText('৳1,050.00')
    await picture(page, 'shift-open-1024')
    await page.keyboard.press('Control+KeyP')
    const slip = page.getByRole('dialog').getByRole('article')
    await expect(slip).toHaveAttribute('data-paper', 'x')
    await expect(slip).toContainText(say('shift.xReport'))
    await slip.screenshot({ path: 'test-results/screens/shift-slip.png' })
    await page
      .getByRole('dialog')
      .getByRole('button', { name: say('slip.print') })
      .press('Enter')
    const [printed] = await cameOut(shop, 1)
    expect(printed).toMatchObject({ name: 'x', copy: null, of: { kind: 'shift' } })
    await page.keyboard.press('Escape')
    await pad.press('*')
    // To the wallets first, where there are several; the form then has the drawer's money chosen.
    await expect(page.getByRole('listbox', { name: say('walletsScreen.list') })).toBeVisible()
    await expect(page.getByRole('main')).toContainText(say('shift.chooseWallet'))
    await pad.press('+')
    await expect(
      page.getByRole('dialog').getByRole('radio', { name: say('topUp.cash') }),
    ).toBeChecked()
  })
})

test.describe('anybody can use', () => {
  test.describe.configure({ timeout: 180_000 })

  test('the drawer: its count, its report, cash in and out, its close', async ({
    page,
    shop,
    overheard,
  }) => {
    overheard.expects(TURNED_BACK)
    const screen = await RechargePage.open(page, shop, 'bn')
    const { pad } = screen
    const shift = await ShiftPage.open(screen)
    await holds(page, shop, 'the count of a drawer')
    await shift.pile(1000).focus()
    await shift.openFirst()
    await shift.move('-', '1', '40', 'tea')
    await holds(page, shop, 'cash out, read back')
    await shift.bookMove()
    await holds(page, shop, 'an open shift')
    await pad.press('/')
    await shift.count({ 500: 1 })
    await pad.press('+')
    await expect(page.locator('[data-reason]')).toBeFocused()
    await holds(page, shop, 'a count that is short')
  })
})
