import type { Locator, Page } from '@playwright/test'
import { v7 } from 'uuid'
import type { Sale } from '../../src/contract/schemas.ts'
import { dhakaTime } from '../../src/domain/business-day.ts'
import { SaleId } from '../../src/domain/sale.ts'
import { inline, xlsx } from '../../src/renderer/testing/xlsx.ts'
import { holds } from './accessible.ts'
import { expect, test } from './fixture.ts'
import { pasted } from './pasted.ts'
import { picture, sizes } from './pictures.ts'
import { RechargePage } from './recharge-page.ts'
import type { Shop } from './shop.ts'
import type { Say } from './words.ts'

test.describe.configure({ timeout: 180_000 })

const HEADINGS = ['Date', 'Mobile', 'Amount', 'Payable', 'Status', 'TrxID', 'Ref ID']

/** Four sales that arrive, and one nobody knows the end of. */
async function sold(shop: Shop): Promise<Record<'same' | 'other' | 'absent' | 'last', Sale>> {
  const sell = async (number: string, taka: number) => {
    const id = SaleId.parse(v7())
    const words = { kind: 'recharge', lineType: 'prepaid', operator: 'GP' } as const
    const through = { provider: 'flexiloadbd', amount_e4: taka * 10_000 } as const
    await shop.client.sales.submit({ id, ...words, ...through, number })
    return async () => shop.client.sales.get({ id })
  }
  shop.clock.pace(200)
  const made = [
    await sell('01712345671', 50),
    await sell('01712345672', 100),
    await sell('01712345673', 200),
    await sell('01712345674', 20),
  ]
  await expect.poll(async () => (await shop.client.health.get()).waiting).toBe(0)
  shop.clock.pace(30)
  const [same, other, absent, last] = await Promise.all(made.map(async (one) => await one()))
  if (!same || !other || !absent || !last) throw new Error('four were sold')
  return { same, other, absent, last }
}

/** As the provider lists a sale. */
function lineOf(sale: Sale, words: Partial<Record<string, string>> = {}): string[] {
  const { date, time, second } = dhakaTime(sale.createdAt_ms)
  const [year, month, day] = date.split('-')
  const usual: Record<string, string> = {
    Date: `${day}/${month}/${year} ${time}:${String(second).padStart(2, '0')}`,
    Mobile: sale.number,
    Amount: String(sale.amount_e4 / 10_000),
    Payable: '',
    Status: 'Success',
    TrxID: sale.providerReference ?? '',
    'Ref ID': sale.ourReference,
  }
  return HEADINGS.map((heading) => words[heading] ?? usual[heading] ?? '')
}

class StatementPage {
  readonly page: Page
  readonly say: Say
  readonly rows: Locator
  readonly problems: Locator
  readonly aside: Locator

  constructor(page: Page, say: Say) {
    this.page = page
    this.say = say
    this.rows = page.locator('[data-entry]')
    this.problems = page.locator('[data-problem]')
    this.aside = page.getByRole('complementary')
  }

  static async open(page: Page, shop: Shop): Promise<StatementPage> {
    const { say } = await RechargePage.open(page, shop, 'bn')
    await page.keyboard.press('Control+KeyU')
    await expect(page.getByRole('listbox', { name: say('walletsScreen.list') })).toBeVisible()
    await page.keyboard.press('NumpadDivide')
    const statement = new StatementPage(page, say)
    await statement.stands('statement.title')
    return statement
  }

  async stands(key: string): Promise<void> {
    await expect(this.page.getByRole('heading', { name: this.say(key) })).toBeVisible()
  }

  /** Ctrl V with a table on the clipboard, wherever the focus is. */
  async paste(rows: readonly (readonly string[])[]): Promise<void> {
    const text = rows.map((row) => row.join('\t')).join('\r\n')
    await this.page.evaluate((words) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', words)
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
      document.body.dispatchEvent(event)
    }, text)
  }

  async choose(name: string, bytes: Uint8Array): Promise<void> {
    const buffer = Buffer.from(bytes)
    await this.page
      .locator('input[type="file"]')
      .setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
  }

  /** How many lines each list has, in the order of their keys. */
  async counts(): Promise<string[]> {
    return await this.page.locator('[data-outcome] b').allTextContents()
  }
}

