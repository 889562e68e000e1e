import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatTaka, money, taka } from '../money.ts'
import { readAmount, readNumber, readReference, sameNumber } from './cells.ts'

describe('an amount in a table', () => {
  it.each([
    ['50', taka(50), null],
    ['৫০', taka(50), null],
    [' ৳ 1,23,456.50 ', money(1_234_565_000), null],
    ['123,456.50', money(1_234_565_000), null],
    ['BDT 97.2500', money(972_500), null],
    ['500/-', taka(500), null],
    ['৫০০ টাকা', taka(500), null],
    ['500 Tk.', taka(500), null],
    ['-50.00', taka(50), '-'],
    ['−50', taka(50), '-'],
    ['+5000', taka(5_000), '+'],
    ['-৳50', taka(50), '-'],
    ['="50"', taka(50), null],
    ['97.25000000', money(972_500), null],
    ['1 23 456.50', money(1_234_565_000), null],
    ['12\u00A0345', taka(12_345), null],
  ] as const)('%s is read', (text, amount_e4, sign) => {
    expect(readAmount(text)).toEqual({ ok: true, value: { amount_e4, sign } })
  })

  it('is read to the ten-thousandth as the counter writes it, by lakh, in both digits', () => {
    const amounts = fc.integer({ min: 1, max: 10 ** 15 })
    fc.assert(
      fc.property(
        amounts,
        fc.constantFrom('latin', 'bangla'),
        fc.boolean(),
        (size, digits, isLess) => {
          const amount_e4 = money(size)
          const written = formatTaka(money(isLess ? -size : size), { digits, kind: 'exact' })
          const sign = isLess ? '-' : null
          expect(readAmount(written)).toEqual({ ok: true, value: { amount_e4, sign } })
        },
      ),
    )
  })

  it.each(['', '  ', '0', '0.00', '-', '৳0'])('%j is none', (text) => {
    expect(readAmount(text)).toEqual({ ok: true, value: null })
  })

  it.each([
    ['1.2E+03', 'rounded'],
    ['1e3', 'rounded'],
    ['50,5', 'amount'],
    ['1,2345', 'amount'],
    ['fifty', 'amount'],
    ['=50+1', 'amount'],
    ['5.00001', 'amount'],
    ['1.2.3', 'amount'],
    ['(50)', 'amount'],
    ['9999999999999', 'amount'],
    ['999999999999', 'amount'],
    ['٥٠', 'amount'],
    ['#VALUE!', 'not-reckoned'],
    // Two figures in one cell are not one figure.
    ['50 20', 'amount'],
    ['50\n48.63', 'amount'],
    ['100\n972', 'amount'],
  ] as const)('%s is refused: %s', (text, problem) => {
    expect(readAmount(text)).toEqual({ ok: false, problem })
  })
})

describe('a number in a table', () => {
  it.each([
    ['01712345678', '01712345678'],
    ['০১৭১২-৩৪৫৬৭৮', '01712345678'],
    ['+880 1712 345678', '01712345678'],
    ['8801712345678', '01712345678'],
    ['="01712345678"', '01712345678'],
    ["'01712345678", '01712345678'],
    ['017****5678', '017****5678'],
    ['88017xxxx5678', '017****5678'],
    ['017••••5678', '017****5678'],
    ['017123456781', '017123456781'],
    ['99-0012-3456', '9900123456'],
  ])('%s is %s', (text, number) => {
    expect(readNumber(text)).toEqual({ ok: true, value: number })
  })

  it.each(['', ' ', '-'])('%j is none', (text) => {
    expect(readNumber(text)).toEqual({ ok: true, value: null })
  })

  it.each([
    // What a spreadsheet makes of a phone number is never guessed back (row 89).
    ['1.71235E+09', 'rounded'],
    ['1,71235E+09', 'rounded'],
    ['1.71E9', 'rounded'],
    ['1712345678', 'lost-zero'],
    ['১৭১২৩৪৫৬৭৮', 'lost-zero'],
    ['O1712345678', 'number'],
    ['1234', 'number'],
    ['1****5678', 'number'],
    ['017****78', 'number'],
    ['1'.repeat(31), 'number'],
    ['=SUM(A1:A9)', 'number'],
    // A column of figures with a gap in it is written so by many programs.
    ['#N/A', 'not-reckoned'],
    ['1712345678.0', 'figure'],
    ['8801712345678.0', 'figure'],
    ['01712345678.00', 'figure'],
    ['9900123456.0', 'figure'],
    ['01712345678 01812345678', 'number'],
    ['01712345678\n01812345678', 'number'],
  ])('%s is refused: %s', (text, problem) => {
    expect(readNumber(text)).toEqual({ ok: false, problem })
  })

  it('with its middle hidden may be of any that shows the same ends', () => {
    expect(sameNumber('017****5678', '01712345678')).toBe(true)
    expect(sameNumber('017****5678', '01812345678')).toBe(false)
    expect(sameNumber('017****5678', '01712345679')).toBe(false)
    expect(sameNumber('0171234*5678', '01712345678')).toBe(false)
    expect(sameNumber('01712345678', '01712345678')).toBe(true)
  })
})

describe('a reference in a table', () => {
  it.each([
    ['TRX202604281234001', 'TRX202604281234001'],
    ['="162670202502102229266"', '162670202502102229266'],
    [" '162670 ", '162670'],
    ['=HYPERLINK("http://evil")', '=HYPERLINK("http://evil")'],
    ['', null],
    ['N/A', null],
    ['-', null],
    ['null', null],
  ])('%s is %s', (text, reference) => {
    expect(readReference(text)).toEqual({ ok: true, value: reference })
  })

  it.each([
    ['1.6267E+20', 'rounded'],
    ['1.6267020250210223E20', 'rounded'],
    ['#REF!', 'not-reckoned'],
    ['#FORMULA', 'not-reckoned'],
    // A spreadsheet keeps fifteen digits, whatever it shows.
    ['162670202502102000000', 'rounded'],
    ['T'.repeat(65), 'too-long'],
  ])('%s is refused: %s', (text, problem) => {
    expect(readReference(text)).toEqual({ ok: false, problem })
  })
})
