import type { Locator, Page } from '@playwright/test'
import type { BillAccountSave } from '../../src/contract/bills.ts'
import { holds } from './accessible.ts'
import { BillPage } from './bill-page.ts'
import { expect, test } from './fixture.ts'
import { picture } from './pictures.ts'
import { everySale } from './proof.ts'
import type { Shop } from './shop.ts'
import { languages, type Say, wordsIn } from './words.ts'

const DSD = 4

const rahim = { operator: 'DSD', number: '1240000001', nickname: 'রহিম চাচা', phone: '' } as const
const mosque = { operator: 'JLB', number: '555000777', nickname: 'Mosque', phone: '' } as const
const karim = { ...rahim, number: '1240000002', nickname: 'Karim', phone: '01712345678' } as const

async function save(shop: Shop, ...accounts: readonly BillAccountSave[]): Promise<void> {
  for (const account of accounts) await shop.client.billAccounts.save(account)
}

const kept = async (shop: Shop) =>
  (await shop.client.billAccounts.list()).map(({ nickname }) => nickname)

/** The list in the settings, as a keyboard comes to it. */
async function openList(page: Page, say: Say): Promise<Locator> {
  await page.keyboard.press('Control+KeyK')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.type(say('go.billAccounts').slice(0, 12))
  await page.keyboard.press('Enter')
  const card = page.getByRole('region', { name: say('billAccounts.title') })
  await expect(card).toBeVisible()
  return card
}

for (const language of languages) {
  test.describe(`the list of saved accounts, in ${language}`, () => {
    test.use({
      opening: { books: 'practice', welcomed: true, settings: { language }, providers: [] },
    })

    test('is looked through, and an account named anew, by the keyboard alone', async ({
      page,
      shop,
      overheard,
    }) => {
      overheard.expects(/status of 422/u)
      await save(shop, rahim, mosque, karim)
      const { say } = await BillPage.open(page, shop, language)
      const card = await openList(page, say)
      const rows = card.getByRole('row')
      await expect(rows).toHaveCount(3)
      await expect(card).toContainText('••••0001')
      for (const { number } of [rahim, mosque]) await expect(card).not.toContainText(number)
      await picture(page, `bill-accounts-${language}`)
      if (language === 'bn') await holds(page, shop, 'saved accounts')

      await page.keyboard.press('Slash')
      const search = card.getByRole('textbox', { name: say('billAccounts.search') })
      await expect(search).toBeFocused()
      await page.keyboard.type('kar')
      await expect(rows).toHaveCount(1)
      await page.keyboard.press('Enter')
      await expect(rows.first()).toBeFocused()
      await page.keyboard.press('Enter')
      const dialog = page.getByRole('dialog', { name: say('billAccounts.edit') })
      const name = dialog.getByRole('textbox', { name: say('bills.nickname') })
      await expect(name).toBeFocused()
      await expect(dialog).toContainText('••••0002')
      await expect(dialog.getByRole('term').first()).toHaveText(say('kinds.bill.operator'))
      await picture(page, `bill-account-${language}`)
      await dialog.getByRole('button', { name: say('transactions.show') }).press('Enter')
      await expect(dialog).toContainText(language === 'bn' ? '১২৪০ ০০০০ ০২' : '1240 0000 02')
      await picture(page, `bill-account-shown-${language}`)
      await dialog.getByRole('button', { name: say('transactions.hide') }).press('Enter')
      await expect(dialog).toContainText('••••0002')
      await name.focus()
      await name.selectText()

      // Another one of the same biller is called so: refused at the field, nothing changes.
      await page.keyboard.type('রহিম চাচা')
      await page.keyboard.press('Enter')
      await expect(dialog).toContainText(say('bills.nicknameProblem.nickname-used'))
      expect(await kept(shop)).toContain('Karim')
      if (language === 'bn') await holds(page, shop, 'an account whose name is used')
      await name.fill('Karim, house 2')
      await page.keyboard.press('Enter')
      await expect(dialog).toHaveCount(0)
      await expect(rows).toContainText(['Karim, house 2'])
      expect(await shop.client.billAccounts.list()).toContainEqual({
        ...karim,
        nickname: 'Karim, house 2',
      })
      await page.setViewportSize({ width: 1024, height: 768 })
      await search.fill('')
      await expect(rows).toHaveCount(3)
      await picture(page, `bill-accounts-1024-${language}`)
      expect(await everySale(shop.client)).toEqual([])
    })
  })
}

