import { v7 } from 'uuid'
import { SaleId } from '../../src/domain/sale.ts'
import { expect, test } from './fixture.ts'
import { everySale, executionsOf } from './proof.ts'

test.describe('the counter behind the page', () => {
  test('settles a sale, and the books and the oracle agree', async ({ shop }) => {
    const id = SaleId.parse(v7())
    const words = { kind: 'recharge', operator: 'GP', number: '01712345678' } as const
    await shop.client.sales.submit({ id, ...words, lineType: 'prepaid', amount_e4: 500_000 })
    await expect.poll(async () => (await shop.client.sales.get({ id })).state).toBe('succeeded')
    const [sale] = await everySale(shop.client)
    if (!sale) throw new Error('the sale is not in the books')
    expect(executionsOf(shop, sale)).toHaveLength(1)
  })
})
