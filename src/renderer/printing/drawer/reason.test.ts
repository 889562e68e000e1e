import { describe, expect, it } from 'vitest'
import { bn } from '../../i18n/bn/index.ts'
import { en } from '../../i18n/en/index.ts'
import { missingIn, REASON_LEAST, openingReasons } from './reason.ts'

describe('what a drawer is opened for without a sale', () => {
  it('is said before it opens', () => {
    expect(missingIn({ reason: null, words: 'change' })).toBe('reason')
    expect(missingIn({ reason: 'change', words: '' })).toBeNull()
  })

  it('is three letters at least where it is typed, and blanks are none', () => {
    expect(missingIn({ reason: 'other', words: '' })).toBe('words')
    expect(missingIn({ reason: 'other', words: 'ab  ' })).toBe('words')
    expect(missingIn({ reason: 'other', words: ' চা ' })).toBe('words')
    expect(missingIn({ reason: 'other', words: 'চায়ের দাম' })).toBeNull()
  })

  it('stands in the books in words long enough, in both languages', () => {
    for (const { drawer } of [bn, en]) {
      for (const reason of openingReasons) {
        expect(drawer.reasons[reason].length).toBeGreaterThanOrEqual(REASON_LEAST)
      }
    }
  })
})
