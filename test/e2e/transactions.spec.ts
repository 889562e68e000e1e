import type { Locator, Page } from '@playwright/test'
import { v7 } from 'uuid'
import type { NetworkCode } from '../../src/domain/operator.ts'
import { toBanglaDigits } from '../../src/domain/digits.ts'
import { SaleId } from '../../src/domain/sale.ts'
import { clean, cleanInTheDark } from './accessible.ts'
import { openSlip } from './dialogs.ts'
import { DropList } from './drop-list.ts'
import { expect, test } from './fixture.ts'
import { sizes } from './pictures.ts'
import { everySale, executionsOf, ledgerBalances } from './proof.ts'
import { RechargePage } from './recharge-page.ts'
import type { Shop } from './shop.ts'
import { type Say, wordsIn } from './words.ts'

type Sold = readonly [number: string, operator: NetworkCode, taka: number]

const MORNING: readonly Sold[] = [
  ['01712345678', 'GP', 50],
  ['01812345678', 'RB', 20],
  ['01912340006', 'BL', 100],
  ['01612349999', 'AT', 30],
]

/** Sold through the counter's own surface, and settled. */
async function sell(shop: Shop, sales: readonly Sold[]): Promise<void> {
  for (const [number, operator, taka] of sales) {
    const words = { kind: 'recharge', lineType: 'prepaid', number, operator } as const
    const id = SaleId.parse(v7())
    await shop.client.sales.submit({ id, ...words, amount_e4: taka * 10_000 })
  }
  await expect
    .poll(async () => (await everySale(shop.client)).filter(({ state }) => !ended.has(state)))
    .toEqual([])
}

const ended: ReadonlySet<string> = new Set(['succeeded', 'failed'])

async function openTransactions(page: Page, shop: Shop): Promise<{ rows: Locator; say: Say }> {
  await page.goto(shop.pageUrl)
  const say = wordsIn('bn')
  await expect(page.getByRole('textbox', { name: say('recharge.number') })).toBeFocused()
  await page.keyboard.press('F5')
  const grid = page.getByRole('grid', { name: say('transactions.list') })
  return { rows: grid.getByRole('row').filter({ hasText: '••••' }), say }
}

