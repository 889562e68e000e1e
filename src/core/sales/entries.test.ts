import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Account, balances, customersHeld, type Entry } from '../../domain/ledger.ts'
import { money } from '../../domain/money.ts'
import type { DeliveryState, TenderState } from '../../domain/sale.ts'
import {
  confirmed,
  type Moved,
  SECOND_FAILURE_AFTER_ms,
  type SaleStep,
  step,
} from '../../domain/sale-machine.ts'
import { entriesFor } from './entries.ts'

const FACE = 500_000
/** The shop's own, on top. */
const CHARGE = 20_000
const PAID = FACE + CHARGE
const EXPECTED = 486_250
const at = { provider: 'flexiloadbd', wallet: 'flexiload' } as const
const WALLET = 'wallet:flexiloadbd:flexiload'
const RESERVED = 'reserved:flexiloadbd:flexiload'

const sums = {
  amount_e4: FACE,
  service_charge_e4: CHARGE,
  credit_e4: 0,
  expected_cost_e4: EXPECTED,
} as const
const providerReference = 'TRX1'
const heard = { type: 'failure-heard', providerReference, word: 'Failed' } as const
const steps: readonly SaleStep[] = [
  { type: 'not-sent', why: 'dns' },
  { type: 'cancelled', by: 'cashier' },
  { type: 'sent', requestHash: 'f00d' },
  { type: 'refused', why: 'balance' },
  { type: 'unknown', why: 'timeout' },
  { type: 'accepted', providerReference },
  { ...heard, sinceFirst_ms: null },
  { ...heard, sinceFirst_ms: SECOND_FAILURE_AFTER_ms },
  { type: 'not-executed', proof: 'duplicate-of-another' },
  { type: 'overdue' },
  { type: 'debited', debit_e4: money(FACE) },
  { type: 'decided', outcome: 'succeeded', evidence: 'SMS seen' },
  { type: 'decided', outcome: 'failed', evidence: 'not on the dashboard' },
  { type: 'refunded' },
  { type: 'taken-over', by: 'another try' },
  { type: 'paid-late', from: 'another try' },
]
const anyStep = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...steps) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(null, EXPECTED, FACE, FACE + 1).map(
      (charged): SaleStep => ({
        type: 'delivered',
        providerReference,
        charged_e4: charged === null ? null : money(charged),
      }),
    ),
  },
)

interface Kept {
  readonly sale: Moved
  readonly charged_e4: number | null
  readonly entries: readonly Entry[]
}

/** Books a sale's whole life as the core does: the sum taken is fixed when it is booked. */
function bookkeeping(taken: readonly SaleStep[]): Kept[] {
  const words = { ...at, ...sums }
  let sale: Moved = confirmed
  let charged_e4: number | null = null
  let entries = [...entriesFor('collect', { ...words, tender: 'unpaid', suspended: 0 }, null)]
  const kept: Kept[] = [{ sale, charged_e4, entries }]
  for (const next of taken) {
    const outcome = step(sale, next)
    if (!outcome.ok) continue
    const { postings } = outcome.value
    const isBooked = postings.includes('settle') || postings.includes('late-success')
    if (isBooked) charged_e4 = next.type === 'delivered' ? next.charged_e4 : null
    const { tender } = sale
    const suspended = sale.suspended ? 1 : 0
    const before = { ...words, tender, suspended } as const
    // Its own money went back: another sale, paid anew, brings what that one's customer paid.
    const brings = next.type === 'paid-late' && next.from !== null && tender === 'refunded'
    entries = [
      ...entries,
      ...(brings ? entriesFor('collect', before, null) : []),
      ...postings.flatMap((one) => entriesFor(one, before, charged_e4)),
    ]
    sale = outcome.value
    kept.push({ sale, charged_e4, entries })
  }
  return kept
}

const anyLife = fc.array(anyStep, { maxLength: 40 }).map(bookkeeping)
const open: readonly DeliveryState[] = ['on-wire', 'accepted', 'in-doubt', 'needs-review']
const delivered: readonly DeliveryState[] = ['succeeded', 'late-success']
const withUs: readonly TenderState[] = ['collected', 'refund-due', 'taken-over']
const notEarned: readonly TenderState[] = ['refunded', 'taken-over']

/** Holds after every step of every life. */
function always(check: (kept: Kept, sum: (account: Account) => number) => void): void {
  const life = fc.property(anyLife, (moments) => {
    for (const kept of moments) {
      const sums = balances(kept.entries)
      check(kept, (account) => sums.get(account) ?? 0)
    }
  })
  fc.assert(life, { numRuns: 500 })
}

