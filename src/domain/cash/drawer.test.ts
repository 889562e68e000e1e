import { describe, expect, it } from 'vitest'
import { type Money, money, taka, ZERO } from '../money.ts'
import { countProblem, type DrawerTerms, expectedCash } from './drawer.ts'

const empty: DrawerTerms = {
  opening_e4: ZERO,
  given_e4: ZERO,
  change_e4: ZERO,
  refunds_e4: ZERO,
  paidIn_e4: ZERO,
  paidOut_e4: ZERO,
  balanceBought_e4: ZERO,
  duesCollected_e4: ZERO,
}

describe('the cash that must lie in a drawer', () => {
  it.each([
    ['opening_e4', 1],
    ['given_e4', 1],
    ['change_e4', -1],
    ['refunds_e4', -1],
    ['paidIn_e4', 1],
    ['paidOut_e4', -1],
    ['balanceBought_e4', -1],
    ['duesCollected_e4', 1],
  ] as const)('has its %s counted once, and to the right side', (term, sign) => {
    expect(expectedCash({ ...empty, [term]: taka(7) })).toBe(sign * taka(7))
    const beside = { ...empty, opening_e4: taka(100), [term]: taka(7) }
    const without = term === 'opening_e4' ? 0 : taka(100)
    expect(expectedCash(beside)).toBe(without + sign * taka(7))
  })

  it('is all of them together', () => {
    const day: DrawerTerms = {
      opening_e4: taka(500),
      given_e4: taka(1_000),
      change_e4: taka(130),
      refunds_e4: taka(50),
      paidIn_e4: taka(200),
      paidOut_e4: taka(75),
      balanceBought_e4: taka(300),
      duesCollected_e4: taka(40),
    }
    expect(expectedCash(day)).toBe(taka(1_185))
  })
})

describe('a count that is handed in', () => {
  const counted = (difference: Money, said: { reason?: string; signedBy?: string } = {}) =>
    countProblem({
      expected_e4: taka(1_000),
      counted_e4: money(taka(1_000) + difference),
      reason: said.reason ?? '',
      signedBy: said.signedBy ?? null,
      signAbove_e4: taka(50),
    })

  it('needs nothing where it fits', () => {
    expect(counted(ZERO)).toBeNull()
  })

  it.each([5_600, -4_400, 9_999])('needs nothing where no coin could make it fit: %d', (poisha) => {
    expect(counted(money(poisha))).toBeNull()
  })

  it.each([taka(1), taka(-1), taka(50), taka(-50)])(
    'needs a reason where it is out by %d',
    (difference) => {
      expect(counted(money(difference))).toBe('reason-missing')
      expect(counted(money(difference), { reason: 'a torn note' })).toBeNull()
    },
  )

  it.each([taka(50) + 1, taka(-50) - 1])('needs a manager where it is out by %d', (difference) => {
    const reason = 'nobody knows'
    expect(counted(money(difference), { reason })).toBe('signature-missing')
    expect(counted(money(difference), { signedBy: 'Karim' })).toBe('reason-missing')
    expect(counted(money(difference), { reason, signedBy: 'Karim' })).toBeNull()
  })
})
