import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lettersOf } from '../../../domain/one-line.ts'
import { texts } from '../../../domain/paper/look.ts'
import { openRuler } from './measure.ts'

const ruler = openRuler(25)
const look = texts.words
const linesOf = (text: string, width = 384) =>
  ruler.lines(text, look, width).map((line) => line.text)

describe('a line of a paper', () => {
  it('ends between words', () => {
    const text = 'এক হাজার দুই শত চৌত্রিশ টাকা পঞ্চাশ পয়সা মাত্র'
    const lines = linesOf(text)
    expect(lines).toHaveLength(2)
    expect(lines.join(' ')).toBe(text)
  })

  it('ends after a dash between words, and never in a number', () => {
    expect(linesOf('Brahmanbaria-Narayanganj', 200)).toEqual(['Brahmanbaria-', 'Narayanganj'])
    expect(linesOf('টাকা ০১৭১২-৩৪৫৬৭৮', 180)).toEqual(['টাকা', '০১৭১২-৩৪৫৬৭৮'])
  })

  it('cuts a word that is wider than the paper between its letters, never in one', () => {
    const word = 'স্ত্রীক্ষুদ্রজ্যোৎস্না'.repeat(6)
    const lines = linesOf(word)
    expect(lines.length).toBeGreaterThan(2)
    expect(lines.join('')).toBe(word)
    expect(lines.flatMap(lettersOf)).toEqual(lettersOf(word))
  })

  it('is as wide as it was measured in one', () => {
    for (const text of ['গ্রামীণফোন প্রিপেইড', '৳১২,৩৪৫.৫০', '+1,23,456.00 taka', '০১৭••••৫৬৭৮']) {
      const { width_dots } = ruler.whole(text, look)
      expect(linesOf(text, Math.ceil(width_dots))).toEqual([text])
      expect(linesOf(text, Math.floor(width_dots) - 1).length).toBeGreaterThan(1)
    }
  })

  it('is never wider than its place, and loses no letter, whatever somebody wrote', () => {
    const sign = fc.constantFrom(...Array.from('কখগ্যর্ািীুূেৈোৌংঃঁABCwi01৯ -/.•৳🎉é‍'))
    const text = fc.string({ unit: sign, maxLength: 200 })
    fc.assert(
      fc.property(text, fc.integer({ min: 60, max: 576 }), (text, width) => {
        const lines = ruler.lines(text, look, width)
        for (const line of lines) {
          expect(line.width_dots).toBeLessThanOrEqual(width)
          expect(line.text).toBe(line.text.trim())
          expect(line.text).not.toBe('')
        }
        const letters = (of: string) => of.replaceAll(' ', '')
        const whole = ruler.whole(text, look).text
        expect(letters(lines.map((line) => line.text).join(''))).toBe(letters(whole))
      }),
      { numRuns: 200 },
    )
  })
})
