import { describe, expect, it } from 'vitest'
import { turnOf } from './turn.ts'

describe('the hand that goes back to the form', () => {
  it('goes on where the sale stands', () => {
    expect(turnOf({ stage: 'amount', number: '01712345678' })).toBe('[data-stage="amount"]')
    expect(turnOf({ stage: 'number', number: '017' })).toBe('[data-stage="number"]')
  })

  it('begins at the number where there is none, though Tab led past the amount', () => {
    expect(turnOf({ stage: 'amount', number: '' })).toBe('[data-stage="number"]')
  })

  it('stays at what is read back', () => {
    expect(turnOf({ stage: 'read-back', number: '01712345678' })).toBe('[data-armed="true"]')
  })
})
