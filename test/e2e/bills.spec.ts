import { BillPage } from './bill-page.ts'
import { openSlip } from './dialogs.ts'
import { expect, test } from './fixture.ts'
import { picture } from './pictures.ts'
import { everySale } from './proof.ts'
import type { Shop } from './shop.ts'
import { languages } from './words.ts'

const TAKA_E4 = 10_000

/** How often `/` is pressed until the biller is chosen. */
const PBP = 1
const DSP = 3
const DSD = 4

const english = {
  opening: { books: 'practice', welcomed: true, settings: { language: 'en' }, providers: [] },
} as const

/** What the provider's own books say that the meter of the last bill was given. */
function tokensAtTheProvider(shop: Shop): readonly string[] {
  const sold = shop.sandbox().oracle.executions().at(-1)
  if (sold?.kind !== 'bill') throw new Error('no bill was paid there')
  return sold.tokens
}

const digitsOnly = (text: string | null) => (text ?? '').replaceAll(/[^0-9]/gu, '')

for (const language of languages) {
  test.describe(`a postpaid bill paid with the number pad alone, in ${language}`, () => {
    test.use({
      opening: { books: 'practice', welcomed: true, settings: { language }, providers: [] },
    })

    test('is read back with everything that can be wrong, and settles', async ({ page, shop }) => {
      const screen = await BillPage.open(page, shop, language)
      await picture(page, `bills-empty-${language}`)
      await screen.enter({ biller: DSD, number: '1240000001', amount: '850.55' })
      const { say, readBack } = screen
      await expect(readBack).toContainText('৳850.55')
      await expect(readBack).toContainText(language === 'bn' ? '১২৪০ ০০০০ ০১' : '1240 0000 01')
      const biller = `${language === 'bn' ? 'ডেসকো' : 'DESCO'} ${say('bill.postpaid')}`
      await expect(readBack).toContainText(biller)
      await expect(readBack).toContainText(say('bills.unverified', { biller, code: 'DSD' }))
      await picture(page, `bills-read-back-${language}`)
      await screen.send()
      await screen.sees('succeeded')
      await picture(page, `bills-paid-${language}`)
      const [sale] = await everySale(shop.client)
      expect(sale).toMatchObject({
        kind: 'bill',
        operator: 'DSD',
        number: '1240000001',
        amount_e4: 850.55 * TAKA_E4,
        provider: 'flexiloadbd',
        phone: null,
        state: 'succeeded',
      })
    })
  })
}

