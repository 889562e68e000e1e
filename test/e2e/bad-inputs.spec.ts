import { type ProviderId } from '../../src/domain/provider.ts'
import { type Overheard, expect, test } from './fixture.ts'
import { everySale } from './proof.ts'
import { RechargePage } from './recharge-page.ts'
import type { Shop } from './shop.ts'
import { languages } from './words.ts'

/** A row of the list of bad inputs, as it arrives in the field. */
type Row = readonly [row: string, typed: string]
type Refused = readonly [...Row, words: string]
type Accepted = readonly [...Row, shown: string]

const GOOD = '01712345678'
const MEGABYTE = 1_000_000

const goodNumbers: readonly Accepted[] = [
  ['1: Bangla digits', '০১৭১২৩৪৫৬৭৮', '01712-345 678'],
  ['2: with a plus and the country', '+8801712345678', '01712-345 678'],
  ['2: with the country', '8801712345678', '01712-345 678'],
  ['2: with two noughts and the country', '008801712345678', '01712-345 678'],
  ['6: with dash and space', '017-1234 5678', '01712-345 678'],
  ['6: with hard and invisible spaces', '017\u00A01234\u200B5678', '01712-345 678'],
]

const badNumbers: readonly Refused[] = [
  ['3: ten digits, the 0 is not guessed', '1712345678', 'ten-digits'],
  ['4: a prefix nobody has', '01212345678', 'prefix'],
  ['5: twelve digits', '017123456789', 'too-long'],
  ['5: too few', '0171234567', 'too-short'],
  ['6: marks that turn the direction', '0171\u202E2345678', 'direction-marks'],
  ['7: Arabic-Indic digits', '٠١٧١٢٣٤٥٦٧٨', 'foreign-digits'],
  ['8: letters that look like digits', 'O17l2345678', 'letters'],
  ['17: a paste of a megabyte', '0'.repeat(MEGABYTE), 'too-long'],
  ['a number of another country', '+14155550123', 'country'],
  ['markup', '<b>1</b>', 'letters'],
  ['nothing', '', 'empty'],
]

const badAmounts: readonly Refused[] = [
  ['10: nothing', '', 'empty'],
  ['10: nought', '0', 'zero'],
  ['10: a minus', '-50', 'sign'],
  ['10: a plus', '+50', 'sign'],
  ['11: an exponent', '1e3', 'letters'],
  ['11: hexadecimal', '0x64', 'letters'],
  ['11: infinity', 'Infinity', 'letters'],
  ['11: no number', 'NaN', 'letters'],
  ['12: poisha', '50.5', 'decimals'],
  ['16: far too much', '99999999999', 'too-large'],
  ['17: a paste of a megabyte', '9'.repeat(MEGABYTE), 'too-long'],
  ['Arabic-Indic digits', '٥٠', 'foreign-digits'],
]

async function nothingHappened(shop: Shop, overheard: Overheard): Promise<void> {
  expect(overheard.asked.filter((url) => url.includes('/sales/submit'))).toEqual([])
  expect(await everySale(shop.client)).toEqual([])
  const sent = shop
    .sandbox()
    .oracle.requests()
    .filter(({ call }) => call === 'create')
  expect(sent).toEqual([])
}

for (const language of languages) {
  test.describe(`what is typed wrongly, said in ${language}`, () => {
    test.use({
      opening: { books: 'practice', welcomed: true, settings: { language }, providers: [] },
    })

    test('a number in any form people write is read', async ({ page, shop, overheard }) => {
      const screen = await RechargePage.open(page, shop, language)
      for (const [row, typed, shown] of goodNumbers) {
        await test.step(row, async () => {
          await page.keyboard.insertText(typed)
          await expect(screen.number).toHaveValue(shown)
          await screen.pad.press('Enter')
          await expect(screen.amount).toBeFocused()
          await screen.pad.press('-')
          await expect(screen.number).toHaveValue('')
        })
      }
      await nothingHappened(shop, overheard)
    })

    test('a text that is no number is refused at the field', async ({ page, shop, overheard }) => {
      const screen = await RechargePage.open(page, shop, language)
      for (const [row, typed, words] of badNumbers) {
        await test.step(row, async () => {
          await page.keyboard.insertText(typed)
          await screen.pad.press('Enter')
          await screen.pad.press('+')
          await screen.fieldSays(screen.number, `numberProblem.${words}`)
          await expect(screen.number).toBeFocused()
          await screen.pad.press('-')
          await expect(screen.number).toHaveValue('')
        })
      }
      await nothingHappened(shop, overheard)
    })

    test('a text that is no amount is refused at the field', async ({ page, shop, overheard }) => {
      const screen = await RechargePage.open(page, shop, language)
      for (const [row, typed, words] of badAmounts) {
        await test.step(row, async () => {
          await screen.pad.type(GOOD)
          await screen.pad.press('Enter')
          await expect(screen.amount).toBeFocused()
          await page.keyboard.insertText(typed)
          await screen.pad.press('Enter')
          await screen.pad.press('+')
          await screen.fieldSays(screen.amount, `amountProblem.${words}`)
          await expect(screen.amount).toBeFocused()
          await expect(screen.number).toHaveValue('01712-345 678')
          await screen.pad.press('-')
        })
      }
      await nothingHappened(shop, overheard)
    })

    test('a comma is asked about, Bangla digits are an amount', async ({ page, shop }) => {
      const screen = await RechargePage.open(page, shop, language)
      await screen.pad.type(GOOD)
      await screen.pad.press('Enter')
      await page.keyboard.insertText('5,000')
      await screen.pad.press('Enter')
      await screen.fieldSays(screen.amount, 'amountProblem.grouped', { amount: '৳5,000' })
      await page.keyboard.press('Control+KeyA')
      await page.keyboard.insertText('১০০')
      await expect(screen.amount).toHaveValue('100')
      await screen.pad.press('Enter')
      await expect(screen.readBack).toBeFocused()
      await expect(screen.readBack).toContainText('৳100.00')
    })
  })
}

/** Bad input 15: the limits are those of the provider that would take the sale. */
const limits: readonly {
  readonly provider: ProviderId
  readonly amount: string
  readonly words: 'below-minimum' | 'above-maximum'
  readonly limit: string
}[] = [
  { provider: 'autoflexi', amount: '19', words: 'below-minimum', limit: '৳20' },
  { provider: 'alsamiflexi', amount: '9', words: 'below-minimum', limit: '৳10' },
  { provider: 'alsamiflexi', amount: '1001', words: 'above-maximum', limit: '৳1,000' },
  { provider: 'alsamiflexi', amount: '12345', words: 'above-maximum', limit: '৳1,000' },
]

for (const { provider, amount, words, limit } of limits) {
  test.describe(`where only ${provider} sells`, () => {
    test.use({
      opening: { books: 'real', welcomed: true, settings: {}, providers: [provider] },
    })

    test(`৳${amount} is refused before anything is sent`, async ({ page, shop, overheard }) => {
      const screen = await RechargePage.open(page, shop, 'bn')
      await screen.pad.type(GOOD)
      await screen.pad.press('Enter')
      await screen.pad.type(amount)
      await screen.pad.press('Enter')
      await screen.fieldSays(screen.amount, `cannot.${words}`, { limit })
      await screen.pad.press('+')
      // Said once, where it is put right.
      await expect(screen.amount).toBeFocused()
      await expect(page.getByText(screen.say(`cannot.${words}`, { limit }))).toHaveCount(1)
      await expect(page.getByRole('button', { name: `৳${amount}`, disabled: false })).toHaveCount(0)
      await nothingHappened(shop, overheard)
    })
  })
}
