import { describe, expect, it } from 'vitest'
import { isUnadded } from './practice-slip.ts'

describe('the slip of a practice top-up', () => {
  it.each([
    ['BK-0000', true],
    [' BK-১২৩-০০০০ ', true],
    ['0000-1', false],
    ['BK-000', false],
  ])('%s: nothing comes in: %s', (slip, unadded) => {
    expect(isUnadded(slip)).toBe(unadded)
  })
})