test.describe('units for a prepaid meter', () => {
  for (const [number, count] of [
    ['1240000060', 3],
    ['1240000240', 12],
  ] as const) {
    test(`bring ${count} tokens, whole on the card, in the details and on every slip`, async ({
      page,
      shop,
    }) => {
      const screen = await BillPage.open(page, shop, 'bn')
      await screen.enter({ biller: DSP, number, phone: '01712345678', amount: '500' })
      await screen.send()
      await screen.sees('succeeded')
      const tokens = tokensAtTheProvider(shop)
      expect(tokens).toHaveLength(count)
      const shown = screen.result.locator('[data-tokens] li')
      await expect(shown).toHaveCount(count)
      const read = async () => (await shown.allTextContents()).map(digitsOnly)
      expect(await read()).toEqual(tokens)
      await picture(page, `bills-tokens-${count}`)
      for (const _time of ['first', 'again']) {
        const dialog = await openSlip(page, screen.say)
        const slip = dialog.getByRole('article')
        await expect(slip.getByRole('heading').first()).toHaveText(screen.say('slip.receipt'))
        const printed = await slip.locator('ol li b').allTextContents()
        expect(printed.map(digitsOnly)).toEqual(tokens)
        // Why the meter shows less than was paid, once a month.
        await expect(slip).toContainText(screen.say('slip.meterNote'))
        expect(await slip.evaluate(cutOff), 'something is cut off').toEqual([])
        await picture(page, `bills-slip-${count}`)
        await page.keyboard.press('Escape')
        await expect(dialog).toHaveCount(0)
      }
      await page.keyboard.press('F5')
      await expect(page.getByRole('row').first()).toBeVisible()
      const rows = (await page.getByRole('row').allTextContents()).map(digitsOnly)
      for (const token of tokens) expect(rows.join()).not.toContain(token.slice(0, 8))
      await page
        .getByRole('row')
        .filter({ hasText: `••••${number.slice(-4)}` })
        .click()
      await expect(page.locator('[data-detail] [data-tokens] li')).toHaveCount(count)
      await picture(page, `bills-detail-${count}`)
    })
  }

  test('have a slip that says their token is still to come while they wait', async ({
    page,
    shop,
  }) => {
    const screen = await BillPage.open(page, shop, 'bn')
    await screen.enter({ biller: PBP, number: '1240000005', phone: '01712345678', amount: '500' })
    shop.clock.pace(1)
    await screen.send()
    await screen.sees('waiting')
    const dialog = await openSlip(page, screen.say)
    await expect(dialog.getByRole('article')).toContainText(screen.say('slip.tokenLater'))
    await expect(dialog.locator('ol')).toHaveCount(0)
    await page.keyboard.press('Escape')
    shop.clock.pace(30)
    await screen.sees('succeeded')
    await expect(screen.result.locator('[data-tokens] li')).toHaveCount(1)
  })

  test('are whole taka: poisha are refused at the field', async ({ page, shop }) => {
    const screen = await BillPage.open(page, shop, 'bn')
    for (let presses = 0; presses < DSP; presses += 1) await screen.pad.press('/')
    await screen.pad.type('1240000001')
    await screen.pad.press('Enter')
    await expect(screen.phone).toBeFocused()
    await screen.pad.press('Enter')
    await screen.pad.type('500.50')
    await expect(page.getByText(screen.say('bills.amountProblem.whole'))).toBeVisible()
    await screen.pad.press('Enter')
    await expect(screen.amount).toBeFocused()
    expect(await everySale(shop.client)).toEqual([])
  })
})

/** What is wider than the slip it stands on. */
function cutOff(slip: Element): string[] {
  const edge = slip.getBoundingClientRect().right
  const beyond = (one: Element) => one.getBoundingClientRect().right > edge + 0.5
  return [...slip.querySelectorAll('*')].filter(beyond).map((one) => one.textContent ?? '')
}

/** Two lines are three times as high as their letters, and one is less than twice. */
function isOneLine(element: Element): boolean {
  const letter_px = Number.parseFloat(getComputedStyle(element).fontSize)
  return element.getBoundingClientRect().height < 2.5 * letter_px
}

for (const language of languages) {
  test.describe(`a read-back with a phone, in ${language}`, () => {
    test.use({
      opening: { books: 'practice', welcomed: true, settings: { language }, providers: [] },
    })

    test('keeps the mark with its biller, and the phone whole', async ({ page, shop }) => {
      await page.setViewportSize({ width: 1366, height: 768 })
      const screen = await BillPage.open(page, shop, language)
      const { readBack } = screen
      const words = { number: '12345678901', phone: '01712345678', amount: '500' }
      await screen.enter({ biller: PBP, ...words })
      for (const width of [1366, 1024]) {
        await page.setViewportSize({ width, height: 768 })
        const phone = readBack.locator('[data-phone]')
        await expect(phone).toHaveText(language === 'bn' ? '০১৭১২-৩৪৫ ৬৭৮' : '01712-345 678')
        expect(await phone.evaluate(isOneLine), 'the phone is whole').toBe(true)
        const biller = readBack.locator('p > span').filter({ hasText: 'PBP' }).first()
        expect(await biller.evaluate(isOneLine), 'the mark stands by it').toBe(true)
        expect(await readBack.evaluate(cutOff), 'something is cut off').toEqual([])
        await picture(page, `bills-read-back-phone-${width}-${language}`)
      }
    })
  })
}

