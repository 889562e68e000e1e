import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { takaInWords } from './amount-words.ts'
import { money, taka } from './money.ts'

describe('an amount in words', () => {
  it.each([
    [1, 'এক টাকা মাত্র', 'one taka only'],
    [10, 'দশ টাকা মাত্র', 'ten taka only'],
    [19, 'উনিশ টাকা মাত্র', 'nineteen taka only'],
    [20, 'বিশ টাকা মাত্র', 'twenty taka only'],
    [49, 'ঊনপঞ্চাশ টাকা মাত্র', 'forty-nine taka only'],
    [50, 'পঞ্চাশ টাকা মাত্র', 'fifty taka only'],
    [99, 'নিরানব্বই টাকা মাত্র', 'ninety-nine taka only'],
    [100, 'একশত টাকা মাত্র', 'one hundred taka only'],
    [108, 'একশত আট টাকা মাত্র', 'one hundred eight taka only'],
    [199, 'একশত নিরানব্বই টাকা মাত্র', 'one hundred ninety-nine taka only'],
    [500, 'পাঁচশত টাকা মাত্র', 'five hundred taka only'],
    [1000, 'এক হাজার টাকা মাত্র', 'one thousand taka only'],
    [25_075, 'পঁচিশ হাজার পঁচাত্তর টাকা মাত্র', 'twenty-five thousand seventy-five taka only'],
    [100_000, 'এক লক্ষ টাকা মাত্র', 'one lakh taka only'],
    [
      1_234_567,
      'বারো লক্ষ চৌত্রিশ হাজার পাঁচশত সাতষট্টি টাকা মাত্র',
      'twelve lakh thirty-four thousand five hundred sixty-seven taka only',
    ],
    [10_000_000, 'এক কোটি টাকা মাত্র', 'one crore taka only'],
    [9_990_000_001, 'নয়শত নিরানব্বই কোটি এক টাকা মাত্র', 'nine hundred ninety-nine crore one taka only'],
  ])('%i taka', (whole, bangla, english) => {
    expect(takaInWords(taka(whole), 'bn')).toBe(bangla.normalize('NFC'))
    expect(takaInWords(taka(whole), 'en')).toBe(english)
  })

  it('says the poisha after the taka', () => {
    expect(takaInWords(money(1_085_000), 'bn')).toBe('একশত আট টাকা পঞ্চাশ পয়সা মাত্র'.normalize('NFC'))
    expect(takaInWords(money(1_080_500), 'en')).toBe('one hundred eight taka five poisha only')
  })

  it('says poisha alone where there is no taka, and nothing where there is nothing', () => {
    expect(takaInWords(money(2_500), 'bn')).toBe('পঁচিশ পয়সা মাত্র'.normalize('NFC'))
    expect(takaInWords(money(0), 'bn')).toBe('শূন্য টাকা মাত্র'.normalize('NFC'))
    expect(takaInWords(money(0), 'en')).toBe('zero taka only')
  })

  it('rounds like the figure beside it', () => {
    expect(takaInWords(money(5_225), 'en')).toBe('fifty-two poisha only')
    expect(takaInWords(money(9_999_950), 'en')).toBe('one thousand taka only')
  })

  it('has a word of its own for each of the hundred numbers', () => {
    const words = (language: 'bn' | 'en') =>
      new Set(Array.from({ length: 100 }, (_, number) => takaInWords(taka(number), language)))
    expect(words('bn').size).toBe(100)
    expect(words('en').size).toBe(100)
  })

  it('has words for every amount there is, each amount its own', () => {
    const poisha = fc
      .integer({ min: 0, max: Math.floor(2 ** 51 / 100) })
      .map((count) => money(count * 100))
    fc.assert(
      fc.property(
        poisha,
        poisha,
        fc.constantFrom('bn' as const, 'en' as const),
        (one, other, language) => {
          const words = takaInWords(one, language)
          expect(words).not.toMatch(/undefined|[0-9]| {2}/u)
          expect(words === takaInWords(other, language)).toBe(one === other)
        },
      ),
    )
  })

  it('has none for less than nothing', () => {
    expect(() => takaInWords(taka(-1), 'bn')).toThrow(RangeError)
  })
})
