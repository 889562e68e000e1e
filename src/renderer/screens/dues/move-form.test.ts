import { describe, expect, it } from 'vitest'
import { money, taka } from '../../../domain/money.ts'
import { allOf, mostOf, owesAfter, readMove, written, wrongIn } from './move-form.ts'

const typed = (amount: string, words = '', signedBy = 'Karim') =>
  readMove({ amount, words, signedBy })

describe('the form of a payment', () => {
  it('takes a part of what is owed, all of it and more than it', () => {
    for (const amount of ['1', '৫০০', '2000.50']) {
      expect(wrongIn('paid', typed(amount), taka(500))).toBeNull()
    }
    expect(mostOf('paid', taka(500))).toBeNull()
  })

  it.each(['', '0', '-5', '5,000', '1.255', 'five', '100000001'])('does not take %j', (amount) => {
    expect(wrongIn('paid', typed(amount), taka(500))).toBe('amount')
  })

  it('pays back what was paid ahead, and no more', () => {
    expect(wrongIn('paid-out', typed('30'), taka(-30))).toBeNull()
    expect(wrongIn('paid-out', typed('31'), taka(-30))).toBe('too-much')
    expect(wrongIn('paid-out', typed('1'), taka(30))).toBe('too-much')
  })

  it('lets off what is owed, with a word why and the name of a manager', () => {
    expect(wrongIn('forgiven', typed('30', 'moved away'), taka(30))).toBeNull()
    expect(wrongIn('forgiven', typed('30', '  '), taka(30))).toBe('words')
    expect(wrongIn('forgiven', typed('30', 'moved away', ' '), taka(30))).toBe('signedBy')
    expect(wrongIn('paid', typed('30', '', ''), taka(30))).toBeNull()
    expect(wrongIn('forgiven', typed('31', 'moved away'), taka(30))).toBe('too-much')
    expect(wrongIn('forgiven', typed('1', 'moved away'), taka(-30))).toBe('too-much')
  })

  it('is filled by one key with all there is', () => {
    expect(written(allOf('paid', taka(500)))).toBe('500')
    expect(written(allOf('paid', money(5_005_000)))).toBe('500.50')
    expect(written(allOf('paid', taka(-30)))).toBe('')
    expect(written(allOf('paid-out', taka(-30)))).toBe('30')
    expect(written(allOf('forgiven', taka(30)))).toBe('30')
    // A part of a poisha cannot be handed over.
    expect(written(money(486_251))).toBe('')
  })

  it('says what is owed afterwards', () => {
    expect(owesAfter('paid', taka(500), taka(200))).toBe(taka(300))
    expect(owesAfter('paid', taka(100), taka(200))).toBe(taka(-100))
    expect(owesAfter('paid-out', taka(-30), taka(30))).toBe(0)
    expect(owesAfter('forgiven', taka(30), taka(30))).toBe(0)
  })
})
