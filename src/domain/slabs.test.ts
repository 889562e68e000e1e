import { describe, expect, it } from 'vitest'
import { money, taka, ZERO } from './money.ts'
import { type Slab, slabFor, slabSlip } from './slabs.ts'

const slab = (from: number, to: number | null): Slab => ({
  from_e4: taka(from),
  to_e4: to === null ? null : taka(to),
})

describe('an amount in a table', () => {
  const table = [slab(10, 99), slab(100, null)]

  it.each([
    [100_000, 0],
    [999_999, 0],
    [1_000_000, 1],
    [50_000_000, 1],
  ])('of %i ten-thousandths is in row %i', (amount_e4, nth) => {
    expect(slabFor(money(amount_e4), table)).toBe(table[nth])
  })

  it('below its first row, or above its end, is in none', () => {
    expect(slabFor(money(99_999), table)).toBeNull()
    expect(slabFor(ZERO, table)).toBeNull()
    expect(slabFor(taka(100), table.slice(0, 1))).toBeNull()
  })
})

describe('where a row begins and ends', () => {
  it.each([
    ['below a taka', slab(0, 5), undefined, 'bounds'],
    ['at half a taka', { from_e4: money(15_000), to_e4: null }, undefined, 'bounds'],
    ['to half a taka', { from_e4: taka(1), to_e4: money(25_000) }, undefined, 'bounds'],
    ['the wrong way round', slab(9, 8), undefined, 'bounds'],
    ['before the row above it', slab(5, null), slab(10, 20), 'order'],
    ['where the row above it does', slab(10, null), slab(10, 20), 'order'],
    ['inside of the row above it', slab(15, null), slab(10, 20), 'overlap'],
    ['after a row without an end', slab(15, null), slab(10, null), 'overlap'],
    ['a taka too late', slab(22, null), slab(10, 20), 'gap'],
    ['just after the row above it', slab(21, 21), slab(10, 20), null],
    ['from one taka on', slab(1, null), undefined, null],
  ] as const)('%s', (_what, row, above, slip) => {
    expect(slabSlip(row, above)).toBe(slip)
  })
})
