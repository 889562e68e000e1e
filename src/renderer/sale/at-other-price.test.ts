import { describe, expect, it } from 'vitest'
import { taka } from '../../domain/money.ts'
import { saleWith } from '../testing/sales.ts'
import { chargeBeside, isAtOtherPrice } from './at-other-price.ts'

const pack = { packageId: 1, packageName: '1 GB', packageCommission_e4: taka(5) }
const taken = (charged: number | null, kind: 'package' | 'drive' | 'recharge' = 'package') =>
  saleWith({
    ...pack,
    kind,
    expectedCost_e4: taka(144),
    charged_e4: charged === null ? null : taka(charged),
  })

describe('what a provider took for a pack', () => {
  it('is told beside what its list said', () => {
    expect(chargeBeside(taken(164))).toEqual({ is: 'dearer', by_e4: taka(20) })
    expect(chargeBeside(taken(140, 'drive'))).toEqual({ is: 'cheaper', by_e4: taka(4) })
    expect(chargeBeside(taken(144))).toEqual({ is: 'same' })
  })

  it('is another price only where it is known, and differs', () => {
    expect([164, 143, 144, null].map((charged) => isAtOtherPrice(taken(charged)))).toEqual([
      true,
      true,
      false,
      false,
    ])
  })

  it('of a recharge was never quoted by a list', () => {
    expect(chargeBeside(taken(164, 'recharge'))).toBeNull()
    expect(isAtOtherPrice(taken(164, 'recharge'))).toBe(false)
  })
})
