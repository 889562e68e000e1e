import { createInstance } from 'i18next'
import { ORPCError } from '@orpc/client'
import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { type Money, formatTaka, taka } from '../../domain/money.ts'
import { type CoreRefusal, problemOf } from '../core/refusal.ts'
import { bn } from '../i18n/bn/index.ts'
import { en } from '../i18n/en/index.ts'
import { refusalWords } from './refusal-words.ts'

/** What a card says of a sale that was not accepted, in Bangla. */
const words = createInstance()
void words.init({
  lng: 'bn',
  resources: { bn: { translation: bn } },
  interpolation: { escapeValue: false },
  initAsync: false,
})
const say = {
  t: words.t,
  taka: (amount: Money) => formatTaka(amount),
  wallet: (provider: string, name: string) => `${provider} · ${name}`,
}

function badInput(field: string, code: string, limit_e4: Money | null = null): CoreRefusal {
  const data = { field, code, limit_e4 }
  const problem = problemOf(new ORPCError('BAD_INPUT', { defined: true, status: 422, data }))
  if (problem.kind !== 'refused') throw new Error('the core refuses in its own words')
  return problem.refusal
}
const told = (refusal: CoreRefusal) =>
  refusalWords(say, refusal, { kind: 'recharge', provider: 'flexiloadbd' })

describe('a payment that was not taken', () => {
  it.each([
    ['given_e4', 'below-price'],
    ['credit', 'above-limit'],
    ['credit', 'limit-warns'],
    ['credit', 'above-maximum'],
  ] as const)('is said with the figure it is about: %s, %s', (field, code) => {
    const said = bn.paymentProblem[code].replace('{{limit}}', '৳20')
    expect(told(badInput(field, code, taka(20)))).toBe(said)
    expect(en.paymentProblem[code]).toContain('{{limit}}')
  })

  it('names what is not sold on credit', () => {
    const said = told(badInput('credit', 'kind-not-on-credit'))
    expect(said).toContain(bn.kinds.recharge.name)
  })
})

describe('what the core did not take', () => {
  it.each([
    ['number', 'prefix', bn.numberProblem.prefix],
    ['amount_e4', 'zero', bn.amountProblem.zero],
    ['amount_e4', 'whole-taka', bn.kinds.recharge.whole],
    ['lineType', 'line-type', bn.cannot['line-type'].replace('{{provider}}', 'flexiloadbd')],
    ['packageId', 'withdrawn', bn.packProblem.withdrawn],
    ['packageId', 'name-changed', bn.packProblem['name-changed']],
    ['provider', 'key-refused', bn.cannot['key-refused'].replace('{{provider}}', 'flexiloadbd')],
    ['given_e4', 'characters', bn.paymentProblem.givenCharacters],
    ['given_e4', 'sign', bn.paymentProblem.givenSign],
    ['credit', 'no-such-customer', bn.paymentProblem['no-such-customer']],
    ['credit', 'zero', bn.paymentProblem.zero],
    ['credit', 'sign', bn.paymentProblem.sign],
    ['credit', 'characters', bn.paymentProblem.characters],
  ])('is said in the words of the field: %s, %s', (field, code, said) => {
    expect(told(badInput(field, code))).toBe(said)
  })

  it('is said with the limit', () => {
    const said = told(badInput('amount_e4', 'below-minimum', taka(10)))
    expect(said).toBe(bn.cannot['below-minimum'].replace('{{limit}}', '৳10'))
  })

  it.each([
    ['kind', 'switched-off', null, bn.transferScreen.switchedOff],
    ['number', 'twelve-digits', null, bn.numberProblem['twelve-digits']],
    [
      'serviceCharge_e4',
      'charge-changed',
      taka(12),
      bn.transferScreen.chargeChanged.replace('{{charge}}', '৳12'),
    ],
    [
      'serviceCharge_e4',
      'above-maximum',
      taka(10),
      bn.transferScreen.chargeAbove.replace('{{amount}}', '৳10'),
    ],
  ])('is said of mobile money in words of its own: %s, %s', (field, code, limit, said) => {
    expect(told(badInput(field, code, limit))).toBe(said)
  })

  it('is named by its code only where the screens do not know it', () => {
    expect(told(badInput('slip', 'unheard-of'))).toContain('unheard-of')
    const nobodys = refusalWords(say, badInput('lineType', 'line-type'))
    expect(nobodys).toContain('line-type')
  })
})

describe('the same as an earlier sale', () => {
  it.each([
    ['succeeded', bn.refusal.TWIN],
    ['on-wire', bn.refusal.TWIN_ON_ITS_WAY],
    ['accepted', bn.refusal.TWIN_ON_ITS_WAY],
    ['in-doubt', bn.refusal.TWIN_OPEN],
    ['needs-review', bn.refusal.TWIN_OPEN],
  ])('is told by where that one stands: %s', (state, said) => {
    const data = { id: v7(), state }
    const problem = problemOf(new ORPCError('TWIN', { defined: true, status: 409, data }))
    expect(problem.kind === 'refused' && told(problem.refusal)).toBe(said)
  })
})

describe('a slip that is booked already', () => {
  it('is told with the wallet and the amount it is booked for', () => {
    const data = { provider: 'alsamiflexi', wallet: 'main', amount_e4: taka(5000) }
    const problem = problemOf(new ORPCError('SLIP_USED', { defined: true, status: 409, data }))
    const said = problem.kind === 'refused' ? told(problem.refusal) : ''
    expect(said).toContain('alsamiflexi · main')
    expect(said).toContain('৳5,000')
  })
})

describe('an id that does not show the sale to be ours', () => {
  it.each([
    ['inconclusive', bn.refusal.NOT_PROVED],
    ['id-reused', bn.refusal.ID_REUSED],
    ['rival', bn.refusal.ID_RIVAL],
    ['other-time', bn.refusal.ID_OTHER_TIME],
    ['only-number', bn.refusal.ID_ONLY_NUMBER],
  ])('is answered with what to compare: %s', (why, said) => {
    const data = { why, words: '', others: [] }
    const problem = problemOf(new ORPCError('NOT_PROVED', { defined: true, status: 409, data }))
    expect(problem.kind === 'refused' && told(problem.refusal)).toBe(said)
  })
})
