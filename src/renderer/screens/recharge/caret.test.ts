import { describe, expect, it } from 'vitest'
import { caretAfter, digitsBefore } from './caret.ts'

describe('the caret in a number that groups itself', () => {
  it.each([
    ['typed at the end', '017123', 6, '01712-3', 7],
    ['typed before a separator', '01712', 5, '01712', 5],
    ['typed into the middle', '019712-345 678', 3, '01971-234 5678', 3],
    ['with the dash rubbed out, which comes back', '01712345 678', 5, '01712-345 678', 5],
    ['in Bangla digits', '০১৭১২৩', 6, '০১৭১২-৩', 7],
    ['with everything rubbed out', '', 0, '', 0],
    ['at the very front', '01712', 0, '01712', 0],
  ])('%s stands behind the same digit', (_, typed, place, shown, expected) => {
    expect(caretAfter(shown, digitsBefore(typed, place))).toBe(expected)
  })
})
