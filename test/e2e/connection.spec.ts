import { v7 } from 'uuid'
import { SaleId } from '../../src/domain/sale.ts'
import { expect, test } from './fixture.ts'
import { everySale } from './proof.ts'
import { RechargePage } from './recharge-page.ts'
import { languages, wordsIn } from './words.ts'

const WORDS = { number: '01712345678', amount: '50' }
/** What a browser prints when a server it speaks to goes away. */
const GONE = /ERR_|net::|Failed to load/u

test.describe('a counter whose program went away', () => {
  test('says so, sends nothing, and is up to date when it is back', async ({
    page,
    shop,
    overheard,
  }) => {
    overheard.expects(GONE)
    const screen = await RechargePage.open(page, shop, 'bn')
    await screen.enter(WORDS)
    await expect(screen.sendButton()).toBeEnabled()
    await shop.close()
    const banner = page.getByRole('alert').filter({ hasText: screen.say('connection.lostTitle') })
    await expect(banner).toBeVisible()
    await expect(screen.sendButton()).toBeDisabled()
    await screen.pad.press('+')
    expect(overheard.asked.filter((url) => url.endsWith('/sales/submit'))).toEqual([])
    await expect(screen.number).toHaveValue('01712-345 678')

    // Sold elsewhere before this page has found its way back: it must not be missed.
    await page.route(/\/rpc\//u, (route) => route.abort('connectionreset'))
    await shop.reopen()
    const id = SaleId.parse(v7())
    const other = { kind: 'recharge', operator: 'RB', lineType: 'prepaid' } as const
    await shop.client.sales.submit({ id, ...other, number: '01812345678', amount_e4: 200_000 })
    await expect(banner).toBeVisible()
    await page.unroute(/\/rpc\//u)
    // Told for a few seconds, so looked for first.
    await expect(page.getByText(screen.say('connection.backAgain'))).toBeVisible()
    await expect(banner).toHaveCount(0)
    const latest = page.getByRole('complementary').getByRole('listitem')
    await expect(latest).toHaveCount(1)
    await expect(latest).toContainText(screen.say('state.succeeded'))
    // What was typed is still there, and goes out now.
    await page.keyboard.press('F1')
    await expect(screen.readBack).toContainText('৳50.00')
    await screen.readBack.focus()
    await screen.send()
    await screen.sees('succeeded')
    expect(await everySale(shop.client)).toHaveLength(2)
  })

  test('is not waited for as if somebody looked: the read-back says when it goes on', async ({
    page,
    shop,
    overheard,
  }) => {
    overheard.expects(GONE)
    const screen = await RechargePage.open(page, shop, 'bn')
    await shop.close()
    const banner = page.getByRole('alert').filter({ hasText: screen.say('connection.lostTitle') })
    // Its title is a sentence that ends before the next one begins.
    await expect(banner).toContainText(`${screen.say('connection.lostTitle')}।`)
    await screen.enter(WORDS)
    await expect(screen.readBack).toContainText(screen.say('recharge.lookedLater'))
    await expect(page.getByText(screen.say('recharge.looking'))).toHaveCount(0)
    await expect(screen.sendButton()).toBeDisabled()
    await shop.reopen()
    await expect(screen.sendButton()).toBeEnabled()
  })

  test('in the middle of a sale tells of its end once it is back', async ({
    page,
    shop,
    overheard,
  }) => {
    overheard.expects(GONE)
    const screen = await RechargePage.open(page, shop, 'bn')
    await screen.enter({ number: '01712340005', amount: '50' })
    shop.clock.pace(10)
    await screen.send()
    await screen.sees('waiting')
    await shop.close()
    const banner = page.getByRole('alert').filter({ hasText: screen.say('connection.lostTitle') })
    await expect(banner).toBeVisible()
    // The sale ends before this page has found its way back: what was missed is told all the same.
    await page.route(/\/rpc\//u, (route) => route.abort('connectionreset'))
    await shop.reopen()
    shop.clock.pace(300)
    const states = async () => (await everySale(shop.client)).map(({ state }) => state)
    await expect.poll(states).toEqual(['succeeded'])
    await expect(banner).toBeVisible()
    await page.unroute(/\/rpc\//u)
    await screen.sees('succeeded')
    await expect(banner).toHaveCount(0)
    const said = page.locator('[data-announcer="polite"]')
    await expect(said).toContainText(screen.say('state.succeeded'))
  })

  test('lost the answer to a submit: the sale is asked for, never sent under another id', async ({
    page,
    shop,
    overheard,
  }) => {
    overheard.expects(GONE)
    // The counter takes the sale; its answer never arrives at the page. Set up before the page is
    // there: a browser that is busy may let a request pass that leaves just after.
    await page.route(/\/rpc\/sales\/submit$/u, async (route) => {
      await route.fetch()
      await route.abort('connectionreset')
    })
    const screen = await RechargePage.open(page, shop, 'bn')
    await screen.enter(WORDS)
    await expect(screen.sendButton()).toBeEnabled()
    await screen.send()
    await screen.sees('succeeded')
    expect(overheard.asked.filter((url) => url.endsWith('/sales/submit'))).toHaveLength(1)
    expect(await everySale(shop.client)).toHaveLength(1)
  })

  test('never got the submit: says so, and sends the same sale again', async ({
    page,
    shop,
    overheard,
  }) => {
    overheard.expects(/ERR_|net::|status of 404/u)
    await page.route(/\/rpc\/sales\/submit$/u, (route) => route.abort('connectionreset'), {
      times: 1,
    })
    const screen = await RechargePage.open(page, shop, 'bn')
    await screen.enter(WORDS)
    await expect(screen.sendButton()).toBeEnabled()
    const [request] = await Promise.all([
      page.waitForRequest(/\/rpc\/sales\/submit$/u),
      screen.send(),
    ])
    await screen.sees('not-received')
    await screen.isTold('next.not-received')
    expect(await everySale(shop.client)).toEqual([])
    const [second] = await Promise.all([
      page.waitForRequest(/\/rpc\/sales\/submit$/u),
      screen.result.getByRole('button', { name: screen.say('sale.tryAgain') }).click(),
    ])
    expect(second.postData()).toBe(request.postData())
    await screen.sees('succeeded')
    expect(await everySale(shop.client)).toHaveLength(1)
  })
})

test.describe('a shop without internet', () => {
  test.use({
    opening: { books: 'real', welcomed: true, settings: {}, providers: ['flexiloadbd'] },
  })

  test('is told that nothing can be sent, and when it can again', async ({ page, shop }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    const banner = page.getByRole('alert')
    const turn = (online: boolean) =>
      page.evaluate((on) => {
        Object.defineProperty(navigator, 'onLine', { value: on, configurable: true })
        window.dispatchEvent(new Event(on ? 'online' : 'offline'))
      }, online)
    await turn(false)
    await expect(banner).toContainText(screen.say('connection.offlineTitle'))
    await turn(true)
    await expect(banner).toHaveCount(0)
  })

  test('is told when no provider answers', async ({ page, shop }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    await shop.sandbox().stop()
    await screen.sell(WORDS)
    await screen.sees('not-sent')
    const banner = page.getByRole('alert').filter({ hasText: screen.say('connection.downTitle') })
    await expect(banner).toBeVisible()
    await screen.result.getByRole('button', { name: screen.say('sale.cancel') }).click()
    await screen.sees('cancelled')
  })
})

test.describe('a page whose counter was started anew', () => {
  test('keeps what was typed, says what to do, and takes the new key in the same tab', async ({
    page,
    shop,
    overheard,
  }) => {
    overheard.expects(/ERR_|net::|Failed to load|status of 40[13]/u)
    const screen = await RechargePage.open(page, shop, 'bn')
    await screen.enter(WORDS)
    await expect(screen.sendButton()).toBeEnabled()
    const newPage = await shop.restart()
    const banner = page.getByRole('alert').filter({ hasText: screen.say('connection.oldKeyTitle') })
    await expect(banner).toContainText(screen.say('connection.oldKeyNext'))
    await expect(screen.number).toHaveValue('01712-345 678')
    await expect(screen.readBack).toContainText('৳50.00')
    await expect(screen.sendButton()).toBeDisabled()

    // Whoever types the address, or more of the sale, beside the browser's own field.
    await screen.pad.type('77')
    for (const key of ['NumpadSubtract', 'NumpadDivide', 'Backspace']) {
      await page.keyboard.press(key)
    }
    await screen.number.focus()
    await page.keyboard.type('http://127.0.0.1:5000/#token=123')
    await page.keyboard.press('Escape')
    await expect(screen.number).toHaveValue('01712-345 678')
    await expect(screen.amount).toHaveValue('50')

    // The address differs behind its # alone, which loads nothing anew.
    await page.goto(newPage)
    await expect(banner).toHaveCount(0)
    expect(page.url()).not.toContain('token')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await expect(screen.readBack).toBeFocused()
    await screen.send()
    await screen.sees('succeeded')
    await page.close()
    await shop.close()
  })

  test('shows what was last known as such while it is away', async ({ page, shop, overheard }) => {
    overheard.expects(GONE)
    const screen = await RechargePage.open(page, shop, 'bn')
    const { say } = screen
    const chips = page.getByRole('list', { name: say('shell.providers') }).getByRole('listitem')
    const wallets = page.getByRole('region', { name: say('wallets.title') })
    await expect(wallets.getByText(say('recharge.ago.now')).first()).toBeVisible()
    await expect(chips.filter({ hasText: say('shell.lastKnown') })).toHaveCount(0)
    await shop.close()
    await expect(chips.filter({ hasText: say('shell.lastKnown') })).toHaveCount(3)
    await expect(wallets.getByText(say('recharge.ago.now'))).toHaveCount(0)
    const asOf = say('wallets.asOf', { time: '@' }).replace('@', '')
    await expect(wallets.getByText(asOf)).toHaveCount(3)
  })
})

test.describe('a page opened without its key', () => {
  test('says so at once', async ({ page, shop }) => {
    await page.goto(shop.url)
    const title = wordsIn('bn')('connection.noTokenTitle')
    await expect(page.getByRole('heading', { name: title })).toBeVisible({ timeout: 3_000 })
    await expect(page.getByText(wordsIn('en')('connection.noTokenTitle'))).toBeVisible()
    // The whole address, put into the same tab, opens the counter.
    await page.goto(shop.pageUrl)
    const number = wordsIn('bn')('recharge.number')
    await expect(page.getByRole('textbox', { name: number })).toBeFocused()
  })

  test('shows nothing of the shop', async ({ page, shop, overheard }) => {
    overheard.expects(/status of 40[13]/u)
    await page.goto(`${shop.url}/#token=${'x'.repeat(43)}`)
    const title = wordsIn('bn')('connection.oldKeyTitle')
    await expect(page.getByRole('heading', { name: title })).toBeVisible()
    await expect(page.getByText('Bismillah Telecom')).toHaveCount(0)
    expect(overheard.asked.length).toBeGreaterThan(0)
  })
})

test.describe('a page that never heard of its counter', () => {
  test('says so in both languages after a while, and opens once it answers', async ({
    page,
    shop,
    overheard,
  }) => {
    overheard.expects(GONE)
    await page.route(/\/rpc\//u, (route) => route.abort('connectionreset'))
    await page.clock.install()
    await page.goto(shop.pageUrl)
    await expect(page.getByText(wordsIn('en')('connection.opening'))).toBeVisible()
    await page.clock.fastForward(9_000)
    for (const language of languages) {
      await expect(page.getByText(wordsIn(language)('connection.noCoreNext'))).toBeVisible()
    }
    await page.unroute(/\/rpc\//u)
    await page.clock.fastForward(30_000)
    const number = wordsIn('bn')('recharge.number')
    await expect(page.getByRole('textbox', { name: number })).toBeVisible()
  })
})
