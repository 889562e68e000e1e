import { describe, expect, it } from 'vitest'
import { taka, ZERO } from '../money.ts'
import { countedTotal, NOTES_MOST, NotesCount, notes } from './notes.ts'

describe('a drawer that is counted note by note', () => {
  it('comes to what its notes are worth', () => {
    expect(countedTotal({})).toBe(ZERO)
    expect(countedTotal({ '1000': 2, '500': 1, '20': 3, '1': 4 })).toBe(taka(2_564))
    const oneOfEach = Object.fromEntries(notes.map((note) => [note, 1]))
    expect(countedTotal(NotesCount.parse(oneOfEach))).toBe(taka(1_888))
  })

  it.each([
    ['a note that is none', { '700': 1 }],
    ['less than none', { '100': -1 }],
    ['a torn half', { '100': 0.5 }],
    ['more than any drawer holds', { '2': NOTES_MOST + 1 }],
  ])('is no count with %s', (_, counted) => {
    expect(NotesCount.safeParse(counted).success).toBe(false)
  })
})
