import { describe, expect, it } from 'vitest'
import { newSaleId } from '../../selling/selling-form.ts'
import {
  askedOwn,
  choseOperator,
  emptyOwn,
  mayCost,
  nextOperator,
  readOwn,
  typedOwn,
  wantingOf,
} from './own-number.ts'

const typed = (text: string) => typedOwn(emptyOwn(newSaleId()), text)

describe('the owner’s own number in the wizard', () => {
  it.each([
    ['01712345678', 'GP'],
    ['01812345678', 'RB'],
    ['01912345678', 'BL'],
    ['01512345678', 'TT'],
    ['০১৬১২৩৪৫৬৭৮', 'AT'],
  ] as const)('%s is sent as its beginning says: %s', (text, operator) => {
    expect(readOwn(typed(text)).operator).toBe(operator)
  })

  it('has no operator before it has a number', () => {
    expect(readOwn(emptyOwn(newSaleId())).operator).toBeNull()
  })

  it('keeps the operator that was chosen for it, and loses it with another number', () => {
    const moved = choseOperator(typed('01812345678'), 'BL')
    expect(readOwn(moved)).toMatchObject({ operator: 'BL', hinted: 'RB' })
    expect(readOwn(typedOwn(moved, '01512345678')).operator).toBe('TT')
    expect(readOwn(nextOperator(moved)).operator).not.toBe('BL')
  })

  it('says what is wrong once Enter was pressed at it', () => {
    expect(readOwn(typed('0171')).problem).toBeNull()
    expect(readOwn(askedOwn(typed('0171'))).problem).toBe('numberProblem.too-short')
  })
})

describe('before a step is read back', () => {
  const said = { reading: readOwn(typed('01812345678')), other: null, accepted: false }
  const sale = { step: 'sale', sales: 1, risky: false } as const

  it('a sale needs a whole number', () => {
    expect(wantingOf(sale, { ...said, reading: readOwn(typed('0181')) })).toBe('number')
    expect(wantingOf(sale, said)).toBeNull()
  })

  it('a sale that is to fail needs an operator that is not the number’s own', () => {
    const refund = { step: 'refund', sales: 1, risky: false } as const
    expect(wantingOf(refund, said)).toBe('other')
    expect(wantingOf(refund, { ...said, other: 'RB' })).toBe('other')
    expect(wantingOf(refund, { ...said, other: 'GP' })).toBeNull()
  })

  it('what may cost money for nothing needs the owner’s word', () => {
    const probe = { step: 'bad-number', sales: 0, risky: true } as const
    expect(wantingOf(probe, said)).toBe('accepted')
    expect(wantingOf(probe, { ...said, accepted: true })).toBeNull()
  })

  it('whatever may cost anything is read back, a question is not', () => {
    expect(mayCost(sale)).toBe(true)
    expect(mayCost({ sales: 0, risky: true })).toBe(true)
    expect(mayCost({ sales: 0, risky: false })).toBe(false)
  })
})
