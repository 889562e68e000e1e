import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toBanglaDigits } from './digits.ts'
import {
  groupMobileNumber,
  groupTyped,
  MobileNumber,
  maskMobileNumber,
  type NumberProblem,
  numberProblems,
  parseMobileNumber,
  writtenDigits,
} from './mobile-number.ts'

const rahim = MobileNumber.parse('01712345678')

const anyNumber = fc
  .tuple(fc.integer({ min: 3, max: 9 }), fc.integer({ min: 0, max: 99_999_999 }))
  .map(([operator, rest]) => MobileNumber.parse(`01${operator}${String(rest).padStart(8, '0')}`))

describe('a number however people write it', () => {
  it.each([
    ['as it stands on a phone', '01712345678'],
    ['in Bangla digits', '০১৭১২৩৪৫৬৭৮'],
    ['in both scripts at once', '০১৭12345678'],
    ['with the country code and plus', '+8801712345678'],
    ['with the country code', '8801712345678'],
    ['dialled from abroad', '008801712345678'],
    ['with the country code in Bangla digits', '+৮৮০১৭১২৩৪৫৬৭৮'],
    ['with 88 set apart', '+88 01712-345678'],
    ['in groups', '01712-345 678'],
    ['with spaces around it', '  01712345678\n'],
    ['with tabs', '017\t1234\t5678'],
    ['with dashes from a word processor', '017–1234—5678'],
    ['with a minus sign for a dash', '01712−345678'],
    ['with a non-breaking hyphen', '01712\u2011345678'],
    ['with no-break spaces', '017\u00A01234\u00A05678'],
    ['with thin spaces', '017\u20091234\u202F5678'],
    ['with zero-width spaces', '017\u200B1234\u200B5678'],
    ['with a word joiner and a byte order mark', '\uFEFF01712\u2060345678'],
    ['with a soft hyphen', '01712\u00AD345678'],
    ['with parentheses', '(017) 1234-5678'],
    ['with dots', '017.1234.5678'],
  ])('%s', (_way, text) => {
    expect(parseMobileNumber(text)).toEqual({ ok: true, value: rahim })
  })

  it.each(['3', '4', '5', '6', '7', '8', '9'])('01%s belongs to an operator', (third) => {
    expect(parseMobileNumber(`01${third}00000000`).ok).toBe(true)
  })

  it('comes out the same whatever separators and script stand in it', () => {
    const separator = fc.constantFrom('', ' ', '-', '\u00A0', '\u200B', '.', '–')
    const code = fc.constantFrom('', '+88', '88', '0088')
    fc.assert(
      fc.property(anyNumber, code, separator, fc.boolean(), (number, before, between, bangla) => {
        const groups = [number.slice(0, 3), number.slice(3, 7), number.slice(7)]
        const text = before + groups.join(between)
        expect(parseMobileNumber(bangla ? toBanglaDigits(text) : text)).toEqual({
          ok: true,
          value: number,
        })
      }),
    )
  })

  it('comes back from its groups and from what is shown while typing', () => {
    fc.assert(
      fc.property(
        anyNumber,
        fc.constantFrom('latin' as const, 'bangla' as const),
        (number, digits) => {
          expect(parseMobileNumber(groupMobileNumber(number, digits))).toEqual({
            ok: true,
            value: number,
          })
          expect(groupTyped(number, digits)).toBe(groupMobileNumber(number, digits))
        },
      ),
    )
  })
})