test.describe('the transactions', () => {
  test('are found by whole number, by beginning, by ending and by state', async ({
    page,
    shop,
  }) => {
    await sell(shop, MORNING)
    const { rows, say } = await openTransactions(page, shop)
    await expect(rows).toHaveCount(MORNING.length)
    await page.keyboard.press('NumpadDivide')
    const search = page.getByRole('textbox', { name: say('transactions.search') })
    await expect(search).toBeFocused()
    for (const [typed, found] of [
      ['01712345678', 1],
      ['5678', 2],
      ['016', 1],
      ['০১৮১২৩৪৫৬৭৮', 1],
      ['+8801912340006', 1],
    ] as const) {
      await search.fill(typed)
      await expect(rows).toHaveCount(found)
    }
    await rows.first().click()
    await expect(page.getByRole('article')).toBeVisible()
    await search.fill('0155')
    await expect(page.getByText(say('transactions.notFound'))).toBeVisible()
    // No sale matches: the story of another one would be taken for the answer.
    await expect(page.getByRole('article')).toHaveCount(0)
    await page
      .getByRole('button', { name: say('transactions.clearFilters') })
      .first()
      .click()
    await expect(rows).toHaveCount(MORNING.length)
    const state = new DropList(page, say('transactions.state'))
    await state.choose(say('state.refused'))
    await expect(rows).toHaveCount(1)
    await expect(rows).toContainText('019••••0006')
    await expect(rows).toContainText(say('state.refused'))
    await state.choose(say('state.failed'))
    await expect(rows).toHaveCount(0)
    await state.choose(say('transactions.owed'))
    await expect(rows).toHaveCount(1)
    await state.choose(say('transactions.decideFirst'))
    await expect(rows).toHaveCount(0)
  })

  test('are chosen by how they stand with the keyboard alone', async ({ page, shop }) => {
    await sell(shop, MORNING)
    const { rows, say } = await openTransactions(page, shop)
    await expect(rows).toHaveCount(MORNING.length)
    const { button, list, options } = new DropList(page, say('transactions.state'))
    const search = page.getByRole('textbox', { name: say('transactions.search') })
    await page.keyboard.press('NumpadDivide')
    await expect(search).toBeFocused()
    await page.keyboard.press('Tab')
    await expect(button).toBeFocused()
    await page.keyboard.press('ArrowDown')
    await expect(options.first()).toBeFocused()
    for (const size of sizes) {
      await page.setViewportSize(size)
      for (const option of await options.all()) await expect(option).toBeInViewport({ ratio: 1 })
    }
    await clean(page, 'the list of states')
    await cleanInTheDark(page, 'the list of states')
    // No key of the screen below is heard meanwhile.
    await page.keyboard.press('NumpadDivide')
    await page.keyboard.press('End')
    await expect(options.last()).toBeFocused()
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(list).toHaveCount(0)
    await expect(button).toBeFocused()
    await expect(button).toContainText(say('transactions.owed'))
    await expect(rows).toHaveCount(1)
    // Escape leaves the list first, and only then what was looked for.
    await page.keyboard.press('Enter')
    await expect(list).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(list).toHaveCount(0)
    await expect(button).toContainText(say('transactions.owed'))
    await expect(button).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(button).toContainText(say('transactions.all'))
    await expect(rows).toHaveCount(MORNING.length)
  })

  test('are walked from the search, and what a search does not find is not open', async ({
    page,
    shop,
  }) => {
    await sell(shop, MORNING)
    const { rows, say } = await openTransactions(page, shop)
    const article = page.getByRole('article')
    await rows.filter({ hasText: '016••••9999' }).click()
    await expect(article).toContainText('016••••9999')
    await page.keyboard.press('NumpadDivide')
    await page.keyboard.type('5678')
    await expect(rows).toHaveCount(2)
    await expect(article).toHaveCount(0)
    await expect(page.getByText(say('transactions.pick'))).toBeVisible()
    await page.keyboard.press('Control+KeyP')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await page.keyboard.press('ArrowDown')
    await expect(rows.first()).toBeFocused()
    await expect(article).toContainText('018••••5678')
    await page.keyboard.press('ArrowDown')
    await expect(article).toContainText('017••••5678')
    const slip = await openSlip(page, say)
    await expect(slip.getByRole('article')).toContainText('৳50')
    await page.keyboard.press('Escape')
    await expect(slip).toHaveCount(0)
    // A search that finds the open sale leaves it open; Enter goes into what was found too.
    await page.keyboard.press('NumpadDivide')
    await page.keyboard.type('017')
    await expect(rows).toHaveCount(1)
    await expect(article).toContainText('017••••5678')
    await page.keyboard.press('Enter')
    await expect(rows.first()).toBeFocused()
  })

  test('show one sale whole: its steps, its figures and its answers as they came', async ({
    page,
    shop,
  }) => {
    await sell(shop, MORNING.slice(0, 1))
    const [sale] = await everySale(shop.client)
    if (!sale) throw new Error('the sale is not in the books')
    const { rows, say } = await openTransactions(page, shop)
    await rows.click()
    const detail = page.getByRole('complementary', { name: say('sale.details') })
    await expect(detail).toContainText('017••••5678')
    await expect(detail).not.toContainText('01712-345 678')
    await detail.getByRole('button', { name: say('transactions.show') }).click()
    await expect(detail).toContainText('01712-345 678')
    for (const words of [sale.ourReference, sale.providerReference ?? '', '৳48.63', '৳1.37']) {
      await expect(detail).toContainText(words)
    }
    const steps = detail.getByRole('list').first().getByRole('listitem')
    await expect(steps.first()).toContainText(say('transactions.first'))
    await expect(steps.last()).toContainText(say('state.succeeded'))
    // What machines said is there for who wants it, and in nobody's way.
    const answer = detail.getByText(/"trx_status": ?"Success"/u)
    await expect(answer).toBeHidden()
    await detail.getByText(say('transactions.answers')).click()
    await expect(answer).toBeVisible()
    await expect(detail.getByText(shop.sandbox().accounts.flexiloadbd.key)).toHaveCount(0)
  })

  test('say of a refused sale that it has no number and cost nothing, and its day apart', async ({
    page,
    shop,
  }) => {
    await sell(shop, MORNING.slice(2, 3))
    const [sale] = await everySale(shop.client)
    if (!sale) throw new Error('the sale is not in the books')
    const { rows, say } = await openTransactions(page, shop)
    await rows.click()
    const detail = page.getByRole('complementary', { name: say('sale.details') })
    const fact = (name: string) =>
      detail.locator('dl > div').filter({ has: page.getByText(name, { exact: true }) })
    const none = fact(say('transactions.providerReference')).getByRole('definition')
    await expect(none).toHaveText(say('transactions.nothing'))
    await expect(fact(say('transactions.cost'))).toHaveCount(0)
    const day = toBanglaDigits(sale.businessDate.split('-').toReversed().join('/'))
    await expect(fact(say('transactions.date')).getByRole('definition')).toHaveText(day)
    await expect(fact(say('transactions.soldAt')).getByRole('definition')).toContainText(':')
  })

  test('arrive while the list is looked at', async ({ page, shop }) => {
    await sell(shop, MORNING.slice(0, 1))
    const { rows, say } = await openTransactions(page, shop)
    await expect(rows).toHaveCount(1)
    await sell(shop, MORNING.slice(1, 2))
    await expect(rows).toHaveCount(2)
    await expect(rows.first()).toContainText('018••••5678')
    await expect(rows.first()).toContainText(say('state.succeeded'))
  })

  test('show what a provider says as text, whatever it says', async ({ page, shop }) => {
    const words = '<img src=x onerror=alert(1)> ' + 'ভুল '.repeat(200)
    const answer = { how: 'error', status: 422, words } as const
    shop.sandbox().oracle.fault({ provider: 'flexiloadbd', executions: 0, answer })
    await sell(shop, MORNING.slice(0, 1))
    const { rows } = await openTransactions(page, shop)
    await rows.click()
    await expect(page.getByText('<img src=x onerror=alert(1)>').first()).toBeVisible()
    await expect(page.locator('img[src="x"]')).toHaveCount(0)
  })
})