test.describe('the month of a bill', () => {
  test.use(english)

  test('is refused where there is none, and where it has not begun', async ({ page, shop }) => {
    const screen = await BillPage.open(page, shop, 'en')
    const { say, pad } = screen
    for (let presses = 0; presses < DSD; presses += 1) await pad.press('/')
    await pad.type('1240000001')
    await pad.press('Enter')
    await expect(screen.month).toBeFocused()
    await pad.type('13')
    await pad.press('Enter')
    await expect(page.getByText(say('bills.monthProblem.range'))).toBeVisible()
    await expect(screen.month).toBeFocused()
    await screen.month.fill('12')
    const thisYear = await screen.year.inputValue()
    await pad.press('Enter')
    const isDecember = new Date().getMonth() === 11
    if (!isDecember) {
      await expect(screen.year).toBeFocused()
      await pad.type(String(Number(thisYear) + 1))
      await pad.press('Enter')
      await expect(page.getByText(say('bills.yearProblem.future'))).toBeVisible()
      await screen.year.fill(String(Number(thisYear) - 1))
      await pad.press('Enter')
    }
    await expect(screen.phone).toBeFocused()
    await pad.press('Enter')
    await pad.type('850')
    await pad.press('Enter')
    await expect(screen.readBack).toBeFocused()
    await expect(screen.readBack).toContainText(say('bills.months.december'))
  })

  test('is warned of where it is long ago, or was paid before', async ({ page, shop }) => {
    const screen = await BillPage.open(page, shop, 'en')
    const { say } = screen
    await screen.enter({ biller: DSD, number: '1240000001', amount: '850' })
    await screen.send()
    await screen.sees('succeeded')
    await screen.enter({ biller: DSD, number: '1240000001', amount: '900' })
    const paid = say('bills.paidBeforeNext')
    await expect(screen.readBack).toContainText(paid)
    await picture(page, 'bills-paid-before')
    await screen.year.fill(String(Number(await screen.year.inputValue()) - 1))
    for (const field of [screen.phone, screen.amount]) {
      await screen.pad.press('Enter')
      await expect(field).toBeFocused()
    }
    await screen.pad.press('Enter')
    await expect(screen.readBack).toBeFocused()
    await expect(screen.readBack).toContainText(say('bills.warning.arrears').slice(-60))
    await expect(screen.readBack).not.toContainText(paid)
  })
})

