import type { Request } from '@playwright/test'
import { DropList } from './drop-list.ts'
import { type Overheard, expect, test } from './fixture.ts'
import { everySale } from './proof.ts'
import { RechargePage } from './recharge-page.ts'
import type { Shop } from './shop.ts'

const WORDS = { number: '01712345678', amount: '50' }

function submits(overheard: Overheard): number {
  return overheard.asked.filter((url) => url.endsWith('/rpc/sales/submit')).length
}

/** What arrived at any provider to be sold, and what the books hold. */
async function sold(shop: Shop): Promise<{ books: number; sent: number }> {
  const sent = shop
    .sandbox()
    .oracle.requests()
    .filter(({ call }) => call === 'create')
  return { books: (await everySale(shop.client)).length, sent: sent.length }
}

test.describe('the keys that sell', () => {
  test('Enter never sends, pressed again or held', async ({ page, shop, overheard }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    await screen.enter(WORDS)
    await expect(screen.sendButton()).toBeEnabled()
    for (let presses = 0; presses < 5; presses += 1) await screen.pad.press('Enter')
    await screen.pad.hold('Enter', 20)
    await screen.pad.up('Enter')
    await page.keyboard.press('Enter')
    await expect(screen.readBack).toBeFocused()
    expect(submits(overheard)).toBe(0)
    await screen.send()
    await screen.sees('succeeded')
    expect(await sold(shop)).toEqual({ books: 1, sent: 1 })
  })

  test('a scanner that types a number and ends with Enter sells nothing', async ({
    page,
    shop,
    overheard,
  }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    await screen.pad.type('01712345678')
    await screen.pad.press('Enter')
    await expect(screen.amount).toBeFocused()
    await screen.pad.scan('8901234567894')
    await screen.fieldSays(screen.amount, 'amountProblem.scanner')
    await expect(screen.amount).toHaveValue('')
    expect(submits(overheard)).toBe(0)
    expect(await sold(shop)).toEqual({ books: 0, sent: 0 })
  })

  test('the pad with its light for numbers off is told of, and typing goes on', async ({
    page,
    shop,
  }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    // This keyboard has the light off: its pad's 1 is End.
    await page.keyboard.press('Numpad1')
    await expect(page.getByText(screen.say('recharge.numLockOff'))).toBeVisible()
    await expect(screen.number).toHaveValue('')
    await screen.pad.type('01')
    await expect(page.getByText(screen.say('recharge.numLockOff'))).toHaveCount(0)
    await expect(screen.number).toHaveValue('01')
  })

  test('a held + sends once', async ({ page, shop, overheard }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    await screen.enter(WORDS)
    await expect(screen.sendButton()).toBeEnabled()
    await screen.pad.hold('+', 30)
    await screen.pad.up('+')
    await screen.sees('succeeded')
    expect(submits(overheard)).toBe(1)
    expect(await sold(shop)).toEqual({ books: 1, sent: 1 })
  })

  test('+ twice in a blink sends once', async ({ page, shop, overheard }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    await screen.enter(WORDS)
    await expect(screen.sendButton()).toBeEnabled()
    await Promise.all([screen.pad.press('+'), screen.pad.press('+')])
    await screen.sees('succeeded')
    expect(submits(overheard)).toBe(1)
    expect(await sold(shop)).toEqual({ books: 1, sent: 1 })
  })

  test('a + that was down before the read-back must come up first', async ({
    page,
    shop,
    overheard,
  }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    await screen.pad.type(WORDS.number)
    await screen.pad.press('Enter')
    await screen.pad.type(WORDS.amount)
    // The finger slips onto + early: it leads to the read-back, and held it goes no further.
    await screen.pad.hold('+', 10)
    await expect(screen.readBack).toBeFocused()
    await expect(screen.sendButton()).toBeEnabled()
    await screen.pad.down('+', true)
    expect(submits(overheard)).toBe(0)
    await screen.pad.up('+')
    expect(submits(overheard)).toBe(0)
    await screen.send()
    await screen.sees('succeeded')
    expect(await sold(shop)).toEqual({ books: 1, sent: 1 })
  })

  test('+ does nothing before number and amount are there', async ({ page, shop, overheard }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    await screen.pad.press('+')
    await screen.pad.type('0171234')
    await screen.pad.press('+')
    await expect(screen.number).toHaveValue('01712-34')
    expect(submits(overheard)).toBe(0)
  })

  test('two quick presses of . and + sell through the third provider', async ({ page, shop }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    await screen.enter(WORDS)
    await expect(screen.sendButton()).toBeEnabled()
    await screen.pad.type('..+')
    await screen.sees('succeeded')
    expect(await everySale(shop.client)).toMatchObject([{ provider: 'autoflexi' }])
  })

  test('presses that come before the core has answered count too', async ({ page, shop }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    let slow = Promise.withResolvers<void>()
    await page.route('**/rpc/sales/quote', async (route) => {
      await slow.promise
      await route.continue()
    })
    slow.resolve()
    await screen.pad.type(WORDS.number)
    await screen.pad.press('Enter')
    slow = Promise.withResolvers()
    await screen.pad.type(WORDS.amount)
    await screen.pad.press('Enter')
    await expect(screen.readBack).toBeFocused()
    await screen.pad.type('.+')
    slow.resolve()
    await screen.sees('succeeded')
    expect(await everySale(shop.client)).toMatchObject([{ provider: 'alsamiflexi' }])
  })

  test('F9 sends as + does', async ({ page, shop }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    await screen.enter(WORDS)
    await expect(screen.sendButton()).toBeEnabled()
    await page.keyboard.press('F9')
    await screen.sees('succeeded')
    expect(await sold(shop)).toEqual({ books: 1, sent: 1 })
  })
})

