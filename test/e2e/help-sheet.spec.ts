import type { Locator, Page } from '@playwright/test'
import type { KeyBinding, KeyMap } from '../../src/renderer/keyboard/keymap.ts'
import * as tables from '../../src/renderer/keyboard/tables.ts'
import { holds } from './accessible.ts'
import { expect, test } from './fixture.ts'
import { picture, scrolling } from './pictures.ts'
import { RechargePage } from './recharge-page.ts'
import { languages, type Say, wordsIn } from './words.ts'

const windows = [
  { width: 1366, height: 768 },
  { width: 1024, height: 768 },
] as const

/** The screens as their keys stand, with what each listens by; a digit shows what its key opens. */
const screens = [
  ['1', 'F1', 'recharge', { ...tables.rechargeKeys, ...tables.sellingKeys }],
  ['2', 'F2', 'packages', { ...tables.packagesKeys, ...tables.sellingKeys }],
  ['3', 'F3', 'transfer', { ...tables.transferKeys, ...tables.sellingKeys }],
  ['4', 'F4', 'bills', { ...tables.billKeys, ...tables.sellingKeys }],
  ['5', 'F5', 'transactions', tables.transactionsKeys],
  ['6', 'F6', 'dues', tables.duesKeys],
  ['7', 'F7', 'shift', tables.shiftKeys],
  ['8', 'F8', 'reports', tables.reportsKeys],
  ['9', 'Control+KeyU', 'wallets', tables.walletsKeys],
  ['0', 'Control+Comma', 'settings', {}],
] as const satisfies readonly (readonly [string, string, string, KeyMap])[]

const { everywhereKeys } = tables
/** Those that open a screen stand beside its name. */
const opening = Object.entries<KeyBinding>(everywhereKeys).filter(([name]) =>
  name.startsWith('open'),
)
const everywhere = Object.values<KeyBinding>(everywhereKeys).filter(
  (key) => !opening.some(([, one]) => one === key),
)

class Sheet {
  readonly page: Page
  readonly say: Say
  readonly box: Locator

  constructor(page: Page, say: Say) {
    this.page = page
    this.say = say
    this.box = page.getByRole('dialog', { name: say('keys.title') })
  }

  async open(): Promise<void> {
    // A field takes the sign as text; anywhere else it opens the sheet.
    await this.page.evaluate(() => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    })
    await this.page.keyboard.press('Shift+Slash')
    await expect(this.box).toBeVisible()
    await this.page.evaluate(() => document.fonts.ready)
  }

  async close(): Promise<void> {
    await this.page.keyboard.press('Escape')
    await expect(this.box).toHaveCount(0)
  }

  screen(name: string): Locator {
    return this.box.getByRole('tab', { name: this.say(`shell.${name}`) })
  }

  async shows(name: string): Promise<void> {
    await expect(this.screen(name)).toHaveAttribute('aria-selected', 'true')
    await expect(this.screen(name)).toBeFocused()
  }

  /** Every key that can be read now, as `cap: words`, each wholly inside the window. */
  async seen(): Promise<string[]> {
    return await this.box.getByRole('definition').evaluateAll(whollySeen)
  }

  /** The keys of a screen and those of everywhere are in view together. */
  async tells(own: KeyMap): Promise<void> {
    const seen = await this.seen()
    expect([...this.of(own), ...this.ofEverywhere(own)].filter(notIn(seen))).toEqual([])
  }

  of(map: KeyMap): string[] {
    return Object.values(map).map((key) => this.line(key))
  }

  line({ caps, words }: KeyBinding): string {
    return `${caps.join(' ')}: ${this.say(`keys.${words}`)}`
  }

  /** What is heard everywhere, but for the keys with which this screen does something else. */
  ofEverywhere(own: KeyMap): string[] {
    const taken = Object.values(own).flatMap(({ chords }) => chords)
    const heard = everywhere.filter(({ chords }) => !chords.some((one) => taken.includes(one)))
    return heard.map((key) => this.line(key))
  }

  /** Nothing is cut off, nothing scrolls, and no cap stands over its words. */
  async fits(): Promise<void> {
    expect(await scrolling(this.page)).toEqual([])
    expect(await this.box.evaluate(hidden)).toEqual([0, 0])
    expect(await this.box.getByRole('term').evaluateAll(overWords)).toEqual([])
    const all = await this.box.getByRole('definition').count()
    expect((await this.seen()).length).toBe(all)
  }
}

for (const language of languages) {
  const say = wordsIn(language)

  for (const size of windows) {
    test.describe(`the help sheet in ${language} at ${size.width}×${size.height}`, () => {
      test.use({ viewport: size })

      test('has the keys of the screen below and of everywhere in view at once', async ({
        page,
        shop,
      }) => {
        await RechargePage.openIn(page, shop, language)
        const sheet = new Sheet(page, say)
        for (const [digit, key, name, own] of screens) {
          await page.keyboard.press(key)
          await sheet.open()
          await sheet.shows(name)
          await picture(page, `help-${size.width}-${language}-${digit}`)
          await sheet.tells(own)
          await sheet.fits()
          await sheet.close()
        }
      })

      test('shows every key of every other screen with one press of a digit', async ({
        page,
        shop,
      }) => {
        await RechargePage.openIn(page, shop, language)
        const sheet = new Sheet(page, say)
        await sheet.open()
        const seen = new Set<string>()
        for (const [digit, , name, own] of screens) {
          await page.keyboard.press(`Numpad${digit}`)
          await sheet.shows(name)
          await sheet.tells(own)
          await sheet.fits()
          for (const line of await sheet.seen()) seen.add(line)
        }
        const maps = Object.values<KeyMap | ReadonlySet<string>>(tables).filter(isTable)
        const apart = opening.map(([, key]) => sheet.line(key))
        const unseen = maps.flatMap((map) => sheet.of(map)).filter(notIn([...seen, ...apart]))
        expect(unseen).toEqual([])
        // The keys that open a screen stand beside its name.
        const caps = await sheet.box.getByRole('tab').allInnerTexts()
        for (const [
          nth,
          [
            ,
            {
              caps: [cap = ''],
            },
          ],
        ] of opening.entries()) {
          expect(caps[nth]).toContain(cap)
          await expect(sheet.box.getByRole('tab').nth(nth)).toBeInViewport({ ratio: 1 })
        }
      })
    })
  }
}

