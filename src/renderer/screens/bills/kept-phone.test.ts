import { describe, expect, it } from 'vitest'
import { MobileNumber } from '../../../domain/mobile-number.ts'
import { phoneInTheWay, phoneToKeep } from './kept-phone.ts'

const KARIMS = MobileNumber.parse('01712345678')
const SONS = MobileNumber.parse('01812345678')

describe('the phone an account is saved with', () => {
  it.each([
    ['that is typed, where it is not saved yet', { saved: null, typed: KARIMS }, KARIMS],
    ['that is typed, where it had none', { saved: { phone: null }, typed: KARIMS }, KARIMS],
    ['it had, where none is typed', { saved: { phone: KARIMS }, typed: null }, KARIMS],
    ['it had, where the same is typed', { saved: { phone: KARIMS }, typed: KARIMS }, KARIMS],
    ['of nobody, where none is known', { saved: { phone: null }, typed: null }, null],
  ] as const)('is the one %s', (_, phones, kept) => {
    expect(phoneInTheWay(phones)).toBeNull()
    for (const isReplaced of [true, false]) expect(phoneToKeep(phones, isReplaced)).toBe(kept)
  })

  it('is another one only where the cashier says so', () => {
    const phones = { saved: { phone: KARIMS }, typed: SONS }
    expect(phoneInTheWay(phones)).toBe(KARIMS)
    expect(phoneToKeep(phones, false)).toBe(KARIMS)
    expect(phoneToKeep(phones, true)).toBe(SONS)
  })
})
