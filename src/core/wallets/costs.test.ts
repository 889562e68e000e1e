import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assumedCommission } from '../../domain/commission/assumed.ts'
import { type Money, money, subtractMoney, taka } from '../../domain/money.ts'
import { costsOf } from './costs.ts'

const sale = { provider: 'autoflexi', operator: 'GP', kind: 'recharge' } as const
const nothing = { commission: () => null }
const usual = (amount_e4: Money) => subtractMoney(amount_e4, assumedCommission(amount_e4))

describe('what a provider may have taken for a sale', () => {
  it('is its face, what was set aside, the usual cost, and what past sales took', () => {
    const amount_e4 = taka(100)
    const of = { ...sale, amount_e4, own_e4: taka(99) }
    expect(costsOf(of, nothing)).toEqual([taka(100), taka(99), 972_500])
    const learned = { commission: () => taka(3) }
    expect(costsOf(of, learned)).toEqual([taka(100), taka(99), 972_500, taka(97)])
  })

  it('is never less than it could be before an owner made a rule, whatever that says', () => {
    const amounts = fc.integer({ min: 10_000, max: 10 ** 9 })
    const parts = fc.integer({ min: 0, max: 100_000 })
    fc.assert(
      fc.property(amounts, parts, fc.option(parts), (amount, ruled, learned) => {
        const amount_e4 = money(amount)
        const part = (ppm: number) => money(Number((BigInt(amount) * BigInt(ppm)) / 1_000_000n))
        const knows = { commission: () => (learned === null ? null : part(learned)) }
        const of = (own_e4: Money) => costsOf({ ...sale, amount_e4, own_e4 }, knows)
        const before = of(usual(amount_e4))
        const after = of(subtractMoney(amount_e4, part(ruled)))
        expect(before.filter((cost_e4) => !after.includes(cost_e4))).toEqual([])
      }),
    )
  })
})
