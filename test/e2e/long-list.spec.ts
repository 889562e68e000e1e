import type { Page } from '@playwright/test'
import { v7 } from 'uuid'
import { SaleId } from '../../src/domain/sale.ts'
import { DropList } from './drop-list.ts'
import { expect, test } from './fixture.ts'
import { LongAgo, soldLongAgo } from './long-ago.ts'
import { everySale } from './proof.ts'
import { RechargePage } from './recharge-page.ts'
import type { Shop } from './shop.ts'

/** More than one page of the list, which has sixty. */
const SALES = 75
const OLDEST = '017••••1100'
const NEWEST = '017••••1174'
/** Ten of its pages and a half, most of which nobody reads. */
const LONG_AGO = 630

/** Each with an ending of its own, the oldest 1100. */
async function tradeAll(shop: Shop): Promise<void> {
  shop.clock.pace(200)
  for (let nth = 0; nth < SALES; nth += 1) {
    const words = { kind: 'recharge', lineType: 'prepaid', operator: 'GP' } as const
    const number = `0171234${1100 + nth}`
    await shop.client.sales.submit({ id: SaleId.parse(v7()), ...words, number, amount_e4: 500_000 })
  }
  const open = new Set(['created', 'on-wire', 'accepted', 'in-doubt'])
  await expect
    .poll(async () => (await everySale(shop.client)).filter(({ state }) => open.has(state)).length)
    .toBe(0)
}

test.describe('a list longer than a page', () => {
  test.describe.configure({ timeout: 120_000 })

  test('draws what is in sight, reads on at its end, and keeps what it read', async ({
    page,
    shop,
  }) => {
    await tradeAll(shop)
    const { say } = await RechargePage.open(page, shop, 'bn')
    const cursors: boolean[] = []
    page.on('request', (request) => {
      if (!request.url().endsWith('/rpc/sales/list')) return
      cursors.push((request.postData() ?? '').includes('"cursor"'))
    })
    await page.keyboard.press('F5')
    const grid = page.getByRole('grid', { name: say('transactions.list') })
    const rows = grid.getByRole('row').filter({ hasText: '••••' })
    const row = (number: string) => rows.filter({ hasText: number })
    await expect(row(NEWEST)).toBeVisible()
    expect(await rows.count()).toBeLessThan(40)
    expect(cursors).not.toContain(true)

    await grid.hover()
    await expect(async () => {
      await page.mouse.wheel(0, 5_000)
      await expect(row(OLDEST)).toBeVisible({ timeout: 500 })
    }).toPass({ timeout: 20_000 })
    expect(cursors.filter(Boolean)).toHaveLength(1)
    expect(await rows.count()).toBeLessThan(40)
    await row(OLDEST).click()
    await expect(page.getByRole('article')).toContainText(OLDEST)

    // A sale that arrives stands at the front, and the cashier is not moved.
    const words = { kind: 'recharge', lineType: 'prepaid', operator: 'RB' } as const
    const id = SaleId.parse(v7())
    await shop.client.sales.submit({ id, ...words, number: '01812345678', amount_e4: 200_000 })
    await expect.poll(async () => (await shop.client.sales.get({ id })).state).toBe('succeeded')
    await expect(row(OLDEST)).toBeVisible()
    await grid.hover()
    await page.mouse.wheel(0, -20_000)
    await expect(row('018••••5678')).toContainText(say('state.succeeded'))

    // What came in above it meanwhile does not keep End from its row.
    for (const number of ['01812345679', '01812345680', '01812345681']) {
      await shop.client.sales.submit({
        id: SaleId.parse(v7()),
        ...words,
        number,
        amount_e4: 200_000,
      })
    }
    await row('018••••5681').click()
    await page.keyboard.press('End')
    await expect(row(OLDEST)).toBeFocused()
    await expect(row(OLDEST)).toBeInViewport()
  })
  test('goes to its oldest sale with End, reads on upwards from there, and back with Home', async ({
    page,
    shop,
  }) => {
    await soldLongAgo(shop, LONG_AGO)
    const { say } = await RechargePage.open(page, shop, 'bn')
    const asked = questions(page)
    await page.keyboard.press('F5')
    const list = new LongAgo(page, say)
    await list.standsAt(LONG_AGO - 1)
    await page.keyboard.press('End')
    await list.standsAt(0)
    // Two pages, however many lie between; and what is shown is said.
    expect(asked.filter((words) => !words.includes('"from":"oldest"'))).toHaveLength(1)
    expect(asked.length).toBeLessThanOrEqual(3)
    const said = page.getByText(say('transactions.fromOldest'))
    await expect(said).toBeVisible()
    await list.walks('PageUp', 100)
    await page.keyboard.press('End')
    await list.standsAt(0)
    await page.keyboard.press('Home')
    await list.standsAt(LONG_AGO - 1)
    await expect(said).toHaveCount(0)
    await list.walks('PageDown', LONG_AGO - 100)
  })

  test('keeps what is looked at in its place while more comes in above it', async ({
    page,
    shop,
  }) => {
    await soldLongAgo(shop, LONG_AGO)
    const { say } = await RechargePage.open(page, shop, 'bn')
    await page.keyboard.press('F5')
    const list = new LongAgo(page, say)
    await list.standsAt(LONG_AGO - 1)
    await page.keyboard.press('End')
    await list.standsAt(0)
    const asked = questions(page)
    const held = Promise.withResolvers<void>()
    await page.route(/\/rpc\/sales\/list$/u, async (route) => {
      await held.promise
      await route.continue()
    })
    await list.grid.hover()
    await expect(async () => {
      await page.mouse.wheel(0, -20_000)
      expect(asked).toHaveLength(1)
    }).toPass()
    const before = await list.highest()
    held.resolve()
    await expect.poll(async () => (await list.highest()).height).toBeGreaterThan(before.height)
    expect(await list.highest()).toMatchObject({ nth: before.nth, y: before.y })
  })

  test('goes to the oldest of what was searched, and begins another search at the newest', async ({
    page,
    shop,
  }) => {
    await soldLongAgo(shop, LONG_AGO)
    const { say } = await RechargePage.open(page, shop, 'bn')
    await page.keyboard.press('F5')
    const list = new LongAgo(page, say)
    await list.standsAt(LONG_AGO - 1)
    const standing = new DropList(page, say('transactions.state'))
    await standing.choose(say('state.cancelled'))
    await list.row(LONG_AGO - 1).click()
    await page.keyboard.press('End')
    await list.standsAt(1)
    await standing.choose(say('state.failed'))
    await expect(list.row(LONG_AGO - 10)).toBeVisible()
    await list.row(LONG_AGO - 10).click()
    await page.keyboard.press('End')
    await list.standsAt(0)
    await page.keyboard.press('Escape')
    await expect(list.row(LONG_AGO - 1)).toBeVisible()
  })
})

/** What the list is asked for, page by page. */
function questions(page: Page): string[] {
  const asked: string[] = []
  page.on('request', (request) => {
    const words = request.postData() ?? ''
    if (request.url().endsWith('/rpc/sales/list') && words.includes('"limit":60')) asked.push(words)
  })
  return asked
}