describe('a text that is no number is refused with its cause', () => {
  const refused: [string, string, NumberProblem][] = [
    ['nothing', '', 'empty'],
    ['only spaces and invisible ones', ' \u00A0\u200B', 'empty'],
    ['only separators', ' - ', 'empty'],
    ['a number without its zero, which is not guessed', '1712345678', 'ten-digits'],
    ['a number without its zero in Bangla digits', '১৭১২৩৪৫৬৭৮', 'ten-digits'],
    ['a number cut short', '0171234567', 'too-short'],
    ['ten digits no number ends in', '2712345678', 'too-short'],
    ['a country code and too little', '+88017123', 'too-short'],
    ['a digit too many', '017123456789', 'too-long'],
    ['two numbers', '0171234567801812345678', 'too-long'],
    ['a prefix nobody has: 012', '01212345678', 'prefix'],
    ['a prefix nobody has: 010', '01012345678', 'prefix'],
    ['the prefix of an operator that closed: 011', '01112345678', 'prefix'],
    ['the prefix behind a country code', '+8801212345678', 'prefix'],
    ['eleven digits that do not begin with 01', '17123456789', 'prefix'],
    ['an Indian number', '+919812345678', 'country'],
    ['an Indian number dialled', '00919812345678', 'country'],
    ['a plus before a local number', '+01712345678', 'country'],
    ['two pluses', '++8801712345678', 'characters'],
    ['a plus in the middle', '017+12345678', 'characters'],
    ['a keypad slash', '01712/345678', 'characters'],
    ['an emoji', '📞01712345678', 'characters'],
    ['markup', '<01712345678>', 'characters'],
    ['O for 0 and l for 1', 'O17l2345678', 'letters'],
    ['a number with its amount', '01712-345678 100tk', 'letters'],
    ['Bangla letters', '০১৭ নম্বর', 'letters'],
    ['a lone vowel sign', '01712345678\u09BE', 'letters'],
    ['a right-to-left override', '\u202E01712345678', 'direction-marks'],
    ['a left-to-right mark', '01712345678\u200E', 'direction-marks'],
    ['an isolate', '\u206601712345678\u2069', 'direction-marks'],
    ['an Arabic letter mark', '\u061C01712345678', 'direction-marks'],
    ['Arabic-Indic digits', '٠١٧١٢٣٤٥٦٧٨', 'foreign-digits'],
    ['Persian digits', '۰۱۷۱۲۳۴۵۶۷۸', 'foreign-digits'],
    ['Hindi digits', '०१७१२३४५६७८', 'foreign-digits'],
    ['wide digits of a Chinese keyboard', '０１７１２３４５６７８', 'foreign-digits'],
    ['a circled digit', '0171234567⑧', 'foreign-digits'],
  ]
  it.each(refused)('%s', (_what, text, cause) => {
    expect(parseMobileNumber(text)).toEqual({ ok: false, problem: cause })
  })

  it('has a sample of every cause', () => {
    expect(new Set(refused.map(([, , cause]) => cause))).toEqual(new Set(numberProblems))
  })

  it('is looked at no further than its 32nd character, and then never taken for a number', () => {
    expect(parseMobileNumber('7'.repeat(1_000_000))).toEqual({ ok: false, problem: 'too-long' })
    expect(parseMobileNumber(' '.repeat(1_000_000))).toEqual({ ok: false, problem: 'too-long' })
    expect(parseMobileNumber(`01712345678${' '.repeat(30)}9`)).toEqual({
      ok: false,
      problem: 'too-long',
    })
    expect(parseMobileNumber(`x${' '.repeat(1_000_000)}`)).toEqual({
      ok: false,
      problem: 'letters',
    })
    expect(parseMobileNumber(`01712345678${' '.repeat(21)}`).ok).toBe(true)
    expect(parseMobileNumber(' '.repeat(32))).toEqual({ ok: false, problem: 'empty' })
    expect(parseMobileNumber(`${'7'.repeat(32)}x`)).toEqual({ ok: false, problem: 'too-long' })
  })

  it('never becomes a number that cannot be called, and never throws', () => {
    const characters = fc.constantFrom(...'01789০১৭+-() .x\u202E\u200B٠'.split(''))
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: characters }))
    fc.assert(
      fc.property(text, (pasted) => {
        const number = parseMobileNumber(pasted)
        if (number.ok) expect(number.value).toMatch(/^01[3-9][0-9]{8}$/u)
        else expect(numberProblems).toContain(number.problem)
      }),
    )
  })
})

describe('a number on the screen', () => {
  it('is read back in groups', () => {
    expect(groupMobileNumber(rahim)).toBe('01712-345 678')
    expect(groupMobileNumber(rahim, 'bangla')).toBe('০১৭১২-৩৪৫ ৬৭৮')
  })

  it('is masked in lists', () => {
    expect(maskMobileNumber(MobileNumber.parse('01712344821'))).toBe('017••••4821')
    expect(maskMobileNumber(rahim, 'bangla')).toBe('০১৭••••৫৬৭৮')
  })

  it('never shows more than seven digits when masked', () => {
    fc.assert(
      fc.property(anyNumber, (number) => {
        const mask = maskMobileNumber(number)
        expect(mask.match(/[0-9]/gu)).toHaveLength(7)
        expect(mask).toHaveLength(number.length)
      }),
    )
  })

  it.each([
    ['', ''],
    ['0', '0'],
    ['01712', '01712'],
    ['017123', '01712-3'],
    ['01712345', '01712-345'],
    ['017123456', '01712-345 6'],
    ['017-1234 56', '01712-345 6'],
    ['০১৭১২৩৪', '01712-34'],
    ['01712345678', '01712-345 678'],
    ['017123456789', '01712-345 6789'],
    ['+8801712345678', '01712-345 678'],
  ])('grows into its groups while it is typed: %s', (typed, shown) => {
    expect(groupTyped(typed)).toBe(shown)
  })

  it('grows in the digits the shop chose', () => {
    expect(groupTyped('017123', 'bangla')).toBe('০১৭১২-৩')
  })

  it('shows a wrong text as it stands, so that the cashier sees what is wrong', () => {
    expect(groupTyped('O17l23')).toBe('O17l23')
    expect(groupTyped('+88017')).toBe('+88017')
    expect(groupTyped('9'.repeat(100))).toBe('99999-999 999999999999999999999999')
  })
})

describe('a number that is searched for', () => {
  it.each([
    ['017', '017'],
    ['০১৭-১২', '01712'],
    [' 4821 ', '4821'],
    ['+8801712345678', '01712345678'],
    ['008801712', '01712'],
    ['8801712', '01712'],
    ['0001', '0001'],
    ['০০০৩', '0003'],
    ['0088', '0088'],
    ['880', '880'],
    ['0008801', '0008801'],
    [`${' '.repeat(28)}4821`, '4821'],
  ])('may be a part of one: %s', (text, digits) => {
    expect(writtenDigits(text)).toBe(digits)
  })

  it.each(['', 'rahim', '٠١٧', '\u202E017', '+91', '017/', '/017', '1'.repeat(33)])(
    'is nothing else: %s',
    (text) => {
      expect(writtenDigits(text)).toBeNull()
    },
  )
})