const WORDS = { number: '01712345678', amount: '50' }

/** Nobody listens there: the discard port of this machine. */
const NOWHERE = 'http://127.0.0.1:9/api/gateway/v1'

test.describe('a sale that could not be sent', () => {
  test.use({
    opening: { books: 'real', welcomed: true, settings: {}, providers: ['flexiloadbd'] },
  })

  async function unplugged(page: Page, shop: Shop): Promise<RechargePage> {
    const { client } = shop
    await expect
      .poll(async () => (await client.wallets.list()).some(({ opened }) => opened))
      .toBe(true)
    const { key } = shop.sandbox().accounts.flexiloadbd
    const provider = 'flexiloadbd'
    await client.providers.save({ provider, baseUrl: NOWHERE, key, preference: 1 })
    const screen = await RechargePage.open(page, shop, 'bn')
    // Three tries have half a minute of shop time: a slow machine must not use it up.
    shop.clock.pace(5)
    await screen.sell(WORDS)
    await screen.sees('not-sent')
    await screen.isTold('reason.connect')
    await screen.isTold('next.not-sent', { amount: '৳50' })
    // Three tries by itself, and then it is the cashier's turn.
    await expect
      .poll(async () => {
        const [sale] = await everySale(client)
        return sale ? (await client.sales.get({ id: sale.id })).observations[0]?.times : 0
      })
      .toBe(3)
    await expect(screen.result).toContainText('৩ বার চেষ্টা হয়েছে')
    return screen
  }

  test('is cancelled, and the money goes back to the customer', async ({ page, shop }) => {
    const screen = await unplugged(page, shop)
    await screen.result.getByRole('button', { name: screen.say('sale.cancel') }).click()
    await screen.sees('cancelled')
    await screen.isTold('next.cancelled', { amount: '৳50' })
    const slip = (await openSlip(page, screen.say)).getByRole('article')
    await expect(slip).toContainText('গ্রাহক এই টাকা ফেরত পেয়েছেন')
    await expect(slip).toContainText('৳50')
    const { accounts } = await shop.client.ledger.trialBalance()
    expect(accounts.find(({ account }) => account === 'cash')?.balance_e4 ?? 0).toBe(0)
  })

  test('is counted at the side while its cash lies in the drawer', async ({ page, shop }) => {
    const screen = await unplugged(page, shop)
    const side = page.getByRole('navigation')
    const count = side.getByRole('button', {
      name: screen.say('shell.notSentCount', { shown: '১' }),
    })
    await expect(count).toBeVisible()
    await screen.pad.press('-')
    await screen.sees('not-sent')
    await screen.result.getByRole('button', { name: screen.say('sale.cancel') }).click()
    await screen.sees('cancelled')
    await expect(count).toHaveCount(0)
  })

  test('shows that it was tried once more, and when', async ({ page, shop }) => {
    const screen = await unplugged(page, shop)
    await screen.result.getByRole('button', { name: screen.say('sale.tryAgain') }).click()
    await expect(screen.result).toContainText('৪ বার চেষ্টা হয়েছে')
  })

  test('is tried again under the same id once the provider is back', async ({ page, shop }) => {
    const screen = await unplugged(page, shop)
    const { url: baseUrl, key } = shop.sandbox().accounts.flexiloadbd
    await shop.client.providers.save({ provider: 'flexiloadbd', baseUrl, key, preference: 1 })
    await screen.result.getByRole('button', { name: screen.say('sale.tryAgain') }).click()
    await screen.sees('succeeded')
    const sales = await everySale(shop.client)
    expect(sales).toHaveLength(1)
    expect(sales.flatMap((sale) => executionsOf(shop, sale))).toHaveLength(1)
  })
})

