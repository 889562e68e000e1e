import type { Locator, Page } from '@playwright/test'
import type { ProviderId } from '../../src/domain/provider.ts'
import { TAKA_E4, negate } from '../../src/domain/money.ts'
import { expect, test } from './fixture.ts'
import { picture } from './pictures.ts'
import { everySale, ledgerBalances } from './proof.ts'
import { RechargePage } from './recharge-page.ts'
import type { Shop } from './shop.ts'

/** What happens at the provider without the counter: money comes in, or goes. */
function moveAt(shop: Shop, provider: ProviderId, taka: number): void {
  const wallet = provider === 'flexiloadbd' ? 'flexiload' : 'main'
  shop.sandbox().oracle.topUp(provider, wallet, Math.round(taka * TAKA_E4))
}

class WalletsPage {
  readonly screen: RechargePage
  readonly page: Page
  readonly list: Locator
  readonly drifts: Locator
  readonly told: Locator
  readonly toast: Locator

  constructor(screen: RechargePage) {
    this.screen = screen
    this.page = screen.page
    this.list = screen.page.getByRole('listbox', { name: screen.say('walletsScreen.list') })
    this.drifts = screen.page.getByRole('complementary').getByRole('article')
    this.told = screen.page.locator('[data-told]')
    this.toast = this.told.locator('span').first()
  }

  static async open(screen: RechargePage): Promise<WalletsPage> {
    await screen.page.keyboard.press('Control+KeyU')
    const wallets = new WalletsPage(screen)
    await expect(wallets.list).toBeVisible()
    return wallets
  }

  row(key: string): Locator {
    return this.list.locator(`[data-wallet-row="${key}"]`)
  }

  /** What the keys of the screen are about. */
  async choose(key: string): Promise<void> {
    await this.row(key).click()
    await expect(this.row(key)).toHaveAttribute('aria-selected', 'true')
  }

  /** Presses * until the provider has been asked: just after it was, it must wait a moment. */
  async reads(until: () => Promise<void>): Promise<void> {
    await expect(async () => {
      await this.page.keyboard.press('NumpadMultiply')
      await until()
    }).toPass()
  }

  /** The form of a top-up, opened with + for the wallet that is chosen. */
  async topUp(): Promise<Locator> {
    await this.page.keyboard.press('NumpadAdd')
    const dialog = this.page.getByRole('dialog')
    await expect(dialog).toContainText(this.screen.say('topUp.title'))
    return dialog
  }
}