test.describe('the help sheet', () => {
  test('is walked with the arrows, around and back, by a pad without its digits too', async ({
    page,
    shop,
  }) => {
    const { say } = await RechargePage.openIn(page, shop, 'bn')
    const sheet = new Sheet(page, say)
    await sheet.open()
    await sheet.shows('recharge')
    await page.keyboard.press('ArrowUp')
    await sheet.shows('settings')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await sheet.shows('packages')
    // With its light for numbers off the pad's 6 is an arrow to the right.
    await page.evaluate(() => {
      const key = { code: 'Numpad6', key: 'ArrowRight', bubbles: true }
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', key))
      document.activeElement?.dispatchEvent(new KeyboardEvent('keyup', key))
    })
    await sheet.shows('dues')
    // A click on the words takes the ring away, and the keys are heard all the same.
    await sheet.box.getByRole('definition').first().click()
    await page.keyboard.press('ArrowDown')
    await sheet.shows('shift')
  })

  test('closes with the minus of the pad, and with the key that opened it', async ({
    page,
    shop,
  }) => {
    const screen = await RechargePage.openIn(page, shop, 'bn')
    const sheet = new Sheet(page, screen.say)
    for (const key of ['NumpadSubtract', 'Shift+Slash']) {
      await screen.number.focus()
      await page.keyboard.press('Shift+Slash')
      await expect(sheet.box).toBeVisible()
      await page.keyboard.press(key)
      await expect(sheet.box).toHaveCount(0)
      await expect(screen.number).toBeFocused()
    }
  })

  test('opens a screen with the key it tells, and nothing is typed on the way', async ({
    page,
    shop,
  }) => {
    const screen = await RechargePage.openIn(page, shop, 'bn')
    const sheet = new Sheet(page, screen.say)
    await sheet.open()
    await page.keyboard.press('5')
    await sheet.shows('transactions')
    await page.keyboard.press('F6')
    await expect(sheet.box).toHaveCount(0)
    await expect(
      page.getByRole('heading', { name: screen.say('shell.dues'), level: 2 }),
    ).toBeVisible()
    await page.keyboard.press('F1')
    await expect(screen.number).toHaveValue('')
  })

  test('begins with the keys of a screen that no key opens, where that lies below', async ({
    page,
    shop,
  }) => {
    const { say } = await RechargePage.openIn(page, shop, 'bn')
    const sheet = new Sheet(page, say)
    await page.keyboard.press('Control+KeyU')
    await expect(page.getByRole('listbox', { name: say('walletsScreen.list') })).toBeVisible()
    await page.keyboard.press('NumpadDivide')
    await expect(page.getByRole('heading', { name: say('statement.title') })).toBeVisible()
    await sheet.open()
    await sheet.shows('wallets')
    await expect(sheet.box.getByRole('heading', { level: 3 }).nth(1)).toHaveText(
      say('keys.statement'),
    )
    await sheet.fits()
  })

  test('speaks the language that was just chosen', async ({ page, shop }) => {
    await RechargePage.openIn(page, shop, 'bn')
    for (const word of [wordsIn('bn'), wordsIn('en')]) {
      const sheet = new Sheet(page, word)
      await sheet.open()
      await expect(sheet.box.getByText(word('keys.about'))).toBeVisible()
      await sheet.close()
      await page.keyboard.press('Control+KeyE')
    }
  })

  test('can be used by anybody', async ({ page, shop }) => {
    const { say } = await RechargePage.openIn(page, shop, 'bn')
    await new Sheet(page, say).open()
    await holds(page, shop, 'the help sheet')
    await page.keyboard.press('7')
    await holds(page, shop, 'the help sheet with the keys of the shift')
  })
})

/** The tables, but for what the browser is kept from. */
function isTable(one: KeyMap | ReadonlySet<string>): one is KeyMap {
  return !(one instanceof Set)
}

function notIn(seen: readonly string[]) {
  return (line: string) => !seen.includes(line)
}

function hidden(sheet: Element): number[] {
  const { scrollHeight = 0, clientHeight = 0 } = sheet.parentElement ?? {}
  return [scrollHeight - clientHeight, sheet.scrollWidth - sheet.clientWidth]
}

function overWords(caps: Element[]): string[] {
  const wide = caps.filter((one) => one.scrollWidth > one.clientWidth)
  return wide.map((one) => one.textContent ?? '')
}

function whollySeen(words: Element[]): string[] {
  return words
    .filter((line) => {
      const { top, bottom, left, right } = line.getBoundingClientRect()
      const isIn = top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth
      const above = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
      return isIn && above !== null && line.contains(above)
    })
    .map((line) => {
      const caps = [...(line.previousElementSibling?.children ?? [])]
      return `${caps.map((cap) => cap.textContent ?? '').join(' ')}: ${line.textContent ?? ''}`
    })
}
