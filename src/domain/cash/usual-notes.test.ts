import { describe, expect, it } from 'vitest'
import { money, taka, ZERO } from '../money.ts'
import { usualNotes } from './usual-notes.ts'

const inTaka = (price: number) => usualNotes(taka(price)).map((sum) => sum / taka(1))

describe('what is likely to be handed over', () => {
  it.each([
    [19, [20, 50, 100, 500, 1000]],
    [20, [50, 100, 500, 1000]],
    [108, [110, 150, 200, 500, 1000]],
    [500, [1000]],
    [1000, []],
    [1010, [1050, 1100, 1500, 2000]],
    [2_345, [2350, 2400, 2500, 3000]],
  ])('for ৳%d is above it, the least first', (price, sums) => {
    expect(inTaka(price)).toEqual(sums)
  })

  it('is a whole sum of notes where the price has poisha', () => {
    expect(usualNotes(money(999_999))).toEqual([taka(100), taka(500), taka(1000)])
  })

  it('is nothing where nothing is to be paid in cash', () => {
    expect(usualNotes(ZERO)).toEqual([])
  })
})
