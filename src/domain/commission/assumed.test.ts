import { describe, expect, it } from 'vitest'
import { taka, ZERO } from '../money.ts'
import { networkCodes } from '../operator.ts'
import { providerIds } from '../provider.ts'
import {
  assumedCommission,
  type CommissionRate,
  commissionRate,
  commissionRates,
  expectedCommission,
} from './assumed.ts'
import { PartsPerMillion } from './rate.ts'

describe('the table of rates', () => {
  it('assumes ৳27.50 on a thousand everywhere until the owner knows better', () => {
    for (const provider of providerIds) {
      for (const operator of networkCodes) {
        expect(expectedCommission(provider, operator, taka(108), '2026-04-28')).toBe(29_700)
        expect(assumedCommission(taka(108))).toBe(29_700)
      }
    }
    expect(commissionRates).toHaveLength(providerIds.length * networkCodes.length)
  })

  it('holds from its day on, and a later line replaces an earlier one', () => {
    const line = (rate: number, from: string): CommissionRate => ({
      provider: 'autoflexi',
      operator: 'GP',
      rate: PartsPerMillion.parse(rate),
      from,
    })
    const rates = [line(30_000, '2026-05-01'), line(27_000, '2026-01-01')]
    const on = (day: string) => commissionRate('autoflexi', 'GP', day, rates)
    expect(on('2026-04-30')).toBe(27_000)
    expect(on('2026-05-01')).toBe(30_000)
    expect(on('2025-12-31')).toBe(0)
    expect(commissionRate('autoflexi', 'RB', '2026-05-01', rates)).toBe(0)
    expect(commissionRate('flexiloadbd', 'GP', '2026-05-01', rates)).toBe(0)
    const turned = rates.toReversed()
    expect(commissionRate('autoflexi', 'GP', '2026-05-01', turned)).toBe(30_000)
  })

  it('earns nothing before its first day', () => {
    expect(expectedCommission('autoflexi', 'GP', taka(100), '2019-01-01')).toBe(ZERO)
  })
})
