import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toBanglaDigits } from '../../digits.ts'
import { billerCodes } from '../../operator.ts'
import { billerByCode } from './billers.ts'
import {
  BillNumber,
  type BillNumberProblem,
  billNumberProblems,
  groupBillNumber,
  parseBillNumber,
} from './bill-number.ts'

describe('a bill number however it is written', () => {
  it.each([
    ['as it stands on the bill', '1234567890'],
    ['in Bangla digits', '১২৩৪৫৬৭৮৯০'],
    ['in both scripts at once', '১২৩৪৫67890'],
    ['with spaces around it', '  1234567890\n'],
    ['in groups', '1234 5678 90'],
    ['with dashes', '1234-5678-90'],
    ['with dashes from a word processor', '1234–5678—90'],
    ['with a minus sign', '1234−567890'],
    ['with no-break and zero-width spaces', '1234\u00A05678\u200B90'],
  ])('%s', (_way, text) => {
    expect(parseBillNumber('DSD', text)).toEqual({ ok: true, value: '1234567890' })
  })

  it('keeps the zeros in front: they are part of it', () => {
    expect(parseBillNumber('PBD', '0001234567')).toEqual({ ok: true, value: '0001234567' })
    expect(parseBillNumber('PBD', '০০০০০')).toEqual({ ok: true, value: '00000' })
  })

  it('is the same number in whatever groups and script it is read back', () => {
    const figure = fc.stringMatching(/^[0-9]{5,20}$/u)
    fc.assert(
      fc.property(figure, fc.constantFrom(...billerCodes), (text, biller) => {
        const number = BillNumber.parse(text)
        const read = { ok: true, value: number }
        expect(parseBillNumber(biller, groupBillNumber(number))).toEqual(read)
        expect(parseBillNumber(biller, groupBillNumber(number, 'bangla'))).toEqual(read)
        expect(parseBillNumber(biller, toBanglaDigits(number))).toEqual(read)
      }),
    )
  })
})

describe('a text that is no bill number is refused with its cause', () => {
  const refused: [string, string, BillNumberProblem][] = [
    ['nothing', '', 'empty'],
    ['only spaces and dashes', ' -\u200B– ', 'empty'],
    ['a digit too few', '1234', 'too-short'],
    ['a digit too many', '123456789012345678901', 'too-long'],
    ['forty digits', '1234567890'.repeat(4), 'too-long'],
    ['more than is looked at, though only spaces', ' '.repeat(33), 'too-long'],
    ['a slash', '12345/67', 'characters'],
    ['a dot', '12345.67', 'characters'],
    ['a plus', '+1234567', 'characters'],
    ['a hash behind it', '1234567#', 'characters'],
    ['letters', 'AB12345', 'letters'],
    ['an O for a zero', '12345O7', 'letters'],
    ['Arabic-Indic digits', '١٢٣٤٥٦٧', 'foreign-digits'],
    ['a right-to-left override', '\u202E1234567', 'direction-marks'],
  ]
  it.each(refused)('%s', (_what, text, cause) => {
    for (const biller of billerCodes) {
      expect(parseBillNumber(biller, text)).toEqual({ ok: false, problem: cause })
    }
  })

  it('has a sample of every cause', () => {
    expect(new Set(refused.map(([, , cause]) => cause))).toEqual(new Set(billNumberProblems))
  })

  it.each(billerCodes)('as short and as long as %s has them it is taken', (biller) => {
    const { digits_min, digits_max } = billerByCode(biller).number
    expect(parseBillNumber(biller, '1'.repeat(digits_min)).ok).toBe(true)
    expect(parseBillNumber(biller, '1'.repeat(digits_max)).ok).toBe(true)
    expect(parseBillNumber(biller, `${'1'.repeat(digits_max)}${' '.repeat(12)}`).ok).toBe(true)
  })

  it('is looked at no further than its 32nd character', () => {
    expect(parseBillNumber('JLB', `${'1'.repeat(32)}x`)).toMatchObject({ problem: 'too-long' })
    expect(parseBillNumber('JLB', `1x${' '.repeat(99)}`)).toMatchObject({ problem: 'letters' })
  })

  it('never becomes anything but digits, and never throws', () => {
    const characters = fc.constantFrom(...'0189০১- .x/\u202E\u200B٠'.split(''))
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: characters }))
    fc.assert(
      fc.property(text, fc.constantFrom(...billerCodes), (pasted, biller) => {
        const read = parseBillNumber(biller, pasted)
        if (read.ok) expect(read.value).toMatch(/^[0-9]{5,20}$/u)
        else expect(billNumberProblems).toContain(read.problem)
      }),
    )
  })
})

describe('a bill number on the screen', () => {
  it.each([
    ['12345', '1234 5'],
    ['12345678', '1234 5678'],
    ['1234567890', '1234 5678 90'],
    ['12345678901234567890', '1234 5678 9012 3456 7890'],
  ])('is read back in groups of four: %s', (number, groups) => {
    expect(groupBillNumber(BillNumber.parse(number))).toBe(groups)
  })

  it('is read back in the digits the shop chose', () => {
    expect(groupBillNumber(BillNumber.parse('1234567890'), 'bangla')).toBe('১২৩৪ ৫৬৭৮ ৯০')
  })
})

describe('a bill number that is read back from the books', () => {
  it('has one to twenty Latin digits', () => {
    for (const text of ['', '1'.repeat(21), '১২৩', '12 34', 'x1', '1x']) {
      expect(BillNumber.safeParse(text).success).toBe(false)
    }
    expect(BillNumber.safeParse('1').success).toBe(true)
    expect(BillNumber.safeParse('1'.repeat(20)).success).toBe(true)
  })
})
