import { describe, expect, it } from 'vitest'
import {
  amountProblem,
  RECHARGE_CAP,
  type RechargeLimit,
  rechargeLimit,
  rechargeLimits,
  smallPackFor,
  smallPacks,
  triggerAmounts,
  triggerFor,
} from './limits.ts'
import { type Money, money, taka } from './money.ts'
import { type LineType, lineTypes, networkCodes } from './operator.ts'
import { type ProviderId, providerIds } from './provider.ts'

const TODAY = '2026-04-28'

function refused(provider: ProviderId, amount: Money, lineType: LineType = 'prepaid') {
  const limit = rechargeLimit(provider, 'GP', lineType, TODAY)
  return limit ? amountProblem(amount, limit) : 'cannot serve'
}

describe('what a provider takes for a recharge', () => {
  it('is ৳20 at least at autoflexi', () => {
    expect(refused('autoflexi', taka(19))).toEqual({ why: 'below-minimum', min_e4: taka(20) })
    expect(refused('autoflexi', taka(20))).toBeNull()
  })

  it('is ৳10 to ৳1,000 at alsamiflexi', () => {
    expect(refused('alsamiflexi', taka(9))).toEqual({ why: 'below-minimum', min_e4: taka(10) })
    expect(refused('alsamiflexi', taka(10))).toBeNull()
    expect(refused('alsamiflexi', taka(1000))).toBeNull()
    expect(refused('alsamiflexi', taka(1001))).toEqual({
      why: 'above-maximum',
      max_e4: taka(1000),
    })
  })

  it('lets flexiloadbd sell a pack of ৳14 by its amount', () => {
    expect(refused('flexiloadbd', taka(14))).toBeNull()
    expect(refused('flexiloadbd', taka(1001))).toEqual({
      why: 'above-maximum',
      max_e4: taka(1000),
    })
  })

  it('is always a whole number of taka', () => {
    for (const provider of providerIds) {
      expect(refused(provider, money(505_000))).toEqual({ why: 'whole-taka' })
    }
  })

  it('is a line the provider has words for', () => {
    expect(refused('alsamiflexi', taka(50), 'postpaid')).toBe('cannot serve')
    expect(refused('alsamiflexi', taka(50), 'skitto')).toBe('cannot serve')
    expect(refused('autoflexi', taka(50), 'skitto')).toBeNull()
  })

  it('is known for every operator, and never above the cap', () => {
    for (const provider of providerIds) {
      for (const operator of networkCodes) {
        expect(rechargeLimit(provider, operator, 'prepaid', TODAY)).not.toBeNull()
      }
    }
    expect(rechargeLimits.every((limit) => limit.max_e4 <= RECHARGE_CAP)).toBe(true)
  })

  it('stays under the cap even if a provider’s own list says more', () => {
    const listed = { min_e4: taka(10), max_e4: taka(999_999) }
    expect(amountProblem(taka(50_000), listed)).toEqual({
      why: 'above-maximum',
      max_e4: RECHARGE_CAP,
    })
  })
})

describe('the table of limits', () => {
  const line = (from: string, min: number, named: Partial<RechargeLimit> = {}): RechargeLimit => ({
    provider: 'autoflexi',
    min_e4: taka(min),
    max_e4: taka(1000),
    from,
    source: 'a table of this test',
    ...named,
  })
  const table = [
    line('2026-01-01', 20),
    line('2026-03-01', 30),
    line('2025-01-01', 16, { operator: 'RB' }),
    line('2025-01-01', 50, { lineType: 'postpaid' }),
    line('2025-01-01', 12, { operator: 'RB', lineType: 'postpaid' }),
  ]
  const minimum = (operator: 'GP' | 'RB', lineType: LineType, day: string) =>
    [table, table.toReversed()].map(
      (lines) => rechargeLimit('autoflexi', operator, lineType, day, lines)?.min_e4 ?? null,
    )

  it('holds from its day on, and a later line replaces an earlier one', () => {
    expect(minimum('GP', 'prepaid', '2026-02-28')).toEqual([taka(20), taka(20)])
    expect(minimum('GP', 'prepaid', '2026-03-01')).toEqual([taka(30), taka(30)])
    expect(minimum('GP', 'prepaid', '2025-12-31')).toEqual([null, null])
  })

  it('lets a line that says more about the sale go first', () => {
    expect(minimum('RB', 'prepaid', '2026-04-01')).toEqual([taka(16), taka(16)])
    expect(minimum('GP', 'postpaid', '2026-04-01')).toEqual([taka(50), taka(50)])
    expect(minimum('RB', 'postpaid', '2026-04-01')).toEqual([taka(12), taka(12)])
  })

  it('covers every line type of the providers that have words for it', () => {
    for (const lineType of lineTypes) {
      expect(rechargeLimit('flexiloadbd', 'GP', lineType, TODAY)).not.toBeNull()
    }
  })
})

describe('an amount that becomes a pack', () => {
  it('is known, so that the cashier can warn: ৳108 is 175 minutes at Grameenphone', () => {
    expect(triggerFor('GP', taka(108))).toMatchObject({ minutes: 175, days: 30 })
  })

  it('is balance everywhere else', () => {
    expect(triggerFor('RB', taka(108))).toBeNull()
    expect(triggerFor('GP', taka(109))).toBeNull()
  })

  it('is a recharge some provider takes', () => {
    for (const trigger of triggerAmounts) {
      expect(refused('flexiloadbd', trigger.amount_e4)).toBeNull()
    }
  })
})

describe('an amount too small for balance', () => {
  it.each([14, 16])('is a minute pack at Grameenphone where it is ৳%i', (whole) => {
    expect(smallPackFor('GP', taka(whole), TODAY)).toMatchObject({
      operator: 'GP',
      amount_e4: taka(whole),
    })
  })

  it('is no pack we know of elsewhere', () => {
    expect(smallPackFor('RB', taka(14), TODAY)).toBeNull()
    expect(smallPackFor('GP', taka(15), TODAY)).toBeNull()
    expect(smallPackFor('GP', money(140_001), TODAY)).toBeNull()
  })

  it('is one from the day on which balance began at ৳20', () => {
    expect(smallPackFor('GP', taka(16), '2022-07-01')).not.toBeNull()
    expect(smallPackFor('GP', taka(16), '2022-06-30')).toBeNull()
  })

  it('can be sold: some provider takes it, and it does not become another pack', () => {
    expect(smallPacks).toHaveLength(2)
    for (const pack of smallPacks) {
      expect(refused('flexiloadbd', pack.amount_e4)).toBeNull()
      expect(triggerFor(pack.operator, pack.amount_e4)).toBeNull()
      expect(pack.amount_e4).toBeLessThan(taka(20))
    }
  })
})

describe('the tables of amounts that are packs', () => {
  it('say from when each line holds, and who says so', () => {
    for (const { from, source } of [...triggerAmounts, ...smallPacks]) {
      expect(from).toMatch(/^20[0-9]{2}-[0-9]{2}-[0-9]{2}$/u)
      expect(source).toMatch(/^Grameenphone/u)
    }
  })
})
