import { describe, expect, it } from 'vitest'
import { money, taka } from '../domain/money.ts'
import { practiceTopUps } from './practice-top-ups.ts'

/** What the sandbox adds to autoflexi's wallet for ৳500 booked, in taka. */
function added(slip: string, unexplained: number | null): number {
  let sum_e4 = 0
  const oracle = {
    topUp: (_provider: string, _wallet: string, amount_e4: number) => void (sum_e4 += amount_e4),
  }
  const words = { id: '', provider: 'autoflexi', wallet: 'main', paidFrom: 'owner' } as const
  const gap_e4 = unexplained === null ? null : money(unexplained * taka(1))
  practiceTopUps(oracle)({ ...words, slip, amount_e4: taka(500) }, gap_e4)
  return sum_e4 / taka(1)
}

describe('balance that is bought in practice', () => {
  it.each([
    ['comes in at the provider', 'BK-1', 0, 500],
    ['comes in where the two cannot be compared just now', 'BK-1', null, 500],
    ['comes in where something is missing already', 'BK-1', -80, 500],
    ['comes in once: what is there already is not added', 'BK-1', 500, 0],
    ['comes in as far as it is not there already', 'BK-1', 200, 300],
    ['never comes in with a slip that ends in 0000, to practise a difference', 'BK-0000', 0, 0],
    ['never comes in with such a slip in Bangla digits', 'BK-০০০০', 0, 0],
  ] as const)('%s', (_, slip, unexplained, shown) => {
    expect(added(slip, unexplained)).toBe(shown)
  })
})
