import { describe, expect, it } from 'vitest'
import { groupTyped } from '../../domain/mobile-number.ts'
import { caretIn } from './caret.ts'

describe('the caret in a number that groups itself', () => {
  it.each([
    ['typed at the end', '017123', 6, '01712-3', 7],
    ['typed before a separator', '01712', 5, '01712', 5],
    ['typed into the middle', '019712-345 678', 3, '01971-234 5678', 3],
    ['with the dash rubbed out, which comes back', '01712345 678', 5, '01712-345 678', 5],
    ['in Bangla digits', '০১৭১২৩', 6, '০১৭১২-৩', 7],
    ['with everything rubbed out', '', 0, '', 0],
    ['at the very front', '01712', 0, '01712', 0],
  ])('%s stands behind the same digit', (_, text, place, shown, expected) => {
    expect(caretIn(shown, { text, place })).toBe(expected)
  })

  it.each([
    ['with its country', '+8801712340009', '01712-340 009'],
    ['with no end yet', '+88017', '+88017'],
    ['of letters', 'abc', 'abc'],
    ['of letters and digits', 'a0b1 2', 'a0b1 2'],
  ])('keeps the order of what is typed by hand: %s', (_, keys, expected) => {
    let shown = ''
    let place = 0
    for (const key of keys) {
      const text = shown.slice(0, place) + key + shown.slice(place)
      const typed = { text, place: place + 1 }
      shown = groupTyped(text)
      place = caretIn(shown, typed)
    }
    expect([shown, place]).toEqual([expected, expected.length])
  })
})
