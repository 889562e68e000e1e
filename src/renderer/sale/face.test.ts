import { describe, expect, it } from 'vitest'
import { refusalCodes, saleReasonCodes } from '../../contract/codes.ts'
import type { DeliveryState, TenderState } from '../../domain/sale.ts'
import { saleWith } from '../testing/sales.ts'
import {
  actionsFor,
  actionsOf,
  barredBy,
  faceOf,
  holdsMoney,
  reasonKey,
  refusedByProvider,
  saleLeftInHand,
  toneOf,
} from './face.ts'

const due: TenderState = 'refund-due'
const sale = (state: DeliveryState, code: string | null = null, failureHeardOnce = false) => ({
  state,
  reason: code === null ? null : { code, words: '' },
  failureHeardOnce,
  tender: due,
})

describe('where a sale stands, as the cashier is told', () => {
  it('is on its way while nothing is known against it', () => {
    expect(faceOf(sale('created'))).toBe('sending')
    expect(faceOf(sale('on-wire'))).toBe('sent')
    expect(faceOf(sale('accepted'))).toBe('waiting')
  })

  it('is not sent when the counter could not reach the provider', () => {
    expect(faceOf(sale('created', 'connect'))).toBe('not-sent')
  })

  it('is checked once more when failure was heard once: no money goes back yet', () => {
    const face = faceOf(sale('accepted', 'failure-heard', true))
    expect(face).toBe('checking')
    expect(toneOf[face]).toBe('wait')
  })

  it('is unknown, and never failed, when no answer came', () => {
    const face = faceOf(sale('in-doubt', 'timeout'))
    expect(face).toBe('doubt')
    expect(toneOf[face]).toBe('doubt')
  })

  it.each(refusalCodes)('is refused when the provider said no: %s', (code) => {
    expect(faceOf(sale('failed', code))).toBe('refused')
  })

  it('is failed when failure was proved', () => {
    expect(faceOf(sale('failed', 'failed-word'))).toBe('failed')
    expect(faceOf(sale('failed', 'decided'))).toBe('failed')
  })
})

