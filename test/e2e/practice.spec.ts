import { sentinels } from '../../src/sandbox/sentinels.ts'
import { expect, test } from './fixture.ts'
import { RechargePage } from './recharge-page.ts'

test.describe('practice', () => {
  test('says on every screen that it is practice', async ({ page, shop }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    const mark = page.getByText(screen.say('shell.practiceMark')).first()
    for (const key of ['F1', 'F5', 'Control+Comma']) {
      await page.keyboard.press(key)
      await expect(mark).toBeVisible()
      await expect(page.getByText(screen.say('shell.practice'), { exact: true })).toBeVisible()
    }
  })

  test('lists the endings worth having seen, and types one in', async ({ page, shop }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    const panel = page.getByRole('region', { name: screen.say('recharge.practiceTitle') })
    await expect(panel.getByRole('listitem')).toHaveCount(sentinels.length)
    for (const { ending, bn } of sentinels) await expect(panel).toContainText(`…${ending} ${bn}`)
    await panel.getByRole('button', { name: '…0006' }).click()
    await expect(screen.number).toHaveValue(/0006$|000 6$|00 06$|0 006$/u)
    await screen.number.press('Enter')
    await screen.pad.type('50')
    await screen.pad.press('Enter')
    await screen.send()
    await screen.sees('refused')

    await page.keyboard.press('Control+Comma')
    await page.getByRole('tab', { name: screen.say('settings.books') }).click()
    const { say } = screen
    await expect(page.getByRole('heading', { name: say('booksSettings.sentinels') })).toBeVisible()
    for (const { ending, bn } of sentinels) {
      await expect(page.getByRole('term').filter({ hasText: `…${ending}` })).toBeVisible()
      await expect(page.getByRole('definition').filter({ hasText: bn })).toBeVisible()
    }
  })

  test('keeps its numbers a key away once the first sale has taken their place', async ({
    page,
    shop,
  }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    const { say } = screen
    await screen.sell({ number: '01712345678', amount: '50' })
    await screen.sees('succeeded')
    const panel = page.getByRole('region', { name: say('recharge.practiceTitle') })
    await expect(panel).toHaveCount(0)
    await page.keyboard.press('Control+Comma')
    await page.keyboard.press('Control+KeyM')
    const dialog = page.getByRole('dialog', { name: say('recharge.practiceTitle') })
    await expect(dialog.getByRole('listitem')).toHaveCount(sentinels.length)
    await expect(dialog).toContainText(say('kinds.recharge.practice'))
    await dialog.getByRole('button', { name: '…0001' }).click()
    await expect(dialog).toHaveCount(0)
    await expect(screen.number).toBeFocused()
    await expect(screen.number).toHaveValue('01712-340 001')
    await page.getByRole('button', { name: say('shell.practice') }).click()
    await expect(dialog).toBeVisible()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Shift+Slash')
    await expect(page.getByRole('dialog')).toContainText(say('keys.practice'))
  })

  test.describe('and the real books', () => {
    test.use({
      opening: { books: 'real', welcomed: true, settings: {}, providers: ['flexiloadbd'] },
    })

    test('change by a second press, and the shop takes its name along', async ({
      page,
      shop,
      overheard,
    }) => {
      overheard.expects(/ERR_|net::/u)
      const screen = await RechargePage.open(page, shop, 'bn')
      const { say } = screen
      await shop.client.settings.save({ digits: 'bangla' })
      await page.keyboard.press('Control+Comma')
      await page.getByRole('tab', { name: say('settings.books') }).click()
      const open = page.getByRole('button', { name: say('booksSettings.toPractice') })
      await open.click()
      await expect(page.getByRole('alert')).toContainText(say('booksSettings.surePractice'))
      await page.getByRole('button', { name: say('booksSettings.stay') }).click()
      await open.click()
      expect((await shop.client.health.get()).books).toBe('real')
      await page.getByRole('button', { name: say('booksSettings.yesPractice') }).click()
      await expect(screen.number).toBeFocused()
      await expect(page.getByText(say('shell.practiceMark')).first()).toBeVisible()
      await expect(page.getByRole('heading', { name: 'Bismillah Telecom' })).toBeVisible()
      expect(await shop.client.settings.get()).toMatchObject({ digits: 'bangla', welcomed: true })
      await shop.client.books.use({ books: 'real' })
    })

    test('are never mistaken for each other', async ({ page, shop }) => {
      const screen = await RechargePage.open(page, shop, 'bn')
      await screen.sell({ number: '01712345678', amount: '50' })
      await screen.sees('succeeded')
      const { say } = screen
      await expect(page.getByText(say('shell.practiceMark'))).toHaveCount(0)
      await expect(page.getByText(say('shell.practice'), { exact: true })).toHaveCount(0)
      await expect(page.getByText(say('recharge.practiceTitle'))).toHaveCount(0)
      await page.keyboard.press('Control+KeyP')
      await expect(page.getByRole('dialog')).toContainText(say('slip.receipt'))
      await expect(page.getByRole('dialog').getByText(say('slip.practice'))).toHaveCount(0)
    })
  })

  test.describe('of a shop that goes on to real money', () => {
    test.use({ opening: { books: 'practice', welcomed: true, settings: {}, providers: [] } })

    test('leads to where the first provider is entered', async ({ page, shop, overheard }) => {
      overheard.expects(/ERR_|net::/u)
      const screen = await RechargePage.open(page, shop, 'bn')
      const { say } = screen
      await page.keyboard.press('Control+KeyM')
      const dialog = page.getByRole('dialog', { name: say('recharge.practiceTitle') })
      await dialog.getByRole('button', { name: say('booksSettings.toReal') }).click()
      await page.getByRole('button', { name: say('booksSettings.toReal') }).click()
      await page.getByRole('button', { name: say('booksSettings.yesReal') }).click()
      const card = page.getByRole('region', { name: 'autoflexi' })
      const address = card.getByRole('textbox', { name: say('providerSettings.address') })
      await expect(address).toBeFocused()
      await expect(page.getByRole('button', { name: say('booksSettings.real') })).toBeVisible()

      await page.keyboard.press('F1')
      await expect(screen.number).toBeFocused()
      const main = page.getByRole('main')
      await expect(main).toContainText(say('recharge.noProvider'))
      await page.keyboard.press('Control+Comma')
      await expect(address).toBeFocused()
      await page.keyboard.press('F1')
      await main.getByRole('button', { name: say('recharge.enterProvider') }).click()
      await expect(address).toBeFocused()
      // Whoever walks along the parts keeps the focus where the hand is.
      await page.getByRole('tab', { name: say('settings.shop') }).click()
      await page.keyboard.press('ArrowRight')
      const tab = page.getByRole('tab', { name: say('settings.providers') })
      await expect(tab).toHaveAttribute('aria-selected', 'true')
      await expect(tab).toBeFocused()
    })
  })
})
