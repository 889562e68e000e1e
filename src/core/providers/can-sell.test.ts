import { describe, expect, it } from 'vitest'
import { Terms } from '../../domain/kinds/terms.ts'
import { type Money, money, taka } from '../../domain/money.ts'
import { cannotSell } from './can-sell.ts'
import type { Order } from './provider.ts'
import { orderOf } from './testing/clients.ts'

const NOW_ms = Date.UTC(2026, 3, 28, 6)
/** The last moment of 2023 in Dhaka: before any limit of the table. */
const BEFORE_ms = Date.UTC(2023, 11, 31, 17, 59)

const order = (words: Record<string, unknown>, amount_e4: Money): Order => ({
  ...Terms.parse({ number: '01712345678', ...words }),
  amount_e4,
  ourReference: 'A-1-B',
})
const transfer = (amount_e4: Money, operator = 'BK') =>
  order({ kind: 'transfer', operator, walletType: 'personal' }, amount_e4)
const bill = (amount_e4: Money) =>
  order({ kind: 'bill', operator: 'DSD', billMonth: '2026-04', phone: null }, amount_e4)
const pack = (amount_e4: Money) => {
  const named = { packageId: 1, packageName: '1 GB', packageCommission_e4: 0 }
  return order({ kind: 'package', operator: 'GP', ...named }, amount_e4)
}
const at = (one: Order, now_ms = NOW_ms) => cannotSell('flexiloadbd', one, null, now_ms)

describe('what a provider cannot be given', () => {
  it('is a kind it does not have', () => {
    for (const provider of ['autoflexi', 'alsamiflexi'] as const) {
      for (const one of [transfer(taka(500)), bill(taka(500)), pack(taka(149))]) {
        expect(cannotSell(provider, one, null, NOW_ms)).toEqual({ why: 'kind' })
      }
    }
  })

  it('is a line it has no word for, or that the network does not have', () => {
    const postpaid = orderOf({ lineType: 'postpaid' })
    expect(cannotSell('alsamiflexi', postpaid, null, NOW_ms)).toEqual({ why: 'line-type' })
    expect(at(postpaid)).toBeNull()
    expect(at(orderOf({ operator: 'RB', lineType: 'skitto' }))).toEqual({ why: 'line-type' })
    expect(at(orderOf({ lineType: 'skitto' }))).toBeNull()
  })

  it('is an amount outside of its limits, each end taken', () => {
    expect(at(transfer(taka(10)))).toBeNull()
    expect(at(transfer(money(99_999)))).toEqual({ why: 'below-minimum', min_e4: taka(10) })
    expect(at(transfer(taka(50_000)))).toBeNull()
    const above = { why: 'above-maximum', max_e4: taka(50_000) }
    expect(at(transfer(taka(50_001)))).toEqual(above)
    // A bill says its own poisha.
    expect(at(bill(money(8_505_000)))).toBeNull()
    expect(at(bill(taka(100_001)))).toEqual({ why: 'above-maximum', max_e4: taka(100_000) })
  })

  it('is anything that no limit holds for yet', () => {
    expect(at(transfer(taka(500)), BEFORE_ms)).toEqual({ why: 'kind' })
    expect(at(orderOf(), BEFORE_ms)).toEqual({ why: 'line-type' })
    expect(at(pack(taka(149)), BEFORE_ms)).toBeNull()
  })

  it('is never a package for its price: that is the provider’s own word', () => {
    expect(at(pack(taka(3)))).toBeNull()
    expect(at(pack(taka(9_000)))).toBeNull()
  })

  it('goes by the provider’s own list before the table', () => {
    const listed = { min_e4: taka(50), max_e4: taka(60) }
    const asked = (amount_e4: Money) =>
      cannotSell('alsamiflexi', orderOf({ amount_e4 }), listed, NOW_ms)
    expect(asked(taka(49))).toEqual({ why: 'below-minimum', min_e4: taka(50) })
    expect(asked(taka(50))).toBeNull()
    expect(asked(taka(61))).toEqual({ why: 'above-maximum', max_e4: taka(60) })
  })
})
