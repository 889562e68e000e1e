import { holds } from './accessible.ts'
import { Debts, DueBook } from './due-book.ts'
import { expect, test } from './fixture.ts'
import { cameOut } from './papers-out.ts'
import { pasted } from './pasted.ts'
import { picture, sizes } from './pictures.ts'
import type { Shop } from './shop.ts'
import { languages } from './words.ts'

test.describe.configure({ timeout: 120_000 })

/** Half a year of a due book. */
async function halfAYear(shop: Shop) {
  shop.clock.pace(200)
  const debts = new Debts(shop)
  const rahim = await debts.add('রহিম চাচা', '01712345678')
  const karim = await debts.add('Karim Mia', '01812000111', 1_500)
  const fatema = await debts.add('ফাতেমা আপা')
  const house = await debts.add('পূর্বপাড়া জামে মসজিদ কমিটি', '01912000222')
  await debts.buys(rahim, 800)
  await debts.buys(house, 150)
  debts.pass(70)
  await debts.buys(karim, 300)
  await debts.buys(rahim, 200)
  debts.pass(25)
  await debts.buys(rahim, 100)
  await debts.moves(rahim, 'paid', 150)
  await debts.buys(karim, 500)
  debts.pass(10)
  await debts.buys(rahim, 50)
  await debts.buys(karim, 100)
  await debts.moves(fatema, 'paid', 120)
  shop.clock.pace(0)
  return { debts, rahim, karim, fatema, house }
}

