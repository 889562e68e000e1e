import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import type { Quote } from '../../../contract/quote.ts'
import { taka } from '../../../domain/money.ts'
import { newSaleId } from '../../selling/selling-form.ts'
import { quoteWith } from '../../testing/quotes.ts'
import { saleWith } from '../../testing/sales.ts'
import { type FormAction, reduceForm } from './form.ts'
import { againTrouble, amountTrouble, numberWords } from './problems.ts'
import { questionOf, read } from './reading.ts'
import { readiness } from './readiness.ts'
import { type TransferForm, emptyForm } from './transfer-form.ts'

const NUMBER = '01812345678'
const typed = (field: 'number' | 'amount' | 'again', text: string): FormAction => ({
  type: 'typed',
  field,
  text,
})
const filling = (number: string, amount: string, ...more: readonly FormAction[]) =>
  [
    typed('number', number),
    { type: 'next-brand' } as const,
    typed('amount', amount),
    ...more,
  ].reduce(reduceForm, emptyForm(newSaleId()))
const readBack = () => filling(NUMBER, '500', { type: 'forward' })

const quoteOf = (changes: Partial<Quote> = {}): Quote =>
  quoteWith({
    serviceCharge_e4: taka(5),
    legal: { says: 'within', by: 'day', left_e4: taka(50_000) },
    ...changes,
  })
const ready = (form: TransferForm, quote: Quote | null = quoteOf()) =>
  readiness(form, read(form), quote)
const above = (left: number) =>
  quoteOf({ legal: { says: 'above', by: 'month', left_e4: taka(left) } })
const cannot = (code: string, field = 'amount_e4', limit_e4 = taka(10)) =>
  quoteOf({ provider: null, cannot: { field, code, limit_e4 } })

describe('a transfer on its read-back', () => {
  it('is sent with the charge that was read back', () => {
    const form = readBack()
    expect(ready(form)).toEqual({
      kind: 'ready',
      beside: null,
      intent: {
        id: form.saleId,
        kind: 'transfer',
        operator: 'BK',
        number: NUMBER,
        walletType: 'personal',
        amount_e4: taka(500),
        serviceCharge_e4: taka(5),
        provider: 'flexiloadbd',
      },
    })
  })

  it('is not sent before the core has answered, nor while something is missing', () => {
    expect(ready(readBack(), null)).toEqual({ kind: 'looking' })
    expect(ready(filling(NUMBER, '500'))).toEqual({ kind: 'filling' })
    expect(ready(filling('018', '500'))).toEqual({ kind: 'filling' })
    expect(ready(filling(NUMBER, '20000', { type: 'went-to', stage: 'again' }))).toEqual({
      kind: 'filling',
    })
    expect(ready({ ...readBack(), brand: null })).toEqual({ kind: 'filling' })
  })

  it('is said to be switched off where the core says so', () => {
    expect(ready(readBack(), cannot('switched-off', 'kind'))).toMatchObject({ kind: 'unsold' })
  })

  it('is sent near a limit of the law without a question', () => {
    const near = quoteOf({ legal: { says: 'near', by: 'day', left_e4: taka(500) } })
    expect(ready(readBack(), near).kind).toBe('ready')
    expect(ready(readBack(), quoteOf({ legal: null })).kind).toBe('ready')
  })

  it('is asked about above one, and sent only by who has read that', () => {
    const form = readBack()
    expect(ready(form, above(100))).toEqual({ kind: 'warned', warning: 'above month 1000000' })
    const read100 = { ...form, legalSeen: 'above month 1000000' }
    expect(ready(read100, above(100))).toMatchObject({
      kind: 'ready',
      warned: 'above month 1000000',
    })
    // Another window has sent to that wallet since: what was read is not so any more.
    expect(ready(read100, above(0))).toEqual({ kind: 'warned', warning: 'above month 0' })
  })

  it('is asked about as a twin first', () => {
    const twin = saleWith({ id: v7(), state: 'succeeded' })
    const quote = { ...above(0), twin }
    expect(ready(readBack(), quote).kind).toBe('twin')
    expect(ready({ ...readBack(), twinSeen: twin.id }, quote).kind).toBe('warned')
  })
})

describe('what the core is asked', () => {
  it('is nothing before brand and amount, and the number once it is whole', () => {
    expect(questionOf(read(emptyForm(newSaleId())))).toBeNull()
    expect(questionOf(read({ ...readBack(), brand: null }))).toBeNull()
    expect(questionOf(read(filling(NUMBER, '')))).toBeNull()
    const words = { kind: 'transfer', operator: 'BK', walletType: 'personal' }
    expect(questionOf(read(filling('018', '500')))).toEqual({ ...words, amount_e4: taka(500) })
    expect(questionOf(read(readBack()))).toMatchObject({ ...words, number: NUMBER })
  })
})

