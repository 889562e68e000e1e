import { beforeEach, describe, expect, it } from 'vitest'
import { MobileNumber } from '../../../domain/mobile-number.ts'
import { clearForm, dispatch, rechargeForm } from './form-store.ts'

const typed = (text: string) => dispatch({ type: 'typed-number', text })

describe('a form that is to be filled when an answer comes', () => {
  beforeEach(clearForm)

  it('may be, while it is empty or as it was at the press', () => {
    const emptyAtThePress = rechargeForm.fromNow()
    expect(emptyAtThePress()).toBe(true)
    typed('01712345678')
    const asItWas = rechargeForm.fromNow()
    const number = MobileNumber.parse('01712345678')
    dispatch({ type: 'remembered', memory: { number, operator: 'GP', lineType: 'prepaid' } })
    expect(asItWas()).toBe(true)
    clearForm()
    expect(asItWas()).toBe(true)
  })

  it('may not be, once the next customer’s number is typed into it', () => {
    const free = rechargeForm.fromNow()
    typed('018')
    expect(free()).toBe(false)
  })
})
