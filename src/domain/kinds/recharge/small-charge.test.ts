import { describe, expect, it } from 'vitest'
import { money, taka, ZERO } from '../../money.ts'
import { smallCharge, usualSmallCharge } from './small-charge.ts'

const on = { ...usualSmallCharge, on: true }

describe('the charge on a small recharge', () => {
  it('is off until the owner wants it', () => {
    expect(usualSmallCharge.on).toBe(false)
    expect(smallCharge(taka(20), usualSmallCharge)).toBeNull()
  })

  it.each([
    [10, 1],
    [29, 1],
    [30, 0],
    [1_000, 0],
  ])('of ৳%d is ৳%d', (amount, charge) => {
    expect(smallCharge(taka(amount), on)).toBe(taka(charge))
  })

  it('is asked up to the last poisha below the line, and of nothing not at all', () => {
    expect(smallCharge(money(taka(30) - 1), on)).toBe(taka(1))
    expect(smallCharge(ZERO, on)).toBe(0)
  })
})
