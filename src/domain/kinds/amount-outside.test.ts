import { describe, expect, it } from 'vitest'
import { money, taka } from '../money.ts'
import { outsideOf } from './amount.ts'

const TODAY = '2026-04-28'
const transfer = (amount_e4: number, businessDate = TODAY) =>
  outsideOf('transfer', { operator: 'BK' }, { amount_e4: money(amount_e4), businessDate })

describe('an amount that no provider takes of a kind', () => {
  it('is below the least, with the figure', () => {
    const below = { field: 'amount_e4', code: 'below-minimum', limit_e4: taka(10) }
    expect(transfer(99_999)).toEqual(below)
    expect(transfer(100_000)).toBeNull()
  })

  it('is above the most, with the figure', () => {
    const above = { field: 'amount_e4', code: 'above-maximum', limit_e4: taka(50_000) }
    expect(transfer(500_000_001)).toEqual(above)
    expect(transfer(500_000_000)).toBeNull()
  })

  it('is none where no limit is known', () => {
    expect(transfer(1, '2023-12-31')).toBeNull()
    const pack = { amount_e4: money(1), businessDate: TODAY }
    expect(outsideOf('package', { operator: 'GP' }, pack)).toBeNull()
  })
})
