import { describe, expect, it } from 'vitest'
import type { Choice } from '../../contract/choice.ts'
import type { Quote } from '../../contract/quote.ts'
import { taka, ZERO } from '../../domain/money.ts'
import type { ProviderId } from '../../domain/provider.ts'
import { choiceOf } from '../testing/choices.ts'
import type { SaleKind } from '../../domain/sale.ts'
import { onlyOne, whyThis } from './passed-over.ts'

function quoteOf(provider: ProviderId | null, choices: Choice[]): Quote {
  const nothing = { cannot: null, last: null, twin: null, remembered: null }
  const costs = { expectedCost_e4: null, expectedCommission_e4: null, serviceCharge_e4: ZERO }
  const figures = { ...costs, legal: null, min_e4: null, max_e4: null }
  return { provider, choices, ...nothing, ...figures }
}

function passedOver(quote: Quote) {
  return whyThis(quote, 'recharge')?.passed ?? []
}

function because(quote: Quote, kind: SaleKind = 'recharge') {
  return whyThis(quote, kind)?.because
}

const alsamiflexi = choiceOf('alsamiflexi', { preference: 2 })
const autoflexi = (changes: Partial<Choice>) => choiceOf('autoflexi', { preference: 1, ...changes })

describe('what the read-back says of a sale that goes another way', () => {
  it('is nothing where it goes through the preferred one', () => {
    const quote = quoteOf('autoflexi', [autoflexi({}), alsamiflexi])
    expect(passedOver(quote)).toEqual([])
  })

  it.each(['short', 'silent'] as const)('is that the preferred one is %s', (why) => {
    const quote = quoteOf('alsamiflexi', [alsamiflexi, autoflexi({ because: [why] })])
    expect(passedOver(quote)).toEqual([{ provider: 'autoflexi', why, limit_e4: null }])
  })

  it('is one reason, the first', () => {
    const both = autoflexi({ because: ['short', 'silent'] })
    expect(passedOver(quoteOf('alsamiflexi', [alsamiflexi, both]))).toMatchObject([
      { why: 'short' },
    ])
  })

  it('is what the preferred one cannot take, with the figure', () => {
    const unable = autoflexi({ cannot: 'below-minimum', limit_e4: taka(20) })
    expect(passedOver(quoteOf('alsamiflexi', [unable, alsamiflexi]))).toEqual([
      { provider: 'autoflexi', why: 'below-minimum', limit_e4: taka(20) },
    ])
  })

  it('names all that stand before it, the most preferred first', () => {
    const choices = [
      choiceOf('flexiloadbd', { preference: 3 }),
      choiceOf('alsamiflexi', { preference: 2, because: ['silent'] }),
      autoflexi({ because: ['short'] }),
    ]
    expect(passedOver(quoteOf('flexiloadbd', choices))).toMatchObject([
      { provider: 'autoflexi', why: 'short' },
      { provider: 'alsamiflexi', why: 'silent' },
    ])
  })

  it('names none that stands behind it, or is not set up', () => {
    const choices = [
      choiceOf('alsamiflexi', { preference: 2 }),
      choiceOf('flexiloadbd', { preference: 3, because: ['short'] }),
      choiceOf('autoflexi', { cannot: 'not-set-up', preference: null }),
    ]
    expect(passedOver(quoteOf('alsamiflexi', choices))).toEqual([])
  })

  it('is on one place of the order that the other earns less, and nothing else', () => {
    const more = choiceOf('alsamiflexi', { preference: 1, because: ['earns-more'] })
    const less = quoteOf('alsamiflexi', [more, autoflexi({ because: ['earns-less'] })])
    expect(passedOver(less)).toMatchObject([{ provider: 'autoflexi', why: 'earns-less' }])
    const short = quoteOf('alsamiflexi', [more, autoflexi({ because: ['short'] })])
    expect(passedOver(short)).toEqual([])
  })

  it('is nothing of one that could take it: the cashier chose another', () => {
    expect(passedOver(quoteOf('alsamiflexi', [autoflexi({}), alsamiflexi]))).toEqual([])
    const more = autoflexi({ because: ['earns-more'] })
    expect(passedOver(quoteOf('alsamiflexi', [more, alsamiflexi]))).toEqual([])
  })

  it('is nothing where nobody takes it', () => {
    expect(passedOver(quoteOf(null, [autoflexi({ cannot: 'resting' })]))).toEqual([])
  })
})

describe('why a sale goes through this one', () => {
  const resting = autoflexi({ cannot: 'resting', because: [] })

  it('is that it is the first in the order, where another would take it as well', () => {
    expect(because(quoteOf('autoflexi', [autoflexi({}), alsamiflexi]))).toBe('preference')
  })

  it('is on one place of the order that it earns more', () => {
    const more = choiceOf('alsamiflexi', { preference: 1, because: ['earns-more'] })
    const same = autoflexi({ because: ['short'] })
    expect(because(quoteOf('alsamiflexi', [more, same]))).toBe('earns-more')
  })

  it('is that the cashier chose it', () => {
    expect(because(quoteOf('alsamiflexi', [autoflexi({}), alsamiflexi]))).toBe('by-hand')
  })

  it('is what keeps the others, where they only are behind it', () => {
    const first = choiceOf('flexiloadbd', { preference: 0 })
    const skitto = choiceOf('alsamiflexi', { cannot: 'line-type', preference: 2, because: [] })
    expect(whyThis(quoteOf('flexiloadbd', [first, resting, skitto]), 'recharge')).toEqual({
      because: 'only-able',
      passed: [
        { provider: 'autoflexi', why: 'resting', limit_e4: null },
        { provider: 'alsamiflexi', why: 'line-type', limit_e4: null },
      ],
    })
  })

  it('is that nobody else is set up, or sells such a thing at all', () => {
    const none = autoflexi({ cannot: 'not-set-up', preference: null, because: [] })
    expect(because(quoteOf('alsamiflexi', [alsamiflexi, none]))).toBe('only-set-up')
    const pack = quoteOf('flexiloadbd', [choiceOf('flexiloadbd'), none])
    expect(whyThis(pack, 'package')).toEqual({ because: 'only-seller', passed: [] })
  })

  it('is told by the others alone where one before it is passed over', () => {
    const both = [alsamiflexi, choiceOf('flexiloadbd', { preference: 3 })]
    expect(because(quoteOf('alsamiflexi', [resting, ...both]))).toBeNull()
  })
})

describe('a turn to another provider', () => {
  it('finds nobody where the others cannot take it, and says what keeps them', () => {
    const quote = quoteOf('alsamiflexi', [autoflexi({ cannot: 'resting' }), alsamiflexi])
    expect(onlyOne(quote, 'recharge')).toMatchObject({
      because: 'only-able',
      passed: [{ provider: 'autoflexi', why: 'resting' }],
    })
  })

  it('finds one that takes it', () => {
    expect(onlyOne(quoteOf('autoflexi', [autoflexi({}), alsamiflexi]), 'recharge')).toBeNull()
  })
})