describe('what the number says', () => {
  const says = (number: string, ...more: readonly FormAction[]) => {
    const form = [typed('number', number), ...more].reduce(reduceForm, emptyForm(newSaleId()))
    return numberWords(form, read(form))
  }
  const forward: FormAction = { type: 'forward' }

  it('is nothing while it grows, and what is wrong once it is left', () => {
    expect(says('018')).toBeNull()
    expect(says('')).toBeNull()
    expect(says('018', forward)).toBe('numberProblem.too-short')
    expect(says('', forward)).toBe('numberProblem.empty')
    expect(says('009198')).toBeNull()
    expect(says('00919812345678')).toBe('numberProblem.country')
  })

  it('is said at once where no further key puts it right', () => {
    expect(says('01212345678')).toBe('numberProblem.prefix')
    expect(says('018x')).toBe('numberProblem.letters')
    expect(says('0181234567891')).toBe('numberProblem.too-long')
    expect(says('018123456789', { type: 'next-brand' })).toBe('numberProblem.twelve-digits')
  })

  it('asks for the brand once it is left without one', () => {
    expect(says(NUMBER)).toBeNull()
    expect(says(NUMBER, forward)).toBe('transferScreen.chooseBrand')
    expect(says(NUMBER, forward, { type: 'next-brand' })).toBeNull()
  })
})

describe('what the amount says', () => {
  const says = (form: TransferForm, quote: Quote | null = quoteOf()) =>
    amountTrouble(form, read(form), quote)

  it('is what no further key puts right, at once', () => {
    expect(says(filling(NUMBER, ''))).toBeNull()
    expect(says(filling(NUMBER, '0'))).toBeNull()
    expect(says(filling(NUMBER, '00'))).toEqual({ code: 'zero', amount_e4: null })
    expect(says(filling(NUMBER, '5.50'))).toEqual({ code: 'decimals', amount_e4: null })
    expect(says(filling(NUMBER, '5,000'))).toEqual({ code: 'grouped', amount_e4: taka(5_000) })
    expect(says(filling(NUMBER, '', { type: 'forward' }))).toEqual({
      code: 'empty',
      amount_e4: null,
    })
    expect(says(filling(NUMBER, '', { type: 'scanned', field: 'amount' }))).toEqual({
      code: 'scanner',
      amount_e4: null,
    })
  })

  it('is the core’s limit: above it at once, below it once it is left', () => {
    const form = filling(NUMBER, '5')
    expect(says(form)).toBeNull()
    expect(says(form, null)).toBeNull()
    expect(says(form, cannot('above-maximum'))).toEqual({
      code: 'above-maximum',
      amount_e4: taka(10),
    })
    expect(says(form, cannot('below-minimum'))).toBeNull()
    const told = { code: 'below-minimum', amount_e4: taka(10) }
    expect(says({ ...form, stage: 'read-back' }, cannot('below-minimum'))).toEqual(told)
    const left = reduceForm(form, { type: 'refused-amount' })
    expect(says(left, cannot('below-minimum'))).toEqual(told)
    expect(says(left, cannot('whole-taka'))).toBeNull()
    expect(says(left, cannot('switched-off', 'kind'))).toBeNull()
  })
})

describe('what its second typing says', () => {
  const large = (...more: readonly FormAction[]) => {
    const form = filling(NUMBER, '20000', { type: 'forward' }, ...more)
    return againTrouble(form, read(form))
  }
  const forward: FormAction = { type: 'forward' }

  it('is nothing where it is typed once, or typed the same', () => {
    const once = readBack()
    expect(againTrouble(once, read(once))).toBeNull()
    expect(large(typed('again', '20000'))).toBeNull()
  })

  it('is that it differs, with the first, once it is left', () => {
    expect(large(typed('again', '2000'))).toBeNull()
    const told = { code: 'differs', amount_e4: taka(20_000) }
    expect(large(typed('again', '2000'), forward)).toEqual(told)
  })

  it('is what is wrong with it as with any amount', () => {
    expect(large()).toBeNull()
    expect(large(forward)).toEqual({ code: 'empty', amount_e4: null })
    expect(large(typed('again', '2x'))).toEqual({ code: 'letters', amount_e4: null })
    expect(large(typed('again', '20,000'))).toEqual({ code: 'grouped', amount_e4: taka(20_000) })
    expect(large({ type: 'scanned', field: 'again' })).toEqual({
      code: 'scanner',
      amount_e4: null,
    })
  })
})
