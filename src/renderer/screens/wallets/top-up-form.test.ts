import { describe, expect, it } from 'vitest'
import { money, taka } from '../../../domain/money.ts'
import { type TopUpDraft, draftFor, firstWrong, readTopUp } from './top-up-form.ts'

const whole: TopUpDraft = { amount: '500', slip: 'BK-1207', paidFrom: 'owner' }
const wrongIn = (changes: Partial<TopUpDraft>) => firstWrong(readTopUp({ ...whole, ...changes }))

describe('the form of a top-up', () => {
  it('can be read back once amount, slip and whose money it was are said', () => {
    expect(wrongIn({})).toBeNull()
    expect(wrongIn({ amount: '' })).toBe('amount')
    expect(wrongIn({ slip: '   ' })).toBe('slip')
    expect(wrongIn({ paidFrom: null })).toBe('paidFrom')
  })

  it.each([
    ['৫০০', taka(500)],
    ['৳ 500', taka(500)],
    ['১২৫০.৫০', 12_505_000],
  ])('takes %s', (amount, amount_e4) => {
    expect(readTopUp({ ...whole, amount }).amount).toEqual({ ok: true, value: amount_e4 })
  })

  it.each(['0', '-500', '5,000', '1.255', 'five', '100000001'])('does not take %s', (amount) => {
    expect(wrongIn({ amount })).toBe('amount')
  })

  it('has no end of the slip’s blanks, which would make two slips of one', () => {
    expect(readTopUp({ ...whole, slip: ' BK-1207 ' }).slip).toBe('BK-1207')
  })

  it('begins with what came in, where that can be bought balance', () => {
    expect(draftFor({ came_e4: taka(12_500) }).amount).toBe('12500')
    expect(draftFor({ came_e4: money(5_005_000) }).amount).toBe('500.50')
    expect(draftFor({ came_e4: money(486_250) }).amount).toBe('')
    expect(draftFor({ came_e4: taka(-500) }).amount).toBe('')
    expect(draftFor({})).toEqual({ amount: '', slip: '', paidFrom: null })
    expect(draftFor({ paidFrom: 'cash' })).toEqual({ amount: '', slip: '', paidFrom: 'cash' })
  })
})
