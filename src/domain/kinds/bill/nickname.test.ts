import { describe, expect, it } from 'vitest'
import { NICKNAME_MAX, nicknameAlike, type NicknameProblem, parseNickname } from './nickname.ts'

describe('what a shop calls a customer’s account', () => {
  it.each([
    ['as it is typed', 'রহিম চাচা', 'রহিম চাচা'],
    ['with a figure', 'বাসা ২', 'বাসা ২'],
    ['of one letter', 'ক', 'ক'],
    ['of a sign', '🏠', '🏠'],
    ['without spaces around and within', '  Masjid\n  road ', 'Masjid road'],
    ['without marks that turn the reading', '\u202ERahim\u2069', 'Rahim'],
    ['without controls', 'Ra\u0007him', 'Ra him'],
    ['with what looks like markup, as text (row 25)', '<b>Rahim</b>', '<b>Rahim</b>'],
    ['in one spelling', 'e\u0301', '\u00E9'],
  ])('is taken %s', (_how, text, nickname) => {
    expect(parseNickname(text)).toEqual({ ok: true, value: nickname })
  })

  it.each<[string, string, NicknameProblem]>([
    ['nothing', '', 'empty'],
    ['spaces', ' \n\u200B ', 'empty'],
    ['marks nobody reads', '\u202E\u2069', 'empty'],
    ['punctuation', ' -–.() ', 'empty'],
    ['digits', '1240000001', 'digits'],
    ['Bangla digits in groups', '১২৪০ ০০০-০০১', 'digits'],
    ['one letter too many (row 27)', 'ক'.repeat(NICKNAME_MAX + 1), 'too-long'],
    ['a heap of accents (row 27)', `a${'\u0301'.repeat(200)}`, 'too-long'],
    ['a paste of a megabyte', 'a'.repeat(1_000_000), 'too-long'],
  ])('is refused where it is %s', (_what, text, cause) => {
    expect(parseNickname(text)).toEqual({ ok: false, problem: cause })
  })

  it('has forty letters at most, as a reader counts them', () => {
    expect(NICKNAME_MAX).toBe(40)
    const longest = 'কি'.repeat(40)
    expect(parseNickname(longest)).toEqual({ ok: true, value: longest })
    expect(parseNickname(`${longest}কি`)).toEqual({ ok: false, problem: 'too-long' })
    expect(parseNickname('a'.repeat(40)).ok).toBe(true)
  })

  it('has two hundred characters at most, however few letters they are', () => {
    const heap = (accents: number) => `a${'\u0323'.repeat(accents)}`
    expect(parseNickname(heap(199)).ok).toBe(true)
    expect(parseNickname(heap(200)).ok).toBe(false)
  })
})

describe('two nicknames', () => {
  it('are alike where a reader takes them for one another', () => {
    expect(nicknameAlike('Rahim')).toBe(nicknameAlike('RAHIM'))
    expect(nicknameAlike('Ｒahim')).toBe(nicknameAlike('Rahim'))
    expect(nicknameAlike('Rahim  ')).toBe(nicknameAlike('\u200BRahim'))
  })

  it('are not alike where a letter or a figure differs', () => {
    expect(nicknameAlike('Rahim 1')).not.toBe(nicknameAlike('Rahim 2'))
    expect(nicknameAlike('রহিম')).not.toBe(nicknameAlike('করিম'))
  })
})
