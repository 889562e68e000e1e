import { v7 } from 'uuid'
import { SaleId } from '../../src/domain/sale.ts'
import { DropList } from './drop-list.ts'
import { expect, test } from './fixture.ts'
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
