import { describe, expect, it } from 'vitest'
import { money, taka } from '../money.ts'
import { readAmount, readServiceCharge } from './amount.ts'

const tooMuch = 2 ** 51 + 1

describe('an amount as a form sends it', () => {
  it.each([1, 10_000, 2 ** 51])('is taken as it is: %d', (amount_e4) => {
    expect(readAmount(amount_e4)).toEqual({ ok: true, value: amount_e4 })
  })

  it.each([
    [0, 'zero'],
    [-1, 'sign'],
    [-(2 ** 51), 'sign'],
    [0.5, 'characters'],
    [tooMuch, 'characters'],
    [Number.NaN, 'characters'],
    [Number.POSITIVE_INFINITY, 'characters'],
  ])('is none: %d, %s', (amount_e4, code) => {
    const problem = { field: 'amount_e4', code, limit_e4: null }
    expect(readAmount(amount_e4)).toEqual({ ok: false, problem })
  })
})

describe('the shop’s own charge on top of ৳100', () => {
  const amount = taka(100)
  const field = 'serviceCharge_e4'

  it.each([
    [undefined, 0],
    [0, 0],
    [1, 1],
    [taka(100), taka(100)],
  ])('may be %d', (charge_e4, value) => {
    expect(readServiceCharge(charge_e4, amount)).toEqual({ ok: true, value })
  })

  it.each([
    [-1, 'sign', null],
    [money(taka(100) + 1), 'above-maximum', taka(100)],
    [0.5, 'characters', null],
    [Number.NaN, 'characters', null],
    [tooMuch, 'characters', null],
  ])('is a slip of the hand at %d: %s', (charge_e4, code, limit_e4) => {
    const problem = { field, code, limit_e4 }
    expect(readServiceCharge(charge_e4, amount)).toEqual({ ok: false, problem })
  })
})
