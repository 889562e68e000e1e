import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { countingBytes } from '../testing/shop.ts'
import { makeReference } from './reference.ts'

const identity = { shopCode: 'K7Q2', counter: '01', books: 'real', dbId: 'd' } as const
const at_ms = Date.parse('2026-01-01T12:00:00+06:00')

describe('our reference of a sale', () => {
  it('names shop and counter, and has no sign that a provider may not take', () => {
    const reference = makeReference(identity, at_ms, countingBytes())
    expect(reference).toMatch(/^K7Q2-01-[0-9A-HJKMNP-TV-Z]{26}$/u)
    expect(reference.length).toBeLessThanOrEqual(34)
  })

  it('differs from every other of the same millisecond, and those of later ones come after', () => {
    const many = Array.from({ length: 500 }, () => makeReference(identity, at_ms, randomBytes))
    expect(new Set(many).size).toBe(500)
    const later = makeReference(identity, at_ms + 1, randomBytes)
    for (const one of many) expect(later > one).toBe(true)
  })

  it.each([-1, 0, 0.4])('is made also where somebody set the clock to %s', (now_ms) => {
    const reference = makeReference(identity, now_ms, countingBytes())
    expect(reference).toMatch(/^K7Q2-01-0{9}1/u)
  })

  it('is not made without chance: two sales would have the same one', () => {
    expect(() => makeReference(identity, at_ms, () => new Uint8Array())).toThrow('random byte')
  })
})
