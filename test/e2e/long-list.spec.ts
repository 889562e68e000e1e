import { v7 } from 'uuid'
import { SaleId } from '../../src/domain/sale.ts'
import { expect, test } from './fixture.ts'
import { everySale } from './proof.ts'
import { RechargePage } from './recharge-page.ts'
import type { Shop } from './shop.ts'

/** More than one page of the list, which has sixty. */
const SALES = 75
const OLDEST = '017••••1100'
const NEWEST = '017••••1174'

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
  })
})
