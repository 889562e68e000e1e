import { describe, expect, it } from 'vitest'
import { rowsBetween } from './use-rows-in-sight.ts'

const sight = { height_px: 400, row_px: 40 }

describe('a long list', () => {
  it('draws what is in sight and a few rows beside it', () => {
    expect(rowsBetween(2_000, { ...sight, top_px: 0 })).toEqual({ first: 0, end: 16 })
    expect(rowsBetween(2_000, { ...sight, top_px: 4_000 })).toEqual({ first: 94, end: 116 })
    expect(rowsBetween(2_000, { ...sight, top_px: 79_600 })).toEqual({ first: 1_984, end: 2_000 })
  })

  it('draws all of a short one, and nothing of an empty one', () => {
    expect(rowsBetween(3, { ...sight, top_px: 0 })).toEqual({ first: 0, end: 3 })
    expect(rowsBetween(0, { ...sight, top_px: 0 })).toEqual({ first: 0, end: 0 })
  })

  it('draws its end where it has become shorter than it was scrolled', () => {
    expect(rowsBetween(3, { ...sight, top_px: 4_000 })).toEqual({ first: 0, end: 3 })
  })
})
