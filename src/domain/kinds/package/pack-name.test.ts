import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanPackName, cleanTag, isSamePackName, NAME_MAX, NAME_UNITS_MAX } from './pack-name.ts'

const lettersOf = (text: string) =>
  Array.from(new Intl.Segmenter('bn', { granularity: 'grapheme' }).segment(text)).length

describe('the name of a pack', () => {
  it.each([
    ['as the document shows it', '1 GB – 30 Days', '1 GB – 30 Days'],
    ['with too many spaces', '  1  GB \u00A0 30\tDays\n', '1 GB 30 Days'],
    ['over two lines', '1 GB\r\n30 Days', '1 GB 30 Days'],
    ['with a null and a bell in it', '1\u0000GB\u0007!', '1 GB !'],
    ['with the reading direction turned', '\u202E1 GB\u202C \u200F30\u2069', '1 GB 30'],
    ['with characters nobody sees', '1\u200B G\u00ADB\uFEFF', '1 GB'],
    ['with a language tag nobody sees', '1 GB\u{E0041}', '1 GB'],
    ['with half a character', '1 GB \uD83D', '1 GB \uFFFD'],
    ['in Bangla', '৫ জিবি – ৩০ দিন', '৫ জিবি – ৩০ দিন'],
    ['with the joiner a Bangla conjunct needs', 'র\u200D্যাপিড', 'র\u200D্যাপিড'],
    ['with a non-joiner', 'ক\u09CD\u200Cষ', 'ক\u09CD\u200Cষ'],
    ['with markup, which is text like any other', '<b>1 GB</b>', '<b>1 GB</b>'],
    ['of nothing', '', ''],
    ['of nothing that can be seen', ' \u200B\u202E\u0000\n', ''],
  ])('%s', (_how, text, name) => {
    expect(cleanPackName(text)).toBe(name)
  })

  it('is cut at eighty letters, as a reader counts them', () => {
    expect(cleanPackName('x'.repeat(NAME_MAX))).toBe('x'.repeat(80))
    expect(cleanPackName('x'.repeat(81))).toBe('x'.repeat(80))
    expect(cleanPackName('কি'.repeat(81))).toBe('কি'.repeat(80))
    expect(cleanPackName('📶'.repeat(300))).toBe('📶'.repeat(80))
  })

  it('keeps no space where it was cut', () => {
    expect(cleanPackName(`${'x'.repeat(79)} y`)).toBe('x'.repeat(79))
  })

  it('is two hundred characters long at most, and never cut within a letter', () => {
    expect(cleanPackName('👨‍👩‍👧‍👦'.repeat(30))).toBe('👨‍👩‍👧‍👦'.repeat(18))
    expect(cleanPackName(`${'👍🏽'.repeat(50)}x`)).toBe('👍🏽'.repeat(50))
    const zalgo = `1${'\u0301'.repeat(199)}`
    expect(cleanPackName(zalgo)).toBe(zalgo)
    expect(cleanPackName(`${zalgo}x`)).toBe(zalgo)
    expect(cleanPackName(`1${'\u0301'.repeat(200)}`)).toBe('')
  })

  it('is looked for in the first two thousand characters and no further', () => {
    expect(cleanPackName(`${'\u200B'.repeat(1_999)}xy`)).toBe('x')
    expect(cleanPackName(`${'\u200B'.repeat(2_000)}y`)).toBe('')
    expect(cleanPackName('x'.repeat(1_000_000))).toBe('x'.repeat(80))
  })

  it('is clean whatever came, and cleaning it again changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const name = cleanPackName(text)
        expect(cleanPackName(name)).toBe(name)
        expect(lettersOf(name)).toBeLessThanOrEqual(NAME_MAX)
        expect(name.length).toBeLessThanOrEqual(NAME_UNITS_MAX)
        expect(name).not.toMatch(/[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]|\s\s/u)
      }),
    )
  })
})

describe('a name beside the one a customer was told', () => {
  it.each([
    ['white space', '1 GB – 7 Days', ' 1  GB – 7\tDays '],
    ['capitals', '1 GB – 7 Days', '1 gb – 7 DAYS'],
    ['how a Bangla letter is coded', '১ দিনের সময়', '১ দিনের সময়'],
  ])('is the same where only %s differs', (_, one, other) => {
    expect(isSamePackName(one, other)).toBe(true)
  })

  it.each([
    ['1 GB – 7 Days', '1 GB – 3 Days'],
    ['1 GB – 7 Days', '1GB – 7 Days'],
    ['1 GB – 7 Days', '1 GB – 7 Days (night)'],
  ])('is another one: %s, %s', (one, other) => {
    expect(isSamePackName(one, other)).toBe(false)
  })
})

describe('the mark beside a pack', () => {
  it('is kept like a name, in twenty letters', () => {
    expect(cleanTag(' HOT\u202E ')).toBe('HOT')
    expect(cleanTag('x'.repeat(20))).toBe('x'.repeat(20))
    expect(cleanTag('x'.repeat(21))).toBe('x'.repeat(20))
  })

  it('is none where nothing stands there', () => {
    expect(cleanTag(null)).toBeNull()
    expect(cleanTag(' \u200B')).toBeNull()
  })
})
