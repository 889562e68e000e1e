import { describe, expect, it, vi } from 'vitest'
import { madeAt_ms } from '../../domain/sale.ts'
import { newSaleId } from './selling-form.ts'

describe('the id of a new sale', () => {
  it('says when its form was opened, also by a clock that was put right', () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    try {
      vi.setSystemTime(Date.UTC(2027, 0, 1))
      expect(madeAt_ms(newSaleId())).toBe(Date.UTC(2027, 0, 1))
      vi.setSystemTime(Date.UTC(2026, 10, 28))
      const [one, other] = [newSaleId(), newSaleId()]
      expect(madeAt_ms(one)).toBe(Date.UTC(2026, 10, 28))
      expect(other).not.toBe(one)
    } finally {
      vi.useRealTimers()
    }
  })
})
