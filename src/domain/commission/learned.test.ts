import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commissionFloor, PartsPerMillion } from './rate.ts'
import { isPlausible, LEARNED_FROM, LEARNED_FROM_SAME } from './learned.ts'
import { learnedCommission, type PastCost } from './learned.ts'
import { money, subtractMoney, taka } from '../money.ts'

const rateOf = (ppm: number) => PartsPerMillion.parse(ppm)

/** What a provider that floors its commission to a unit takes for so many taka. */
function took(face: number, ppm: number, unit_e4 = 1): PastCost {
  const face_e4 = taka(face)
  const earned_e4 = commissionFloor(face_e4, rateOf(ppm))
  return { face_e4, debit_e4: subtractMoney(face_e4, money(earned_e4 - (earned_e4 % unit_e4))) }
}

const faces = [20, 50, 19, 100, 349, 77, 500, 30, 999, 61]

describe('what past sales took', () => {
  it.each([
    ['to the ten-thousandth', 27_500, 1],
    ['to the poisha', 28_300, 100],
    ['another rate', 31_000, 1],
    ['nothing at all', 0, 1],
  ])('tells what the next one earns, %s', (_, ppm, unit_e4) => {
    const past = faces.map((face) => took(face, ppm, unit_e4))
    const next = took(199, ppm, unit_e4)
    expect(learnedCommission(past, next.face_e4)).toBe(199 * 10_000 - next.debit_e4)
  })

  it('tells nothing before there are enough of them', () => {
    const past = faces.slice(1).map((face) => took(face, 27_500))
    expect(past).toHaveLength(LEARNED_FROM - 1)
    expect(learnedCommission(past, taka(199))).toBeNull()
    expect(learnedCommission([], taka(199))).toBeNull()
  })

  it('tells nothing where one of them does not fit, and again once ten fit on end', () => {
    const odd = took(60, 40_000)
    const newer = faces.map((face) => took(face, 27_500))
    expect(learnedCommission([...newer.slice(1), odd], taka(199))).toBeNull()
    expect(learnedCommission([...newer, odd], taka(199))).toBe(54_725)
  })

  it('tells nothing where rates that fit them all differ on this face', () => {
    const small = faces.map(() => took(20, 27_500, 100))
    expect(learnedCommission(small, taka(1_000))).toBeNull()
  })

  it('tells what the very same face takes after three of it', () => {
    const same = Array.from({ length: LEARNED_FROM_SAME }, () => took(20, 29_333, 100))
    expect(learnedCommission(same, taka(20))).toBe(5_800)
    expect(learnedCommission(same.slice(1), taka(20))).toBeNull()
    expect(learnedCommission([took(20, 30_000), ...same.slice(1)], taka(20))).toBeNull()
  })

  it('tells it however the very same face was taken for before them', () => {
    const same = Array.from({ length: LEARNED_FROM_SAME }, () => took(20, 29_333, 100))
    expect(learnedCommission([...same, took(20, 40_000)], taka(20))).toBe(5_800)
    expect(learnedCommission([...same, ...same], taka(20))).toBe(5_800)
  })

  it('is never told wrongly where one rate holds, whatever was sold', () => {
    const always = fc.property(
      fc.integer({ min: 0, max: 100_000 }),
      fc.constantFrom(1, 100, 10_000),
      fc.array(fc.integer({ min: 10, max: 5_000 }), { minLength: LEARNED_FROM, maxLength: 20 }),
      fc.integer({ min: 10, max: 5_000 }),
      (ppm, unit_e4, sold, face) => {
        const told = learnedCommission(
          sold.map((one) => took(one, ppm, unit_e4)),
          taka(face),
        )
        const { face_e4, debit_e4 } = took(face, ppm, unit_e4)
        expect(told === null || told === face_e4 - debit_e4).toBe(true)
      },
    )
    fc.assert(always, { numRuns: 3_000 })
  })
})

describe('a debit that is no sale’s cost', () => {
  it.each([
    ['more than the face', 1_000_001, false],
    ['the face', 1_000_000, true],
    ['a tenth less', 900_000, true],
    ['more than a tenth less', 899_999, false],
    ['nothing', 0, false],
    ['money that came', -5, false],
  ])('%s', (_, debit_e4, plausible) => {
    expect(isPlausible({ face_e4: taka(100), debit_e4: money(debit_e4) })).toBe(plausible)
  })
})
