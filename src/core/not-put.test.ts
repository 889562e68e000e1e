import { describe, expect, it } from 'vitest'
import { wasNotPut } from './not-put.ts'

const silence = { httpStatus: null, elapsed_ms: 0, body: '' }

describe('what stands in the place of an answer', () => {
  it.each([
    ['stopped', null, true],
    ['rate-limit', null, true],
    ['rate-limit', 429, false],
    ['timeout', null, false],
    [undefined, 200, false],
  ] as const)('where nobody was asked says nothing of the provider: %s %s', (why, status, is) => {
    const raw = { ...silence, httpStatus: status }
    expect(wasNotPut(why === undefined ? { raw } : { raw, why })).toBe(is)
  })
})