for (const language of languages) {
  test.describe(`the due book in ${language}`, () => {
    test('takes a first customer in, and a part of what is owed, by keys alone', async ({
      page,
      shop,
    }) => {
      const book = await DueBook.open(page, shop, language)
      const { say, dialog, told } = book
      await expect(page.getByText(say('dues.none'))).toBeVisible()
      await book.presses('Control+KeyR')
      await expect(dialog).toContainText(say('customerForm.titleNew'))
      await book.presses('Enter')
      await expect(dialog).toContainText(say('customerForm.problem.empty'))
      // Bad input, row 25: a name as markup is the text it is.
      await book.type('Rahim <b>Chacha</b>')
      await book.presses('Enter')
      await book.type('0171')
      await book.presses('Enter')
      await expect(dialog).toContainText(say('numberProblem.too-short'))
      await book.type('2345678')
      await book.presses('Enter')
      await book.type('1000')
      await book.presses('Enter')
      await expect(dialog).toHaveCount(0)
      const row = book.row('Rahim')
      await expect(row).toBeFocused()
      await expect(row).toContainText('Rahim <b>Chacha</b>')
      await expect(row).toContainText('017••••5678')
      await expect(row).toContainText(say('dues.even'))

      const debts = new Debts(shop)
      const [customer] = await shop.client.customers.list({})
      if (!customer) throw new Error('nobody is in the book')
      await debts.buys(customer.id, 500)
      await expect(row).toContainText('৳500')
      await book.presses('NumpadAdd')
      await expect(dialog).toContainText(say('duesMove.title.paid'))
      await expect(dialog.getByRole('textbox')).toBeFocused()
      await book.type('200')
      await book.presses('Enter')
      const card = dialog.getByRole('region', { name: say('duesMove.readBack') })
      await expect(card).toBeFocused()
      await expect(card).toContainText('৳200')
      await expect(card).toContainText('৳300')
      // Enter never books: scanners end with it.
      await book.presses('Enter')
      await expect(card).toBeFocused()
      expect(await debts.owes(customer.id)).toBe(500)
      await book.presses('NumpadAdd')
      await expect(dialog).toHaveCount(0)
      await expect(told).toContainText(say('duesMove.restOwed', { amount: '৳300' }))
      await expect(row).toContainText('৳300')
      await expect(row).toBeFocused()
      expect(await debts.owes(customer.id)).toBe(300)
    })

    test('is looked through by who owes most, longest, and by name', async ({ page, shop }) => {
      await halfAYear(shop)
      const book = await DueBook.open(page, shop, language)
      const { say, list, panel } = book
      await expect(book.row('রহিম চাচা')).toBeFocused()
      await expect
        .poll(() => book.names())
        .toEqual(['রহিম চাচা', 'Karim Mia', 'পূর্বপাড়া জামে মসজিদ কমিটি', 'ফাতেমা আপা'])
      await expect(book.row('রহিম চাচা')).toContainText(say('dues.overLimit'))
      await expect(page.getByRole('region', { name: say('dues.owedInAll') })).toContainText('2,050')
      await book.presses('NumpadMultiply')
      await expect.poll(async () => (await book.names())[0]).toBe('রহিম চাচা')
      await book.presses('ArrowDown')
      await expect(panel.getByRole('heading', { level: 3 })).toHaveText('পূর্বপাড়া জামে মসজিদ কমিটি')
      await expect(panel).toContainText(say('dues.neverPaid'))
      await book.presses('NumpadDivide')
      await book.type('karim+9')
      await expect(page.getByRole('textbox', { name: say('dues.search') })).toHaveValue('karim+9')
      await expect(page.getByText(say('dues.notFound'))).toBeVisible()
      await book.presses('Backspace', 'Backspace')
      await expect(list.getByRole('row')).toHaveCount(1)
      await book.presses('Enter')
      await expect(book.row('Karim Mia')).toBeFocused()
      await book.presses('Escape')
      await expect(list.getByRole('row')).toHaveCount(4)
      await expect(panel.getByRole('heading', { level: 3 })).toHaveText('Karim Mia')
      await book.presses('NumpadDivide')
      await book.type(language === 'bn' ? '5678' : 'rohim')
      await expect(list.getByRole('row')).toHaveCount(1)
      await expect(panel.getByRole('heading', { level: 3 })).toHaveText('রহিম চাচা')
    })

    test('pays back what was ahead, lets off with a word, and no more than there is', async ({
      page,
      shop,
    }) => {
      const { debts, fatema, house } = await halfAYear(shop)
      const book = await DueBook.open(page, shop, language)
      const { say, dialog, told } = book
      await expect(book.row('রহিম চাচা')).toBeFocused()
      await book.presses('End')
      await expect(book.row('ফাতেমা আপা')).toBeFocused()
      await book.presses('Control+KeyG')
      await expect(dialog).toContainText(say('duesMove.title.paid-out'))
      await book.type('121')
      await book.presses('Enter')
      await expect(dialog).toContainText(say('duesMove.tooMuch.paid-out', { limit: '৳120' }))
      await book.presses('NumpadMultiply')
      await expect(dialog.getByRole('textbox')).toHaveValue('120')
      await book.presses('Enter', 'F9')
      await expect(told).toContainText(say('duesMove.restNothing'))
      await expect(dialog).toHaveCount(0)
      expect(await debts.owes(fatema)).toBe(0)

      await book.presses('Control+KeyQ')
      await expect(dialog).toContainText(say('duesMove.nothing.forgiven'))
      await book.presses('Escape')
      await expect(book.row('ফাতেমা আপা')).toBeFocused()
      await book.presses('ArrowUp')
      await expect(book.row('পূর্বপাড়া')).toBeFocused()
      await book.presses('Control+KeyQ')
      await book.type('100')
      await book.presses('Enter', 'Enter')
      await expect(dialog).toContainText(say('duesMove.wordsEmpty'))
      await book.type('+ moved away')
      await book.presses('Enter', 'Enter')
      await expect(dialog).toContainText(say('duesMove.signedByEmpty'))
      await book.type('Karim')
      await book.presses('Enter')
      await expect(dialog.getByRole('region', { name: say('duesMove.readBack') })).toBeFocused()
      await book.presses('NumpadAdd')
      await expect(told).toContainText(say('duesMove.restOwed', { amount: '৳50' }))
      expect(await debts.owes(house)).toBe(50)
    })

    test('has a statement that is printed, and a message that is always in Bangla', async ({
      page,
      shop,
    }) => {
      const { rahim } = await halfAYear(shop)
      const book = await DueBook.open(page, shop, language)
      const { say, dialog, told } = book
      await expect(book.row('রহিম চাচা')).toBeFocused()
      await book.presses('Enter')
      const paper = dialog.getByRole('article')
      await expect(paper).toContainText('Bismillah Telecom')
      await expect(paper).toContainText('017••••5678')
      await expect(paper).toContainText('৳1,000')
      // On a narrow roll the sums of a line stand below what it is of.
      await expect(paper.getByRole('row')).toHaveCount(1 + 2 * 5)
      await picture(page, `dues-statement-${language}`)
      // A printer takes its time, and the shop's stands still.
      shop.clock.pace(1)
      await book.presses('Control+KeyP')
      const [job] = await cameOut(shop, 1)
      expect(job).toMatchObject({ name: 'statement', of: { kind: 'statement', customer: rahim } })
      await page.emulateMedia({ media: 'print' })
      const printed = page.locator('#paper article')
      await expect(printed).toBeVisible()
      const over_px = await printed.evaluate((slip) => slip.scrollWidth - slip.clientWidth)
      expect(over_px).toBe(0)
      await page.emulateMedia({ media: 'screen' })
      await book.presses('Control+KeyD')
      await expect(told).toContainText(say('duesStatement.copied', { name: 'রহিম চাচা' }))
      await book.presses('Escape')
      await expect(dialog).toHaveCount(0)
      await expect(book.row('রহিম চাচা')).toBeFocused()
      const message = await pasted(page)
      expect(message).toContain('প্রিয় রহিম চাচা,')
      expect(message).toContain('Bismillah Telecom-এ আপনার বাকি ৳1,000।')
      expect(message).toContain('−৳150')
    })

    test('puts nobody away who owes, and offers again who was put away', async ({ page, shop }) => {
      await halfAYear(shop)
      await new Debts(shop).add('Zaman', '01512000333')
      const book = await DueBook.open(page, shop, language)
      const { say, dialog } = book
      await expect(book.row('রহিম চাচা')).toBeFocused()
      await book.presses('Control+KeyO')
      await expect(dialog).toContainText(say('customerForm.hideNot'))
      await book.presses('Escape')
      await book.presses('NumpadDivide')
      await book.type('zam')
      await expect.poll(async () => (await book.names())[0]).toBe('Zaman')
      await book.presses('Enter')
      await expect(book.row('Zaman')).toBeFocused()
      await book.presses('Control+KeyO')
      await expect(dialog.getByRole('textbox').first()).toHaveValue('Zaman')
      const hide = dialog.getByRole('button', { name: say('customerForm.hide') })
      await hide.focus()
      await book.presses('Enter')
      const sure = dialog.getByRole('button', { name: say('customerForm.hideSure') })
      await expect(async () => {
        if (await sure.isVisible()) await book.presses('Enter')
        await expect(dialog).toHaveCount(0, { timeout: 300 })
      }).toPass()
      await book.presses('Escape')
      await expect.poll(() => book.names()).not.toContain('Zaman')
      const shown = language === 'bn' ? '১' : '1'
      await page.getByRole('button', { name: say('dues.showHidden', { shown }) }).click()
      await expect(book.row('Zaman')).toContainText(say('dues.hidden'))
    })
  })
}

