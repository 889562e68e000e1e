import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { CustomerId } from '../../../contract/payment.ts'
import { money, taka } from '../../../domain/money.ts'
import { IN_CASH, type Payment } from '../../selling/payment.ts'
import { creditOf, firstPart, readPart } from './credit-draft.ts'
import { draftFrom } from './new-customer.ts'

const price = taka(108)
const customer = CustomerId.parse(v7())
const rules = { limit_e4: taka(500), isLimitFirm: false }

describe('what is put on credit at first', () => {
  const chosen = (part_e4: Payment['credit']): Payment => ({ ...IN_CASH, credit: part_e4 })
  it.each([
    ['the whole price', IN_CASH, '108'],
    ['what the cash that was counted does not reach for', { ...IN_CASH, given: '60' }, '48'],
    ['the whole price where the cash would reach', { ...IN_CASH, given: '500' }, '108'],
    ['what was chosen before', chosen({ customer, part_e4: taka(30), limitSeen_e4: null }), '30'],
    [
      'the whole price where more was chosen than it costs now',
      chosen({ customer, part_e4: taka(300), limitSeen_e4: null }),
      '108',
    ],
  ])('is %s', (_, payment, text) => {
    expect(firstPart(payment, price)).toBe(text)
  })
})

describe('a part of ৳108 for somebody who owes ৳450 of ৳500', () => {
  const owing = { owes_e4: taka(450), limit_e4: null }

  it('comes to so much, and leaves so much in cash', () => {
    expect(readPart('50', price, owing, rules)).toMatchObject({
      part: { ok: true, value: taka(50) },
      cash_e4: taka(58),
      then_e4: taka(500),
      limit_e4: taka(500),
      says: { says: 'within', free_e4: taka(50) },
    })
  })

  it('warns above the limit, or ends there; a customer’s own limit goes first', () => {
    expect(readPart('51', price, owing, rules).says?.says).toBe('warns')
    const firm = { ...rules, isLimitFirm: true }
    expect(readPart('51', price, owing, firm).says?.says).toBe('above')
    const own = { ...owing, limit_e4: taka(1_000) }
    expect(readPart('108', price, own, firm).says?.says).toBe('within')
  })

  it.each([
    ['109', 'above-price'],
    ['0', 'zero'],
    ['', 'empty'],
    ['x', 'letters'],
  ])('is no part: “%s”', (text, problem) => {
    const read = readPart(text, price, owing, rules)
    expect(read).toMatchObject({ part: { ok: false, problem }, cash_e4: null, says: null })
  })
})

describe('what the form keeps of it', () => {
  it('is the whole price as the whole, and a warning with the sum it was about', () => {
    const part_e4 = taka(50)
    expect(creditOf(customer, price, price, 'within')).toMatchObject({ part_e4: null })
    expect(creditOf(customer, part_e4, price, 'within')).toEqual({
      customer,
      part_e4,
      limitSeen_e4: null,
    })
    expect(creditOf(customer, price, price, 'warns')).toMatchObject({ limitSeen_e4: money(price) })
  })
})

describe('a customer who is not in the book', () => {
  it('begins with what was looked for: figures are a phone, all else is a name', () => {
    expect(draftFrom('Karim 2')).toEqual({ name: 'Karim 2', phone: '' })
    expect(draftFrom('০১৭১')).toEqual({ name: '', phone: '০১৭১' })
  })
})