test.describe('a sale that one of two providers cannot be sent', () => {
  test.use({
    opening: {
      books: 'real',
      welcomed: true,
      settings: {},
      providers: ['flexiloadbd', 'alsamiflexi'],
    },
  })

  test('is called off and sold through the other, with the money that was taken', async ({
    page,
    shop,
  }) => {
    const { client } = shop
    await expect
      .poll(async () => (await client.wallets.list()).filter(({ opened }) => opened).length)
      .toBe(4)
    const { key } = shop.sandbox().accounts.flexiloadbd
    await client.providers.save({ provider: 'flexiloadbd', baseUrl: NOWHERE, key, preference: 1 })
    const screen = await RechargePage.open(page, shop, 'bn')
    await screen.sell({ ...WORDS, provider: 'flexiloadbd' })
    await screen.sees('not-sent')
    const other = screen.result.getByRole('button', { name: screen.say('sale.otherProvider') })
    await other.click()
    await expect(screen.readBack).toBeFocused()
    await expect(screen.readBack).toContainText(screen.say('recharge.inPlaceOf', { amount: '৳50' }))
    await expect(
      screen.readBack.getByText(screen.say('recharge.via', { provider: 'alsamiflexi' })),
    ).toBeVisible()
    // Whoever clears the form after all still reads that the money goes back.
    await screen.sees('cancelled')
    await screen.send()
    await screen.sees('succeeded')
    const [sold, calledOff] = await everySale(client)
    expect(calledOff).toMatchObject({ state: 'cancelled', provider: 'flexiloadbd' })
    // Whether one before it comes after all is watched on, though each was paid by itself.
    const chain = { state: 'succeeded', provider: 'alsamiflexi', retryOf: calledOff?.id }
    expect(sold).toMatchObject(chain)
    expect(await ledgerBalances(shop)).toMatchObject({ cash: 500_000 })
    // The one that was called off orders no money out: it lies at the sale it became.
    await page.keyboard.press('F5')
    await page.getByRole('row').nth(1).click()
    const story = page.getByRole('complementary').getByRole('article')
    const reference = sold?.ourReference ?? ''
    await expect(story).toContainText(screen.say('calledOff.soldAgain', { reference }))
    await expect(story.getByRole('button', { name: reference })).toBeVisible()
    await story.getByRole('button', { name: screen.say('sale.slip') }).click()
    const slip = page.getByRole('dialog').locator('[data-paper]')
    await expect(slip).toHaveAttribute('data-paper', 'cancelledTakenOver')
  })
})

test.describe('a failed sale', () => {
  async function refused(page: Page, shop: Shop): Promise<RechargePage> {
    shop.sandbox().oracle.fault({
      provider: 'flexiloadbd',
      executions: 0,
      answer: { how: 'error', status: 422, words: 'Service not available' },
    })
    const screen = await RechargePage.open(page, shop, 'bn')
    await screen.sell(WORDS)
    await screen.sees('refused')
    return screen
  }

  test('is sold again as a new one, paid with the money that was due back', async ({
    page,
    shop,
  }) => {
    const screen = await refused(page, shop)
    await screen.result.getByRole('button', { name: screen.say('sale.sellAgain') }).click()
    await expect(screen.readBack).toBeFocused()
    await expect(screen.readBack).toContainText('৳50.00')
    await screen.send()
    await screen.sees('succeeded')
    const [second, first] = await everySale(shop.client)
    expect(second).toMatchObject({ state: 'succeeded', retryOf: first?.id })
    expect(second?.ourReference).not.toBe(first?.ourReference)
    expect(first).toMatchObject({ state: 'failed', tender: 'taken-over' })
    expect(await ledgerBalances(shop)).toMatchObject({ cash: 500_000, 'customers-held': 0 })
  })
})
