import { readFile } from 'node:fs/promises'
import type { Download, Page } from '@playwright/test'
import { unzipSync } from 'fflate'
import { expect, test } from './fixture.ts'
import { picture, trade } from './pictures.ts'
import { everySale } from './proof.ts'
import { ReportsPage } from './reports-page.ts'

/** What comes of a press: a file, with its name and its bytes. */
async function fileOf(page: Page, press: () => Promise<void>) {
  const coming = page.waitForEvent('download')
  await press()
  const download: Download = await coming
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}

/** The words of the first sheet of a workbook, cell by cell in their order. */
function wordsOf(workbook: Uint8Array): string {
  const files = unzipSync(workbook)
  const texts = Object.entries(files).filter(([name]) => /sheet1|sharedStrings/u.test(name))
  return texts.map(([, file]) => new TextDecoder().decode(file)).join('\n')
}

test.describe('the list of sales goes into a file', () => {
  test('of text that Excel reads, by the pad alone, with numbers that name nobody', async ({
    page,
    shop,
  }) => {
    await trade(shop)
    const reports = await ReportsPage.open(page, shop, 'bn')
    await reports.openDialog()
    await reports.pad.press('3')
    await expect(page.getByRole('radio', { name: reports.say('saving.list') })).toBeChecked()
    const { name, bytes } = await fileOf(page, () => reports.pad.press('+'))
    expect(name).toMatch(/^practice-.+-\d{4}-\d\d-\d\d\.csv$/u)
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const lines = bytes.toString('utf8').split('\r\n')
    const sales = await everySale(shop.client)
    expect(lines.length).toBe(sales.length + 2)
    expect(lines[0]).toContain(reports.say('saving.column.number'))
    for (const { ourReference } of sales) {
      expect(lines.filter((line) => line.includes(ourReference))).toHaveLength(1)
    }
    expect(lines.join()).toContain('017••••5678')
    expect(lines.join()).not.toContain('01712345678')
    await expect(page.locator('[data-told]')).toContainText(name)
  })

  test('as a workbook made beside the page, with whole numbers where they are asked for', async ({
    page,
    shop,
  }) => {
    await trade(shop)
    const reports = await ReportsPage.open(page, shop, 'en')
    const dialog = await reports.openDialog()
    await reports.pad.press('3')
    await reports.pad.press('Enter')
    await reports.pad.press('2')
    await reports.pad.press('Enter')
    await reports.pad.press('2')
    await expect(dialog.getByRole('radio', { name: reports.say('saving.whole') })).toBeChecked()
    const { name, bytes } = await fileOf(page, () => page.keyboard.press('F9'))
    expect(name).toMatch(/\.xlsx$/u)
    const words = wordsOf(bytes)
    expect(words).toContain('01712345678')
    expect(words).toContain(reports.say('saving.column.ourReference'))
  })

  test('until it is stopped, and nothing comes of it', async ({ page, shop }) => {
    await trade(shop)
    const reports = await ReportsPage.open(page, shop, 'bn')
    const held = Promise.withResolvers<void>()
    await page.route('**/rpc/sales/ofDays', async (route) => {
      await held.promise
      await route.continue()
    })
    const dialog = await reports.openDialog()
    await reports.pad.press('3')
    await reports.pad.press('+')
    const stop = dialog.getByRole('button', { name: reports.say('saving.stop') })
    await expect(stop).toBeFocused()
    await expect(dialog.getByRole('progressbar')).toBeVisible()
    await picture(page, 'exports-running')
    let files = 0
    page.on('download', () => (files += 1))
    await page.keyboard.press('Enter')
    held.resolve()
    await expect(page.locator('[data-told]')).toContainText(reports.say('saving.stopped'))
    expect(files).toBe(0)
  })

  test('of one kind alone, and says where there is none of it', async ({ page, shop }) => {
    await trade(shop)
    const reports = await ReportsPage.open(page, shop, 'bn')
    const dialog = await reports.openDialog()
    await reports.pad.press('3')
    await dialog.getByRole('button', { name: reports.say('saving.kind') }).click()
    await page.getByRole('option', { name: reports.say('transactions.kinds.bill') }).click()
    await reports.pad.press('+')
    await expect(page.locator('[data-told]')).toContainText(reports.say('saving.nothing'))
  })
})

test.describe('a report goes', () => {
  test('into a file with what its picture was drawn from', async ({ page, shop }) => {
    await trade(shop)
    const reports = await ReportsPage.open(page, shop, 'bn')
    await reports.pad.press('/')
    await reports.shows('operator')
    await reports.openDialog()
    const csv = await fileOf(page, () => reports.pad.press('+'))
    expect(csv.bytes.toString('utf8')).toContain('গ্রামীণফোন')
    await reports.openDialog()
    await reports.pad.press('Enter')
    await reports.pad.press('2')
    const xlsx = await fileOf(page, () => reports.pad.press('+'))
    expect(wordsOf(xlsx.bytes)).toContain('গ্রামীণফোন')
  })

  test('onto a roll as wide as the shop’s, and onto sheets', async ({ page, shop }) => {
    await trade(shop)
    await page.addInitScript(() => {
      const prints: { paper: string; page: string }[] = []
      Object.assign(window, { prints })
      window.print = () => {
        const rules = document.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules])
        prints.push({
          paper: document.querySelector('#paper')?.textContent ?? '',
          page: rules.map((rule) => rule.cssText).join(),
        })
        window.dispatchEvent(new Event('afterprint'))
      }
    })
    const reports = await ReportsPage.open(page, shop, 'bn')
    const prints = () => page.evaluate(() => Reflect.get(window, 'prints'))
    await reports.openDialog()
    await reports.pad.press('2')
    await reports.pad.press('Enter')
    await reports.pad.press('4')
    await picture(page, 'exports-roll')
    await reports.pad.press('+')
    await expect.poll(prints).toHaveLength(1)
    await reports.pad.press('3')
    await picture(page, 'exports-sheet')
    await reports.pad.press('+')
    await expect.poll(prints).toHaveLength(2)
    const [roll, sheet] = await prints()
    expect(roll.page).toContain('58mm')
    expect(roll.paper).toContain(reports.say('reports.profit'))
    expect(sheet.page).toMatch(/a4/iu)
    expect(sheet.paper).toContain(reports.say('reports.sheet'))
    expect(sheet.paper).toContain('Bismillah Telecom')
  })
})
