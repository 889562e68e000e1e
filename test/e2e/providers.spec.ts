import type { Locator, Page } from '@playwright/test'
import { everyFile } from './every-file.ts'
import { expect, test } from './fixture.ts'
import { everySale } from './proof.ts'
import { RechargePage } from './recharge-page.ts'
import type { Shop } from './shop.ts'
import { type Say, wordsIn } from './words.ts'

test.use({ opening: { books: 'real', welcomed: true, settings: {}, providers: [] } })

interface Card {
  readonly card: Locator
  readonly say: Say
  readonly save: (fields: { readonly address?: string; readonly key?: string }) => Promise<void>
  readonly test: () => Promise<void>
}

/** The part of the settings where one provider is set up. */
async function openProvider(page: Page, shop: Shop, provider: string): Promise<Card> {
  const say = wordsIn('bn')
  await page.goto(shop.pageUrl)
  await expect(page.getByRole('textbox', { name: say('recharge.number') })).toBeFocused()
  await page.keyboard.press('Control+Comma')
  await page.getByRole('tab', { name: say('settings.providers') }).click()
  const card = page.getByRole('region', { name: provider })
  return {
    card,
    say,
    async save({ address, key }) {
      if (address !== undefined) {
        await card.getByRole('textbox', { name: say('providerSettings.address') }).fill(address)
      }
      if (key !== undefined)
        await card.getByLabel(say('providerSettings.key'), { exact: true }).fill(key)
      // The line of low balance below has a button of its own.
      await card
        .getByRole('button', { name: say('providerSettings.save') })
        .first()
        .click()
    },
    async test() {
      await card.getByRole('button', { name: say('providerSettings.test') }).click()
    },
  }
}

