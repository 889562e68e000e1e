import { describe, expect, it } from 'vitest'
import { taka } from '../../../domain/money.ts'
import { readCap } from './cap-entry.ts'

describe('the most for a sale without https, as it is typed', () => {
  it('is so many taka, in either digits', () => {
    expect(readCap('500')).toEqual({ ok: true, value: taka(500) })
    expect(readCap('৫০০')).toEqual({ ok: true, value: taka(500) })
  })

  it('is no limit where nothing is typed', () => {
    expect(readCap('')).toEqual({ ok: true, value: null })
    expect(readCap('  ')).toEqual({ ok: true, value: null })
  })

  it.each([
    ['0', 'zero'],
    ['-5', 'sign'],
    ['1.5', 'decimals'],
    ['abc', 'letters'],
  ])('is refused with words of its own: %s', (text, code) => {
    expect(readCap(text)).toMatchObject({ ok: false, problem: { code } })
  })
})