describe('the entries of a sale, whatever becomes of it', () => {
  it('balance', () => {
    always(({ entries }) => {
      expect(entries.reduce((sum, { amount_e4 }) => sum + amount_e4, 0)).toBe(0)
    })
  })

  it('set the cost aside while its end is not known, and release it exactly once', () => {
    always(({ sale }, sum) => {
      const aside = open.includes(sale.state) ? EXPECTED : 0
      expect(sum(RESERVED)).toBe(sale.suspended ? 0 : aside)
      expect(sum('suspense')).toBe(sale.suspended ? aside : 0)
    })
  })

  it('hold the customer’s money until it is delivered or given back', () => {
    always(({ sale: { state, tender } }, sum) => {
      // Put into another try it is held until that one, or this one after all, is paid with it.
      const isPaid = delivered.includes(state) && tender !== 'taken-over'
      const owed = withUs.includes(tender) && !isPaid
      expect(sum(customersHeld) + (owed ? PAID : 0)).toBe(0)
    })
  })

  it('have the cash in the drawer while the customer has not got it back', () => {
    always(({ sale }, sum) => {
      expect(sum('cash')).toBe(withUs.includes(sale.tender) ? PAID : 0)
    })
  })

  it('take from the wallet what the provider took, and only for what it delivered', () => {
    always(({ sale: { state }, charged_e4 }, sum) => {
      const took = delivered.includes(state) ? (charged_e4 ?? EXPECTED) : 0
      expect(sum(WALLET) + sum(RESERVED) + sum('suspense') + took).toBe(0)
    })
  })

  it('earn what is left of the face, or lose what was delivered and is not paid for', () => {
    always(({ sale: { state, tender }, charged_e4 }, sum) => {
      const cost = charged_e4 ?? EXPECTED
      const isLoss = state === 'late-success' && notEarned.includes(tender)
      const earned = delivered.includes(state) && !isLoss ? FACE - cost : 0
      expect(sum('commission') + earned).toBe(0)
      const charge = delivered.includes(state) && !isLoss ? CHARGE : 0
      expect(sum('service-charge') + charge).toBe(0)
      expect(sum('loss-late-success')).toBe(isLoss ? cost : 0)
    })
  })
})

const sold = { ...at, ...sums, tender: 'collected' } as const

describe('each step of a sale', () => {
  const RESERVE = { [WALLET]: -EXPECTED, [RESERVED]: EXPECTED }
  const DELIVERED = { 'customers-held': PAID, commission: -10_000, 'service-charge': -CHARGE }
  const TAKEN_BACK = { 'customers-held': -PAID, commission: 10_000, 'service-charge': CHARGE }

  it.each([
    ['collect', {}, { cash: PAID, 'customers-held': -PAID }],
    ['return-cash', {}, { cash: -PAID, 'customers-held': PAID }],
    ['refund', {}, { cash: -PAID, 'customers-held': PAID }],
    ['reserve', {}, RESERVE],
    ['suspend', {}, { suspense: EXPECTED, [RESERVED]: -EXPECTED }],
    ['release-reserve', {}, { [WALLET]: EXPECTED, [RESERVED]: -EXPECTED }],
    ['release-reserve', { suspended: 1 }, { [WALLET]: EXPECTED, suspense: -EXPECTED }],
    ['settle', {}, { ...DELIVERED, [RESERVED]: -EXPECTED, [WALLET]: -3_750 }],
    ['settle', { suspended: 1 }, { ...DELIVERED, suspense: -EXPECTED, [WALLET]: -3_750 }],
    ['take-back', {}, { ...TAKEN_BACK, [WALLET]: 490_000 }],
    ['late-success', { tender: 'refund-due' }, { ...DELIVERED, [WALLET]: -490_000 }],
    ['late-success', { tender: 'refunded' }, { 'loss-late-success': 490_000, [WALLET]: -490_000 }],
  ] as const)('moves exactly this money: %s of %o', (posting, sale, moved) => {
    const entries = entriesFor(posting, { ...sold, suspended: 0, ...sale }, 490_000)
    const lines = entries.map(({ account, amount_e4 }) => [account, amount_e4])
    expect(Object.fromEntries(lines)).toEqual(moved)
    expect(lines).toHaveLength(Object.keys(moved).length)
  })
})

describe('a posting nobody knows', () => {
  it('is not booked as another', () => {
    const sale = { ...sold, suspended: 0 } as const
    // @ts-expect-error The types rule it out; a mistake of ours could still make it.
    expect(() => entriesFor('give-away', sale, null)).toThrow('unexpected case')
  })
})
