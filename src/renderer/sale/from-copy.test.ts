import { describe, expect, it } from 'vitest'
import { saleWith } from '../testing/sales.ts'
import { isFromCopy } from './from-copy.ts'

const copy = { seq: 7, putBack_ms: 1_000 }

describe('the money of a sale that stands in a copy of the books', () => {
  it('may be settled already while it is to be returned, and is sure of a later sale', () => {
    const owed = { state: 'failed', tender: 'refund-due' } as const
    expect(isFromCopy(saleWith({ ...owed, seq: 7 }), copy)).toBe(true)
    expect(isFromCopy(saleWith({ ...owed, seq: 8 }), copy)).toBe(false)
    expect(isFromCopy(saleWith({ ...owed, seq: 7 }), null)).toBe(false)
    expect(isFromCopy(saleWith({ ...owed, seq: 7, tender: 'refunded' }), copy)).toBe(false)
  })

  it('is asked about of a draft that says so, wherever it stands in the books', () => {
    const reason = { code: 'from-copy', words: '' }
    expect(isFromCopy(saleWith({ state: 'created', seq: 9, reason }), copy)).toBe(true)
    expect(isFromCopy(saleWith({ state: 'created', seq: 9 }), copy)).toBe(false)
  })

  it('is not ordered out of the drawer by a draft that was called off since', () => {
    const off = { state: 'cancelled', tender: 'unpaid', seq: 7 } as const
    expect(isFromCopy(saleWith({ ...off, changedAt_ms: 1_001 }), copy)).toBe(true)
    expect(isFromCopy(saleWith({ ...off, changedAt_ms: 999 }), copy)).toBe(false)
  })
})
