import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMoney, money, subtractMoney, taka, ZERO } from '../../money.ts'
import { walletTypes } from './brands.ts'
import {
  type LegalLimit,
  legalLimit,
  legalLimits,
  legalStanding,
  movements,
  movementTo,
} from './legal-limits.ts'

const TODAY = '2026-04-28'

describe('what the rules let a wallet move', () => {
  it.each([
    ['cash-in', 50_000, 300_000],
    ['cash-out', 30_000, 200_000],
    ['person-to-person', 50_000, 300_000],
  ] as const)('%s: ৳%i a day, ৳%i a month', (movement, day, month) => {
    expect(legalLimit(movement, TODAY)).toMatchObject({
      day_e4: taka(day),
      month_e4: taka(month),
    })
  })

  it('holds from 27 March 2025; what held before is not known here', () => {
    for (const movement of movements) {
      expect(legalLimit(movement, '2025-03-27')?.from).toBe('2025-03-27')
      expect(legalLimit(movement, '2025-03-26')).toBeNull()
    }
    expect(legalLimits).toHaveLength(movements.length)
    for (const { source } of legalLimits) expect(source).toContain('27 March 2025')
  })

  it('holds from its day on, and a later line replaces an earlier one', () => {
    const line = (from: string, day: number): LegalLimit => ({
      movement: 'cash-in',
      day_e4: taka(day),
      month_e4: taka(300_000),
      from,
      source: 'a table of this test',
    })
    const lines = [line('2026-05-01', 60_000), line('2025-03-27', 50_000)]
    for (const table of [lines, lines.toReversed()]) {
      expect(legalLimit('cash-in', '2026-04-30', table)?.day_e4).toBe(taka(50_000))
      expect(legalLimit('cash-in', '2026-05-01', table)?.day_e4).toBe(taka(60_000))
      expect(legalLimit('cash-out', '2026-05-01', table)).toBeNull()
    }
  })

  it('counts a transfer to a personal wallet as cash-in, and one to an agent as neither', () => {
    expect(walletTypes.map(movementTo)).toEqual(['cash-in', null])
    // @ts-expect-error A merchant's wallet goes by the word for an agent's.
    expect(() => movementTo('merchant')).toThrow('unexpected case')
  })
})

const limit: LegalLimit = {
  movement: 'cash-in',
  day_e4: taka(50_000),
  month_e4: taka(300_000),
  from: '2025-03-27',
  source: 'a limit of this test',
}
const standing = (amount: number, today: number, month: number) =>
  legalStanding(taka(amount), { today_e4: taka(today), month_e4: taka(month) }, limit)

describe('where a wallet stands with so much more', () => {
  it.each([
    // [amount, today, this month] → [says, by, left]
    [39_999, 0, 0, 'within', 'day', 50_000],
    [40_000, 0, 0, 'near', 'day', 50_000],
    [1, 39_998, 39_998, 'within', 'day', 10_002],
    [1, 39_999, 39_999, 'near', 'day', 10_001],
    [50_000, 0, 0, 'near', 'day', 50_000],
    [50_001, 0, 0, 'above', 'day', 50_000],
    [1, 50_000, 50_000, 'above', 'day', 0],
    [1, 60_000, 60_000, 'above', 'day', 0],
    [100, 0, 239_899, 'within', 'day', 50_000],
    [100, 0, 239_900, 'near', 'month', 50_000],
    [100, 0, 260_000, 'near', 'month', 40_000],
    [40_000, 0, 255_000, 'near', 'month', 45_000],
    [45_000, 0, 250_000, 'near', 'day', 50_000],
    [45_000, 0, 249_999, 'near', 'day', 50_000],
    [45_000, 0, 250_001, 'near', 'month', 49_999],
    [10_000, 0, 290_000, 'near', 'month', 10_000],
    [10_001, 0, 290_000, 'above', 'month', 10_000],
    [100, 0, 300_000, 'above', 'month', 0],
    [20_000, 45_000, 290_000, 'above', 'day', 5_000],
    [20_000, 35_000, 290_000, 'above', 'month', 10_000],
    [0, 0, 0, 'within', 'day', 50_000],
    [0, 0, 255_000, 'near', 'month', 45_000],
  ] as const)('৳%i after ৳%i today and ৳%i this month', (amount, today, month, says, by, left) => {
    expect(standing(amount, today, month)).toEqual({ says, by, left_e4: taka(left) })
  })

  it('is by the month where neither is near and the month has less left', () => {
    const wide = { ...limit, day_e4: taka(300_000), month_e4: taka(200_000) }
    expect(legalStanding(taka(1), { today_e4: ZERO, month_e4: ZERO }, wide)).toEqual({
      says: 'within',
      by: 'month',
      left_e4: taka(200_000),
    })
  })

  it('is measured to the ten-thousandth', () => {
    const at = (amount_e4: number) =>
      legalStanding(money(amount_e4), { today_e4: ZERO, month_e4: ZERO }, limit).says
    expect(at(399_999_999)).toBe('within')
    expect(at(400_000_000)).toBe('near')
    expect(at(500_000_000)).toBe('near')
    expect(at(500_000_001)).toBe('above')
  })

  it('is not asked about less than nothing', () => {
    expect(() => standing(-1, 0, 0)).toThrow('nothing less than nothing')
    expect(() => standing(0, -1, 0)).toThrow('nothing less than nothing')
    expect(() => standing(0, 0, -1)).toThrow('nothing less than nothing')
  })

  it('is above where and only where more is sent than is left', () => {
    const figure = fc.integer({ min: 0, max: 400_000 })
    fc.assert(
      fc.property(figure, figure, figure, (amount, today, others) => {
        const { says, left_e4 } = standing(amount, today, today + others)
        expect(left_e4).toBeGreaterThanOrEqual(0)
        const isOver = today > 50_000 || today + others > 300_000
        if (!isOver) expect(says === 'above').toBe(taka(amount) > left_e4)
        else expect([says, left_e4]).toEqual(['above', 0])
      }),
    )
  })

  it('lets what is left be sent, and not a taka more', () => {
    const figure = fc.integer({ min: 0, max: 40_000 })
    fc.assert(
      fc.property(figure, figure, (today, others) => {
        const before = { today_e4: taka(today), month_e4: taka(today + others) }
        const { left_e4 } = legalStanding(ZERO, before, limit)
        expect(legalStanding(left_e4, before, limit).says).toBe('near')
        expect(legalStanding(addMoney(left_e4, money(1)), before, limit).says).toBe('above')
        const after = addMoney(before.today_e4, left_e4)
        expect(subtractMoney(limit.day_e4, after)).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})
