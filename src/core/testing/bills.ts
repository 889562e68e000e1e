import { v7 as uuidv7 } from 'uuid'
import type { SaleDetail, SaleIntent } from '../../contract/schemas.ts'
import { taka } from '../../domain/money.ts'
import type { TestShop } from './shop.ts'

type BillIntent = Extract<SaleIntent, { kind: 'bill' }>

let customers = 0

/**
 * ৳850 for DESCO's postpaid bill of January 2026, the month a shop of the tests opens in, unless
 * said otherwise. Every one is of another account: the same again would be a twin.
 */
export function bill(words: Partial<BillIntent> = {}): BillIntent {
  customers += 1
  return {
    id: uuidv7(),
    kind: 'bill',
    operator: 'DSD',
    number: String(1_240_000_000 + customers),
    month: '01',
    year: '2026',
    phone: '',
    amount_e4: taka(850),
    provider: 'flexiloadbd',
    ...words,
  }
}

/** Units for a prepaid meter of DESCO. */
export function units(words: Partial<BillIntent> = {}): BillIntent {
  return bill({ operator: 'DSP', amount_e4: taka(500), phone: '01712345678', ...words })
}

/** Pays it and waits until it stands still without time moving. */
export async function pay(shop: TestShop, intent: BillIntent): Promise<SaleDetail> {
  const submitted = await shop.client.sales.submit(intent)
  await shop.settle()
  return shop.sale(submitted.id)
}

/** So many tokens as a meter takes them; none is like another. */
export function tokens(count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => {
    const first = 1_001 + at
    return [first, first + 1_111, first + 2_222, first + 3_333, first + 4_444].join('-')
  })
}
