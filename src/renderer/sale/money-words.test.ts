import { createInstance } from 'i18next'
import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { type Money, formatTaka, taka } from '../../domain/money.ts'
import { bn } from '../i18n/bn/index.ts'
import { en } from '../i18n/en/index.ts'
import { saleWith } from '../testing/sales.ts'
import { faceOf } from './face.ts'
import { moneyBackWords, sureWords, tenderWords } from './money-words.ts'
import { cashOf, changeOf, creditOf, paidOf } from './paid.ts'
import { nextWords } from './words.ts'

const sayIn = (lng: 'bn' | 'en') => {
  const words = createInstance()
  void words.init({
    lng,
    resources: { bn: { translation: bn }, en: { translation: en } },
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  const taka = (amount: Money) => formatTaka(amount)
  return { t: words.t, taka }
}
const say = sayIn('en')
const creditTo = { id: v7(), name: 'Karim' }
const part = { amount_e4: taka(50), credit_e4: taka(20), creditTo }
const whole = { ...part, credit_e4: taka(50) }

/** Whatever sends cash out of the drawer. */
const CASH_OUT = /give|৳50 back|return ৳/iu

describe('the parts of a price', () => {
  it('are cash, credit, and the change of what was handed over', () => {
    const sale = saleWith({ ...part, serviceCharge_e4: taka(2), given_e4: taka(100) })
    expect(paidOf(sale)).toBe(taka(52))
    expect([cashOf(sale), creditOf(sale), changeOf(sale)]).toEqual([32, 20, 68].map(taka))
    expect([creditOf(saleWith()), changeOf(saleWith())]).toEqual([0, null])
  })
})

describe('money of a sale that came to nothing', () => {
  it('is called cash and dues by their parts', () => {
    expect(moneyBackWords(say, saleWith())).toBe('৳50')
    expect(moneyBackWords(say, saleWith(part))).toContain('৳30 in cash')
    expect(moneyBackWords(say, saleWith(part))).toContain('৳20 comes off')
    expect(moneyBackWords(say, saleWith(whole))).toBe('৳50 on credit')
  })

  it('is asked about as it goes: cash, or off the dues', () => {
    expect(sureWords(say, 'sale.refundSure', saleWith(part))).toContain('৳30 in cash')
    expect(sureWords(say, 'sale.refundSure', saleWith(whole))).toContain('off the dues')
    expect(sureWords(say, 'sale.cancelSure', saleWith(whole))).toContain('off the dues')
  })

  const told = (changes: Parameters<typeof saleWith>[0], language: 'bn' | 'en' = 'en') => {
    const sale = saleWith({ ...whole, ...changes })
    return nextWords(sayIn(language), faceOf(sale), paidOf(sale), sale)
  }
  const due = { tender: 'refund-due', reason: { code: 'balance', words: '' } } as const

  it.each([
    ['failed', { state: 'failed', ...due }],
    ['reversed', { state: 'reversed', ...due }],
    ['expired', { state: 'cancelled', tender: 'refund-due' }],
  ])('sends no cash out where all of it was on credit: %s', (_, changes) => {
    expect(told(changes)).toContain('hand out nothing')
    expect(told(changes)).toContain('৳50 off the dues')
    expect(told(changes)).not.toMatch(/Give ৳/u)
    expect(told(changes, 'bn')).toContain('বাকি থেকে ৳50')
  })

  it('sends none out of a draft, nor after it was called off', () => {
    const unsent = { state: 'created', reason: { code: 'connect', words: '' } }
    expect(told(unsent)).toContain('৳50 comes off the dues')
    expect(told({ state: 'cancelled', tender: 'unpaid' })).toContain('hand out no cash')
    expect(told({ state: 'cancelled', tender: 'unpaid' })).not.toMatch(CASH_OUT)
  })

  it('is given back in its cash part where a part was on credit', () => {
    const said = told({ ...part, state: 'failed', ...due })
    expect(said).toContain('Give ৳30 in cash')
  })

  it('needs nothing more once it went back', () => {
    const over = { ...due, state: 'failed', tender: 'refunded' } as const
    expect(told({ ...part, ...over })).toContain(en.moneyBack.returned)
    expect(told(over)).toContain('৳50 was taken off the dues')
    expect(told(over)).not.toContain(en.moneyBack.returned)
  })

  it('is told of as dues where it never lay in the drawer', () => {
    const words = (changes: Parameters<typeof saleWith>[0]) => tenderWords(say, saleWith(changes))
    expect(words({ ...whole, tender: 'refund-due' })).toBe(en.onCredit.tender['refund-due'])
    expect(words({ ...whole, tender: 'collected' })).toBe('in the dues')
    expect(words({ ...part, tender: 'refund-due' })).toBe(en.tender['refund-due'])
  })
})