test.describe('an account in the list', () => {
  test.use({
    opening: { books: 'practice', welcomed: true, settings: { language: 'en' }, providers: [] },
  })
  const say = wordsIn('en')

  test('is forgotten by two presses, and no other with it', async ({ page, shop }) => {
    await save(shop, rahim, mosque)
    await BillPage.open(page, shop, 'en')
    const card = await openList(page, say)
    await card.getByRole('row').filter({ hasText: 'Mosque' }).click()
    const dialog = page.getByRole('dialog', { name: say('billAccounts.edit') })
    const forget = dialog.getByRole('button', { name: say('bills.forget') })
    await forget.press('Enter')
    const sure = dialog.getByRole('button', { name: say('bills.forgetSure') })
    await expect(sure).toBeFocused()
    expect(await kept(shop)).toEqual(['Mosque', 'রহিম চাচা'])
    await expect(async () => {
      if ((await dialog.count()) > 0) await page.keyboard.press('Enter')
      await expect(dialog).toHaveCount(0, { timeout: 300 })
    }).toPass()
    await expect(card.getByRole('row')).toHaveCount(1)
    await expect(card.locator(':focus')).toHaveCount(1)
    expect(await kept(shop)).toEqual(['রহিম চাচা'])
  })

  test('has another phone where it is typed right', async ({ page, shop }) => {
    await save(shop, karim)
    await BillPage.open(page, shop, 'en')
    const card = await openList(page, say)
    await card.getByRole('row').press('Enter')
    const dialog = page.getByRole('dialog', { name: say('billAccounts.edit') })
    const phone = dialog.getByRole('textbox', { name: say('billAccounts.phone') })
    await phone.fill('০১৮১২')
    await expect(dialog).toContainText(say('numberProblem.too-short'))
    await page.keyboard.press('Enter')
    await expect(dialog).toBeVisible()
    await phone.fill('০১৮১২৩৪৫৬৭৮')
    await page.keyboard.press('Enter')
    await expect(dialog).toHaveCount(0)
    expect(await shop.client.billAccounts.list()).toMatchObject([{ phone: '01812345678' }])
  })

  test('is taken for what its letters are, however odd they are (rows 25 and 27)', async ({
    page,
    shop,
  }) => {
    const odd = [
      '<img src=x onerror=alert(1)>',
      `Z${'\u0323\u0301'.repeat(90)}algo`,
      '👨‍👩‍👧‍👦'.repeat(9),
    ]
    const numbers = odd.map((_, nth) => String(1_240_000_001 + nth))
    await save(
      shop,
      ...odd.map((nickname, nth) => ({ ...rahim, nickname, number: numbers[nth] ?? '' })),
    )
    const screen = await BillPage.open(page, shop, 'en')
    await expect(page.getByText('<img src=x onerror=alert(1)>')).toBeVisible()
    await picture(page, 'bill-accounts-odd-found')
    await screen.enter({ biller: DSD, number: '1240000001', amount: '850' })
    await expect(screen.readBack).toContainText('<img src=x onerror=alert(1)>')
    const card = await openList(page, say)
    await expect(card.getByRole('row')).toHaveCount(3)
    await expect(card.locator('img')).toHaveCount(0)
    const heights = await card
      .getByRole('row')
      .evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().height))
    expect(new Set(heights).size, 'one name makes its row higher').toBe(1)
    await picture(page, 'bill-accounts-odd')
  })

  test('is found among very many, of which only those in sight are drawn', async ({
    page,
    shop,
  }) => {
    const many = Array.from({ length: 300 }, (_, nth) => ({
      ...rahim,
      nickname: `House ${String(nth).padStart(3, '0')}`,
      number: String(1_240_000_100 + nth),
    }))
    await save(shop, ...many)
    await BillPage.open(page, shop, 'en')
    const card = await openList(page, say)
    await expect(card).toContainText('300')
    await expect(card.getByRole('row').first()).toContainText('House 000')
    await expect.poll(() => card.getByRole('row').count()).toBeLessThan(60)
    await card.getByRole('row').first().focus()
    await page.keyboard.press('End')
    await expect(card.getByRole('row').filter({ hasText: 'House 299' })).toBeFocused()
    await picture(page, 'bill-accounts-many')
  })

  test('is none yet: the list says how one comes there', async ({ page, shop }) => {
    await BillPage.open(page, shop, 'en')
    const card = await openList(page, say)
    await expect(card).toContainText(say('billAccounts.none'))
    await holds(page, shop, 'no saved account')
    await picture(page, 'bill-accounts-none')
  })
})