test('the due book fits every window, and looks as it should', async ({ page, shop }) => {
  await halfAYear(shop)
  const debts = new Debts(shop)
  for (let nth = 1; nth <= 30; nth += 1) await debts.add(`গ্রাহক নম্বর ${nth}`, `016120000${10 + nth}`)
  for (const language of languages) {
    const book = await DueBook.open(page, shop, language)
    await expect(book.row('রহিম চাচা')).toBeFocused()
    for (const size of sizes) {
      await page.setViewportSize(size)
      const { below_px } = await picture(page, `dues-${language}-${size.width}`)
      expect(below_px).toBe(0)
    }
    await page.setViewportSize(sizes[0])
    await book.presses('NumpadAdd')
    await expect(book.dialog.getByRole('textbox')).toBeFocused()
    await book.type('1200')
    await picture(page, `dues-pay-${language}`)
    await book.presses('Enter')
    await expect(book.dialog.getByRole('region')).toBeFocused()
    await picture(page, `dues-read-back-${language}`)
    await book.presses('Escape')
    await expect(book.dialog).toHaveCount(0)
    await book.presses('Control+KeyR')
    await expect(book.dialog.getByRole('textbox').first()).toBeFocused()
    await picture(page, `dues-customer-${language}`)
    await book.presses('Escape')
    await book.presses('Control+Comma')
    await page.getByRole('tab', { name: book.say('settings.dues'), exact: true }).click()
    await picture(page, `dues-settings-${language}`)
    await page.keyboard.press('F1')
  }
})

test('anybody can use the due book', async ({ page, shop }) => {
  await halfAYear(shop)
  const book = await DueBook.open(page, shop, 'bn')
  await expect(book.row('রহিম চাচা')).toBeFocused()
  await holds(page, shop, 'the due book')
  await book.presses('NumpadAdd')
  await expect(book.dialog.getByRole('textbox')).toBeFocused()
  await book.presses('Enter')
  await holds(page, shop, 'a payment without an amount')
  await book.type('1200')
  await book.presses('Enter')
  await holds(page, shop, 'a payment read back')
  await book.presses('Escape', 'Control+KeyO')
  await expect(book.dialog).toBeVisible()
  await holds(page, shop, 'the form of a customer')
  await book.presses('Escape', 'Control+KeyP')
  await expect(book.dialog.getByRole('article')).toBeVisible()
  await holds(page, shop, 'a statement')
  await book.presses('Escape', 'Control+Comma')
  await page.getByRole('tab', { name: book.say('settings.dues'), exact: true }).click()
  await holds(page, shop, 'the settings of selling on credit')
})

test('what may be sold on credit is the owner’s word', async ({ page, shop }) => {
  const book = await DueBook.open(page, shop, 'bn')
  await book.presses('Control+KeyK')
  await expect(book.dialog.getByRole('option').first()).toBeVisible()
  await book.type('on credit')
  await book.presses('Enter')
  const tab = page.getByRole('tab', { name: book.say('settings.dues'), exact: true })
  await expect(tab).toHaveAttribute('aria-selected', 'true')
  const limit = page.getByRole('textbox', { name: book.say('duesSettings.limit') })
  await limit.fill('2000')
  await limit.press('Enter')
  await expect(book.told).toContainText(book.say('settings.saved'))
  const bills = page.getByRole('radiogroup', { name: book.say('kinds.bill.name') })
  await expect(bills.getByRole('radio', { name: book.say('duesSettings.no') })).toBeChecked()
  await bills.getByRole('radio', { name: book.say('duesSettings.no') }).focus()
  await book.presses('ArrowLeft')
  const firm = page.getByRole('radiogroup', { name: book.say('duesSettings.firm') })
  await firm.getByRole('radio', { name: book.say('duesSettings.warns') }).focus()
  await book.presses('ArrowRight')
  await expect
    .poll(async () => (await shop.client.settings.get()).dues)
    .toEqual({
      limit_e4: 20_000_000,
      isLimitFirm: true,
      kinds: ['recharge', 'package', 'drive', 'bill'],
    })
})
