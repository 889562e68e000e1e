import { describe, expect, it } from 'vitest'
import { content_mm, em_mm, referenceText } from './look.ts'
import { rollOf_mm, type HeadDots } from './printer.ts'
import { copyWords } from './stamp-words.ts'

const heads: readonly HeadDots[] = [384, 512, 576]

describe('what is printed', () => {
  it('has a margin on its roll, which no head reaches', () => {
    expect(heads.map(rollOf_mm)).toEqual([58, 80, 80])
    expect(heads.map(content_mm)).toEqual([48, 64, 72])
  })

  it('has the longest reference in one line, and no smaller than that needs', () => {
    const letters_mm = heads.map((dots) => referenceText(dots).size * em_mm[dots])
    // A letter or a digit takes six tenths of its size.
    for (const [nth, dots] of heads.entries()) {
      expect(34 * 0.6 * (letters_mm[nth] ?? 0)).toBeLessThan(content_mm(dots))
    }
    expect(letters_mm.map((letter_mm) => letter_mm > 2.5)).toEqual([false, true, true])
  })

  it('says which copy it is in the language of its paper', () => {
    expect([copyWords(2, 'bn'), copyWords(12, 'en')]).toEqual(['কপি ২', 'COPY 12'])
  })
})
