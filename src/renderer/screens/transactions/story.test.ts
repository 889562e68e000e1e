import { createInstance } from 'i18next'
import { describe, expect, it } from 'vitest'
import type { Observation, SaleEvent } from '../../../contract/schemas.ts'
import { en } from '../../i18n/en/index.ts'
import { latestWords } from './latest-words.ts'
import { answersIn, isMoneyStep, isUnderWay, latestWord } from './story.ts'

const english = createInstance()
void english.init({
  lng: 'en',
  resources: { en: { translation: en } },
  interpolation: { escapeValue: false },
  initAsync: false,
})

const event = (changes: Partial<SaleEvent>): SaleEvent => ({
  version: 1,
  at_ms: 0,
  from: 'failed',
  to: 'failed',
  tender: 'refund-due',
  cause: 'cashier',
  reason: null,
  ...changes,
})

describe('a step of the money', () => {
  it('is one that left the delivery where it was', () => {
    const due = event({ from: 'accepted' })
    expect(isMoneyStep(event({ tender: 'refunded' }), due)).toBe(true)
    expect(isMoneyStep(event({ tender: 'taken-over' }), due)).toBe(true)
  })

  it('is none where the delivery moved, where nothing moved, or at the beginning', () => {
    const due = event({})
    expect(isMoneyStep(event({ from: 'accepted' }), event({ tender: 'collected' }))).toBe(false)
    expect(isMoneyStep(event({}), due)).toBe(false)
    expect(isMoneyStep(event({ from: null }), null)).toBe(false)
  })
})

describe('a failed sale that its provider names after all', () => {
  it('has a step of its own, which is not the failure once more', () => {
    const reason = { code: 'not-executed', words: '' }
    const before = event({ from: 'in-doubt', reason })
    expect(isUnderWay(event({ cause: 'settlement' }), before)).toBe(true)
    expect(isUnderWay(before, event({ from: 'on-wire', to: 'in-doubt' }))).toBe(false)
    // The money alone moved, or failure was heard once more.
    expect(isUnderWay(event({ tender: 'refunded' }), before)).toBe(false)
    expect(isUnderWay(event({ reason: { code: 'failed-word', words: '' } }), before)).toBe(false)
    expect(isUnderWay(event({ from: 'succeeded', to: 'succeeded' }), before)).toBe(false)
  })
})

describe('a provider’s last word', () => {
  const heard = (seq: number, source: Observation['source'], kind: string): Observation => ({
    seq,
    at_ms: seq,
    source,
    class: kind,
    httpStatus: 200,
    elapsed_ms: 1,
    body: '',
    times: 2,
    lastAt_ms: seq + 1,
  })

  it('is the last that says something of the sale, with when it was heard last', () => {
    const observations = [
      heard(1, 'create', 'unknown'),
      heard(2, 'status', 'not-found'),
      heard(4, 'status', 'pending:after-end'),
      heard(6, 'balance', 'balances'),
      heard(8, 'status', 'inconclusive'),
      heard(10, 'status', 'final:other-reference'),
      heard(12, 'status', 'not-found:other-account'),
      heard(14, 'person', 'decision'),
    ]
    expect(latestWord({ observations })).toEqual({ word: 'pending', at_ms: 5 })
    expect(latestWord({ observations: observations.slice(0, 2) })?.word).toBe('not-found')
    expect(latestWord({ observations: observations.slice(0, 1) })).toBeNull()
  })

  it.each([
    ['pending', 'flexiloadbd still says it is under way (03:19).'],
    ['not-found', 'flexiloadbd says it has no such sale (03:19).'],
    ['weak-refusal', 'flexiloadbd’s last answer (03:19): refused without a documented code.'],
  ])('is said with its time: %s', (kind, said) => {
    const observations = [heard(1, 'status', kind)]
    const words = latestWords(
      { t: english.t, when: () => '03:19' },
      { observations, provider: 'flexiloadbd' },
    )
    expect(words).toBe(said)
  })
})

describe('a provider’s answers', () => {
  const seen = (seq: number, times: number): Observation => ({
    seq,
    at_ms: seq * 1_000,
    source: 'balance',
    class: 'balances',
    httpStatus: 200,
    elapsed_ms: seq,
    body: '{"balance":100}',
    times,
    lastAt_ms: seq * 1_000,
  })

  it('are counted with those that came again and those that are not shown', () => {
    const observations = [seen(1, 1), seen(2, 3), seen(9, 1)]
    expect(answersIn({ observations })).toBe(5)
    expect(answersIn({ observations, leftOut: { after: 2, answers: 4 } })).toBe(9)
  })
})
