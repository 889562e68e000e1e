import { describe, expect, it } from 'vitest'
import { groupNumber, maskNumber } from './written-number.ts'

describe('a number of whatever it is', () => {
  it.each([
    ['a line', '01712345678', '01712-345 678', '০১৭১২-৩৪৫ ৬৭৮'],
    ['a wallet of twelve digits', '017123456789', '01712-345 678-9', '০১৭১২-৩৪৫ ৬৭৮-৯'],
    ['a meter', '1234567890', '1234 5678 90', '১২৩৪ ৫৬৭৮ ৯০'],
    ['nothing we know', 'A-12', 'A-12', 'A-১২'],
  ])('is read back in its groups: %s', (_, number, latin, bangla) => {
    expect(groupNumber(number)).toBe(latin)
    expect(groupNumber(number, 'bangla')).toBe(bangla)
  })

  it.each([
    ['a line', '01712345678', '017••••5678', '০১৭••••৫৬৭৮'],
    ['a wallet of twelve digits', '017123456789', '017•••••6789', '০১৭•••••৬৭৮৯'],
    ['a meter', '1234567890', '••••7890', '••••৭৮৯০'],
    ['nothing we know', 'A-12', '••••', '••••'],
  ])('is shown to others in part alone: %s', (_, number, latin, bangla) => {
    expect(maskNumber(number)).toBe(latin)
    expect(maskNumber(number, 'bangla')).toBe(bangla)
  })
})
