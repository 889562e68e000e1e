import { createSaleRows, type SaleRow } from '../sales/rows.ts'
import { unknown } from './answers.ts'
import { openShop } from './shop.ts'

/** The row of a sale that left for flexiloadbd and was answered by nothing that says a word. */
export async function rowInDoubt(): Promise<SaleRow> {
  const shop = await openShop()
  shop.providers.flexiloadbd.willAnswer(unknown)
  const { id } = await shop.sell()
  const row = createSaleRows(shop.db).byId(id)
  if (!row) throw new Error('nothing was sold')
  return row
}
