import { beforeEach, describe, expect, it, vi } from 'vitest'
import { MobileNumber } from '../../../domain/mobile-number.ts'
import { madeAt_ms } from '../../../domain/sale.ts'
import { clearForm, dispatch, formFromNow, newSaleId } from './form-store.ts'

const typed = (text: string) => dispatch({ type: 'typed-number', text })

describe('a form that is to be filled when an answer comes', () => {
  beforeEach(clearForm)

  it('may be, while it is empty or as it was at the press', () => {
    const emptyAtThePress = formFromNow()
    expect(emptyAtThePress()).toBe(true)
    typed('01712345678')
    const asItWas = formFromNow()
    const number = MobileNumber.parse('01712345678')
    dispatch({ type: 'remembered', memory: { number, operator: 'GP', lineType: 'prepaid' } })
    expect(asItWas()).toBe(true)
    clearForm()
    expect(asItWas()).toBe(true)
  })

  it('may not be, once the next customer’s number is typed into it', () => {
    const free = formFromNow()
    typed('018')
    expect(free()).toBe(false)
  })
})

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
