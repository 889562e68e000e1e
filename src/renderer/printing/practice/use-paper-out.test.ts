import { describe, expect, it } from 'vitest'
import { jobWith } from '../../testing/prints.ts'
import { newestPrinted } from './use-paper-out.ts'

describe('the paper that came out of the practice printer last', () => {
  const slip = jobWith({ movedAt_ms: 1_000 })

  it('is the newest that was printed, and another one when it is printed again', () => {
    const waits = jobWith({ state: 'printing', movedAt_ms: 2_000 })
    expect(newestPrinted([waits, slip])).toBe(`${slip.id} 1`)
    expect(newestPrinted([{ ...slip, tries: 2 }])).toBe(`${slip.id} 2`)
  })

  it('is no test page, which comes out of the shop’s own printer', () => {
    const test = jobWith({ of: { kind: 'test' }, movedAt_ms: 2_000 })
    expect(newestPrinted([test, slip])).toBe(`${slip.id} 1`)
    expect(newestPrinted([test])).toBeNull()
  })
})
