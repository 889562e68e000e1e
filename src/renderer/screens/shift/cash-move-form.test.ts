import { describe, expect, it } from 'vitest'
import { taka } from '../../../domain/money.ts'
import { firstWrong, noMove, readMove } from './cash-move-form.ts'

describe('cash that goes in or out', () => {
  it('is asked for what it was, how much, and in words, in that order', () => {
    expect(firstWrong(readMove(noMove))).toBe('purpose')
    const purposed = { ...noMove, purpose: 'expense' } as const
    expect(firstWrong(readMove(purposed))).toBe('amount')
    expect(firstWrong(readMove({ ...purposed, amount: '0' }))).toBe('amount')
    expect(firstWrong(readMove({ ...purposed, amount: '৪০', words: '  ' }))).toBe('words')
  })

  it('is read in either script, without the spaces around its words', () => {
    const read = readMove({ purpose: 'bank', amount: '১২০০', words: ' to the bank ' })
    expect(firstWrong(read)).toBeNull()
    expect(read).toMatchObject({ amount: { value: taka(1_200) }, words: 'to the bank' })
  })
})
