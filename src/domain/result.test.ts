import { describe, expect, it } from 'vitest'
import { assertNever, problem, success } from './result.ts'

describe('what can go either way', () => {
  it('is a value or a problem, never both', () => {
    expect(success(5)).toEqual({ ok: true, value: 5 })
    expect(problem('empty')).toEqual({ ok: false, problem: 'empty' })
  })

  it('says which case nobody thought of', () => {
    // @ts-expect-error A value that the types rule out, as it can still come from outside.
    expect(() => assertNever('reborn')).toThrow('unexpected case: "reborn"')
  })
})
