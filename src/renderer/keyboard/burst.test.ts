import { describe, expect, it } from 'vitest'
import { createBurstGuard } from './burst.ts'

/** What the guard says to so many keys, one every so many milliseconds. */
function type(keys: number, every_ms: number, guard = createBurstGuard(), from_ms = 0): string[] {
  return Array.from({ length: keys }, (_, nth) => guard.key(from_ms + nth * every_ms))
}

describe('what types into a field (row 20)', () => {
  it.each([
    ['a slow hand', 12, 300],
    ['a quick hand', 12, 40],
    ['the quickest roll over the pad', 12, 8],
  ])('is taken for %s', (_, keys, every_ms) => {
    expect(new Set(type(keys, every_ms))).toEqual(new Set(['hand']))
  })

  it('is a scanner when eight keys come within fifty milliseconds', () => {
    const said = type(13, 2)
    expect(said.slice(0, 7)).toEqual(Array(7).fill('hand'))
    expect(said[7]).toBe('scanner')
  })

  it('is the rest of the scan, its closing Enter too, until the keys pause', () => {
    const guard = createBurstGuard()
    const said = type(20, 5, guard)
    expect(said.slice(8)).toEqual(Array(12).fill('rest'))
    expect(guard.key(95 + 119)).toBe('rest')
    expect(guard.key(95 + 119 + 120)).toBe('hand')
  })

  it('is a hand again after a scan', () => {
    const guard = createBurstGuard()
    type(13, 2, guard)
    expect(new Set(type(10, 100, guard, 5_000))).toEqual(new Set(['hand']))
  })
})
