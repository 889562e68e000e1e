import { describe, expect, it } from 'vitest'
import { money, taka } from '../money.ts'
import { limitSays } from './credit-limit.ts'

const of = (owes: number, amount: number, isFirm = false) =>
  limitSays({
    owes_e4: taka(owes),
    limit_e4: taka(500),
    isFirm,
    amount_e4: taka(amount),
  })

describe('a limit of ৳500', () => {
  it.each([
    [0, 500, 'within', 500],
    [300, 200, 'within', 200],
    [300, 201, 'warns', 200],
    [500, 1, 'warns', 0],
    [700, 1, 'warns', 0],
    // Paid ahead: that much more is free.
    [-100, 600, 'within', 600],
    [-100, 601, 'warns', 600],
  ])('for who owes ৳%d and wants ৳%d more: %s', (owes, amount, says, free) => {
    expect(of(owes, amount)).toEqual({ says, free_e4: taka(free) })
  })

  it('is above and not to be passed where it is firm, by a poisha too', () => {
    expect(of(300, 201, true).says).toBe('above')
    const owes_e4 = taka(500)
    const wanted = { owes_e4, limit_e4: taka(500), isFirm: true, amount_e4: money(100) }
    expect(limitSays(wanted)).toEqual({ says: 'above', free_e4: 0 })
  })
})
