import { describe, expect, it } from 'vitest'
import type { Observation, SaleEvent } from '../../../contract/schemas.ts'
import { answersOf, isMoneyStep } from './story.ts'

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
  const balance = (seq: number, body: string): Observation => ({
    seq,
    at_ms: seq * 1_000,
    source: 'balance',
    class: 'balances',
    httpStatus: 200,
    elapsed_ms: seq,
    body,
  })

  it('are one line where the same comes again and again', () => {
    const answers = answersOf([
      balance(1, '{"balance":100}'),
      balance(2, '{"balance":80}'),
      balance(3, '{"balance":80}'),
      balance(4, '{"balance":80}'),
      balance(5, '{"balance":100}'),
    ])
    expect(answers.map(({ first, last, times }) => [first.seq, last.seq, times])).toEqual([
      [1, 1, 1],
      [2, 4, 3],
      [5, 5, 1],
    ])
  })
})