test.describe('a saved account', () => {
  test.use(english)

  test('is named by one key on the read-back and found by its name', async ({ page, shop }) => {
    const screen = await BillPage.open(page, shop, 'en')
    const { say, pad, readBack } = screen
    await screen.enter({ biller: DSD, number: '1240000001', amount: '850' })
    await page.keyboard.press('Control+KeyR')
    const name = page.getByRole('textbox', { name: say('bills.nickname') })
    await expect(name).toBeFocused()
    await page.keyboard.type('Rahim + son')
    await page.keyboard.press('Enter')
    await expect(readBack).toBeFocused()
    await expect(readBack).toContainText(say('bills.savedAs', { nickname: 'Rahim + son' }))
    expect(await everySale(shop.client)).toEqual([])
    await pad.press('-')
    await expect(screen.number).toHaveValue('')
    await page.keyboard.type('rah')
    const accounts = page.getByRole('list', { name: say('bills.saved') })
    await expect(accounts).toContainText('Rahim + son')
    await expect(accounts).toContainText('••••0001')
    await expect(accounts).not.toContainText('1240')
    await picture(page, 'bills-accounts')
    await pad.press('Enter')
    await expect(screen.number).toHaveValue('1240 0000 01')
    await screen.through({ month: null, phone: '', amount: '900' })
    await expect(readBack).toContainText('DESCO postpaid')
    await screen.send()
    await screen.sees('succeeded')
    expect((await everySale(shop.client))[0]).toMatchObject({
      operator: 'DSD',
      number: '1240000001',
    })
  })

  test('learns the phone it was paid with, and has another only where that is said', async ({
    page,
    shop,
  }) => {
    const screen = await BillPage.open(page, shop, 'en')
    const { say, pad, readBack } = screen
    const number = '12345678901'
    const account = { operator: 'PBP', number, nickname: 'Karim', phone: '' } as const
    await shop.client.billAccounts.save(account)
    const phoneKept = async () => (await shop.client.billAccounts.list())[0]?.phone
    const found = page.getByRole('list', { name: say('bills.saved') })
    const chosen = async () => {
      await screen.number.fill('kar')
      await expect(found).toContainText('Karim')
      await pad.press('Enter')
    }
    // A meter without a phone is paid too: no document says that its biller wants one.
    await chosen()
    await screen.through({ month: null, phone: '', amount: '500' })
    await screen.send()
    await screen.sees('succeeded')
    expect(await phoneKept()).toBeNull()
    await chosen()
    await screen.through({ month: null, phone: '01712345678', amount: '600' })
    await screen.send()
    await screen.sees('succeeded')
    await expect.poll(phoneKept).toBe('01712345678')

    await expect(async () => {
      await chosen()
      await expect(screen.phone).toHaveValue('01712-345 678', { timeout: 300 })
    }).toPass()
    await screen.phone.fill('')
    await screen.through({ month: null, phone: '01812345678', amount: '700' })
    const name = page.getByRole('textbox', { name: say('bills.nickname') })
    await page.keyboard.press('Control+KeyR')
    await name.press('Enter')
    await expect(readBack).toBeFocused()
    expect(await phoneKept()).toBe('01712345678')
    await page.keyboard.press('Control+KeyR')
    const replaced = { before: '01712-345 678', now: '01812-345 678' }
    await page.getByRole('checkbox', { name: say('bills.replacePhone', replaced) }).check()
    await picture(page, 'bills-replace-phone')
    await name.press('Enter')
    await expect(readBack).toBeFocused()
    expect(await phoneKept()).toBe('01812345678')
  })

  test('is forgotten by two presses', async ({ page, shop }) => {
    const screen = await BillPage.open(page, shop, 'en')
    const account = { operator: 'DSD', number: '1240000001', nickname: 'Rahim', phone: '' } as const
    await shop.client.billAccounts.save(account)
    await screen.enter({ biller: DSD, number: '1240000001', amount: '850' })
    await page.keyboard.press('Control+KeyR')
    const { say } = screen
    await page.getByRole('button', { name: say('bills.forget') }).click()
    await expect(async () => {
      await page.getByRole('button', { name: say('bills.forgetSure') }).click({ timeout: 500 })
      await expect(screen.readBack).toContainText(say('bills.notSaved'), { timeout: 500 })
    }).toPass()
    expect(await shop.client.billAccounts.list()).toEqual([])
  })
})

test.describe('a biller nobody has seen a payment reach', () => {
  test.use(english)

  test('is confirmed by two presses beside its payment, and warned of no more', async ({
    page,
    shop,
  }) => {
    const screen = await BillPage.open(page, shop, 'en')
    const { say, result, readBack } = screen
    await screen.enter({ biller: DSD, number: '1240000001', amount: '850' })
    await expect(readBack).toContainText('(DSD)')
    await screen.send()
    await screen.sees('succeeded')
    const asked = say('bills.confirmAsk', { biller: 'DESCO postpaid' })
    await expect(result).toContainText(asked)
    await result.getByRole('button', { name: say('bills.confirm') }).press('Enter')
    const billers = async () => await shop.client.bills.billers()
    expect((await billers()).some(({ verified }) => verified)).toBe(false)
    await expect(async () => {
      await result.getByRole('button', { name: say('bills.confirmSure') }).press('Enter')
      await expect(result.getByText(asked)).toHaveCount(0, { timeout: 500 })
    }).toPass()
    const verified = (await billers()).filter((biller) => biller.verified)
    expect(verified.map(({ code }) => code)).toEqual(['DSD'])
    await screen.number.focus()
    await screen.enter({ biller: DSD, number: '1240000002', amount: '850' })
    await expect(readBack).toContainText('1240 0000 02')
    await expect(readBack).toContainText(say('recharge.firstTime'))
    await expect(readBack).not.toContainText('(DSD)')
  })
})
