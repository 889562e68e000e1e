import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  assumedCommission,
  type CommissionRate,
  commissionFloor,
  commissionRate,
  commissionRates,
  expectedCommission,
  PartsPerMillion,
} from './commission.ts'
import { money, taka, ZERO } from './money.ts'
import { networkCodes } from './operator.ts'
import { providerIds } from './provider.ts'

const perThousand27_5 = PartsPerMillion.parse(27_500)

describe('what a recharge earns', () => {
  it.each([
    [19, 5_225],
    [20, 5_500],
    [50, 13_750],
    [108, 29_700],
    [1000, 275_000],
  ])('৳%i at ৳27.50 on a thousand is exactly %i ten-thousandths', (whole, commission_e4) => {
    expect(commissionFloor(taka(whole), perThousand27_5)).toBe(commission_e4)
  })

  it('is rounded down: the shop never counts on what it may not get', () => {
    expect(commissionFloor(money(1), perThousand27_5)).toBe(0)
    expect(commissionFloor(money(36), perThousand27_5)).toBe(0)
    expect(commissionFloor(money(37), perThousand27_5)).toBe(1)
  })

  it('has no float in it, up to the largest amount there is', () => {
    const amount = fc.integer({ min: 0, max: 2 ** 51 })
    const rate = fc.integer({ min: 0, max: 1_000_000 })
    fc.assert(
      fc.property(amount, rate, (amount_e4, rate_ppm) => {
        const earned = commissionFloor(money(amount_e4), PartsPerMillion.parse(rate_ppm))
        expect(BigInt(earned)).toBe((BigInt(amount_e4) * BigInt(rate_ppm)) / 1_000_000n)
        expect(earned).toBeLessThanOrEqual(amount_e4)
      }),
    )
  })

  it('is not asked for on less than nothing', () => {
    expect(() => commissionFloor(taka(-1), perThousand27_5)).toThrow('negative amount: -10000')
    expect(commissionFloor(ZERO, perThousand27_5)).toBe(ZERO)
  })
})

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