test.describe('the wallets', () => {
  test('are opened with a key, from the right column and by name, and walked with arrows', async ({
    page,
    shop,
  }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    const wallets = await WalletsPage.open(screen)
    // One order everywhere, the preference: in practice flexiloadbd comes first, with its three.
    const pills = page.getByRole('list', { name: screen.say('shell.providers') })
    await expect(pills.getByRole('listitem')).toContainText([
      'flexiloadbd',
      'alsamiflexi',
      'autoflexi',
    ])
    await expect(wallets.list.getByRole('option')).toContainText([
      'flexiloadbd',
      'flexiloadbd',
      'flexiloadbd',
      'alsamiflexi',
      'autoflexi',
    ])
    await expect(wallets.row('flexiloadbd:flexiload')).toBeFocused()
    await page.keyboard.press('End')
    await page.keyboard.press('ArrowUp')
    await expect(wallets.row('alsamiflexi:main')).toBeFocused()
    await expect(wallets.row('alsamiflexi:main')).toHaveAttribute('aria-selected', 'true')
    await page.keyboard.press('F1')
    await page.locator('[data-wallet="flexiloadbd"]').getByRole('button').first().click()
    await expect(wallets.row('flexiloadbd:flexiload')).toHaveAttribute('aria-selected', 'true')
    await page.keyboard.press('F1')
    await page.keyboard.press('Control+KeyK')
    await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible()
    await page.keyboard.type('wallets')
    await page.keyboard.press('Enter')
    await expect(wallets.list).toBeVisible()
  })

  test('are read at will, and not more often than the provider allows', async ({ page, shop }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    const wallets = await WalletsPage.open(screen)
    await wallets.choose('autoflexi:main')
    shop.clock.pace(1)
    moveAt(shop, 'autoflexi', 77)
    const asks = () =>
      shop
        .sandbox()
        .oracle.requests()
        .filter(({ provider, call }) => {
          return provider === 'autoflexi' && call === 'balance'
        }).length
    const before = asks()
    await wallets.reads(async () => {
      await expect(wallets.row('autoflexi:main')).toContainText('+৳77', { timeout: 300 })
    })
    await expect(wallets.told).not.toHaveText('')
    for (let presses = 0; presses < 12; presses += 1) await page.keyboard.press('NumpadMultiply')
    await expect(wallets.told).toContainText(
      screen.say('walletsScreen.readLater', { ago: '' }).split('।')[0] ?? '',
    )
    expect(asks() - before).toBeLessThan(4)
  })

  test('show what differs with the sale it may be of, and lead to it', async ({ page, shop }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    await screen.sell({ number: '01712345678', amount: '50', provider: 'alsamiflexi' })
    await screen.sees('succeeded')
    const [sale] = await everySale(shop.client)
    if (!sale) throw new Error('the sale is not in the books')
    await expect
      .poll(async () => {
        const all = await shop.client.wallets.list()
        return all.find(({ provider }) => provider === 'alsamiflexi')?.unexplained_e4
      })
      .toBe(0)
    moveAt(shop, 'alsamiflexi', negate(sale.expectedCost_e4) / TAKA_E4)
    const differs = page.locator('[data-wallet="alsamiflexi"]').getByRole('button', {
      name: screen.say('wallets.unexplained', { amount: '−৳48.63' }),
    })
    await differs.click()
    const wallets = new WalletsPage(screen)
    await expect(wallets.row('alsamiflexi:main')).toHaveAttribute('aria-selected', 'true')
    await expect(wallets.row('alsamiflexi:main')).toContainText('−৳48.63')
    await expect(wallets.drifts).toContainText(screen.say('drift.why.taken-twice'))
    // Listed, and adjusted by nobody.
    await expect(wallets.drifts).toContainText(screen.say('drift.mayBeNext'))
    await wallets.drifts.getByRole('button', { name: '017••••5678' }).click()
    await expect(page.getByRole('article')).toHaveAttribute('data-detail', sale.id)
  })

  test('say when a wallet is low, by the owner’s own line, also before a sale is sent', async ({
    page,
    shop,
  }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    const low = screen.say('walletsScreen.low')
    const card = page.locator('[data-wallet="autoflexi"]')
    await expect(card).not.toContainText(low)
    const wallets = await WalletsPage.open(screen)
    await wallets.choose('autoflexi:main')
    const line = page.getByRole('textbox', {
      name: screen.say('lowBalance.line', { provider: 'autoflexi' }),
    })
    await line.fill('৫০০০')
    await line.press('Enter')
    await expect(wallets.told).toContainText(screen.say('settings.saved'))
    await expect(wallets.row('autoflexi:main')).toContainText(low)
    await page.keyboard.press('F1')
    await expect(card).toContainText(low)
    await screen.enter({ number: '01712345678', amount: '100', provider: 'autoflexi' })
    const left = screen.say('lowBalance.after', { provider: 'autoflexi', left: '৳4,902.75' })
    await expect(screen.readBack).toContainText(left)
    // A warning, and no more: the cashier still decides.
    await expect(screen.sendButton()).toBeEnabled()
    moveAt(shop, 'autoflexi', -4_950)
    await expect(card).toContainText(screen.say('wallets.unexplained', { amount: '−৳4,950.00' }))
  })
})

test.describe('the wallets on the smallest screen', () => {
  test.use({ viewport: { width: 1024, height: 768 } })

  test('show the line of low balance also below a warning', async ({ page, shop }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    shop.clock.pace(300)
    moveAt(shop, 'autoflexi', 500)
    await expect(page.getByText(screen.say('alerts.wallet-came.next'))).toBeVisible({
      timeout: 30_000,
    })
    const wallets = await WalletsPage.open(screen)
    await expect(wallets.row('autoflexi:main')).toBeFocused()
    const hint = await page.getByText(screen.say('lowBalance.lineHint')).boundingBox()
    const button = page.getByRole('button', { name: screen.say('walletsScreen.read') })
    const bar = await button.boundingBox()
    if (!hint || !bar) throw new Error('the line or the bar is not on the screen')
    expect(hint.y + hint.height).toBeLessThanOrEqual(bar.y)
  })
})