test.describe('a provider’s statement', () => {
  test('is pasted, understood, and read in four lists with what to do next', async ({
    page,
    shop,
  }) => {
    const { same, other, absent, last } = await sold(shop)
    const statement = await StatementPage.open(page, shop)
    await picture(page, 'statement-source')
    await statement.paste([
      HEADINGS,
      lineOf(same),
      lineOf(other, { Amount: '120' }),
      lineOf(last),
      lineOf(last, { Mobile: '01999000009', TrxID: 'TRX-9', 'Ref ID': '', Amount: '30' }),
    ])
    await statement.stands('statementColumns.title')
    await expect(statement.aside).toContainText(statement.say('statementColumns.allClear'))
    await picture(page, 'statement-columns')
    await page.keyboard.press('NumpadAdd')
    await expect(page.locator('[data-outcome]')).toHaveCount(4)
    await expect.poll(() => statement.counts()).toEqual(['২', '১', '১', '১'])
    // It opens on what differs, with the focus on its first line.
    await expect(statement.rows).toHaveCount(1)
    await expect(statement.rows.first()).toBeFocused()
    await expect(statement.rows).toContainText(statement.say('statementNext.claim'))
    await picture(page, 'statement-different')
    await page.keyboard.press('Numpad4')
    await expect(statement.rows).toContainText(statement.say('statementResult.noLine'))
    await expect(statement.rows.first()).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.locator(`[role="row"][data-sale="${absent.id}"]`)).toBeVisible()
    // Back by its name, on the list it was left at.
    await page.keyboard.press('Control+KeyK')
    await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible()
    await page.keyboard.type('import')
    await page.keyboard.press('Enter')
    await expect(statement.rows.first()).toBeFocused()
    await page.keyboard.press('Numpad3')
    await expect(statement.rows).toContainText(statement.say('statementNext.elsewhere'))
    expect(await shop.client.sales.get({ id: other.id })).toMatchObject({ state: 'succeeded' })
  })

  test('as a spreadsheet is refused until every line of it is understood', async ({
    page,
    shop,
  }) => {
    const { same, other } = await sold(shop)
    const statement = await StatementPage.open(page, shop)
    const row = (nth: number, cells: readonly string[]) => {
      const all = cells.map((cell, index) => inline(`${'ABCDEFG'[index] ?? ''}${nth}`, cell))
      return `<row r="${nth}">${all.join('')}</row>`
    }
    const rows = [
      HEADINGS,
      lineOf(same),
      lineOf(other, { Status: 'Complited' }),
      lineOf(same, { Mobile: '1.71235E+09' }),
      lineOf(same, { Mobile: '1712345678' }),
      ['Total', '', '150'],
    ]
    const bytes = xlsx(rows.map((cells, index) => row(index + 1, cells)).join(''))
    await statement.choose('april.xlsx', bytes)
    await statement.stands('statementColumns.title')
    await expect(statement.problems).toHaveCount(4)
    await expect(statement.problems.nth(1)).toContainText(statement.say('statementProblem.rounded'))
    await expect(statement.problems.nth(2)).toContainText(
      statement.say('statementProblem.lost-zero'),
    )
    await picture(page, 'statement-problems')
    await holds(page, shop, 'what is not understood')
    await page.keyboard.press('NumpadAdd')
    expect(await shop.client.statements.list()).toEqual([])
    const words = statement.aside.getByRole('radiogroup')
    await words.getByText(statement.say('statementState.succeeded'), { exact: true }).click()
    await expect(statement.problems).toHaveCount(3)
    for (const left of [2, 1, 0]) {
      await statement.problems.first().getByRole('button').click()
      await expect(statement.problems).toHaveCount(left)
    }
    await page.keyboard.press('NumpadAdd')
    await expect.poll(() => statement.counts()).toEqual(['২', '০', '০', '০'])
    await holds(page, shop, 'a statement that agrees')
    await page.keyboard.press('Escape')
    await expect(statement.aside).toContainText('april.xlsx')
    await holds(page, shop, 'the statements matched before')
  })

  test('of several sheets is read where a person says, and so is what a minus means', async ({
    page,
    shop,
  }) => {
    const { same } = await sold(shop)
    const statement = await StatementPage.open(page, shop)
    const row = (nth: number, cells: readonly string[]) => {
      const all = cells.map((cell, index) => inline(`${'ABCDEFG'[index] ?? ''}${nth}`, cell))
      return `<row r="${nth}">${all.join('')}</row>`
    }
    const rows = [HEADINGS, lineOf(same), lineOf(same, { Amount: '-50', TrxID: '' })]
    const lines = { name: 'Lines', rows: rows.map((cells, nth) => row(nth + 1, cells)).join('') }
    await statement.choose('all.xlsx', xlsx(row(1, ['Rahim Telecom', 'Mirpur']), [lines]))
    await expect(page.getByText(statement.say('statementFile.which-sheet'))).toBeVisible()
    await picture(page, 'statement-sheets')
    await holds(page, shop, 'a spreadsheet of several sheets')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await statement.stands('statementColumns.title')
    await expect(statement.problems).toContainText(statement.say('statementProblem.minus'))
    await picture(page, 'statement-minus')
    await page.getByText(statement.say('statementColumns.minus-back'), { exact: true }).click()
    await expect(statement.problems).toHaveCount(0)
    await page.keyboard.press('NumpadAdd')
    await expect.poll(() => statement.counts()).toEqual(['১', '১', '০', '০'])
  })

  test('that is no table says what is wrong with it', async ({ page, shop }) => {
    const statement = await StatementPage.open(page, shop)
    await statement.choose('may.xls', new TextEncoder().encode('<html><table></table></html>'))
    await expect(page.getByText(statement.say('statementFile.web-page'))).toBeVisible()
    await statement.choose('may.csv', new TextEncoder().encode('a,b\n1,"2\n3,4'))
    const open = statement.say('statementFile.open-quote', { row: '২' })
    await expect(page.getByText(open)).toBeVisible()
  })

  test('is copied with formulas as text, and fits every screen', async ({ page, shop }) => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    const { same, last } = await sold(shop)
    const statement = await StatementPage.open(page, shop)
    const strange = { Mobile: '01999000009', TrxID: '=HYPERLINK("http://evil")', 'Ref ID': '' }
    await statement.paste([HEADINGS, lineOf(same), lineOf(last, strange)])
    await statement.stands('statementColumns.title')
    for (const size of sizes) {
      await page.setViewportSize(size)
      await picture(page, `statement-columns-${size.width}`)
    }
    await page.keyboard.press('NumpadAdd')
    await expect(page.locator('[data-outcome]')).toHaveCount(4)
    await page.keyboard.press('Numpad3')
    await expect(statement.rows).toHaveCount(1)
    for (const size of sizes) {
      await page.setViewportSize(size)
      await picture(page, `statement-result-${size.width}`)
    }
    await page.keyboard.press('NumpadMultiply')
    await expect(page.locator('[data-told]')).toContainText('১')
    const text = await pasted(page)
    expect(text).toContain(`"'=HYPERLINK(""http://evil"")"`)
    expect(text).not.toContain('01999000009')
  })
})
