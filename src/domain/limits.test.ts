import { describe, expect, it } from 'vitest'
import { limitOf } from './capability.ts'
import {
  amountProblem,
  RECHARGE_CAP,
  rangeProblem,
  smallPackFor,
  smallPacks,
  triggerAmounts,
  triggerFor,
  triggersOn,
} from './limits.ts'
import { type Money, money, taka } from './money.ts'
import type { NetworkCode } from './operator.ts'

const prepaid = (operator: NetworkCode) => ({ operator, lineType: 'prepaid' }) as const
const TODAY = '2026-04-28'

/** Whether flexiloadbd takes a recharge of so much. */
function refused(amount: Money) {
  const limit = limitOf('flexiloadbd', 'recharge', { operator: 'GP' }, TODAY)
  return limit ? amountProblem(amount, limit) : 'cannot serve'
}

describe('an amount beside what is taken', () => {
  const range = { min_e4: taka(10), max_e4: taka(1_000) }
  const above = { why: 'above-maximum', max_e4: taka(1_000) }
  const below = { why: 'below-minimum', min_e4: taka(10) }

  it('may be either end, and nothing outside of them', () => {
    expect(rangeProblem(taka(10), range)).toBeNull()
    expect(rangeProblem(money(99_999), range)).toEqual(below)
    expect(rangeProblem(taka(1_000), range)).toBeNull()
    expect(rangeProblem(money(10_000_001), range)).toEqual(above)
  })

  it('is whole taka where it is a recharge, within the range first', () => {
    expect(amountProblem(taka(10), range)).toBeNull()
    expect(amountProblem(money(505_000), range)).toEqual({ why: 'whole-taka' })
    expect(amountProblem(money(99_999), range)).toEqual(below)
    expect(amountProblem(money(10_000_001), range)).toEqual(above)
  })

  it('stays under the cap even if a provider’s own list says more', () => {
    const listed = { min_e4: taka(10), max_e4: taka(999_999) }
    const capped = { why: 'above-maximum', max_e4: RECHARGE_CAP }
    expect(RECHARGE_CAP).toBe(taka(5_000))
    expect(amountProblem(taka(5_000), listed)).toBeNull()
    expect(amountProblem(taka(5_001), listed)).toEqual(capped)
  })
})

describe('an amount that becomes a pack', () => {
  it('is known, so that the cashier can warn: ৳108 is 175 minutes at Grameenphone', () => {
    expect(triggerFor(prepaid('GP'), taka(108), TODAY)).toMatchObject({ minutes: 175, days: 30 })
  })

  it('is balance everywhere else', () => {
    expect(triggerFor(prepaid('RB'), taka(108), TODAY)).toBeNull()
    expect(triggerFor(prepaid('GP'), taka(109), TODAY)).toBeNull()
  })

  it('is one from the day it is known for', () => {
    expect(triggerFor(prepaid('GP'), taka(108), '2024-01-01')).not.toBeNull()
    expect(triggerFor(prepaid('GP'), taka(108), '2023-12-31')).toBeNull()
    expect(triggersOn(TODAY, 'GP', 'prepaid').map(({ amount_e4 }) => amount_e4)).toEqual([
      taka(108),
    ])
    expect(triggersOn('2023-12-31', 'GP', 'prepaid')).toEqual([])
    expect(triggersOn(TODAY, null, 'prepaid')).toEqual([])
  })

  it('is none for Skitto, which has packs of its own', () => {
    const skitto = { operator: 'GP', lineType: 'skitto' } as const
    expect(triggerFor(skitto, taka(108), TODAY)).toBeNull()
    expect(triggersOn(TODAY, 'GP', 'skitto')).toEqual([])
  })

  it('is a recharge some provider takes', () => {
    for (const trigger of triggerAmounts) {
      expect(refused(trigger.amount_e4)).toBeNull()
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
      expect(refused(pack.amount_e4)).toBeNull()
      expect(triggerFor(prepaid(pack.operator), pack.amount_e4, TODAY)).toBeNull()
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