describe('what can be done with a sale', () => {
  it('is to try again only where nothing was sent', () => {
    const again = Object.entries(actionsOf).filter(([, actions]) => actions.includes('try-again'))
    expect(again.map(([face]) => face).sort()).toEqual(['not-received', 'not-sent'])
  })

  it('is to sell anew only where the money is the customer’s again', () => {
    const anew = Object.entries(actionsOf).filter(([, actions]) => actions.includes('sell-again'))
    expect(anew.map(([face]) => face).sort()).toEqual([
      'cancelled',
      'failed',
      'refused',
      'reversed',
    ])
  })

  it('is to return the money once, or to put it into another try once', () => {
    const failed = (tender: TenderState) => actionsFor({ ...sale('failed'), tender })
    expect(failed('refund-due')).toEqual(['refund', 'sell-again', 'slip'])
    expect(failed('refunded')).toEqual(['sell-again', 'slip'])
    expect(failed('taken-over')).toEqual(['slip'])
    const calledOff = (tender: TenderState) => actionsFor({ ...sale('cancelled'), tender })
    expect(calledOff('unpaid')).toEqual(['slip'])
    expect(calledOff('refund-due')).toEqual(['refund', 'sell-again', 'slip'])
  })

  it('is to decide first where its cost was taken although it failed', () => {
    const failed = { ...sale('failed'), tender: 'refund-due' } as const
    expect(actionsFor(failed, true)).toEqual(['decide', 'slip'])
    expect(actionsFor({ ...failed, tender: 'refunded' }, true)).toEqual(['decide', 'slip'])
    expect(actionsFor(sale('reversed'), true)).toEqual(['decide', 'slip'])
  })

  it('is to decide about the one before it where that may have arrived', () => {
    const [first, second, other] = [saleWith(), saleWith(), saleWith()]
    const barred = [
      { sale: first.id, by: first.id },
      { sale: second.id, by: first.id },
    ]
    const by = [first, second, other].map(({ id }) => barredBy(barred, id))
    expect(by).toEqual([first.id, first.id, null])
    // Called off by its age, its money is here just so; a draft is still called off by hand.
    const expired = { ...sale('cancelled', 'expired'), tender: due }
    expect(actionsFor(expired, true)).toEqual(['decide', 'slip'])
    expect(actionsFor({ ...sale('accepted'), tender: 'collected' }, true)).toEqual(['slip'])
  })

  it('is to say that a success was taken back, only where its provider said an odd word', () => {
    const arrived = (state: DeliveryState) => ({ ...sale(state), tender: 'collected' }) as const
    expect(actionsFor(arrived('succeeded'), false, true)).toEqual(['decide', 'slip'])
    expect(actionsFor(arrived('late-success'), false, true)).toEqual(['decide', 'slip'])
    expect(actionsFor(arrived('succeeded'))).toEqual(['slip'])
    expect(actionsFor(arrived('accepted'), false, true)).toEqual(['slip'])
  })

  it('is to call an unsent one off and take another provider', () => {
    const unsent = { ...sale('created', 'connect'), tender: 'collected' } as const
    expect(actionsFor(unsent)).toEqual(['try-again', 'other-provider', 'cancel', 'slip'])
    // Held back by another one like it, no provider could take it.
    const held = { ...sale('created', 'twin-open'), tender: 'collected' } as const
    expect(actionsFor(held)).toEqual(['try-again', 'cancel', 'slip'])
    // Nor where it may have left all the same.
    const copied = { ...sale('created', 'from-copy'), tender: 'collected' } as const
    expect(actionsFor(copied)).toEqual(['cancel', 'slip'])
  })

  it('is to go to another provider where this one could not, and not where nobody can', () => {
    expect(refusedByProvider(sale('failed', 'balance'))).toBe(true)
    expect(refusedByProvider(sale('failed', 'invalid'))).toBe(false)
    expect(refusedByProvider(sale('failed'))).toBe(false)
  })

  it('is nothing that sends while the outcome is unknown', () => {
    expect(actionsOf.doubt).toEqual(['slip'])
    expect(actionsOf.asking).toEqual([])
    expect(actionsOf.review).not.toContain('try-again')
  })
})

describe('a sale that holds the customer’s money', () => {
  it('is one that owes it, or that could not be sent', () => {
    expect(holdsMoney(sale('failed'))).toBe(true)
    expect(holdsMoney({ ...sale('created', 'connect'), tender: 'collected' })).toBe(true)
    expect(holdsMoney({ ...sale('created'), tender: 'collected' })).toBe(false)
    expect(holdsMoney({ ...sale('failed'), tender: 'refunded' })).toBe(false)
    expect(holdsMoney({ ...sale('succeeded'), tender: 'collected' })).toBe(false)
  })
})

describe('the sale that was in hand when the page was closed', () => {
  const now_ms = 60 * 60_000
  const minutesAgo = (minutes: number, state: DeliveryState, tender: TenderState = 'collected') =>
    saleWith({ state, tender, createdAt_ms: now_ms - minutes * 60_000 })

  it('is the newest of the last minutes that is open or owed', () => {
    const [done, waiting, doubtful] = [
      minutesAgo(1, 'succeeded'),
      minutesAgo(2, 'accepted'),
      minutesAgo(3, 'in-doubt'),
    ]
    expect(saleLeftInHand([done, waiting, doubtful], now_ms)).toBe(waiting)
    const owed = minutesAgo(2, 'failed', 'refund-due')
    expect(saleLeftInHand([done, owed], now_ms)).toBe(owed)
  })

  it('is none where all is done, given back, or long ago', () => {
    const over = [
      minutesAgo(1, 'succeeded'),
      minutesAgo(2, 'failed', 'refunded'),
      minutesAgo(20, 'accepted'),
    ]
    expect(saleLeftInHand(over, now_ms)).toBeNull()
  })
})

describe('a reason', () => {
  it('has its own words, and others where a newer core knows more', () => {
    for (const code of saleReasonCodes) expect(reasonKey(code)).toBe(code)
    expect(reasonKey('moon-phase')).toBe('unlisted')
  })
})
