import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { ShiftId } from '../../../contract/shifts.ts'
import { countedTotal } from '../../../domain/cash/notes.ts'
import { taka } from '../../../domain/money.ts'
import {
  beginClosing,
  closingCount,
  countedSoFar,
  countOf,
  forgetOpening,
  openingCount,
  piecesOf,
  withPile,
} from './counting.ts'

describe('the piles of a drawer', () => {
  it('are typed in either script, and what is left empty was not there', () => {
    expect(countOf({ '1000': '3', '50': '১২', '1': '' })).toEqual({ '1000': 3, '50': 12 })
    expect(countOf({})).toEqual({})
  })

  it.each(['-1', '2.5', 'x', '100000', '1 2'])('are no %s', (typed) => {
    expect(piecesOf({ '20': typed }, '20')).toBeNull()
    expect(countOf({ '20': typed })).toBeNull()
  })

  it('come to a sum also while one of them is not a number yet', () => {
    expect(countedTotal(countedSoFar({ '500': '2', '20': 'x' }))).toBe(taka(1_000))
  })
})

describe('a count', () => {
  it('is another one with another pile: what was said of the one before holds no more', () => {
    const told = { ...openingCount.get(), differs_e4: taka(10), whose: 'owner' } as const
    expect(withPile(told, '10', '4')).toMatchObject({ differs_e4: null, whose: null })
  })

  it('of one shift is not laid beside another', () => {
    const [one, other] = [ShiftId.parse(v7()), ShiftId.parse(v7())]
    beginClosing(one)
    closingCount.set((now) => now && withPile(now, '100', '7'))
    beginClosing(one)
    expect(closingCount.get()?.piles).toEqual({ '100': '7' })
    beginClosing(other)
    expect(closingCount.get()?.piles).toEqual({})
    const { id } = openingCount.get()
    forgetOpening()
    expect(openingCount.get().id).not.toBe(id)
  })
})
