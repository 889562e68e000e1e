import { describe, expect, it } from 'vitest'
import { inOneLine, lettersOf } from './one-line.ts'

describe('a text that others wrote', () => {
  it.each([
    ['as it is', 'রহিম চাচা', 'রহিম চাচা'],
    ['in one line', ' Rahim\r\n\tUncle  2 ', 'Rahim Uncle 2'],
    ['without controls', 'Ra\u0000him\u0007', 'Ra him'],
    ['without marks that turn the reading', '\u202EmihaR\u2066', 'mihaR'],
    ['without characters nobody sees', 'Ra\u200Bhim\u00AD\uFEFF', 'Rahim'],
    ['with the joiners of Bangla', 'র\u200D্যা ক\u200Cষ', 'র\u200D্যা ক\u200Cষ'],
    ['with half of a character taken for what it is', 'Rahim \uD83D', 'Rahim \uFFFD'],
  ])('is read %s', (_how, text, read) => {
    expect(inOneLine(text)).toBe(read)
  })

  it('has letters as a reader counts them', () => {
    expect(lettersOf('কি👨‍👩‍👧')).toEqual(['কি', '👨‍👩‍👧'])
    expect(lettersOf('')).toEqual([])
  })
})
