import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { money, taka, ZERO } from '../money.ts'
import { commissionFloor, PartsPerMillion } from './rate.ts'

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