test.describe('a provider set up in the real books', () => {
  test('is tested, and then sells', async ({ page, shop }) => {
    const { url, key } = shop.sandbox().accounts.flexiloadbd
    const { card, say, save, test: connect } = await openProvider(page, shop, 'flexiloadbd')
    await expect(card).toContainText(say('providerSettings.notSetUp'))
    await save({ address: url, key })
    await expect(card).toContainText(say('settings.saved'))
    await connect()
    await expect(card).toContainText(say('providerSettings.testGood'))
    await expect(card.getByRole('button', { name: say('providerSettings.test') })).toBeFocused()
    await expect(card).toContainText('৳12,480.50')
    await page.keyboard.press('F1')
    const screen = new RechargePage(page, 'bn')
    await screen.sell({ number: '01712345678', amount: '50' })
    await screen.sees('succeeded')
    expect(await everySale(shop.client)).toMatchObject([{ provider: 'flexiloadbd' }])
  })

  test('is entered by keyboard alone: Enter saves, the hand goes on to the test', async ({
    page,
    shop,
  }) => {
    const { url, key } = shop.sandbox().accounts.alsamiflexi
    const { card, say } = await openProvider(page, shop, 'alsamiflexi')
    // Nobody has chosen an order yet, and no two stand on one place.
    const chosen = page.locator('main').getByRole('radio', { checked: true })
    await expect(chosen).toHaveCount(3)
    const places = await chosen.evaluateAll((radios) =>
      radios.map((radio) => radio instanceof HTMLInputElement && radio.value),
    )
    expect(places).toEqual(['1', '2', '3'])
    await card.getByRole('textbox', { name: say('providerSettings.address') }).focus()
    await page.keyboard.type(url)
    await page.keyboard.press('Tab')
    await page.keyboard.type(key)
    await page.keyboard.press('Enter')
    await expect(card).toContainText(say('settings.saved'))
    await expect(card.getByRole('button', { name: say('providerSettings.test') })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(card).toContainText('৳25,000.00')
  })

  test('that cannot be reached is nowhere shown as well, and is told of in plain words', async ({
    page,
    shop,
  }) => {
    const { card, say, save, test: connect } = await openProvider(page, shop, 'flexiloadbd')
    const standing = card.locator('[data-standing]')
    const chip = page.getByRole('list', { name: say('shell.providers') }).getByRole('listitem')
    const order = () => page.locator('main h3').allTextContents()
    const placed = await order()
    // The button is off, and says what it waits for.
    await expect(card.getByRole('button', { name: say('providerSettings.test') })).toBeDisabled()
    await expect(card).toContainText(say('providerSettings.fillFirst'))
    await save({ address: 'https://127.0.0.1:1', key: 'a-key-of-the-shop' })
    await expect(card).toContainText(say('settings.saved'))
    await connect()
    const told = card.getByRole('alert')
    await expect(told).toContainText(say('providerSettings.testBad'))
    await expect(told.getByText('ECONNREFUSED')).toBeHidden()
    await told.getByText(say('providerSettings.technical')).click()
    await expect(told.getByText('ECONNREFUSED')).toBeVisible()
    await expect(standing).toHaveText(say('providerSettings.silent'))
    await expect(chip).toHaveAttribute('data-health', 'down')
    await expect(chip).toContainText(say('shell.health.down'))
    const banner = page.getByRole('alert').filter({ hasText: say('connection.downTitle') })
    // Over https a login page of the internet looks just so: it is named as what it may be.
    await expect(banner).toContainText(say('connection.downNext'))
    await expect(banner).toContainText(say('connection.loginNone'))
    await banner.getByRole('button', { name: say('connection.tryNow') }).click()
    await expect(banner.getByRole('button', { name: say('connection.tryNow') })).toBeEnabled()
    const wallets = page.getByRole('region', { name: say('wallets.title') })
    await expect(wallets).toContainText(say('wallets.unread', { providers: 'flexiloadbd' }))
    // The card stays where the hand is, although it is the first in the order now.
    expect(await order()).toEqual(placed)
    const { url } = shop.sandbox().accounts.flexiloadbd
    await save({ address: url, key: shop.sandbox().accounts.flexiloadbd.key })
    await expect(card).toContainText(say('settings.saved'))
    await connect()
    await expect(card).toContainText(say('providerSettings.testGood'))
    await expect(standing).toHaveText(say('providerSettings.setUp'))
    await expect(chip).toHaveAttribute('data-health', 'good')
    await expect(banner).toHaveCount(0)
  })

  test('with a wrong key is told so by its test, and a new key mends it', async ({
    page,
    shop,
  }) => {
    const { url, key } = shop.sandbox().accounts.alsamiflexi
    const { card, say, save, test: connect } = await openProvider(page, shop, 'alsamiflexi')
    await save({ address: url, key: 'not-the-key-of-this-shop' })
    await expect(card).toContainText(say('settings.saved'))
    await connect()
    await expect(card.getByRole('alert')).toContainText(say('providerSettings.testBad'))
    await expect(card.getByRole('alert')).toContainText(say('reason.key'))
    await expect(card.locator('[data-standing]')).toHaveText(say('providerSettings.turnedAway'))
    await save({ key })
    await expect(card).toContainText(say('settings.saved'))
    await connect()
    await expect(card).toContainText('৳25,000.00')
  })

  test('without https is refused at the field until the owner accepts the risk', async ({
    page,
    shop,
    overheard,
  }) => {
    overheard.expects(/status of 422/u)
    const { card, say, save } = await openProvider(page, shop, 'flexiloadbd')
    await save({ address: 'http://flexiloadbd.example.net/api/gateway/v1', key: 'a-key' })
    await expect(card).toContainText(say('addressProblem.plain-http'))
    expect((await shop.client.providers.list()).filter(({ hasKey }) => hasKey)).toEqual([])
    await card.getByRole('checkbox').check()
    await save({})
    await expect(card).toContainText(say('settings.saved'))
    await expect(card).toContainText(say('providerSettings.httpLasting'))
  })

  const wrong = [
    ['gopher://flexiloadbd.net/', 'scheme'],
    ['https://owner@flexiloadbd.net/', 'user'],
    ['https://flexiloadbd.net/?key=1', 'query'],
    ['https://192.168.0.7/api', 'private-address'],
    ['https://flexiloadbd.net/../admin', 'path'],
  ] as const

  test('under an address that is none is refused at the field', async ({
    page,
    shop,
    overheard,
  }) => {
    overheard.expects(/status of 422/u)
    const { card, say, save } = await openProvider(page, shop, 'flexiloadbd')
    for (const [address, problem] of wrong) {
      await save({ address, key: 'a-key' })
      await expect(card).toContainText(say(`addressProblem.${problem}`))
    }
    await save({ address: 'https://flexiloadbd.net/api', key: 'বাংলা' })
    await expect(card).toContainText(say('keyProblem.characters'))
    expect((await shop.client.providers.list()).filter(({ hasKey }) => hasKey)).toEqual([])
  })
})

/** Everything a page holds that somebody at the counter could look up. */
function heldByPage(): string {
  const fields = [...document.querySelectorAll('input, textarea')].map((field) =>
    field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field.value : '',
  )
  const stores = [localStorage, sessionStorage].map((store) => JSON.stringify(store))
  return [document.documentElement.outerHTML, ...fields, ...stores, location.href].join('\n')
}

test.describe('the key of a provider', () => {
  test('is never seen again once it is saved', async ({ page, shop }) => {
    const { url, key } = shop.sandbox().accounts.autoflexi
    const answers: Promise<string | null>[] = []
    page.on('response', (response) => {
      const rpc = response.url().includes('/rpc/') && !response.url().endsWith('/changes/watch')
      // One that the reload cut off has reached nobody.
      if (rpc) answers.push(response.text().catch(() => null))
    })
    const { card, say, save, test: connect } = await openProvider(page, shop, 'autoflexi')
    await save({ address: url, key })
    await expect(card).toContainText(say('settings.saved'))
    await expect(card.getByLabel(say('providerSettings.key'), { exact: true })).toHaveValue('')
    await connect()
    await expect(card).toContainText('৳5,000.00')
    expect(await page.evaluate(heldByPage)).not.toContain(key)

    await page.keyboard.press('F1')
    const screen = new RechargePage(page, 'bn')
    await screen.sell({ number: '01712345678', amount: '50' })
    await screen.sees('succeeded')
    await page.reload()
    await expect(screen.number).toBeFocused()
    expect(await page.evaluate(heldByPage)).not.toContain(key)
    const heard = (await Promise.all(answers)).filter((answer) => answer !== null)
    expect(heard.length).toBeGreaterThan(5)
    for (const answer of heard) expect(answer).not.toContain(key)
    const [sale] = await everySale(shop.client)
    if (!sale) throw new Error('the sale is not in the books')
    expect(JSON.stringify(await shop.client.sales.get({ id: sale.id }))).not.toContain(key)
    for (const bytes of everyFile(shop.dataDir).values()) expect(bytes.includes(key)).toBe(false)
  })
})
