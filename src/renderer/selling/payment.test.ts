import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { CustomerId } from '../../contract/payment.ts'
import { SaleId } from '../../domain/sale.ts'
import { taka, ZERO } from '../../domain/money.ts'
import { intentOf } from '../sale/intent.ts'
import { saleWith } from '../testing/sales.ts'
import { createFormStore } from './form-store.ts'
import {
  type Credit,
  IN_CASH,
  type Payment,
  paymentOf,
  paymentWords,
  readPayment,
  reducePayment,
} from './payment.ts'
import { type SellingForm, begun, newSaleId } from './selling-form.ts'

const customer = CustomerId.parse(v7())
const price = taka(108)
const given = (text: string): Payment => ({ ...IN_CASH, given: text })
const later = (credit: Partial<Credit> = {}): Payment => ({
  ...IN_CASH,
  credit: { customer, part_e4: null, limitSeen_e4: null, ...credit },
})

describe('what is handed over for ৳108', () => {
  it.each([
    ['500', taka(392)],
    ['৫০০', taka(392)],
    [' 108 ', ZERO],
    ['110.50', taka(108) - taka(108) + 25_000],
    ['', null],
  ])('“%s” leaves so much change', (text, change_e4) => {
    const read = readPayment(given(text), price)
    expect(read.given.ok).toBe(true)
    expect(read.change_e4).toBe(change_e4)
    expect(read.short_e4).toBeNull()
  })

  it.each([
    ['100', 'below-price'],
    ['-5', 'sign'],
    ['1e3', 'letters'],
    ['0', 'zero'],
    ['99999999999', 'too-large'],
    ['٥٠٠', 'foreign-digits'],
  ])('“%s” is not sent: %s', (text, code) => {
    expect(readPayment(given(text), price).given).toEqual({ ok: false, problem: code })
    expect(paymentWords(given(text), price)).toBeNull()
  })

  it('says what is missing', () => {
    expect(readPayment(given('60'), price)).toMatchObject({ short_e4: taka(48), change_e4: null })
  })

  it('is nothing a scanner types', () => {
    const scanned = reducePayment(given('500'), { type: 'scanned-given' })
    expect(readPayment(scanned, price).given).toEqual({ ok: false, problem: 'scanner' })
    const typed = reducePayment(scanned, { type: 'typed-given', text: '200' })
    expect(paymentWords(typed, price)).toEqual({ given_e4: taka(200) })
  })

  it('is said only where somebody counted it', () => {
    expect(paymentWords(IN_CASH, price)).toEqual({})
  })

  it('is cut where a page is pasted', () => {
    const pasted = reducePayment(IN_CASH, { type: 'typed-given', text: '5'.repeat(1_000_000) })
    expect(pasted.given.length).toBeLessThan(40)
    expect(paymentWords(pasted, price)).toBeNull()
  })
})

describe('what is paid later', () => {
  it('is the whole price, whatever that is by now, and no cash is counted', () => {
    const whole = { ...later(), given: '60' }
    for (const now of [price, taka(200)]) {
      expect(readPayment(whole, now)).toMatchObject({ onCredit_e4: now, cash_e4: 0 })
      expect(paymentWords(whole, now)).toEqual({ credit: { customer, amount_e4: now } })
    }
  })

  it('is a part of it, beside cash that is counted against the rest', () => {
    const part = { ...later({ part_e4: taka(48) }), given: '100' }
    expect(readPayment(part, price)).toMatchObject({ cash_e4: taka(60), change_e4: taka(40) })
    expect(paymentWords(part, price)).toEqual({
      given_e4: taka(100),
      credit: { customer, amount_e4: taka(48) },
    })
  })

  it('is chosen again where the price is less than that by now', () => {
    const part = later({ part_e4: taka(48) })
    expect(readPayment(part, taka(40)).isCreditAbove).toBe(true)
    expect(paymentWords(part, taka(40))).toBeNull()
    expect(readPayment(part, taka(48))).toMatchObject({ isCreditAbove: false, cash_e4: 0 })
  })

  it('says that a limit was seen for so much, and for no more', () => {
    const seen = later({ limitSeen_e4: price })
    const amount_e4 = price
    expect(paymentWords(seen, price)).toEqual({ credit: { customer, amount_e4, limitSeen: true } })
    expect(paymentWords(seen, taka(109))?.credit).not.toHaveProperty('limitSeen')
  })
})

describe('a sale that is begun in place of another', () => {
  const creditTo = { id: customer, name: 'Karim' }

  it('is paid as that one was', () => {
    const all = { amount_e4: taka(50), credit_e4: taka(50), creditTo }
    expect(paymentOf(saleWith(all), false)).toEqual(later())
    const part = saleWith({ ...all, credit_e4: taka(20) })
    expect(paymentOf(part, false)).toEqual(later({ part_e4: taka(20) }))
    expect(paymentOf(intentOf(part), true)).toEqual(later({ part_e4: taka(20) }))
    expect(paymentOf(saleWith(), true)).toEqual(IN_CASH)
  })

  it('has what was handed over where that lies at the counter still', () => {
    const paid = saleWith({ given_e4: taka(500) })
    expect(paymentOf(paid, true)).toEqual(given('500'))
    expect(paymentOf(paid, false)).toEqual(IN_CASH)
  })

  it('knows what was warned of, as long as nothing was written of it', () => {
    const credit = { customer, amount_e4: taka(20), limitSeen: true as const }
    const intent = { ...intentOf(saleWith()), credit }
    const seen = later({ part_e4: taka(20), limitSeen_e4: taka(20) })
    expect(paymentOf(intent, true)).toEqual(seen)
  })
})

describe('how a customer pays', () => {
  type Action = { readonly type: 'number' | 'amount' | 'cleared'; readonly text: string }
  interface Form extends SellingForm {
    readonly amount: string
  }
  const first: Form = { ...begun(newSaleId()), stage: 'number', number: '', amount: '' }
  const filled = () => {
    const kept = createFormStore<Form, Action>({
      first,
      reduce: (form, { type, text }) => (type === 'cleared' ? first : { ...form, [type]: text }),
      byItself: [],
      isEmpty: () => false,
    })
    kept.dispatch({ type: 'number', text: '017' })
    kept.pay({ type: 'typed-given', text: '500' })
    return kept
  }

  it('stays with another amount, and goes with another number', () => {
    const kept = filled()
    kept.dispatch({ type: 'amount', text: '20' })
    expect(kept.forOthers.payment().given).toBe('500')
    kept.dispatch({ type: 'number', text: '018' })
    expect(kept.forOthers.payment()).toBe(IN_CASH)
  })

  it('goes with everything else of a sale that is cleared', () => {
    const kept = filled()
    kept.dispatch({ type: 'cleared', text: '' })
    expect(kept.forOthers.payment()).toBe(IN_CASH)
  })

  it('is said by a hand: a press that waits for the core is not sent with other words', () => {
    const kept = filled()
    const before = kept.handled.get()
    kept.pay({ type: 'typed-given', text: '50' })
    expect(kept.handled.get()).toBe(before + 1)
    expect(SaleId.safeParse(kept.store.get().saleId).success).toBe(true)
  })
})
