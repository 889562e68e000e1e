import type { Page } from '@playwright/test'
import type { KeyBinding } from '../../src/renderer/keyboard/keymap.ts'
import { keySheets } from '../../src/renderer/keyboard/tables.ts'
import { expect, test } from './fixture.ts'
import { picture, scrolling } from './pictures.ts'
import { RechargePage } from './recharge-page.ts'
import { type Language, languages, type Say } from './words.ts'

const keys = keySheets.flatMap(({ map }) => Object.values<KeyBinding>(map))
const screens = [
  ['F2', 'keys.packages'],
  ['F3', 'keys.transfer'],
  ['F4', 'keys.bills'],
  ['F5', 'keys.transactions'],
  ['F6', 'keys.dues'],
  ['F1', 'keys.recharge'],
] as const

async function openSheet(page: Page, say: Say) {
  // A field takes the sign as text; anywhere else it opens the sheet.
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  })
  await page.keyboard.press('Shift+Slash')
  const sheet = page.getByRole('dialog', { name: say('keys.title') })
  await expect(sheet).toBeVisible()
  return sheet
}

async function openIn(page: Page, shop: Parameters<typeof RechargePage.open>[1], lang: Language) {
  await shop.client.settings.save({ language: lang })
  return await RechargePage.open(page, shop, lang)
}

for (const language of languages) {
  test.describe(`the help sheet in ${language}`, () => {
    test('begins with the keys of the screen below', async ({ page, shop }) => {
      const { say } = await openIn(page, shop, language)
      for (const [key, title] of screens) {
        await page.keyboard.press(key)
        const sheet = await openSheet(page, say)
        const own = await sheet.getByRole('heading', { level: 3 }).allTextContents()
        expect(own.slice(0, 2)).toContain(say(title))
        await picture(page, `help-${language}-${key}`)
        expect(await scrolling(page)).toEqual([])
        // Nor does what holds the sheet scroll, and no cap stands over its words.
        expect(await sheet.evaluate(hiddenBelow)).toBe(0)
        expect(await sheet.getByRole('term').evaluateAll(overWords)).toEqual([])
        await page.keyboard.press('Escape')
        await expect(sheet).toHaveCount(0)
      }
    })

    test.describe('in a small window', () => {
      test.use({ viewport: { width: 1024, height: 768 } })

      test('shows every key, by the keyboard alone', async ({ page, shop }) => {
        const { say } = await openIn(page, shop, language)
        const sheet = await openSheet(page, say)
        await picture(page, `help-${language}-small`)
        const unseen = new Set(keys.map(({ words }) => say(`keys.${words}`)))
        const look = async () => {
          for (const words of unseen) {
            const line = sheet.getByRole('definition').filter({ hasText: words }).last()
            const isSeen = await line.evaluate(isWhollySeen)
            if (isSeen) unseen.delete(words)
          }
          return [...unseen]
        }
        await expect(async () => {
          const left = await look()
          if (left.length > 0) await page.keyboard.press('PageDown')
          expect(left).toEqual([])
        }).toPass()
        // Nothing stands beside the edge either.
        const cut = await sheet.evaluate((one) => one.scrollWidth - one.clientWidth)
        expect(cut).toBe(0)
      })
    })
  })
}

function hiddenBelow(sheet: Element): number {
  const { scrollHeight = 0, clientHeight = 0 } = sheet.parentElement ?? {}
  return scrollHeight - clientHeight
}

function overWords(caps: Element[]): string[] {
  const wide = caps.filter((one) => one.scrollWidth > one.clientWidth)
  return wide.map((one) => one.textContent ?? '')
}

function isWhollySeen(line: Element): boolean {
  const { top, bottom, left, right } = line.getBoundingClientRect()
  const isIn = top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth
  const above = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
  return isIn && above !== null && line.contains(above)
}
