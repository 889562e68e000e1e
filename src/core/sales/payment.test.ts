import { v7 as uuidv7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import type { SaleIntent } from '../../contract/schemas.ts'
import { CustomerId } from '../../contract/payment.ts'
import { taka } from '../../domain/money.ts'
import { problem, success } from '../../domain/result.ts'
import type { MoreCredit } from '../dues/credit-rules.ts'
import { openDatabase } from '../db/open.ts'
import { addCustomer } from '../testing/customers.ts'
import { createSaysCredit, isPaidAlike, readPayment } from './payment.ts'

const price = taka(100)
const customer = CustomerId.parse(uuidv7())

type Paid = Pick<SaleIntent, 'given_e4' | 'credit'>

/** With customers who may owe whatever they like, and what was asked about them. */
function paidBy(words: Paid) {
  const asked: MoreCredit[] = []
  const read = readPayment({ kind: 'recharge', ...words }, price, (of) => {
    asked.push(of)
    return success(7)
  })
  return { read, asked }
}

const credit = (amount_e4: number) => ({ customer, amount_e4 })

describe('what a customer hands over', () => {
  it.each([
    ['nobody counted it', {}, null],
    ['just the price', { given_e4: taka(100) }, taka(100)],
    ['a larger note, of which change goes back', { given_e4: taka(500) }, taka(500)],
    ['poisha too', { given_e4: 1_000_100 }, 1_000_100],
  ])('is kept as it was told: %s', (_, words, given_e4) => {
    const { read, asked } = paidBy(words)
    expect(read).toEqual(success({ given_e4, credit_e4: 0, customer_seq: null }))
    expect(asked).toEqual([])
  })

  it.each([
    ['a poisha short', 999_900, 'below-price', taka(100)],
    ['a part of a poisha', 1_000_001, 'decimals', null],
    ['more than any drawer holds', taka(10_000_001), 'above-maximum', taka(10_000_000)],
    ['nothing', 0, 'below-price', taka(100)],
    ['less than nothing', -10_000, 'sign', null],
    ['no sum of money', 0.5, 'characters', null],
    ['endless', Number.POSITIVE_INFINITY, 'characters', null],
    ['not a number', Number.NaN, 'characters', null],
    ['more than there is', 2 ** 52, 'characters', null],
  ])('is refused where it is %s', (_, given_e4, code, limit_e4) => {
    const { read } = paidBy({ given_e4 })
    expect(read).toEqual(problem({ field: 'given_e4', code, limit_e4 }))
  })
})

describe('a price that is paid later', () => {
  it.each([
    ['whole', { credit: credit(taka(100)) }, { given_e4: null, credit_e4: taka(100) }],
    ['in part', { credit: credit(taka(30)) }, { given_e4: null, credit_e4: taka(30) }],
    [
      'in part, with cash that is counted against the rest',
      { credit: credit(taka(30)), given_e4: taka(70) },
      { given_e4: taka(70), credit_e4: taka(30) },
    ],
    [
      'whole, with cash that goes back as change',
      { credit: credit(taka(100)), given_e4: 0 },
      { given_e4: 0, credit_e4: taka(100) },
    ],
  ])('is owed by a customer: %s', (_, words, paid) => {
    const { read, asked } = paidBy(words)
    expect(read).toEqual(success({ ...paid, customer_seq: 7 }))
    const amount_e4 = paid.credit_e4
    expect(asked).toEqual([{ customer, kind: 'recharge', amount_e4, limitSeen: false }])
  })

  it('is asked about with what the cashier was shown', () => {
    const { asked } = paidBy({ credit: { ...credit(taka(1)), limitSeen: true } })
    expect(asked).toMatchObject([{ limitSeen: true }])
  })

  it.each([
    ['nothing', 0, 'zero', null],
    ['less than nothing', -1, 'sign', null],
    ['more than the price', 1_000_001, 'above-maximum', taka(100)],
    ['no sum of money', 1.5, 'characters', null],
    ['a part of a poisha', 999_999, 'decimals', null],
  ])('is refused where it is %s, and nobody is asked', (_, amount_e4, code, limit_e4) => {
    const { read, asked } = paidBy({ credit: credit(amount_e4) })
    expect(read).toEqual(problem({ field: 'credit', code, limit_e4 }))
    expect(asked).toEqual([])
  })

  it('is refused where the cash is less than the rest', () => {
    const { read } = paidBy({ credit: credit(taka(30)), given_e4: taka(69) })
    expect(read).toEqual(problem({ field: 'given_e4', code: 'below-price', limit_e4: taka(70) }))
  })

  it('is refused as the rules of the shop say', () => {
    const against = problem({ field: 'credit', code: 'above-limit', limit_e4: taka(5) })
    const words = { kind: 'recharge', credit: credit(taka(30)) } as const
    expect(readPayment(words, price, () => against)).toEqual(against)
  })
})

describe('two sales', () => {
  it.each([
    [0, null, true],
    [50, 1, true],
    [40, 1, false],
    [50, 2, false],
  ])('of which one has 50 on credit, or none, are paid alike or not', (sum, who, isAlike) => {
    const one =
      sum === 0 ? { credit_e4: 0, customer_seq: null } : { credit_e4: 50, customer_seq: 1 }
    expect(isPaidAlike(one, { credit_e4: sum, customer_seq: who })).toBe(isAlike)
  })
})

describe('what an intent says of its credit', () => {
  const db = openDatabase(':memory:')
  const saysCredit = createSaysCredit(db)
  const karim = addCustomer(db)
  const stored = { credit_e4: taka(30), customer_seq: 1 }
  const inCash = { credit_e4: 0, customer_seq: null }
  const of = (who: CustomerId, amount_e4 = taka(30)) => ({ credit: { customer: who, amount_e4 } })

  it('is the same by its customer and its sum', () => {
    expect(saysCredit(of(karim), stored)).toBe(true)
    expect(saysCredit({}, inCash)).toBe(true)
    expect(saysCredit(of(karim, taka(29)), stored)).toBe(false)
    expect(saysCredit(of(addCustomer(db)), stored)).toBe(false)
    expect(saysCredit(of(customer), stored)).toBe(false)
    expect(saysCredit(of(karim), inCash)).toBe(false)
  })

  it('may be nothing of a sale that is tried again alone', () => {
    const retryOf = uuidv7()
    expect(saysCredit({}, stored)).toBe(false)
    expect(saysCredit({ retryOf }, stored)).toBe(true)
    expect(saysCredit({ retryOf, ...of(karim, taka(29)) }, stored)).toBe(false)
  })
})
