import { v7 } from 'uuid'
import { SaleId } from '../../src/domain/sale.ts'
import { DropList } from './drop-list.ts'
import { expect, test } from './fixture.ts'
import { picture } from './pictures.ts'
import { RechargePage } from './recharge-page.ts'
import type { Shop } from './shop.ts'

const SOLD = ['01712345678', '01712349999'] as const

async function sell(shop: Shop): Promise<void> {
  const words = { kind: 'recharge', lineType: 'prepaid', operator: 'GP' } as const
  for (const number of SOLD) {
    const id = SaleId.parse(v7())
    await shop.client.sales.submit({ id, ...words, number, amount_e4: 200_000 })
  }
}

test('a sale outside the filter that was left on is found by a press or Escape', async ({
  page,
  shop,
}) => {
  await sell(shop)
  const { say } = await RechargePage.open(page, shop, 'bn')
  await page.keyboard.press('F5')
  const grid = page.getByRole('grid', { name: say('transactions.list') })
  const rows = grid.getByRole('row').filter({ hasText: '••••' })
  await expect(rows).toHaveCount(SOLD.length)
  const state = new DropList(page, say('transactions.state'))
  const search = page.getByRole('textbox', { name: say('transactions.search') })
  const within = { filter: say('transactions.owed'), number: '9999' }
  for (const way of ['press', 'Escape']) {
    await state.choose(say('transactions.owed'))
    await search.fill('9999')
    await expect(page.getByText(say('transactions.notWithin', within))).toBeVisible()
    const all = page.getByRole('button', { name: say('transactions.throughAll') })
    await (way === 'press' ? all.click() : page.keyboard.press('Escape'))
    await expect(rows).toHaveCount(1)
    await expect(rows).toContainText('017••••9999')
    await expect(search).toHaveValue('9999')
  }
  await page.keyboard.press('Escape')
  await expect(search).toHaveValue('')
  await expect(rows).toHaveCount(SOLD.length)
})

test('sales of one kind alone are listed, and the charge they earned stands in the day', async ({
  page,
  shop,
}) => {
  await sell(shop)
  const bill = { kind: 'bill', operator: 'DSD', number: '9876543210', phone: '' } as const
  const month = { month: '01', year: '2026', serviceCharge_e4: 100_000 }
  const id = SaleId.parse(v7())
  await shop.client.sales.submit({ id, ...bill, ...month, amount_e4: 5_000_000 })
  await expect.poll(async () => (await shop.client.sales.get({ id })).state).toBe('succeeded')
  const { say } = await RechargePage.open(page, shop, 'bn')
  await page.keyboard.press('F5')
  const grid = page.getByRole('grid', { name: say('transactions.list') })
  const rows = grid.getByRole('row').filter({ hasText: '••••' })
  await expect(rows).toHaveCount(SOLD.length + 1)
  const kind = new DropList(page, say('transactions.kind'))
  await kind.choose(say('transactions.kinds.bill'))
  await expect(rows).toHaveCount(1)
  await expect(rows).toHaveAttribute('data-sale', id)
  await expect(rows).toContainText('+৳10')
  const foot = page.getByRole('contentinfo')
  await expect(foot).toContainText(say('transactions.serviceCharge'))
  await expect(foot).toContainText('৳10.00')
  await picture(page, 'one-kind')
  await page.setViewportSize({ width: 1024, height: 768 })
  await picture(page, 'one-kind-1024')
  await page.setViewportSize({ width: 1366, height: 768 })
  await kind.choose(say('transactions.kinds.drive'))
  const within = { filter: say('transactions.kinds.drive') }
  await expect(page.getByText(say('transactions.noneWithin', within))).toBeVisible()
  await page.getByRole('button', { name: say('transactions.throughAll') }).click()
  await expect(rows).toHaveCount(SOLD.length + 1)
})
