import { describe, expect, it } from 'vitest'
import type { Observation, SaleEvent } from '../../../contract/schemas.ts'
import { answersIn, isMoneyStep } from './story.ts'

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
