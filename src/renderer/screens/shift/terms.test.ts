import { describe, expect, it } from 'vitest'
import { Drawer } from '../../../contract/shifts.ts'
import { expectedCash } from '../../../domain/cash/drawer.ts'
import { taka } from '../../../domain/money.ts'
import { termsOf } from './terms.ts'

describe('the column of a drawer', () => {
  it('has every term once, and its signs add up to what should be there', () => {
    const names = Object.keys(Drawer.shape)
    // Each in its own place of a number, so that none can stand in for another.
    const drawer = Drawer.parse(
      Object.fromEntries(names.map((name, nth) => [name, taka(10 ** nth)])),
    )
    const terms = termsOf(drawer)
    expect(terms.map(({ name }) => name).toSorted()).toEqual(names.toSorted())
    const sum = terms.reduce((all, { sign, amount_e4 }) => {
      return sign === '−' ? all - amount_e4 : all + amount_e4
    }, 0)
    expect(sum).toBe(expectedCash(drawer))
  })
})