test.describe('balance that was bought', () => {
  test('moves our own figure, which says so; only the provider’s figure is just now', async ({
    page,
    shop,
  }) => {
    const at = { provider: 'autoflexi', wallet: 'main', slip: 'BK-2' } as const
    const id = '019c0000-0000-7000-8000-000000000002'
    const screen = await RechargePage.open(page, shop, 'bn')
    const card = page.locator('[data-wallet="autoflexi"]')
    await expect(card).toContainText('৳5,000.00')
    await shop.client.wallets.topUp({ ...at, id, amount_e4: 5_000_000, paidFrom: 'owner' })
    await expect(card).toContainText(`${screen.say('wallets.ours')} ৳5,500.00`)
    const now = screen.say('recharge.ago.now')
    await expect(card).toContainText(screen.say('wallets.asked', { ago: now }))
    const said = (await card.textContent()) ?? ''
    expect(said.split(now)).toHaveLength(2)
  })

  test('is booked by keyboard alone, read back first, and Enter never books it', async ({
    page,
    shop,
  }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    const wallets = await WalletsPage.open(screen)
    await wallets.choose('autoflexi:main')
    moveAt(shop, 'autoflexi', 12_500)
    await wallets.reads(async () => {
      await expect(wallets.row('autoflexi:main')).toContainText('+৳12,500', { timeout: 300 })
    })
    const dialog = await wallets.topUp()
    await page.keyboard.press('Enter')
    await expect(dialog).toContainText(screen.say('amountProblem.empty'))
    await page.keyboard.type('১২৫০০')
    await page.keyboard.press('Enter')
    await page.keyboard.type('BK+1207')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await expect(dialog).toContainText(screen.say('topUp.choose'))
    // The first arrow makes the choice that the ring stands at.
    await page.keyboard.press('ArrowDown')
    await expect(dialog.getByRole('radio').first()).toBeChecked()
    await page.keyboard.press('2')
    await expect(dialog.getByRole('radio').last()).toBeChecked()
    await page.keyboard.press('ArrowUp')
    await picture(page, 'top-up-whose')
    await page.keyboard.press('Enter')
    const card = dialog.getByRole('region', { name: screen.say('topUp.readBack') })
    await expect(card).toBeFocused()
    for (const words of ['৳12,500.00', 'বারো হাজার পাঁচশত', 'BK+1207', '৳17,500.00']) {
      await expect(card).toContainText(words)
    }
    await expect(card).toContainText(screen.say('topUp.paid.owner'))
    for (let presses = 0; presses < 5; presses += 1) await page.keyboard.press('Enter')
    expect((await ledgerBalances(shop))['wallet:autoflexi:main']).toBe(5_000 * TAKA_E4)
    await page.keyboard.press('Backspace')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await expect(card).toBeFocused()
    await page.keyboard.press('NumpadAdd')
    await expect(dialog).toHaveCount(0)
    await expect(wallets.told).toContainText('BK+1207')
    // What is told covers no way to all keys.
    const toAllKeys = page.getByRole('contentinfo').getByText(screen.say('keys.help'))
    const [hint, toast] = [await toAllKeys.boundingBox(), await wallets.toast.boundingBox()]
    expect((hint?.x ?? 0) + (hint?.width ?? 0)).toBeLessThan(toast?.x ?? 0)
    expect((await ledgerBalances(shop))['wallet:autoflexi:main']).toBe(17_500 * TAKA_E4)
    await expect(wallets.row('autoflexi:main')).toContainText(screen.say('walletsScreen.agrees'))
    await expect(wallets.drifts).toContainText(screen.say('drift.booked', { slip: 'BK+1207' }))
  })

  test('comes in at the practice provider, or does not where its slip ends in 0000', async ({
    page,
    shop,
  }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    const wallets = await WalletsPage.open(screen)
    const row = wallets.row('autoflexi:main')
    await wallets.choose('autoflexi:main')
    const bookIt = async (slip: string) => {
      const dialog = await wallets.topUp()
      await expect(dialog).toContainText(screen.say('topUp.practiceHint', { ending: '0000' }))
      for (const typed of ['500', slip]) {
        await page.keyboard.type(typed)
        await page.keyboard.press('Enter')
      }
      await page.keyboard.press('Space')
      await page.keyboard.press('Enter')
      await page.keyboard.press('NumpadAdd')
      await expect(dialog).toHaveCount(0)
    }
    await bookIt('BK-7')
    await expect(row).toContainText(screen.say('walletsScreen.agrees'), { timeout: 15_000 })
    await expect(row.getByText('৳5,500.00')).toHaveCount(2)
    await bookIt('BK-0000')
    await expect(row).toContainText('−৳500.00', { timeout: 15_000 })
  })

  test('leaves the same wallet chosen: the next + is about where the eyes are', async ({
    page,
    shop,
  }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    const card = page.locator('[data-wallet="autoflexi"]')
    shop.clock.pace(300)
    moveAt(shop, 'autoflexi', 500)
    await expect(card).toContainText('৳500.00')
    // Nobody chose it: it is shown because it differs, and stays when it no longer does.
    const wallets = await WalletsPage.open(screen)
    const row = wallets.row('autoflexi:main')
    await expect(row).toBeFocused()
    const dialog = await wallets.topUp()
    for (const typed of ['500', 'BK-3']) {
      await page.keyboard.type(typed)
      await page.keyboard.press('Enter')
    }
    await page.keyboard.press('Space')
    await page.keyboard.press('Enter')
    await page.keyboard.press('NumpadAdd')
    await expect(dialog).toHaveCount(0)
    await expect(row).toContainText(screen.say('walletsScreen.agrees'))
    await expect(row).toHaveAttribute('aria-selected', 'true')
    await expect(row).toBeFocused()
    await expect(await wallets.topUp()).toContainText('autoflexi')
    await page.keyboard.press('Escape')
  })

  test('is booked once by two presses, and by a press whose answer was lost', async ({
    page,
    shop,
    overheard,
  }) => {
    overheard.expects(/ERR_|net::|Failed to load/u)
    const screen = await RechargePage.open(page, shop, 'bn')
    const wallets = await WalletsPage.open(screen)
    await wallets.choose('autoflexi:main')
    const dialog = await wallets.topUp()
    await page.keyboard.type('500')
    await page.keyboard.press('Enter')
    await page.keyboard.type('BK-1')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Space')
    await page.keyboard.press('Enter')
    await page.route(
      /\/rpc\/wallets\/topUp$/u,
      async (route) => {
        await route.fetch()
        await route.abort('connectionreset')
      },
      { times: 1 },
    )
    await page.keyboard.press('NumpadAdd')
    await expect(dialog.getByRole('alert')).toHaveText(screen.say('topUp.lost'))
    await Promise.all([page.keyboard.press('F9'), page.keyboard.press('F9')])
    await expect(dialog).toHaveCount(0)
    expect((await ledgerBalances(shop))['wallet:autoflexi:main']).toBe(5_500 * TAKA_E4)
  })

  test('is refused where its slip is booked already, also elsewhere, in words', async ({
    page,
    shop,
    overheard,
  }) => {
    overheard.expects(/status of 409/u)
    const at = { provider: 'alsamiflexi', wallet: 'main', slip: 'BK-1' } as const
    const id = '019c0000-0000-7000-8000-000000000001'
    await shop.client.settings.save({ language: 'en' })
    const screen = await RechargePage.open(page, shop, 'en')
    await shop.client.wallets.topUp({ ...at, id, amount_e4: 5_000_000, paidFrom: 'owner' })
    const wallets = await WalletsPage.open(screen)
    await wallets.choose('autoflexi:main')
    const dialog = await wallets.topUp()
    await page.keyboard.type('500')
    await page.keyboard.press('Enter')
    await page.keyboard.type('BK-1')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Space')
    await page.keyboard.press('Enter')
    await page.keyboard.press('NumpadAdd')
    const booked = { wallet: 'alsamiflexi', amount: '৳500' }
    await expect(dialog.getByRole('alert')).toHaveText(screen.say('refusal.SLIP_USED', booked))
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
  })
})
