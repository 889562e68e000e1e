import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMoney, money, subtractMoney, taka, ZERO } from '../../money.ts'
import { comparePrice, listAge, mustReadAgain, PRICE_HOLDS_MS } from './age.ts'

const NOON = Date.UTC(2026, 3, 28, 6)
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

describe('how old a list is', () => {
  it.each([
    [0, 'minutes', 0],
    [MINUTE - 1, 'minutes', 0],
    [MINUTE, 'minutes', 1],
    [HOUR - 1, 'minutes', 59],
    [HOUR, 'hours', 1],
    [2 * HOUR - 1, 'hours', 1],
    [DAY - 1, 'hours', 23],
    [DAY, 'days', 1],
    [40 * DAY - 1, 'days', 39],
    [40 * DAY, 'days', 40],
  ])('%i ms are so many %s: %i', (age_ms, unit, count) => {
    expect(listAge(NOON - age_ms, NOON)).toEqual({ unit, count })
  })

  it('is unknown where it was never read, or in what is the future by this clock', () => {
    expect(listAge(null, NOON)).toEqual({ unit: 'unknown' })
    expect(listAge(NOON + 1, NOON)).toEqual({ unit: 'unknown' })
  })
})

describe('a price before a pack is sent for', () => {
  it('holds for five minutes', () => {
    expect(PRICE_HOLDS_MS).toBe(5 * MINUTE)
    expect(mustReadAgain(NOON, NOON)).toBe(false)
    expect(mustReadAgain(NOON - 5 * MINUTE, NOON)).toBe(false)
    expect(mustReadAgain(NOON - 5 * MINUTE - 1, NOON)).toBe(true)
  })

  it('is read again where nobody can say how old it is', () => {
    expect(mustReadAgain(null, NOON)).toBe(true)
    expect(mustReadAgain(null, 0)).toBe(true)
    expect(mustReadAgain(NOON + 1, NOON)).toBe(true)
  })
})

describe('a price beside the one that was quoted', () => {
  it('is the same, dearer or cheaper', () => {
    expect(comparePrice(taka(149), taka(149))).toEqual({ is: 'same' })
    expect(comparePrice(taka(149), taka(150))).toEqual({ is: 'dearer', by_e4: taka(1) })
    expect(comparePrice(taka(149), money(1_489_999))).toEqual({ is: 'cheaper', by_e4: 1 })
  })

  it('differs by what must be added or taken away', () => {
    const amount = fc.integer({ min: 0, max: 10 ** 9 }).map(money)
    fc.assert(
      fc.property(amount, amount, (quoted, charged) => {
        const compared = comparePrice(quoted, charged)
        const dearer = compared.is === 'dearer' ? compared.by_e4 : ZERO
        const cheaper = compared.is === 'cheaper' ? compared.by_e4 : ZERO
        expect(subtractMoney(addMoney(quoted, dearer), cheaper)).toBe(charged)
        expect(compared.is === 'same' || dearer + cheaper > 0).toBe(true)
      }),
    )
  })
})
