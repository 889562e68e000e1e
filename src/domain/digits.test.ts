import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inDigits, toBanglaDigits, toLatinDigits } from './digits.ts'

describe('digits in two scripts', () => {
  it('reads every Bangla digit', () => {
    expect(toLatinDigits('০১২৩৪৫৬৭৮৯')).toBe('0123456789')
  })

  it('writes every Bangla digit', () => {
    expect(toBanglaDigits('0123456789')).toBe('০১২৩৪৫৬৭৮৯')
  })

  it('leaves everything else alone', () => {
    expect(toLatinDigits('৳ ৫০ পাঠান, ٥')).toBe('৳ 50 পাঠান, ٥')
    expect(toBanglaDigits('৳12,34,567.50 GP')).toBe('৳১২,৩৪,৫৬৭.৫০ GP')
  })

  it('comes back from Bangla to the same figure', () => {
    fc.assert(
      fc.property(fc.nat(), (figure) => {
        expect(Number(toLatinDigits(toBanglaDigits(String(figure))))).toBe(figure)
      }),
    )
  })

  it('shows the digits the shop chose', () => {
    expect(inDigits('108', 'latin')).toBe('108')
    expect(inDigits('108', 'bangla')).toBe('১০৮')
  })
})
