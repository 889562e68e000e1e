import { describe, expect, it } from 'vitest'
import { taka } from '../../money.ts'
import { readWanted } from '../kinds.ts'
import { now } from '../testing/now.ts'

const wanted = {
  kind: 'transfer',
  operator: 'BK',
  number: '+8801812345678',
  walletType: 'personal',
  amount_e4: 5_000_000,
} as const

describe('a transfer that is wanted', () => {
  it.each(['personal', 'agent'] as const)('goes to a wallet that is %s', (walletType) => {
    expect(readWanted({ ...wanted, walletType }, now)).toEqual({
      ok: true,
      value: {
        terms: { kind: 'transfer', operator: 'BK', number: '01812345678', walletType },
        amount_e4: taka(500),
      },
    })
  })

  it('may go to twelve digits at Rocket and nowhere else', () => {
    const twelve = { ...wanted, number: '018123456789' }
    expect(readWanted({ ...twelve, operator: 'RK' }, now)).toMatchObject({
      value: { terms: { operator: 'RK', number: '018123456789' } },
    })
    const problem = { field: 'number', code: 'twelve-digits', limit_e4: null }
    expect(readWanted(twelve, now)).toEqual({ ok: false, problem })
  })

  it.each([10, 50_000])('may be of ৳%d', (whole) => {
    const read = readWanted({ ...wanted, amount_e4: taka(whole) }, now)
    expect(read).toMatchObject({ ok: true, value: { amount_e4: taka(whole) } })
  })

  it.each([
    [0, 'zero', null],
    [-10_000, 'sign', null],
    [99_999, 'below-minimum', taka(10)],
    [500_000_001, 'above-maximum', taka(50_000)],
    [100_001, 'whole-taka', null],
    [5_005_000, 'whole-taka', null],
  ])('is refused at %d: %s', (amount_e4, code, limit_e4) => {
    const problem = { field: 'amount_e4', code, limit_e4 }
    expect(readWanted({ ...wanted, amount_e4 }, now)).toEqual({ ok: false, problem })
  })
})