/** The same form sent by two tabs at once: its words, as the page itself sent them. */
async function again(request: Request): Promise<{ url: string; body: string; auth: string }> {
  const headers = await request.allHeaders()
  return {
    url: request.url(),
    body: request.postData() ?? '',
    auth: headers['authorization'] ?? '',
  }
}

test.describe('the same form sent twice', () => {
  test('by two tabs at once is one sale', async ({ page, context, shop }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    await screen.enter(WORDS)
    const [request] = await Promise.all([
      page.waitForRequest(/\/rpc\/sales\/submit$/u),
      screen.send(),
    ])
    const words = await again(request)
    const second = await context.newPage()
    await second.goto(shop.pageUrl)
    const statuses = await second.evaluate(async ({ url, body, auth }) => {
      const headers = { 'content-type': 'application/json', authorization: auth }
      const send = async () => (await fetch(url, { method: 'POST', headers, body })).status
      return Promise.all([send(), send(), send()])
    }, words)
    expect(statuses).toEqual([200, 200, 200])
    await screen.sees('succeeded')
    expect(await sold(shop)).toEqual({ books: 1, sent: 1 })
  })

  test('with other words under the same id is refused, and nothing is stored', async ({
    page,
    context,
    shop,
    overheard,
  }) => {
    overheard.expects(/status of 409/u)
    const screen = await RechargePage.open(page, shop, 'bn')
    await screen.enter(WORDS)
    const [request] = await Promise.all([
      page.waitForRequest(/\/rpc\/sales\/submit$/u),
      screen.send(),
    ])
    await screen.sees('succeeded')
    const { url, body, auth } = await again(request)
    const other = { url, auth, body: body.replace('500000', '510000') }
    expect(other.body).not.toBe(body)
    const second = await context.newPage()
    await second.goto(shop.pageUrl)
    const answer = await second.evaluate(async ({ url, body, auth }) => {
      const headers = { 'content-type': 'application/json', authorization: auth }
      const response = await fetch(url, { method: 'POST', headers, body })
      return { status: response.status, words: await response.text() }
    }, other)
    expect(answer.status).toBe(409)
    expect(answer.words).toContain('SALE_WORDS_DIFFER')
    expect(await sold(shop)).toEqual({ books: 1, sent: 1 })
  })
})

test.describe('the list of everywhere', () => {
  test('shows each place whole, and finds what waits for a person', async ({ page, shop }) => {
    const screen = await RechargePage.open(page, shop, 'bn')
    const options = page.getByRole('dialog').getByRole('option')
    const open = async () => {
      await page.keyboard.press('Control+KeyK')
      await expect(options.first()).toBeVisible()
    }
    await screen.sell({ number: '01712345678', amount: '50' })
    await screen.sees('succeeded')
    await open()
    for (const option of await options.all()) await expect(option).toBeInViewport({ ratio: 1 })
    await page.keyboard.press('Escape')
    for (const [typed, standing] of [
      ['সিদ্ধান্ত', 'state.review'],
      ['ফেরত', 'transactions.owed'],
      ['বাতিল', 'state.not-sent'],
    ] as const) {
      await open()
      await page.keyboard.insertText(typed)
      await expect(options).toHaveCount(1)
      await page.keyboard.press('Enter')
      const state = new DropList(page, screen.say('transactions.state'))
      await expect(state.button).toContainText(screen.say(standing))
    }
  })
})
