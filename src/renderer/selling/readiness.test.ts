import { describe, expect, it } from 'vitest'
import type { Quote } from '../../contract/quote.ts'
import { taka } from '../../domain/money.ts'
import type { ProviderId } from '../../domain/provider.ts'
import { bn } from '../i18n/bn/index.ts'
import { en } from '../i18n/en/index.ts'
import { choiceOf } from '../testing/choices.ts'
import { quoteWith } from '../testing/quotes.ts'
import { hindranceOf, notAnswering, wordsOf } from './readiness.ts'

type Cannot = Quote['choices'][number]['cannot']

/** The core's answer where these providers are asked, and each says why it cannot. */
function quoteOf(...choices: (readonly [ProviderId, Cannot])[]): Quote {
  return quoteWith({
    provider: null,
    choices: choices.map(([provider, cannot]) => {
      return choiceOf(provider, {
        cannot,
        limit_e4: cannot === 'above-maximum' || cannot === 'plain-http' ? taka(1000) : null,
      })
    }),
  })
}

function told(quote: Quote, chosen: ProviderId | null = null) {
  const hindrance = hindranceOf(quote, chosen)
  return hindrance && wordsOf(hindrance)
}

describe('a sale that its provider cannot take', () => {
  it('is offered to another only where another takes it', () => {
    const open = quoteOf(['alsamiflexi', 'in-doubt'], ['autoflexi', null])
    expect(told(open, 'alsamiflexi')).toBe('cannot.in-doubt')
    const shut = quoteOf(['alsamiflexi', 'in-doubt'], ['autoflexi', 'in-doubt'])
    for (const chosen of [null, 'alsamiflexi'] as const) {
      expect(told(shut, chosen)).toBe('noneCan.in-doubt')
    }
  })

  it('waits for what passes soonest where nobody takes it', () => {
    const quote = quoteOf(
      ['flexiloadbd', 'key-refused'],
      ['alsamiflexi', 'in-doubt'],
      ['autoflexi', 'resting'],
    )
    expect(hindranceOf(quote, 'flexiloadbd')).toMatchObject({
      reason: 'resting',
      provider: 'autoflexi',
      elsewhere: false,
    })
    const doubt = quoteOf(['flexiloadbd', 'operator'], ['alsamiflexi', 'in-doubt'])
    expect(told(doubt)).toBe('noneCan.in-doubt')
  })

  it('is not offered to a provider that is not set up', () => {
    const reasons = ['in-doubt', 'resting', 'key-refused', 'line-type', 'operator'] as const
    for (const reason of [...reasons, 'plain-http'] as const) {
      const alone = quoteOf(['flexiloadbd', reason], ['alsamiflexi', 'not-set-up'])
      expect(told(alone)).toBe(`noneCan.${reason}`)
    }
  })

  it('is put right at the field first', () => {
    const quote = quoteOf(['flexiloadbd', 'above-maximum'], ['alsamiflexi', 'in-doubt'])
    expect(told(quote)).toBe('cannot.above-maximum')
  })

  it('is more than goes there without https: another takes it, or it is sold in parts', () => {
    const open = quoteOf(['flexiloadbd', 'plain-http'], ['autoflexi', null])
    expect(told(open, 'flexiloadbd')).toBe('cannot.plain-http')
    expect(hindranceOf(open, 'flexiloadbd')?.limit_e4).toBe(taka(1000))
    const others = quoteOf(['flexiloadbd', 'plain-http'], ['autoflexi', 'key-refused'])
    expect(told(others)).toBe('noneCan.key-refused')
  })

  it('has no reason where nobody is set up', () => {
    expect(told(quoteOf(['flexiloadbd', 'not-set-up'], ['autoflexi', 'not-set-up']))).toBeNull()
  })
})

describe('a sale that would go to a provider', () => {
  const provider = 'autoflexi'
  const ready = (...others: readonly ProviderId[]): Quote => {
    const takers = [provider, ...others] as const
    return { ...quoteOf(...takers.map((one) => [one, null] as const)), provider }
  }
  const standing = (state: 'good' | 'slow' | 'down' | 'login' | 'unknown') => [
    { provider, health: { state, latency_ms: null, successRate_ppm: null } } as const,
  ]

  it.each(['down', 'login'] as const)('that is %s says so, and who else takes it', (state) => {
    const found = notAnswering(ready('flexiloadbd'), standing(state))
    expect(found).toEqual({ provider, elsewhere: true })
    expect(notAnswering(ready(), standing(state))).toEqual({ provider, elsewhere: false })
  })

  it.each(['good', 'slow', 'unknown'] as const)('that is %s says nothing of it', (state) => {
    expect(notAnswering(ready('flexiloadbd'), standing(state))).toBeNull()
  })

  it('says nothing where nobody takes it, or nothing is known', () => {
    expect(notAnswering(quoteOf(), standing('down'))).toBeNull()
    expect(notAnswering(ready(), [])).toBeNull()
  })
})

describe('the words where nobody takes a sale', () => {
  it('speak of no other provider, and let no money be taken', () => {
    for (const words of Object.values(bn.noneCan)) {
      expect(words).toContain('টাকা নেবেন না')
      expect(words).not.toMatch(/অন্যটি|প্রোভাইডার বদলান/u)
    }
    for (const words of Object.values(en.noneCan)) {
      expect(words).toMatch(/take no money/iu)
      expect(words).not.toContain('through another')
    }
  })
})
