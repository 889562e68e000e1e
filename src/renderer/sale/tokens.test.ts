import { describe, expect, it } from 'vitest'
import { deliveryStates } from '../../domain/sale.ts'
import { awaitsToken, hasTokens, tokenGroups } from './tokens.ts'

const meter = { kind: 'bill', operator: 'DSP' } as const
const statesWhere = (is: typeof hasTokens, sold: Parameters<typeof hasTokens>[0]) =>
  deliveryStates.filter((state) => is({ ...sold, state }))

describe('the token of a prepaid meter', () => {
  it('is awaited while its sale may still arrive, and there once it has', () => {
    const sold = { ...meter, state: 'created' } as const
    expect(statesWhere(awaitsToken, sold)).toEqual([
      'created',
      'on-wire',
      'accepted',
      'in-doubt',
      'needs-review',
    ])
    expect(statesWhere(hasTokens, sold)).toEqual(['succeeded', 'late-success'])
  })

  it('is neither of what brings none', () => {
    const others = [
      { kind: 'bill', operator: 'DSD' },
      { kind: 'recharge', operator: 'GP' },
    ] as const
    for (const other of others) {
      const sold = { ...other, state: 'created' } as const
      expect(statesWhere(awaitsToken, sold)).toEqual([])
      expect(statesWhere(hasTokens, sold)).toEqual([])
    }
  })

  it('is keyed in five groups of four', () => {
    expect(tokenGroups('1234-5678-9012-3456-7890')).toEqual([
      '1234',
      '5678',
      '9012',
      '3456',
      '7890',
    ])
  })
})
