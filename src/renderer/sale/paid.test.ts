import { describe, expect, it } from 'vitest'
import { taka } from '../../domain/money.ts'
import { saleWith } from '../testing/sales.ts'
import { chargeOf, paidOf } from './paid.ts'

describe('what a customer pays', () => {
  it('is what is sent and the shop’s charge on top', () => {
    const sale = saleWith({ amount_e4: taka(500), serviceCharge_e4: taka(5) })
    expect([chargeOf(sale), paidOf(sale)]).toEqual([taka(5), taka(505)])
  })

  it('is what is sent alone where nothing is charged, or nothing is said of a charge', () => {
    const { serviceCharge_e4: _, ...unsaid } = saleWith({ amount_e4: taka(500) })
    expect([chargeOf(unsaid), paidOf(unsaid)]).toEqual([taka(0), taka(500)])
    expect(paidOf(saleWith({ amount_e4: taka(500) }))).toBe(taka(500))
  })
})
