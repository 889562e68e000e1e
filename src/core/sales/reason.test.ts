import { describe, expect, it } from 'vitest'
import { money } from '../../domain/money.ts'
import type { DeliveryState } from '../../domain/sale.ts'
import type { SaleStep } from '../../domain/sale-machine.ts'
import { reasonCode } from './reason.ts'

const providerReference = 'TRX1'
const heard = { type: 'failure-heard', providerReference, word: 'Failed' } as const
const evidence = 'SMS seen'

describe('why a sale stands as it stands', () => {
  it.each<[SaleStep, DeliveryState, string | null]>([
    [{ type: 'not-sent', why: 'dns' }, 'created', 'dns'],
    [{ type: 'refused', why: 'balance' }, 'failed', 'balance'],
    [{ type: 'unknown', why: 'timeout' }, 'in-doubt', 'timeout'],
    [{ type: 'not-executed', proof: 'not-found' }, 'failed', 'not-executed'],
    [{ type: 'cancelled', by: 'cashier' }, 'cancelled', 'cancelled'],
    [{ type: 'cancelled', by: 'expiry' }, 'cancelled', 'expired'],
    [{ ...heard, sinceFirst_ms: null }, 'accepted', 'failure-heard'],
    [{ ...heard, sinceFirst_ms: 60_000 }, 'failed', 'failed-word'],
    [{ ...heard, sinceFirst_ms: 60_000 }, 'reversed', 'failed-word'],
    [{ type: 'debited', debit_e4: money(1) }, 'needs-review', 'debited'],
    [{ type: 'overdue' }, 'needs-review', 'overdue'],
    [{ type: 'overdue', why: 'wallet-unclear' }, 'needs-review', 'wallet-unclear'],
    [{ type: 'decided', outcome: 'failed', evidence }, 'failed', 'decided'],
    [{ type: 'delivered-late', debit_e4: money(1), evidence }, 'late-success', 'decided'],
    [{ type: 'sent', requestHash: 'f00d' }, 'on-wire', null],
    [{ type: 'accepted', providerReference }, 'accepted', null],
    [{ type: 'delivered', providerReference, charged_e4: null }, 'succeeded', null],
    [{ type: 'refunded' }, 'failed', null],
    [{ type: 'taken-over', by: 'another' }, 'failed', null],
  ])('is said after %j as %s', (step, to, code) => {
    expect(reasonCode(step, to)).toBe(code)
  })

  it('is not made up for a step nobody knows', () => {
    // @ts-expect-error The types rule it out; a newer counter may have written it into the books.
    expect(() => reasonCode({ type: 'reborn' }, 'failed')).toThrow('unexpected case')
  })
})
