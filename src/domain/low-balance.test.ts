import { describe, expect, it } from 'vitest'
import { isLow } from './low-balance.ts'
import { ZERO, money, taka } from './money.ts'

describe('a wallet is low', () => {
  it('at the owner’s line and below it', () => {
    expect(isLow(taka(1_000), null, taka(1_000))).toBe(true)
    expect(isLow(money(taka(1_000) + 1), null, taka(1_000))).toBe(false)
  })

  it('when less than an hour of the shop’s pace is left, whatever the line', () => {
    expect(isLow(taka(5_000), 0.99, taka(1_000))).toBe(true)
    expect(isLow(taka(5_000), 1, taka(1_000))).toBe(false)
  })

  it('when it is empty or overdrawn, also where the owner wants no line', () => {
    expect(isLow(ZERO, null, ZERO)).toBe(true)
    expect(isLow(money(-1), 30, ZERO)).toBe(true)
    expect(isLow(money(1), null, ZERO)).toBe(false)
  })
})
