import { expect, test } from './fixture.ts'
import { RechargePage } from './recharge-page.ts'
import { wordsIn } from './words.ts'

test.use({ opening: { books: 'practice', welcomed: false, settings: {}, providers: [] } })

test.describe('a counter opened for the first time', () => {
  test('asks for language, name and books, and opens practice', async ({ page, shop }) => {
    await page.goto(shop.pageUrl)
    const bangla = wordsIn('bn')
    await expect(page.getByRole('heading', { name: bangla('welcome.title') })).toBeVisible()
    await expect(page.getByRole('textbox', { name: bangla('welcome.shop') })).toBeFocused()
    await page.getByText(bangla('settings.english'), { exact: true }).click()
    const english = wordsIn('en')
    await expect(page.getByRole('heading', { name: english('welcome.title') })).toBeVisible()
    await expect(page.getByText(english('welcome.lead'))).toBeVisible()
    // The same by its key, wherever the focus is, and back again.
    await page.keyboard.press('Control+KeyE')
    await expect(page.getByRole('heading', { name: bangla('welcome.title') })).toBeVisible()
    await page.keyboard.press('Control+KeyE')
    await expect(page.getByRole('heading', { name: english('welcome.title') })).toBeVisible()
    const practice = page.getByRole('radio', { name: english('welcome.practice') })
    await expect(practice).toBeChecked()

    const name = page.getByRole('textbox', { name: english('welcome.shop') })
    await name.fill('')
    await name.press('Enter')
    await expect(page.getByText(english('welcome.shopEmpty'))).toBeVisible()
    await name.fill('রহমান <b>টেলিকম</b>')
    await page.getByRole('button', { name: english('welcome.start') }).click()

    const screen = new RechargePage(page, 'en')
    await expect(screen.number).toBeFocused()
    await expect(page.getByText('রহমান <b>টেলিকম</b>')).toBeVisible()
    await expect(page.getByText(english('shell.practice'), { exact: true })).toBeVisible()
    expect(await shop.client.settings.get()).toMatchObject({
      shopName: 'রহমান <b>টেলিকম</b>',
      language: 'en',
      welcomed: true,
    })
    await screen.sell({ number: '01712345678', amount: '50' })
    await screen.sees('succeeded')
    // Asked once: a reload opens the counter.
    await page.reload()
    await expect(screen.number).toBeFocused()
  })

  test('takes the answers along into the real books and leads to a provider', async ({
    page,
    shop,
    overheard,
  }) => {
    // The stream of changes of the books that were left ends in mid-sentence.
    overheard.expects(/ERR_|net::/u)
    await page.goto(shop.pageUrl)
    const say = wordsIn('bn')
    await page.getByRole('textbox', { name: say('welcome.shop') }).fill('মায়ের দোয়া')
    await page.getByText(say('welcome.real'), { exact: true }).click()
    await page.getByRole('button', { name: say('welcome.startReal') }).click()
    const card = page.getByRole('region', { name: 'autoflexi' })
    await expect(card.getByRole('textbox', { name: say('providerSettings.address') })).toBeFocused()
    await expect(page.getByRole('button', { name: say('booksSettings.real') })).toBeVisible()
    await expect(page.getByRole('heading', { name: 'মায়ের দোয়া' })).toBeVisible()
    await expect(page.getByText(say('shell.practice'), { exact: true })).toHaveCount(0)
    expect(await shop.client.health.get()).toMatchObject({ books: 'real', practice: null })
    expect(await shop.client.settings.get()).toMatchObject({
      shopName: 'মায়ের দোয়া',
      language: 'bn',
      welcomed: true,
    })
  })
})

test.describe('a counter started for practice alone', () => {
  test.use({
    opening: { books: 'practice', welcomed: false, settings: {}, providers: [], fixed: true },
  })

  test('offers no other books, in the first questions and afterwards', async ({ page, shop }) => {
    await page.goto(shop.pageUrl)
    const say = wordsIn('bn')
    await expect(page.getByText(say('booksSettings.fixedPractice'))).toBeVisible()
    await expect(page.getByText(say('welcome.leadFixed'))).toBeVisible()
    await expect(page.getByRole('radio', { name: say('welcome.real') })).toHaveCount(0)
    await page.keyboard.type('মায়ের দোয়া')
    await page.keyboard.press('Enter')
    const screen = new RechargePage(page, 'bn')
    await expect(screen.number).toBeFocused()
    await page.keyboard.press('Control+Comma')
    // The focus is on the part that is open: the arrows go on from there.
    await expect(page.getByRole('tab', { name: say('settings.shop') })).toBeFocused()
    await page.keyboard.press('ArrowRight')
    await expect(page.getByText(say('providerSettings.practiceFixed'))).toBeVisible()
    await page.getByRole('tab', { name: say('settings.books') }).click()
    await expect(page.getByText(say('booksSettings.fixedPractice'))).toBeVisible()
    await expect(page.getByRole('button', { name: say('booksSettings.toReal') })).toHaveCount(0)
  })
})
