import { describe, expect, it } from 'vitest'
import { slipKey } from './slip-key.ts'

describe('the number of one slip, typed by two people', () => {
  it.each([
    ['in small letters', 'ab12cd34ef'],
    ['with spaces', ' AB12 CD 34EF '],
    ['with spaces nobody sees', 'AB12\u00A0CD\u200B34EF'],
    ['with dashes of any kind', 'AB12-CD–34_EF'],
    ['with other signs', '#AB12/CD.34+EF'],
    ['in Bangla digits', 'AB১২CD৩৪EF'],
    ['in the wide letters of a phone', 'ＡＢ１２ＣＤ３４ＥＦ'],
  ])('is one: %s', (_, again) => {
    expect(slipKey(again)).toBe('AB12CD34EF')
  })

  it('is one in either spelling of a Bangla letter', () => {
    expect(slipKey('ব\u09DF ১')).toBe(slipKey('ব\u09AF\u09BC-1'))
  })

  it.each([
    ['AB12CD34EF', 'AB12CD34EG'],
    ['12', '21'],
    ['012', '12'],
    ['কি 1', 'কা 1'],
    ['ক 1', 'খ 1'],
    ['--', '---'],
    ['--', '1'],
  ])('is not one with another: %s and %s', (one, other) => {
    expect(slipKey(one)).not.toBe(slipKey(other))
  })

  it('is compared as it was written where it is signs alone', () => {
    expect(slipKey('-/-')).toBe('-/-')
  })
})
