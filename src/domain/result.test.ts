import { describe, expect, it } from 'vitest'
import { assertNever, granted, present, problem, success } from './result.ts'

describe('what can go either way', () => {
  it('is a value or a problem, never both', () => {
    expect(success(5)).toEqual({ ok: true, value: 5 })
    expect(problem('empty')).toEqual({ ok: false, problem: 'empty' })
  })

  it('is handed on where it was made sure of, and stops everything where it was not', () => {
    expect(granted(success(5), 'the money')).toBe(5)
    expect(() => granted(problem('not-due'), 'the money')).toThrow('the money: not-due')
  })

  it('says which case nobody thought of', () => {
    // @ts-expect-error A value that the types rule out, as it can still come from outside.
    expect(() => assertNever('reborn')).toThrow('unexpected case: "reborn"')
  })
})

describe('what must be there', () => {
  it.each([0, '', false, 5])('is taken as it is, nothing and no among it: %j', (value) => {
    expect(present(value, 'a count')).toBe(value)
  })

  it.each([null, undefined])('is never made up where it is missing: %s', (missing) => {
    expect(() => present(missing, 'sale 7')).toThrow('sale 7 is not there')
  })
})
