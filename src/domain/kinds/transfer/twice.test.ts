import { describe, expect, it } from 'vitest'
import { money, taka } from '../../money.ts'
import { mustTypeTwice, TYPED_ONCE_UP_TO_e4, typedTwice } from './twice.ts'

describe('a number that much money goes to', () => {
  it('is typed twice above ৳5,000, unless the owner says otherwise', () => {
    expect(TYPED_ONCE_UP_TO_e4).toBe(taka(5_000))
    expect(mustTypeTwice(taka(5_000))).toBe(false)
    expect(mustTypeTwice(money(50_000_001))).toBe(true)
    expect(mustTypeTwice(taka(1_000), taka(1_000))).toBe(false)
    expect(mustTypeTwice(taka(1_001), taka(1_000))).toBe(true)
    expect(mustTypeTwice(taka(1), taka(0))).toBe(true)
  })

  it('is the same both times, however it is written', () => {
    expect(typedTwice('BK', '01712345678', '০১৭১২-৩৪৫ ৬৭৮')).toEqual({
      ok: true,
      value: '01712345678',
    })
    expect(typedTwice('RK', '017123456789', '+88 01712 345678 9')).toEqual({
      ok: true,
      value: '017123456789',
    })
  })

  it.each([
    ['BK', '01712345678', '01712345679'],
    ['NG', '01712345678', '01712345687'],
    ['RK', '017123456789', '017123456788'],
    ['RK', '017123456789', '01712345678'],
    ['RK', '01712345678', '017123456789'],
  ] as const)('is found to differ at %s: %s, %s', (brand, first, second) => {
    expect(typedTwice(brand, first, second)).toEqual({ ok: false, problem: 'differs' })
  })

  it('is told what is wrong with it, the first text before the second', () => {
    expect(typedTwice('BK', '', 'x')).toEqual({ ok: false, problem: 'empty' })
    expect(typedTwice('BK', '01712345678', 'x')).toEqual({ ok: false, problem: 'letters' })
    expect(typedTwice('BK', '017123456789', '017123456789')).toEqual({
      ok: false,
      problem: 'twelve-digits',
    })
  })
})
